import type { Config, HostConfig } from '../config.ts';
import { isLoopback } from './parsers.ts';

/** A setting that is less strict than it could be. */
export interface Opening {
  /** The setting, or the host's name in DOVEADM_HOSTS_FILE. */
  readonly setting: string;
  /** The consequence and how to close it: a sentence or two. Never a secret. */
  readonly what: string;
}

/** What is shorter can be guessed. */
const LEAST_SECRET_BYTES = 16;

type Finding = (config: Config) => string | null;

/** One entry for each setting that can loosen a secure default. */
const FINDINGS: Readonly<Record<string, Finding>> = {
  HOST: ({ listen }) =>
    isLoopback(listen.host)
      ? null
      : `The gateway speaks plain HTTP and listens on ${listen.host}: tokens can be read on the way. Put TLS before it, or listen on 127.0.0.1.`,
  TRUSTED_PROXIES: ({ trustedProxies }) =>
    trustedProxies.some((network) => network.endsWith('/0'))
      ? 'Every client can say what its address is, by X-Forwarded-For: name your proxies alone.'
      : null,
  JWT_SECRET: ({ token }) =>
    token.key.kind === 'secret'
      ? 'Anyone who can verify a token can also make one. Use this secret for development only. An identity provider has JWT_JWKS_URL or JWT_PUBLIC_KEY.'
      : null,
  JWT_ISSUER: ({ token }) => (token.issuers === null ? 'A token of any issuer is accepted, if the key fits.' : null),
  JWT_AUDIENCE: ({ token }) => (token.audiences === null ? 'A token that was made for another application is accepted here.' : null),
  ALLOW_HOST_PARAMETERS: ({ allowHostParameters: allowed }) =>
    allowed.length > 0 ? `Superadmins can reach into the mail host by ${allowed.join(', ')}.` : null,
  FS_FILTERS: ({ fsFilters }) =>
    fsFilters.length > 0 ? `Files of the mail host can be read and written, as far as ${fsFilters.join(', ')} reaches.` : null,
  RAW_COMMANDS: ({ rawCommands }) =>
    rawCommands ? 'Superadmins can run any command that Dovecot lists, those too that the schema leaves out on purpose.' : null,
  GRAPHIQL: ({ graphiql }) => (graphiql ? 'Anyone who reaches the gateway gets the query editor. Queries still need a token.' : null),
  INTROSPECTION: ({ introspection }) => (introspection ? 'Anyone with a token can read the whole schema.' : null),
  CORS_ORIGINS: ({ corsOrigins }) =>
    corsOrigins.length > 0 ? `Pages of ${corsOrigins.join(', ')} can call the gateway with a token that they have.` : null,
  RATE_LIMIT: ({ commandsPerMinute }) =>
    commandsPerMinute === null ? 'One principal can use Dovecot up without an end: nothing limits its commands a minute.' : null,
  AUDIT_LOG: ({ audit }) =>
    audit.kind === 'stdout' ? 'The audit log is as safe as what keeps standard output; a file is locked, synced and reopened.' : null,
  EVENTS_PASSWORD: ({ events: { listen } }) =>
    listen !== null && Buffer.byteLength(listen.password.reveal()) < LEAST_SECRET_BYTES
      ? `The password has fewer than ${String(LEAST_SECRET_BYTES)} bytes. Anyone who guesses it can make up events.`
      : null,
  EVENTS_HOST: ({ events: { listen } }) =>
    listen === null || isLoopback(listen.host)
      ? null
      : `Events of users come in plain HTTP to ${listen.host}, with a password that can be read on the way: keep that network private.`,
  WEBHOOKS_FILE: ({ events: { webhooks } }) => {
    const open = webhooks.filter(({ allowPrivate }) => allowPrivate).map(({ name }) => name);
    const weak = webhooks.filter(({ secret }) => Buffer.byteLength(secret.reveal()) < LEAST_SECRET_BYTES).map(({ name }) => name);
    const findings = [
      ...(open.length > 0 ? [`Webhooks can reach private addresses, and may be posted in plain HTTP: ${open.join(', ')}.`] : []),
      ...(weak.length > 0 ? [`Secrets of fewer than ${String(LEAST_SECRET_BYTES)} bytes can be guessed: ${weak.join(', ')}.`] : []),
    ];
    return findings.length > 0 ? findings.join(' ') : null;
  },
  METRICS_HOST: ({ metrics }) =>
    metrics === null || isLoopback(metrics.host)
      ? null
      : `Metrics need no token. Anyone who reaches ${metrics.host} can read them, so keep that network private.`,
};

/** What the configuration leaves open, by setting. In production, the list should be empty. */
export function openings(config: Config): readonly Opening[] {
  const settings = Object.entries(FINDINGS).flatMap(([setting, find]) => {
    const what = find(config);
    return what === null ? [] : [{ setting, what }];
  });
  return [...config.hosts.flatMap(hostOpenings), ...settings];
}

function hostOpenings({ name, url }: HostConfig): Opening[] {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || isLoopback(hostname)) return [];
  const setting = name === 'default' ? 'DOVEADM_URL' : `host ${name}`;
  return [{ setting, what: `The key to all mail goes to ${hostname} in plain HTTP: use https, or a network that nobody else is in.` }];
}
