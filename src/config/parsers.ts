import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { prefixProblem } from '../access/shared-namespaces.ts';
import { HOST_PARAMETER_NAMES } from '../doveadm/host-parameter.ts';
import { isNetwork } from './networks.ts';
import { Secret } from './secret.ts';

/**
 * Parses the text of a setting. Each message is a remedy that follows the setting's name, and never contains the text, which may be a
 * secret.
 */
export type Parser<T> = z.ZodType<T, string>;

export const text: Parser<string> = z.string();

export const secret: Parser<Secret> = z.string().transform((value) => new Secret(value));

export const secretOfBytes = (minimum: number): Parser<Secret> =>
  z
    .string()
    .refine((value) => Buffer.byteLength(value) >= minimum, `must have at least ${String(minimum)} bytes.`)
    .transform((value) => new Secret(value));

export const onOff: Parser<boolean> = z.enum(['on', 'off'], 'must be "on" or "off".').transform((value) => value === 'on');

export const oneOf = <const T extends readonly string[]>(...words: T): Parser<T[number]> =>
  z.enum(words, `must be one of ${words.join(', ')}.`);

export const integer = (minimum: number, maximum: number): Parser<number> =>
  z
    .string()
    .refine(
      (value) => /^\d{1,15}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum,
      `must be a whole number from ${String(minimum)} to ${String(maximum)}.`,
    )
    .transform(Number);

/** A number; `off` gives null. */
export const integerOrOff = (minimum: number, maximum: number): Parser<number | null> =>
  z
    .string()
    .refine(
      (value) => value === 'off' || integer(minimum, maximum).safeParse(value).success,
      `must be a whole number from ${String(minimum)} to ${String(maximum)}, or "off".`,
    )
    .transform((value) => (value === 'off' ? null : Number(value)));

/** Texts separated by commas or spaces, at least one. */
export const list: Parser<readonly string[]> = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter((item) => item !== ''))
  .refine((items) => items.length > 0, 'must have at least one value; leave it unset for none.');

/** Addresses and networks. */
export const networks: Parser<readonly string[]> = list.refine(
  (items) => items.every(isNetwork),
  'must be a list of addresses or networks, such as 127.0.0.1 or 10.0.0.0/8.',
);

/** Parameters of doveadm that are closed unless the setting names them. */
export const hostParameters: Parser<readonly string[]> = list.refine(
  (items) => items.every((item) => (HOST_PARAMETER_NAMES as readonly string[]).includes(item)),
  `must be a list of ${HOST_PARAMETER_NAMES.join(', ')}.`,
);

const REMOTE = /^([A-Za-z0-9][\w.-]*)=(tcps?:(?:[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?)$/;

/** Servers by name, as doveadm replicates to them. Only tcp and tcps are allowed: anything else could be a program for doveadm to run. */
export const remotes: Parser<Readonly<Record<string, string>>> = list
  .refine(
    (items) => items.every((item) => REMOTE.test(item)),
    'must be a list of name=tcp:host:port or name=tcps:host:port; an IPv6 address stands in brackets.',
  )
  .transform((items) => items.map((item): [string, string] => [REMOTE.exec(item)?.[1] ?? '', REMOTE.exec(item)?.[2] ?? '']))
  .refine((pairs) => new Set(pairs.map(([name]) => name)).size === pairs.length, 'must have each name once.')
  .transform((pairs) => Object.fromEntries(pairs));

export const origins: Parser<readonly string[]> = list.refine(
  (items) => items.every((item) => isHttpUrl(item) && new URL(item).origin === item && !item.includes('*')),
  'must be a list of origins such as https://admin.example.com: scheme, host and port, in lower case, nothing after them, no "*".',
);

const MAX_PREFIXES = 8;

/** Prefixes of namespaces, separated by commas; `off` gives an empty list. */
export const sharedPrefixes: Parser<readonly string[]> = z.string().transform((value, context) => {
  const prefixes = value === 'off' ? [] : value.split(',').map((prefix) => prefix.trim());
  const problem = prefixes.map(prefixProblem).find((found) => found !== null);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: `${problem}.` });
  if (prefixes.length > MAX_PREFIXES) context.addIssue({ code: 'custom', message: `must have at most ${String(MAX_PREFIXES)} prefixes.` });
  return prefixes;
});

export const redisUrl: Parser<Secret> = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol),
    'must be a URL that begins with redis:// or rediss://.',
  )
  .transform((value) => new Secret(value));

/** Nobody on the network may be able to alter the keys: plain http is allowed only on this machine. */
export const keySetUrl: Parser<string> = httpUrl(
  'must be an https URL without user name and password (http only for this machine).',
).refine(
  (value) => value.startsWith('https:') || isLoopback(new URL(value).hostname),
  'must be an https URL: anyone who can alter the answer can sign tokens (http only for this machine).',
);

/** The full endpoint of a doveadm HTTP API, with its path. */
export const doveadmUrl: Parser<string> = httpUrl(
  'must be an http or https URL such as http://127.0.0.1:8080, without user name, password, query and fragment.',
)
  .refine((value) => {
    const { pathname, search, hash } = new URL(value);
    return search === '' && hash === '' && /^\/(doveadm\/v1\/?)?$/.test(pathname);
  }, 'must have no path, or the path /doveadm/v1.')
  .transform((value) => new URL('/doveadm/v1', value).href);

/** The address of doveadm's own protocol. */
export const doveadmTcpUrl: Parser<string> = z.string().refine((value) => {
  const { protocol, hostname, port, pathname, search, hash, username, password } = URL.canParse(value) ? new URL(value) : NO_URL;
  const hasMore = [search, hash, username, password].some((part) => part !== '') || !['', '/'].includes(pathname);
  return ['doveadm:', 'doveadms:'].includes(protocol) && hostname !== '' && port !== '0' && !hasMore;
}, 'must be a doveadm or doveadms URL such as doveadm://127.0.0.1:2425, with nothing after the port.');

const NO_URL = { protocol: '', hostname: '', port: '', pathname: '', search: '', hash: '', username: '', password: '' };

/** The address for traces. The path after the host is kept. */
export const collectorUrl: Parser<string> = httpUrl(
  'must be an http or https URL such as http://127.0.0.1:4318, without user name and password.',
);

/** A readable file; the value is its path. */
export const readablePath: Parser<string> = z.string().superRefine((path, context) => {
  const problem = readProblem(path);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/** A readable file; the value is its content. */
export const fileContent: Parser<string> = readablePath.transform((path) => readFileSync(path, 'utf8'));

/** A PEM file with one or more certificates. */
export const certificateFile: Parser<string> = fileContent.refine(hasCertificates, 'must be a file of PEM certificates.');

/** A PEM file with a private key. */
export const privateKeyFile: Parser<Secret> = fileContent
  .refine(isPrivateKey, 'must be a file of one PEM private key without a passphrase.')
  .transform((content) => new Secret(content));

/** A JSON file of queries by id; the value is its path. */
export const documentsFile: Parser<string> = readablePath.refine(
  (path) => holdsDocuments(readFileSync(path, 'utf8')),
  'must be a file with a JSON object from ids to queries, with at least one.',
);

export const secretFileContent: Parser<Secret> = fileContent.transform((content) => new Secret(content));

function hasCertificates(text: string): boolean {
  const blocks = text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g) ?? [];
  return blocks.length > 0 && blocks.every((block) => succeeds(() => new X509Certificate(block)));
}

function isPrivateKey(text: string): boolean {
  return succeeds(() => createPrivateKey(text));
}

function holdsDocuments(text: string): boolean {
  return succeeds(() =>
    z
      .record(z.string(), z.string())
      .refine((all) => Object.keys(all).length > 0)
      .parse(JSON.parse(text)),
  );
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

function httpUrl(message: string): z.ZodType<string, string> {
  return z.string().refine((value) => isHttpUrl(value), { error: message, abort: true });
}

function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hostname !== '';
}

/** Whether traffic to this address stays on the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Why a file cannot be read, as a remedy; null when it can. */
export function readProblem(path: string): string | null {
  try {
    readFileSync(path);
    return null;
  } catch (error) {
    return `the file ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`;
  }
}
