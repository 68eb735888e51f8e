import type { ClaimSettings } from './access/claims.ts';
import type { TokenSettings } from './access/token.ts';
import type { SigningSettings } from './access/sign.ts';
import type { AuditTarget } from './audit.ts';
import type { UserRouting } from './doveadm/routing/user-routes.ts';
import { readHosts } from './config/hosts.ts';
import type { HostConfig } from './config/hosts.ts';
import { eventListener, webhooks, type EventListener } from './config/event-settings.ts';
import { readSettings } from './config/read-settings.ts';
import type { Env, Report } from './config/read-settings.ts';
import type { Timeouts } from './doveadm/host/timeouts.ts';
import type { Values } from './config/settings.ts';
import type { WebhookConfig } from './config/webhooks.ts';
import { signingSettings, tokenSettings } from './config/token-settings.ts';

import { Secret } from './config/secret.ts';
import type { QueryLimits } from './limits/query-limits.ts';

export type { HostConfig, HostService, HostTls } from './config/hosts.ts';
export { Secret } from './config/secret.ts';

/** The whole configuration: read once at start, checked, and frozen. */
export interface Config {
  /** At least one; exactly one is the default. */
  readonly hosts: readonly HostConfig[];
  /** How the host of a user's mail is found. Null: user commands go to the default host. */
  readonly userRouting: UserRouting | null;
  /** The number of concurrent requests to one Dovecot host. */
  readonly concurrency: number;
  /** Connections to each host that are opened ahead of need. */
  readonly spareConnections: number;
  /** How many GraphQL requests may wait for one Dovecot host. */
  readonly queue: number;
  readonly timeouts: Timeouts;
  readonly maxRequests: number;
  readonly maxStreams: number;
  /** Bytes of a message that a POST saves. */
  readonly maxUploadBytes: number;
  /** The percentage of a shared resource that one principal may hold. */
  readonly principalShare: number;
  /** How long one GraphQL request may take, in milliseconds. */
  readonly requestTimeoutMs: number;
  readonly listen: { readonly host: string; /** 0: any free port. */ readonly port: number };
  readonly token: TokenSettings;
  readonly claims: ClaimSettings;
  /** Null: the default roles. */
  readonly policyFile: string | null;
  /** Prefixes of mailbox names that lead to other users' mail, with `$user` for the owner. */
  readonly sharedNamespaces: readonly string[];
  /** Parameters that give access to the mail host itself and that superadmin may use. */
  readonly allowHostParameters: readonly string[];
  /** Destinations of replication, by name. */
  readonly remotes: Readonly<Record<string, string>>;
  /** Whether superadmin may run commands in doveadm's own words. */
  readonly rawCommands: boolean;
  /** Blocks of Dovecot's configuration with an `fs` that commands may name. */
  readonly fsFilters: readonly string[];
  readonly graphiql: boolean;
  readonly introspection: boolean;
  /** Whether the gateway is a subgraph of a federated gateway. */
  readonly federation: boolean;
  /** Origins that browsers may call from. Empty: no CORS headers. */
  readonly corsOrigins: readonly string[];
  /** Doveadm commands for each principal; null: no limit. */
  readonly commandsPerMinute: number | null;
  /** The Redis where replicas share those counts; null: each counts alone. It may hold a password. */
  readonly redisUrl: Secret | null;
  /** The size limits of one request. */
  readonly limits: {
    readonly query: QueryLimits;
    readonly tokens: number;
    readonly bodyBytes: number;
    readonly commands: number;
  };
  /** A file of the only queries that may run; null: any query. */
  readonly trustedDocuments: string | null;
  readonly logLevel: Values['LOG_LEVEL'];
  /** The address of `/metrics`; null: not served. */
  readonly metrics: { readonly host: string; /** 0: any free port. */ readonly port: number } | null;
  /** The OpenTelemetry collector; null: no traces. */
  readonly tracesEndpoint: string | null;
  readonly audit: AuditTarget;
  /** A file, or `postgres://…`, which may hold a password; null: no database, no jobs and no events. */
  readonly database: Secret | null;
  readonly jobs: { /** For each host. */ readonly lanes: number; readonly retentionMs: number };
  readonly events: {
    /** The receiver; null: this gateway receives no events. */
    readonly listen: EventListener | null;
    readonly retentionMs: number;
    readonly webhooks: readonly WebhookConfig[];
  };
  readonly shutdownTimeoutMs: number;
  /** Addresses and networks of proxies whose X-Forwarded-For is trusted. */
  readonly trustedProxies: readonly string[];
  /** Requests that take at least this long are marked in the log. */
  readonly slowRequestMs: number;
}

/** Dovecot has built its answer when the first byte arrives. The rest depends on the network, not on the command. */
const TRANSFER_MS = 60_000;
/** What stands in a configuration that is printed before these settings are known. */
const EXAMPLE_PORT = 4711;
const EXAMPLE_PASSWORD = 'EVENTS_PASSWORD';
const DAY_MS = 86_400_000;

/** All invalid settings, reported together. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** One sentence each: the setting, and what to do. Never a secret. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export interface LoadOptions {
  /** Finds the faults of the policy file, so that they are reported with the others. */
  readonly checkPolicy?: ((file: string) => readonly string[]) | undefined;
}

/** @throws ConfigError with every fault. */
export function loadConfig(env: Env = process.env, { checkPolicy }: LoadOptions = {}): Config {
  return load((report, faults) => {
    const values = readSettings(env, report);
    const { hosts, userRouting } = readHosts(values, env, report);
    const token = tokenSettings(values, env, report);
    const audit = auditTarget(values, report);
    if (values.FEDERATION && values.TRUSTED_DOCUMENTS !== null)
      report('FEDERATION', 'cannot be on with TRUSTED_DOCUMENTS: a federated gateway writes its queries itself, and no manifest has them.');
    if (values.POLICY_FILE !== null) faults.push(...(checkPolicy?.(values.POLICY_FILE) ?? []));
    if (token === null || audit === null) return null;
    return {
      hosts,
      userRouting,
      concurrency: values.DOVEADM_CONCURRENCY,
      spareConnections: values.DOVEADM_SPARE_CONNECTIONS,
      queue: values.DOVEADM_QUEUE,
      timeouts: timeouts(values),
      maxRequests: values.MAX_REQUESTS,
      maxStreams: values.MAX_STREAMS,
      maxUploadBytes: values.MAX_UPLOAD_BYTES,
      principalShare: values.PRINCIPAL_SHARE,
      trustedProxies: values.TRUSTED_PROXIES ?? [],
      slowRequestMs: values.SLOW_REQUEST * 1000,
      requestTimeoutMs: values.REQUEST_TIMEOUT * 1000,
      listen: { host: values.HOST, port: values.PORT },
      token,
      claims: claimSettings(values),
      policyFile: values.POLICY_FILE,
      sharedNamespaces: values.SHARED_NAMESPACES,
      allowHostParameters: values.ALLOW_HOST_PARAMETERS ?? [],
      remotes: values.REPLICATION_REMOTES ?? {},
      rawCommands: values.RAW_COMMANDS,
      fsFilters: values.FS_FILTERS ?? [],
      graphiql: values.GRAPHIQL,
      introspection: values.INTROSPECTION,
      federation: values.FEDERATION,
      corsOrigins: values.CORS_ORIGINS ?? [],
      commandsPerMinute: values.RATE_LIMIT,
      redisUrl: values.REDIS_URL,
      limits: {
        query: { depth: values.MAX_DEPTH, aliases: values.MAX_ALIASES, mutations: values.MAX_MUTATIONS, fields: values.MAX_FIELDS },
        tokens: values.MAX_TOKENS,
        bodyBytes: values.MAX_BODY_BYTES,
        commands: values.MAX_COMMANDS,
      },
      trustedDocuments: values.TRUSTED_DOCUMENTS,
      logLevel: values.LOG_LEVEL,
      metrics: values.METRICS_PORT === null ? null : { host: values.METRICS_HOST, port: values.METRICS_PORT },
      tracesEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
      audit,
      database: values.DATABASE,
      jobs: { lanes: values.JOBS_CONCURRENCY, retentionMs: values.JOBS_RETENTION * DAY_MS },
      events: {
        listen: eventListener(values, env, report),
        retentionMs: values.EVENTS_RETENTION * DAY_MS,
        webhooks: webhooks(values, env, report),
      },
      shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT * 1000,
    };
  });
}

/** The settings for making a token: `doveadm-graphql token` runs without a Dovecot. */
export interface TokenConfig {
  readonly signing: SigningSettings;
  readonly claims: ClaimSettings;
  /** Null: not configured, and not put into the token. */
  readonly issuer: string | null;
  readonly audience: string | null;
}

/** The file of the audit log; undefined when AUDIT_LOG names no file. */
export function auditFile(env: Env = process.env): string | undefined {
  return env.AUDIT_LOG === 'stdout' ? undefined : env.AUDIT_LOG;
}

/** @throws ConfigError with every fault of the settings that begin with JWT_. */
export function loadTokenConfig(env: Env = process.env): TokenConfig {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('JWT_') || name === 'USERNAME_CASE'));
  return load((report) => {
    const values = readSettings(own, report);
    const signing = signingSettings(values, own, report);
    if (signing === null) return null;
    return {
      signing,
      claims: claimSettings(values),
      issuer: values.JWT_ISSUER?.[0] ?? null,
      audience: values.JWT_AUDIENCE?.[0] ?? null,
    };
  });
}

/** What `doveadm-graphql events-config` needs to know. @throws ConfigError with every fault of the settings that begin with EVENTS_ */
export function loadEventsConfig(env: Env = process.env): { readonly host: string; readonly port: number; readonly password: Secret } {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('EVENTS_')));
  return load((report) => {
    const { EVENTS_HOST: host, EVENTS_PORT: port, EVENTS_PASSWORD: password } = readSettings(own, report);
    return { host, port: port ?? EXAMPLE_PORT, password: password ?? new Secret(EXAMPLE_PASSWORD) };
  });
}

/** The settings of the command line as a client of a gateway. */
export interface ClientConfig {
  readonly url: string;
  readonly token: Secret;
}

/** @throws ConfigError with every fault of the settings that begin with GATEWAY_. */
export function loadClientConfig(env: Env = process.env): ClientConfig {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('GATEWAY_')));
  return load((report) => {
    const { GATEWAY_URL: url, GATEWAY_TOKEN: token } = readSettings(own, report);
    if (!/^https?:\/\//.test(url)) report('GATEWAY_URL', 'must be a URL such as http://127.0.0.1:4000/graphql.');
    if (token === null) report('GATEWAY_TOKEN', 'is missing: the bearer token, or its file as GATEWAY_TOKEN_FILE.');
    return token === null ? null : { url, token };
  });
}

function load<T extends object>(build: (report: Report, faults: string[]) => T | null): T {
  const faults: string[] = [];
  const built = build((name, remedy) => faults.push(`${name}: ${remedy}`), faults);
  if (faults.length > 0 || built === null) throw new ConfigError(faults);
  return deepFreeze(built);
}

function claimSettings(values: Values): ClaimSettings {
  return {
    rolesClaim: values.JWT_ROLES_CLAIM,
    domainsClaim: values.JWT_DOMAINS_CLAIM,
    usersClaim: values.JWT_USERS_CLAIM,
    accountClaim: values.JWT_ACCOUNT_CLAIM,
    usernameCase: values.USERNAME_CASE,
  };
}

function timeouts(values: Values): Timeouts {
  return {
    connectMs: values.DOVEADM_CONNECT_TIMEOUT * 1000,
    firstByteMs: {
      server: values.DOVEADM_SERVER_TIMEOUT * 1000,
      mail: values.DOVEADM_MAIL_TIMEOUT * 1000,
      long: values.DOVEADM_LONG_TIMEOUT * 1000,
    },
    transferMs: TRANSFER_MS,
  };
}

function auditTarget(values: Values, report: Report): AuditTarget | null {
  const path = values.AUDIT_LOG;
  if (path === 'stdout') return { kind: 'stdout' };
  if (!/^(on|off|none|stderr|syslog)$/i.test(path)) return { kind: 'file', path };
  report('AUDIT_LOG', 'must be "stdout" or a file: the audit log cannot be switched off.');
  return null;
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
