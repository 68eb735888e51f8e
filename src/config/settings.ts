import { HOST_PARAMETER_NAMES } from '../doveadm/host-parameter.ts';
import type { Parser } from './parsers.ts';
import * as parse from './parsers.ts';

/** One setting: its parser, its default, and its description. */
export interface Setting<T = unknown> {
  readonly parse: Parser<T>;
  /** As it would be set; null: unset. An object when it depends on NODE_ENV. */
  readonly default: string | null | { readonly development: string; readonly otherwise: string };
  /** For docs/settings.md. */
  readonly description: string;
  /** A file named by `NAME_FILE` may hold it instead. */
  readonly fromFile?: true;
}

type Default = Setting['default'];
const setting = <T, const D extends Default>(parse: Parser<T>, fallback: D, description: string) => ({
  parse,
  default: fallback,
  description,
});
const fromFile = <T, const D extends Default>(parse: Parser<T>, fallback: D, description: string) => ({
  ...setting(parse, fallback, description),
  fromFile: true as const,
});

/** Every setting, in the order of docs/settings.md. A new setting is a new line. */
export const SETTINGS = {
  DOVEADM_URL: setting(
    parse.doveadmUrl,
    null,
    'The doveadm HTTP API, for instance `http://127.0.0.1:8080`. The path `/doveadm/v1` is implied.',
  ),
  DOVEADM_TCP_URL: setting(
    parse.doveadmTcpUrl,
    null,
    "The same Dovecot's listener for doveadm's own protocol, for instance `doveadm://127.0.0.1:2425`; `doveadms://` is TLS, from the start or by STARTTLS. Commands on users' mail go over it: faster, of any size, with Dovecot's reason for a failure. Needs DOVEADM_PASSWORD. Where it does not answer, and without it, they go over HTTP.",
  ),
  DOVEADM_API_KEY: fromFile(parse.secret, null, "Dovecot's `doveadm_api_key`, as it stands in its configuration. This or the password."),
  DOVEADM_PASSWORD: fromFile(parse.secret, null, "Dovecot's `doveadm_password`. Beside an API key it is for DOVEADM_TCP_URL alone."),
  DOVEADM_HOSTS_FILE: setting(parse.readablePath, null, 'Instead of the four above, for several hosts: a YAML or JSON list of hosts.'),
  DOVEADM_CONCURRENCY: setting(
    parse.integer(1, 64),
    '4',
    'How many requests to one Dovecot host may run at the same time, and how many connections of DOVEADM_TCP_URL.',
  ),
  DOVEADM_SPARE_CONNECTIONS: setting(
    parse.integer(0, 64),
    '2',
    'Connections to each host that are opened before the next read needs them: a small question takes half the time. Each holds a process of Dovecot for up to 10 seconds after the last one. `0`: none.',
  ),
  DOVEADM_QUEUE: setting(parse.integer(1, 100_000), '500', 'How many GraphQL requests may wait for one Dovecot host; more are refused.'),
  DOVEADM_CONNECT_TIMEOUT: setting(parse.integer(1, 300), '5', 'Seconds that a connection to Dovecot may take.'),
  DOVEADM_SERVER_TIMEOUT: setting(parse.integer(1, 3600), '15', 'Seconds that commands may take which ask the server, such as `who`.'),
  DOVEADM_MAIL_TIMEOUT: setting(parse.integer(1, 3600), '60', "Seconds that commands may take which open a user's mail."),
  DOVEADM_LONG_TIMEOUT: setting(
    parse.integer(1, 86_400),
    '1800',
    'Seconds that commands may take which work through a whole mailbox or storage, such as `mailboxIndex`.',
  ),
  DOVEADM_CA_FILE: setting(
    parse.certificateFile,
    null,
    "PEM: the certificate authorities that sign the Dovecot hosts' certificates, instead of the system's.",
  ),
  DOVEADM_CERT_FILE: setting(parse.certificateFile, null, 'PEM: the client certificate to show to Dovecot. Needs DOVEADM_CERT_KEY_FILE.'),
  DOVEADM_CERT_KEY_FILE: setting(parse.privateKeyFile, null, "PEM: the client certificate's private key."),
  HOST: setting(parse.text, '127.0.0.1', 'The address to listen on.'),
  PORT: setting(parse.integer(0, 65_535), '4000', 'The port to listen on; 0 takes a free one.'),
  TRUSTED_PROXIES: setting(
    parse.networks,
    null,
    'Addresses and networks of proxies in front of the gateway, such as `127.0.0.1` or `10.0.0.0/8`, separated by commas. From them, `X-Forwarded-For` says who the client is, in the log and in the audit log. Without it, the address of the connection counts.',
  ),
  JWT_JWKS_URL: setting(parse.keySetUrl, null, 'Where the token issuer publishes its keys. One of this, JWT_PUBLIC_KEY and JWT_SECRET.'),
  JWT_PUBLIC_KEY: fromFile(parse.text, null, 'PEM: the public key or certificate that tokens are verified with.'),
  JWT_SECRET: fromFile(parse.secretOfBytes(32), null, 'For development: the shared secret that tokens are signed with, 32 bytes or more.'),
  JWT_PRIVATE_KEY: fromFile(parse.secret, null, 'PEM: for `doveadm-graphql token` only, where JWT_SECRET is not used.'),
  JWT_ISSUER: setting(parse.list, null, "The token's `iss`, or several. Needed except with JWT_SECRET."),
  JWT_AUDIENCE: setting(
    parse.list,
    null,
    "What must be in the token's `aud`, or several of which one must. Needed except with JWT_SECRET.",
  ),
  JWT_ALGORITHMS: setting(parse.list, null, 'The algorithms accepted. Without it, those that suit the key.'),
  JWT_ROLES_CLAIM: setting(parse.text, 'roles', 'Where in the token the roles are; a path such as `realm_access.roles`.'),
  JWT_DOMAINS_CLAIM: setting(parse.text, 'domains', 'Where in the token the domains of its scope are.'),
  JWT_USERS_CLAIM: setting(parse.text, 'users', 'Where in the token the users of its scope are.'),
  JWT_ACCOUNT_CLAIM: setting(
    parse.text,
    'sub',
    'Where in the token the own account is, for roles such as `self`; `email` or `preferred_username` where `sub` is no user of Dovecot.',
  ),
  JWT_CLOCK_TOLERANCE: setting(parse.integer(0, 300), '5', 'Seconds by which clocks may differ, for `exp` and `nbf`.'),
  JWT_DENY_FILE: setting(
    parse.readablePath,
    null,
    'A file of token ids (`jti`), one a line, that are refused. It is read again when it changes. With it, a token without a `jti` is refused.',
  ),
  POLICY_FILE: setting(parse.readablePath, null, 'YAML: roles to add to the default ones, or to replace them. Read again on SIGHUP.'),
  ALLOW_HOST_PARAMETERS: setting(
    parse.hostParameters,
    null,
    `Parameters that reach into the mail host, opened to superadmin: ${HOST_PARAMETER_NAMES.map((name) => `\`${name}\``).join(', ')}. Without it, none.`,
  ),
  RAW_COMMANDS: setting(
    parse.onOff,
    'off',
    'Whether superadmin may run any command that a host lists, in the words of doveadm, by the mutation `doveadm`.',
  ),
  FS_FILTERS: setting(
    parse.list,
    null,
    "Blocks of Dovecot's configuration that have an `fs`, such as `mail_ext_attachment`, which `fs` may read and write on 2.4. Without it, none: any other name ends doveadm's process.",
  ),
  REPLICATION_REMOTES: setting(
    parse.remotes,
    null,
    'Where `storageSync` and `storageBackup` may go: names of servers and the address of their doveadm listener, such as `standby=tcp:10.0.0.7:12345`, separated by commas. `tcps:` is TLS. Both Dovecots need the same `doveadm_password`. Without it, nowhere.',
  ),
  USERNAME_CASE: setting(
    parse.oneOf('lower', 'preserve'),
    'lower',
    'How Dovecot treats the case of user names: `preserve` if its `auth_username_format` keeps it.',
  ),
  SHARED_NAMESPACES: setting(
    parse.sharedPrefixes,
    'shared/$user/',
    "What the names of other users' mailboxes begin with, with `$user`, or `$username` and `$domain`, for the owner: Dovecot's shared namespaces, separated by commas. Public namespaces without it: `Public/`. `off`: there are no such namespaces.",
  ),
  GRAPHIQL: setting(
    parse.onOff,
    { development: 'on', otherwise: 'off' },
    'The query editor in the browser. It completes names with `INTROSPECTION=on`, or for tokens with `SCHEMA_READ`.',
  ),
  INTROSPECTION: setting(parse.onOff, { development: 'on', otherwise: 'off' }, 'Whether everyone may read the schema (introspection).'),
  FEDERATION: setting(
    parse.onOff,
    'off',
    'Whether the gateway is a subgraph of Apollo Federation 2: the schema gets `_service` and `_entities`. See docs/federation.md.',
  ),
  CORS_ORIGINS: setting(parse.origins, null, 'Origins whose pages may call the gateway. Without it, none.'),
  RATE_LIMIT: setting(parse.integerOrOff(1, 10_000_000), '60000', 'Doveadm commands a minute for each principal, or `off`.'),
  REDIS_URL: setting(
    parse.redisUrl,
    null,
    'Where replicas share the counts of RATE_LIMIT, for instance `redis://127.0.0.1:6379`. Without it, each replica counts for itself.',
  ),
  MAX_COMMANDS: setting(parse.integer(1, 1_000_000), '5000', 'Doveadm commands that one request may use.'),
  MAX_DEPTH: setting(parse.integer(1, 100), '16', 'Levels of fields that a query may have.'),
  MAX_FIELDS: setting(parse.integer(1, 100_000), '2000', 'Fields that a query may have, those of a fragment each time it is used.'),
  MAX_ALIASES: setting(parse.integer(0, 10_000), '200', 'Aliases that a query may have, those of a fragment each time it is used.'),
  MAX_MUTATIONS: setting(parse.integer(1, 1000), '20', 'Mutations that one request may hold.'),
  MAX_TOKENS: setting(parse.integer(100, 100_000), '10000', 'Tokens (names, values, signs) that a query may have.'),
  MAX_BODY_BYTES: setting(parse.integer(1000, 100_000_000), '5000000', 'Bytes that the body of a request may have.'),
  MAX_UPLOAD_BYTES: setting(
    parse.integer(1000, 2_000_000_000),
    '100000000',
    'Bytes of a message that `POST /mailboxes/ID/messages` saves. It is not held in memory where DOVEADM_TCP_URL is set; without it, MAX_BODY_BYTES holds as well.',
  ),
  TRUSTED_DOCUMENTS: setting(
    parse.documentsFile,
    null,
    'A JSON file of queries by id, as persisted-document tools write it. With it, no other query is run for anybody.',
  ),
  MAX_REQUESTS: setting(
    parse.integer(1, 100_000),
    '1000',
    'How many GraphQL requests may run at the same time. Further ones are refused with HTTP 503.',
  ),
  MAX_STREAMS: setting(parse.integer(1, 100_000), '1000', 'How many streams (subscriptions, downloads) may be open at the same time.'),
  PRINCIPAL_SHARE: setting(
    parse.integer(1, 100),
    '50',
    'Percent of MAX_REQUESTS, MAX_STREAMS, DOVEADM_QUEUE and of the memory for requests and answers that one `sub` may hold. Use 100 when one application is the only client.',
  ),
  REQUEST_TIMEOUT: setting(
    parse.integer(1, 3600),
    '90',
    'Seconds that a GraphQL request may take, its body included. A write that is under way is waited for, and does not count. The client has as long again to read the answer.',
  ),
  SLOW_REQUEST: setting(parse.integer(1, 3600), '5', 'Seconds after which a request is marked as `slow` in the log.'),
  DATABASE: fromFile(
    parse.secret,
    null,
    'Where jobs and events are kept: a file (SQLite, for one gateway), or `postgres://…` (for several). Without it, there are no jobs and no events.',
  ),
  JOBS_CONCURRENCY: setting(parse.integer(1, 64), '4', 'How many parts of jobs run at the same time for each Dovecot host.'),
  JOBS_RETENTION: setting(parse.integer(1, 3650), '30', 'Days that a job is kept with its results after its end.'),
  EVENTS_PORT: setting(
    parse.integer(0, 65_535),
    null,
    "The port of a listener that Dovecot's event exporter posts to, for instance `4711`; 0 takes a free one. `doveadm-graphql events-config` prints the configuration of Dovecot. Needs DATABASE and EVENTS_PASSWORD. Without it, this gateway receives no events.",
  ),
  EVENTS_HOST: setting(parse.text, '127.0.0.1', 'The address that it listens on, reached by the mail servers alone.'),
  EVENTS_PASSWORD: fromFile(parse.secret, null, 'The password with which Dovecot posts events.'),
  EVENTS_RETENTION: setting(parse.integer(1, 3650), '30', 'Days that events are kept. The last login of each user is kept for longer.'),
  WEBHOOKS_FILE: setting(
    parse.readablePath,
    null,
    'YAML or JSON: a list of webhooks that events are posted to, each with `url`, `secret` or `secretFile`, and if need be `name`, `types`, `mask`, `allowPrivate` and `giveUpAfterSeconds`. Needs DATABASE. See docs/events.md.',
  ),
  LOG_LEVEL: setting(parse.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), 'info', 'What is logged.'),
  AUDIT_LOG: setting(parse.text, 'stdout', 'A file that the audit log is appended to, or `stdout`. It cannot be switched off.'),
  METRICS_PORT: setting(
    parse.integer(0, 65_535),
    null,
    'The port of a second listener that answers `/metrics`. Without it, there are no metrics.',
  ),
  METRICS_HOST: setting(parse.text, '127.0.0.1', 'The address that it listens on. Metrics need no token: keep them inside.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    parse.collectorUrl,
    null,
    'An OpenTelemetry collector that traces are sent to, for instance `http://127.0.0.1:4318`. `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES` and the other `OTEL_EXPORTER_OTLP_…` hold as well.',
  ),
  GATEWAY_URL: setting(parse.text, 'http://127.0.0.1:4000/graphql', 'For `doveadm-graphql job`: where the gateway is.'),
  GATEWAY_TOKEN: fromFile(parse.secret, null, 'For `doveadm-graphql job`: the bearer token.'),
  SHUTDOWN_TIMEOUT: setting(parse.integer(0, 3600), '30', 'Seconds that running requests are given to end after SIGTERM.'),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<S> = S extends { parse: Parser<infer T>; default: infer D } ? (D extends null ? T | null : T) : never;

/** The value of each setting; null when it is unset and has no default. */
export type Values = { readonly [N in SettingName]: ValueOf<(typeof SETTINGS)[N]> };
