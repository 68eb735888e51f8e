import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { HostService } from '../doveadm/command.ts';
import type { UserRouting } from '../doveadm/routing/user-routes.ts';
import { certificateFile, doveadmTcpUrl, doveadmUrl, privateKeyFile, secretFileContent } from './parsers.ts';
import { isSet } from './read-settings.ts';
import type { Env, Report } from './read-settings.ts';
import { Secret } from './secret.ts';
import type { Values } from './settings.ts';
import { checkRouting, userRouting } from './user-routing.ts';

export type { HostService } from '../doveadm/command.ts';

/** One doveadm HTTP endpoint. */
export interface HostConfig {
  readonly name: string;
  /** In full, with the path `/doveadm/v1`. */
  readonly url: string;
  readonly credentials: { readonly kind: 'apiKey'; readonly apiKey: Secret } | { readonly kind: 'password'; readonly password: Secret };
  /** Its listener for doveadm's own protocol. Null when the host uses HTTP only. */
  readonly tcp: { readonly url: string; readonly password: Secret } | null;
  /** Whether it receives the commands that name no host. True for exactly one host. */
  readonly isDefault: boolean;
  readonly serves: readonly HostService[];
  /** What a user database or a director may call it, in lower case, besides its name and the host of its URL. */
  readonly addresses: readonly string[];
  readonly tls: HostTls;
}

/** PEM each. Null when there is no certificate to use or to present. */
export interface HostTls {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: Secret | null;
}

const EVERY_SERVICE = ['mail', 'director', 'proxy'] as const satisfies readonly HostService[];

/** The hosts, and how the host of a user's mail is found; null: user commands go to the default host. */
export interface HostsConfig {
  readonly hosts: readonly HostConfig[];
  readonly userRouting: UserRouting | null;
}

/** The configured hosts, at least one. Faulty hosts are reported and left out. */
export function readHosts(values: Values, env: Env, report: Report): HostsConfig {
  const tls = readTls(values, env, report);
  if (!isSet(env, 'DOVEADM_HOSTS_FILE')) return { hosts: readSingleHost(values, env, tls, report), userRouting: null };

  const alone = (['DOVEADM_URL', 'DOVEADM_TCP_URL', 'DOVEADM_API_KEY', 'DOVEADM_PASSWORD'] as const).filter((name) => isSet(env, name));
  if (alone.length > 0) report(alone.join(', '), 'cannot be set together with DOVEADM_HOSTS_FILE: say it in that file.');
  if (values.DOVEADM_HOSTS_FILE === null) return { hosts: [], userRouting: null };
  return readHostsFile(values.DOVEADM_HOSTS_FILE, tls, report);
}

function readTls(values: Values, env: Env, report: Report): HostTls {
  const pair = ['DOVEADM_CERT_FILE', 'DOVEADM_CERT_KEY_FILE'] as const;
  const missing = pair.filter((name) => !isSet(env, name));
  if (missing.length === 1) report(missing[0] ?? '', 'is not set: a client certificate and its key belong together.');
  return { ca: values.DOVEADM_CA_FILE, cert: values.DOVEADM_CERT_FILE, key: values.DOVEADM_CERT_KEY_FILE };
}

function readSingleHost(values: Values, env: Env, tls: HostTls, report: Report): readonly HostConfig[] {
  const { DOVEADM_URL: url, DOVEADM_TCP_URL: tcpUrl, DOVEADM_API_KEY: apiKey, DOVEADM_PASSWORD: password } = values;
  if (!isSet(env, 'DOVEADM_URL')) report('DOVEADM_URL', 'is not set: give the address of the doveadm HTTP API, or DOVEADM_HOSTS_FILE.');
  const keySet = isSet(env, 'DOVEADM_API_KEY');
  const passwordSet = isSet(env, 'DOVEADM_PASSWORD');
  const tcpSet = isSet(env, 'DOVEADM_TCP_URL');
  if (keySet && passwordSet && !tcpSet) report('DOVEADM_API_KEY, DOVEADM_PASSWORD', 'are set together: leave one of them out.');
  if (tcpSet && !passwordSet) report('DOVEADM_PASSWORD', 'is not set: the protocol of DOVEADM_TCP_URL has no API key.');
  if (!keySet && !passwordSet) report('DOVEADM_API_KEY | DOVEADM_PASSWORD', 'is not set: Dovecot answers nobody without one of them.');
  const credentials = credentialsOf(apiKey, password);
  if (url === null || credentials === null) return [];
  const tcp = tcpUrl === null || password === null ? null : { url: tcpUrl, password };
  return [{ name: 'default', url, tcp, credentials, isDefault: true, serves: EVERY_SERVICE, addresses: [], tls }];
}

function credentialsOf(apiKey: Secret | null, password: Secret | null): HostConfig['credentials'] | null {
  if (apiKey !== null) return { kind: 'apiKey', apiKey };
  return password === null ? null : { kind: 'password', password };
}

const secretText = z
  .string()
  .min(1)
  .transform((value) => new Secret(value));

/** One entry of the hosts file. Paths are relative to the file's folder. */
const hostEntry = (folder: string) => {
  const path = z.string().transform((value) => resolve(folder, value));
  const secretFile = path.pipe(secretFileContent).transform((value) => new Secret(value.reveal().replace(/\r?\n$/, '')));
  return z
    .strictObject({
      name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must have letters, digits, ".", "_" and "-" only.'),
      url: doveadmUrl,
      tcp: doveadmTcpUrl.optional(),
      apiKey: secretText.optional(),
      apiKeyFile: secretFile.optional(),
      password: secretText.optional(),
      passwordFile: secretFile.optional(),
      default: z.boolean().default(false),
      serves: z
        .array(z.enum(EVERY_SERVICE))
        .min(1)
        .default([...EVERY_SERVICE]),
      addresses: z.array(z.string().min(1)).default([]),
      caFile: path.pipe(certificateFile).optional(),
      certFile: path.pipe(certificateFile).optional(),
      certKeyFile: path.pipe(privateKeyFile).optional(),
    })
    .refine(
      ({ tcp, apiKey, apiKeyFile, password, passwordFile }) =>
        tcp !== undefined || [apiKey, apiKeyFile, password, passwordFile].filter(Boolean).length === 1,
      { error: 'must have exactly one of apiKey, apiKeyFile, password and passwordFile.' },
    )
    .refine(
      ({ tcp, apiKey, apiKeyFile, password, passwordFile }) =>
        tcp === undefined || ([password, passwordFile].filter(Boolean).length === 1 && [apiKey, apiKeyFile].filter(Boolean).length <= 1),
      { error: 'must have password or passwordFile with tcp, and at most one of apiKey and apiKeyFile beside it.' },
    )
    .refine((entry) => (entry.certFile === undefined) === (entry.certKeyFile === undefined), {
      error: 'must have certFile and certKeyFile together.',
    });
};

function readHostsFile(file: string, tls: HostTls, report: Report): HostsConfig {
  const fault = (problem: string): void => report('DOVEADM_HOSTS_FILE', `${file}: ${problem}`);
  const document = parseDocument(readFileSync(file, 'utf8'), { prettyErrors: false });
  if (document.errors.length > 0) {
    // The parser's own message may quote the line, and with it a key.
    fault(`is neither YAML nor JSON (line ${lineOf(document.errors[0]?.pos[0] ?? 0, file)}).`);
    return { hosts: [], userRouting: null };
  }
  const content: unknown = document.toJS();
  const list = z.array(hostEntry(dirname(file))).min(1);
  // A list of hosts alone, or with how users are found.
  const parsed = z
    .strictObject({ hosts: list, users: userRouting.optional() })
    .safeParse(Array.isArray(content) ? { hosts: content as unknown[] } : content);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) fault(`${describePath(issue.path)}: ${issue.message}`);
    return { hosts: [], userRouting: null };
  }
  const { hosts: entries, users } = parsed.data;
  const names = entries.map((entry) => entry.name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) fault(`has more than one host named ${[...new Set(twice)].join(', ')}.`);
  const defaults = entries.filter((entry) => entry.default).length;
  if (defaults > 1) fault('has more than one host with "default: true".');
  if (defaults === 0 && entries.length > 1) fault('has several hosts: give the one for user commands "default: true".');

  const addresses = entries.flatMap((entry) => entry.addresses.map((address) => address.toLowerCase()));
  const shared = addresses.filter((address, index) => addresses.indexOf(address) !== index);
  if (shared.length > 0) fault(`has the address ${[...new Set(shared)].join(', ')} for more than one host.`);
  const routing = users === undefined ? null : checkRouting(users, entries, fault);
  const hosts = entries.flatMap((entry) => {
    const password = entry.password ?? entry.passwordFile ?? null;
    const credentials = credentialsOf(entry.apiKey ?? entry.apiKeyFile ?? null, password);
    if (credentials === null) return [];
    return {
      name: entry.name,
      url: entry.url,
      tcp: entry.tcp === undefined || password === null ? null : { url: entry.tcp, password },
      credentials,
      isDefault: entry.default || entries.length === 1,
      serves: entry.serves,
      addresses: entry.addresses.map((address) => address.toLowerCase()),
      tls: {
        ca: entry.caFile ?? tls.ca,
        cert: entry.certFile ?? tls.cert,
        key: entry.certKeyFile ?? tls.key,
      },
    };
  });
  return { hosts, userRouting: routing };
}

function lineOf(position: number, file: string): string {
  return String(readFileSync(file, 'utf8').slice(0, position).split('\n').length);
}

function describePath(path: readonly PropertyKey[]): string {
  const [part, index, ...inEntry] = path;
  if (part === undefined || (part === 'hosts' && index === undefined)) return 'the file';
  if (part === 'hosts') return [`host ${String(Number(index) + 1)}`, ...inEntry].map(String).join(', ');
  return path.map(String).join(', ');
}
