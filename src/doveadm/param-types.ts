import { isIP } from 'node:net';
import { Upload } from './wire/upload.ts';
import { isUserPattern } from './wildcards.ts';

/**
 * What a parameter holds. The word determines the TypeScript type, the type on the wire, and the checks before a value is sent (`RULES`
 * below). A trailing `?` makes it optional. `user` also determines authorisation: every parameter of that type is one user, and the gateway
 * checks each against the caller's scope.
 */
export interface ParamTypes {
  /** One user, never a pattern. */
  user: string;
  /** One mailbox name, not empty; wildcards are part of the name. */
  mailbox: string;
  /** Mailbox names or IMAP LIST patterns, at least one. */
  mailboxes: readonly string[];
  /** The prefix of a namespace, which stands for all mailboxes in it. */
  namespace: string;
  /** Search tokens made by search.ts, at least one. */
  query: readonly string[];
  /** IMAP flags and keywords, at least one. */
  flags: readonly string[];
  /** One line of text: no control characters. */
  string: string;
  /** Text of any length and many lines: a script, a value. NUL is refused. */
  content: string;
  /** A message, as text or as bytes that are streamed. Only doveadm's own protocol can carry NUL in it. */
  message: string | Upload;
  /** A whole number, zero or more. A negative number ends the process. */
  integer: number;
  /** Sent only when true: up to Dovecot 2.4.1, `false` on the wire means true. */
  boolean: boolean;
  /** A list of one-line texts, at least one. */
  array: readonly string[];
  /** An IPv4 or IPv6 address. Any other value can end the process. */
  ip: string;
  /** A mailbox's GUID: 32 hexadecimal digits. Any other value ends the process. */
  guid: string;
  /** A metadata key, `/private/…` or `/shared/…`. Any other value ends the process. */
  metadataKey: string;
  /** A Sieve script's name. A name that Sieve does not allow ends the process. */
  scriptName: string;
  /** A path below a configured folder. No part of it is `..`, which would lead out. */
  path: string;
  /** A block of Dovecot's configuration that has an `fs`, and that the gateway's configuration names. Any other value ends the process. */
  fsFilter: string;
  /** Paths as above, at least one. */
  paths: readonly string[];
  /** Who receives rights. `user=NAME` names a second user, who is checked against the caller's scope as well. */
  aclIdentifier: string;
  /** Rights on a mailbox in Dovecot's words, at least one; a leading `-` takes away. */
  aclRights: readonly string[];
  /** A remote for replication that the gateway's configuration names. */
  remote: string;
  /** Parameters of a raw command by their names on the wire. Never sent in this form. */
  wire: Readonly<Record<string, unknown>>;
  /** Properties of a login for the user database, such as `service=imap` or `rip=192.0.2.1`, at least one. */
  authInfo: readonly string[];
}

export type ParamType = keyof ParamTypes;
export type ParamSpec = ParamType | `${ParamType}?`;
export type Params = Readonly<Record<string, ParamSpec>>;

type OptionalKeys<P extends Params> = { [K in keyof P]: P[K] extends `${string}?` ? K : never }[keyof P];
type ValueOf<S extends ParamSpec> = S extends `${infer T extends ParamType}?` ? ParamTypes[T] : S extends ParamType ? ParamTypes[S] : never;

/** The arguments of a command, from its `params`. A missing, mistyped or unknown argument does not compile. */
export type Arguments<P extends Params> = { readonly [K in Exclude<keyof P, OptionalKeys<P>>]: ValueOf<P[K]> } & {
  readonly [K in OptionalKeys<P>]?: ValueOf<P[K]> | undefined;
};

/** The arguments as a caller gives them: null omits an optional one. */
export type GivenArguments<P extends Params> = { readonly [K in Exclude<keyof P, OptionalKeys<P>>]: ValueOf<P[K]> } & {
  readonly [K in OptionalKeys<P>]?: ValueOf<P[K]> | null | undefined;
};

/** The four types in doveadm's listing. */
export type WireType = 'string' | 'integer' | 'boolean' | 'array';

interface TypeRule {
  readonly wire: WireType;
  /** What is wrong with a value, as the end of a sentence; null when the value is valid. */
  readonly problem: (value: unknown) => string | null;
}

const CONTROL = /[\u0000-\u001f\u007f]/;
/** RFC 3501 atom characters: the allowed characters of a keyword. */
const KEYWORD = /^[^\s(){%*"\\\]\u0000-\u001f\u007f-\uffff]+$/;
/** The flags of RFC 3501 that can be stored. Any other flag with a backslash ends the process (2.3.19, 2.4.1). */
export const SYSTEM_FLAGS = ['\\Answered', '\\Deleted', '\\Draft', '\\Flagged', '\\Seen'] as const;
const SYSTEM_FLAGS_FOLDED: ReadonlySet<string> = new Set(SYSTEM_FLAGS.map((flag) => flag.toLowerCase()));
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** doveadm reads integers as signed 64-bit; JavaScript is exact up to here. */
const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

function lineProblem(value: unknown): string | null {
  if (typeof value !== 'string') return 'must be a text';
  if (value === '') return 'must not be empty';
  if (CONTROL.test(value)) return 'must not hold control characters';
  if (LONE_SURROGATE.test(value)) return 'must be valid Unicode';
  return null;
}

function listProblem(value: unknown, each: (item: unknown) => string | null): string | null {
  if (!Array.isArray(value)) return 'must be a list';
  if (value.length === 0) return 'must hold at least one entry';
  for (const [index, item] of value.entries()) {
    const problem = each(item);
    if (problem !== null) return `entry ${String(index + 1)} ${problem}`;
  }
  return null;
}

function userProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return isUserPattern(value as string) ? 'must name one user: * and ? would mean many' : null;
}

/** What is wrong with a flag, or null. */
export function flagProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  const flag = value as string;
  if (flag.startsWith('\\')) {
    return SYSTEM_FLAGS_FOLDED.has(flag.toLowerCase())
      ? null
      : `must be one of ${SYSTEM_FLAGS.join(', ')}, or a keyword without a backslash`;
  }
  return KEYWORD.test(flag) ? null : 'must be a keyword of printable ASCII without spaces, quotes, brackets, * or %';
}

function contentProblem(value: unknown): string | null {
  return typeof value === 'string' && value.includes('\0') ? 'must not hold NUL' : textProblem(value);
}

function messageProblem(value: unknown): string | null {
  return value instanceof Upload ? null : textProblem(value);
}

function textProblem(value: unknown): string | null {
  if (typeof value !== 'string') return 'must be a text';
  return LONE_SURROGATE.test(value) ? 'must be valid Unicode' : null;
}

function ipProblem(value: unknown): string | null {
  // A scope (fe80::1%eth0) is meaningful only on the mail host.
  return typeof value === 'string' && isIP(value) > 0 && !value.includes('%') ? null : 'must be an IPv4 or IPv6 address';
}

function pathProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return (value as string).split('/').includes('..') ? 'must not lead out of its folder: no part of it may be ".."' : null;
}

/** Further characters that Pigeonhole refuses in a script's name, and that end doveadm's process (2.3.19, 2.4.1). */
const NOT_IN_SCRIPT_NAMES = /[/\u0080-\u009f\u00ff\u2028\u2029]/;

function scriptNameProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  const name = value as string;
  if (NOT_IN_SCRIPT_NAMES.test(name)) return 'must not hold a slash, a control character or "ÿ": Sieve has no such names';
  return Array.from(name).length > 256 ? 'must have at most 256 characters' : null;
}

function guidProblem(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{32}$/i.test(value) ? null : 'must be 32 hexadecimal digits';
}

function metadataKeyProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return /^\/(private|shared)\/./i.test(value as string) ? null : 'must begin with /private/ or /shared/';
}

/** Dovecot stores `user=` without a name, and it means nobody. Any other word ends the process (2.3.19, 2.4.1). */
const ACL_IDENTIFIER = /^(?:owner|anyone|authenticated|(?:user|group|group-override)=.+)$/;
export const ACL_RIGHTS = [
  'lookup',
  'read',
  'write',
  'write-seen',
  'write-deleted',
  'insert',
  'post',
  'expunge',
  'create',
  'delete',
  'admin',
] as const;

/** A longer identifier ends the process and leaves the mailbox's ACL locked (2.3.19, 2.4.1). */
const MAX_ACL_IDENTIFIER_BYTES = 1024;

function aclIdentifierProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  if (Buffer.byteLength(value as string) > MAX_ACL_IDENTIFIER_BYTES) return `must have at most ${String(MAX_ACL_IDENTIFIER_BYTES)} bytes`;
  if (!ACL_IDENTIFIER.test(value as string)) return 'must be owner, anyone, authenticated, user=NAME, group=NAME or group-override=NAME';
  return (value as string).startsWith('user=') ? userProblem((value as string).slice('user='.length)) : null;
}

function aclRightProblem(value: unknown): string | null {
  const right = typeof value === 'string' ? value.replace(/^-/, '') : value;
  return ACL_RIGHTS.includes(right as 'read') ? null : `must be one of ${ACL_RIGHTS.join(', ')}, or one with a leading -`;
}

/** An unknown word, an invalid address and an invalid port all end the process (2.3.19, 2.4.1). */
function authInfoProblem(value: unknown): string | null {
  const [, name, of = ''] = /^([a-z]+)=(.*)$/s.exec(typeof value === 'string' ? value : '') ?? [];
  switch (name) {
    case 'service':
      return /^[\w-]+$/.test(of) ? null : 'must name a service, for instance imap';
    case 'lip':
    case 'rip':
      return ipProblem(of) !== null ? 'must hold an IP address' : null;
    case 'lport':
    case 'rport':
      return /^\d{1,5}$/.test(of) && Number(of) > 0 && Number(of) < 65_536 ? null : 'must hold a port';
    default:
      return 'must begin with service=, lip=, rip=, lport= or rport=';
  }
}

/**
 * What is wrong with a mailbox's name or pattern. `mailboxCreate` takes `T/` and makes a folder `T` that holds no mail. Other commands
 * refuse that name, confirm without an effect, or end their process (2.3.19, 2.4.1).
 */
export function mailboxNameProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return (value as string).endsWith('/') ? 'must not end with "/": write the name without it' : null;
}

export const RULES: Readonly<Record<ParamType, TypeRule>> = {
  user: { wire: 'string', problem: userProblem },
  mailbox: { wire: 'string', problem: mailboxNameProblem },
  namespace: { wire: 'string', problem: lineProblem },
  mailboxes: { wire: 'array', problem: (value) => listProblem(value, mailboxNameProblem) },
  // An empty token is a value: `header X-Tag ""` matches every message with the header.
  query: { wire: 'array', problem: (value) => listProblem(value, (token) => (token === '' ? null : lineProblem(token))) },
  flags: { wire: 'array', problem: (value) => listProblem(value, flagProblem) },
  string: { wire: 'string', problem: lineProblem },
  content: { wire: 'string', problem: contentProblem },
  message: { wire: 'string', problem: messageProblem },
  integer: {
    wire: 'integer',
    problem: (value) =>
      Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_INTEGER
        ? null
        : `must be a whole number from 0 to ${String(MAX_INTEGER)}`,
  },
  boolean: { wire: 'boolean', problem: (value) => (typeof value === 'boolean' ? null : 'must be true or false') },
  array: { wire: 'array', problem: (value) => listProblem(value, lineProblem) },
  ip: { wire: 'string', problem: ipProblem },
  guid: { wire: 'string', problem: guidProblem },
  metadataKey: { wire: 'string', problem: metadataKeyProblem },
  scriptName: { wire: 'string', problem: scriptNameProblem },
  path: { wire: 'string', problem: pathProblem },
  fsFilter: { wire: 'string', problem: lineProblem },
  paths: { wire: 'array', problem: (value) => listProblem(value, pathProblem) },
  aclIdentifier: { wire: 'string', problem: aclIdentifierProblem },
  aclRights: { wire: 'array', problem: (value) => listProblem(value, aclRightProblem) },
  remote: { wire: 'array', problem: lineProblem },
  wire: {
    wire: 'string',
    problem: (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'must be an object of parameters'),
  },
  authInfo: { wire: 'array', problem: (value) => listProblem(value, authInfoProblem) },
};

/** A parameter's type and whether it is optional. */
export function parseSpec(spec: ParamSpec): { type: ParamType; optional: boolean; wire: WireType } {
  const optional = spec.endsWith('?');
  const type = (optional ? spec.slice(0, -1) : spec) as ParamType;
  return { type, optional, wire: RULES[type].wire };
}
