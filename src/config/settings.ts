import { HOST_PARAMETER_NAMES } from '../doveadm/host-parameter.ts';
import type { Parser } from './parsers.ts';
import * as parse from './parsers.ts';

/** One setting: its parser, its default, and its description. */
export interface Setting<T = unknown> {
  readonly parse: Parser<T>;
  /** The default as text; null when the setting is unset by default. An object when it depends on NODE_ENV. */
  readonly default: string | null | { readonly development: string; readonly otherwise: string };
  /** For docs/settings.md. */
  readonly description: string;
  /** The value may also come from the file that `NAME_FILE` names. */
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
    'URL of the doveadm HTTP API, for example `http://127.0.0.1:8080`. The path `/doveadm/v1` is implied.',
  ),
  DOVEADM_TCP_URL: setting(
    parse.doveadmTcpUrl,
    null,
    "URL of the same Dovecot's listener for doveadm's own protocol, for example `doveadm://127.0.0.1:2425`, or `doveadms://` for TLS, with or without STARTTLS. The gateway uses it for commands on users' mail: it is faster, has no size limits, and reports Dovecot's reason for a failure. Needs DOVEADM_PASSWORD. Without it, or when it does not respond, these commands go over HTTP.",
  ),
  DOVEADM_API_KEY: fromFile(
    parse.secret,
    null,
    "Dovecot's `doveadm_api_key`, unchanged from its configuration. Set the key or the password.",
  ),
  DOVEADM_PASSWORD: fromFile(parse.secret, null, "Dovecot's `doveadm_password`. With an API key, it is used for DOVEADM_TCP_URL only."),
  DOVEADM_HOSTS_FILE: setting(
    parse.readablePath,
    null,
    'A YAML or JSON file with a list of hosts. It replaces the four settings above when there are several hosts.',
  ),
  DOVEADM_CONCURRENCY: setting(
    parse.integer(1, 64),
    '4',
    'Maximum of concurrent requests to one Dovecot host, and of connections to its DOVEADM_TCP_URL.',
  ),
  DOVEADM_SPARE_CONNECTIONS: setting(
    parse.integer(0, 64),
    '2',
    'Connections to each host that the gateway opens before a read needs them, which halves the time of small queries. Each one occupies a process of Dovecot for up to 10 seconds. `0` opens none.',
  ),
  DOVEADM_QUEUE: setting(
    parse.integer(1, 100_000),
    '500',
    'Maximum of GraphQL requests that wait for one Dovecot host. The gateway refuses further ones.',
  ),
  DOVEADM_CONNECT_TIMEOUT: setting(parse.integer(1, 300), '5', 'Timeout in seconds for a connection to Dovecot.'),
  DOVEADM_SERVER_TIMEOUT: setting(parse.integer(1, 3600), '15', 'Timeout in seconds for commands on the server, such as `who`.'),
  DOVEADM_MAIL_TIMEOUT: setting(parse.integer(1, 3600), '60', "Timeout in seconds for commands that open a user's mail."),
  DOVEADM_LONG_TIMEOUT: setting(
    parse.integer(1, 86_400),
    '1800',
    'Timeout in seconds for commands that process a whole mailbox or storage, such as `mailboxIndex`.',
  ),
  DOVEADM_CA_FILE: setting(
    parse.certificateFile,
    null,
    'PEM file with the certificate authorities of the Dovecot hosts. It replaces those of the system.',
  ),
  DOVEADM_CERT_FILE: setting(parse.certificateFile, null, 'PEM file with the client certificate for Dovecot. Needs DOVEADM_CERT_KEY_FILE.'),
  DOVEADM_CERT_KEY_FILE: setting(parse.privateKeyFile, null, 'PEM file with the private key of the client certificate.'),
  HOST: setting(parse.text, '127.0.0.1', 'Address to listen on.'),
  PORT: setting(parse.integer(0, 65_535), '4000', 'Port to listen on. 0 chooses a free port.'),
  TRUSTED_PROXIES: setting(
    parse.networks,
    null,
    'Addresses and networks of proxies in front of the gateway, such as `127.0.0.1` or `10.0.0.0/8`, separated by commas. The gateway takes the client address for its logs from their `X-Forwarded-For` header. Without it, the gateway uses the address of the connection.',
  ),
  JWT_JWKS_URL: setting(
    parse.keySetUrl,
    null,
    'URL of the key set of the token issuer. Set exactly one of JWT_JWKS_URL, JWT_PUBLIC_KEY and JWT_SECRET.',
  ),
  JWT_PUBLIC_KEY: fromFile(parse.text, null, 'PEM: the public key or certificate that verifies tokens.'),
  JWT_SECRET: fromFile(parse.secretOfBytes(32), null, 'For development: the shared secret that signs tokens, 32 bytes or more.'),
  JWT_PRIVATE_KEY: fromFile(parse.secret, null, 'PEM: the private key for `doveadm-graphql token`, when JWT_SECRET is not used.'),
  JWT_ISSUER: setting(parse.list, null, 'Accepted values of the claim `iss`, separated by commas. Required except with JWT_SECRET.'),
  JWT_AUDIENCE: setting(
    parse.list,
    null,
    'Accepted values of the claim `aud`, separated by commas. A token needs one of them. Required except with JWT_SECRET.',
  ),
  JWT_ALGORITHMS: setting(parse.list, null, 'Accepted algorithms, separated by commas. Without it, all that fit the key.'),
  JWT_ROLES_CLAIM: setting(parse.text, 'roles', 'Claim with the roles. It may be a path such as `realm_access.roles`.'),
  JWT_DOMAINS_CLAIM: setting(parse.text, 'domains', 'Claim with the domains of the scope.'),
  JWT_USERS_CLAIM: setting(parse.text, 'users', 'Claim with the users of the scope.'),
  JWT_ACCOUNT_CLAIM: setting(
    parse.text,
    'sub',
    'Claim with the own account, for roles such as `self`. Use `email` or `preferred_username` when `sub` is not a user of Dovecot.',
  ),
  JWT_CLOCK_TOLERANCE: setting(parse.integer(0, 300), '5', 'Tolerance in seconds for differences between clocks, for `exp` and `nbf`.'),
  JWT_DENY_FILE: setting(
    parse.readablePath,
    null,
    'A file with the ids (`jti`) of revoked tokens, one per line. The gateway reads it again when it changes. With this file, a token without a `jti` is refused.',
  ),
  POLICY_FILE: setting(
    parse.readablePath,
    null,
    'YAML file with roles that add to the default roles, or replace them. The gateway reads it again on SIGHUP.',
  ),
  ALLOW_HOST_PARAMETERS: setting(
    parse.hostParameters,
    null,
    `Parameters that reach into the mail host, and that superadmin may use: ${HOST_PARAMETER_NAMES.map((name) => `\`${name}\``).join(', ')}. Without it, none.`,
  ),
  RAW_COMMANDS: setting(parse.onOff, 'off', 'Whether superadmin may use the mutation `doveadm`, which runs any command that a host lists.'),
  FS_FILTERS: setting(
    parse.list,
    null,
    "Blocks of Dovecot's configuration with an `fs`, such as `mail_ext_attachment`, that `Host.fs` may read and write on 2.4. Without it, none. Do not add names that do not exist: they crash doveadm.",
  ),
  REPLICATION_REMOTES: setting(
    parse.remotes,
    null,
    'Remotes of `storageSync` and `storageBackup`, separated by commas: the name of a server and the address of its doveadm listener, such as `standby=tcp:10.0.0.7:12345`, or `tcps:` for TLS. Both Dovecots need the same `doveadm_password`. Without it, no remote is allowed.',
  ),
  USERNAME_CASE: setting(
    parse.oneOf('lower', 'preserve'),
    'lower',
    'How Dovecot treats the case of user names. Use `preserve` when its `auth_username_format` keeps the case.',
  ),
  SHARED_NAMESPACES: setting(
    parse.sharedPrefixes,
    'shared/$user/',
    "Prefixes of Dovecot's shared namespaces, separated by commas. `$user`, or `$username` and `$domain`, stands for the owner. A prefix without these, such as `Public/`, is a public namespace. `off` means that there are no such namespaces.",
  ),
  GRAPHIQL: setting(
    parse.onOff,
    { development: 'on', otherwise: 'off' },
    'Whether the gateway serves GraphiQL, the query editor in the browser. It completes names with `INTROSPECTION=on`, or for tokens with `SCHEMA_READ`.',
  ),
  INTROSPECTION: setting(parse.onOff, { development: 'on', otherwise: 'off' }, 'Whether everyone may read the schema (introspection).'),
  FEDERATION: setting(
    parse.onOff,
    'off',
    'Whether the gateway is a subgraph of Apollo Federation 2: the schema gets `_service` and `_entities`. See docs/federation.md.',
  ),
  CORS_ORIGINS: setting(parse.origins, null, 'Origins of web pages that may call the gateway, separated by commas. Without it, none.'),
  RATE_LIMIT: setting(parse.integerOrOff(1, 10_000_000), '60000', 'Maximum of doveadm commands per minute for each principal, or `off`.'),
  REDIS_URL: setting(
    parse.redisUrl,
    null,
    'Redis server in which replicas share the counts of RATE_LIMIT, for example `redis://127.0.0.1:6379`. Without it, each replica counts alone.',
  ),
  MAX_COMMANDS: setting(parse.integer(1, 1_000_000), '5000', 'Maximum of doveadm commands of one request.'),
  MAX_DEPTH: setting(parse.integer(1, 100), '16', 'Maximum depth of a query, in levels of fields.'),
  MAX_FIELDS: setting(
    parse.integer(1, 100_000),
    '2000',
    'Maximum of fields of a query. The fields of a fragment count each time it is used.',
  ),
  MAX_ALIASES: setting(
    parse.integer(0, 10_000),
    '200',
    'Maximum of aliases of a query. The aliases of a fragment count each time it is used.',
  ),
  MAX_MUTATIONS: setting(parse.integer(1, 1000), '20', 'Maximum of mutations of one request.'),
  MAX_TOKENS: setting(parse.integer(100, 100_000), '10000', 'Maximum of tokens (names, values, punctuation) of a query.'),
  MAX_BODY_BYTES: setting(parse.integer(1000, 100_000_000), '5000000', 'Maximum size of a request body, in bytes.'),
  MAX_UPLOAD_BYTES: setting(
    parse.integer(1000, 2_000_000_000),
    '100000000',
    'Maximum size of a message for `POST /mailboxes/ID/messages`, in bytes. With DOVEADM_TCP_URL, the gateway does not keep the message in memory. Without it, MAX_BODY_BYTES applies as well.',
  ),
  TRUSTED_DOCUMENTS: setting(
    parse.documentsFile,
    null,
    'A JSON file with queries by id, as tools for persisted documents write it. With it, the gateway runs no other query.',
  ),
  MAX_REQUESTS: setting(
    parse.integer(1, 100_000),
    '1000',
    'Maximum of concurrent GraphQL requests. The gateway refuses further ones with HTTP 503.',
  ),
  MAX_STREAMS: setting(parse.integer(1, 100_000), '1000', 'Maximum of open streams (subscriptions, downloads).'),
  PRINCIPAL_SHARE: setting(
    parse.integer(1, 100),
    '50',
    'Maximum share of one `sub`, in percent of MAX_REQUESTS, MAX_STREAMS, DOVEADM_QUEUE, the memory for requests and answers, and the time of the event loop while others are active. Use 100 when one application is the only client.',
  ),
  REQUEST_TIMEOUT: setting(
    parse.integer(1, 3600),
    '90',
    'Timeout in seconds for a GraphQL request, including its body. Time in which a write is in flight does not count. The client gets the same time again to read the answer. Uploads and downloads may take longer, but must not stall for as long.',
  ),
  SLOW_REQUEST: setting(parse.integer(1, 3600), '5', 'Seconds after which the log marks a request as `slow`.'),
  DATABASE: fromFile(
    parse.secret,
    null,
    'Database of jobs and events: a file (SQLite, for one gateway), or `postgres://…` (for several gateways). Without it, there are no jobs and no events.',
  ),
  JOBS_CONCURRENCY: setting(parse.integer(1, 64), '4', 'Maximum of chunks of jobs that run concurrently for each Dovecot host.'),
  JOBS_RETENTION: setting(parse.integer(1, 3650), '30', 'Days after its end for which a job and its results are kept.'),
  EVENTS_PORT: setting(
    parse.integer(0, 65_535),
    null,
    "Port of the listener for Dovecot's event exporter, for example `4711`. 0 chooses a free port. `doveadm-graphql events-config` prints the configuration of Dovecot. Needs DATABASE and EVENTS_PASSWORD. Without it, this gateway receives no events.",
  ),
  EVENTS_HOST: setting(parse.text, '127.0.0.1', 'Address of this listener. Only the mail servers must reach it.'),
  EVENTS_PASSWORD: fromFile(parse.secret, null, 'Password with which Dovecot posts events.'),
  EVENTS_RETENTION: setting(parse.integer(1, 3650), '30', 'Days for which events are kept. The last login of each user is kept longer.'),
  WEBHOOKS_FILE: setting(
    parse.readablePath,
    null,
    'YAML or JSON file with a list of webhooks that receive events. Each has `url`, `secret` or `secretFile`, and optionally `name`, `types`, `mask`, `allowPrivate` and `giveUpAfterSeconds`. Needs DATABASE. See docs/events.md.',
  ),
  LOG_LEVEL: setting(
    parse.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    'Lowest level of messages in the log.',
  ),
  AUDIT_LOG: setting(
    parse.text,
    'stdout',
    'File that the gateway appends the audit log to, or `stdout`. The audit log cannot be switched off.',
  ),
  METRICS_PORT: setting(parse.integer(0, 65_535), null, 'Port of a separate listener for `/metrics`. Without it, there are no metrics.'),
  METRICS_HOST: setting(parse.text, '127.0.0.1', 'Address of this listener. Metrics need no token, so do not expose them to the internet.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    parse.collectorUrl,
    null,
    'URL of an OpenTelemetry collector that receives traces, for example `http://127.0.0.1:4318`. `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES` and the other `OTEL_EXPORTER_OTLP_…` variables apply as well.',
  ),
  GATEWAY_URL: setting(parse.text, 'http://127.0.0.1:4000/graphql', 'For `doveadm-graphql job`: the URL of the gateway.'),
  GATEWAY_TOKEN: fromFile(parse.secret, null, 'For `doveadm-graphql job`: the bearer token.'),
  SHUTDOWN_TIMEOUT: setting(parse.integer(0, 3600), '30', 'Seconds for which the gateway waits for running requests after SIGTERM.'),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<S> = S extends { parse: Parser<infer T>; default: infer D } ? (D extends null ? T | null : T) : never;

/** The value of each setting; null when it is unset and has no default. */
export type Values = { readonly [N in SettingName]: ValueOf<(typeof SETTINGS)[N]> };
