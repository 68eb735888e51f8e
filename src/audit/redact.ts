import type { Params } from '../doveadm/param-types.ts';
import { Upload } from '../doveadm/wire/upload.ts';
import { sha256 } from './chain.ts';

/** A value as the audit log holds it. The hash is null of content that has not been sent whole. */
export type AuditValue = string | number | boolean | null | readonly string[] | { readonly bytes: number; readonly sha256: string | null };

/** What is longer stands in the log as size and hash: one request must not fill the disk. */
const LONGEST_BYTES = 1_000;

/**
 * A command's arguments for the audit log: mail, scripts and other content (parameters of the types `content` and `message`, and whatever the
 * command does not declare) as size and SHA-256 only, so that it can be recognised and not read. So are long values of every type.
 */
export function redact(params: Params, args: Readonly<Record<string, unknown>>): Readonly<Record<string, AuditValue>> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, redactValue(params[name]?.replace('?', ''), value)]));
}

const CONTENT: ReadonlySet<string | undefined> = new Set(['content', 'message', undefined]);

function redactValue(type: string | undefined, value: unknown): AuditValue {
  if (value instanceof Upload) return value.sent;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (!CONTENT.has(type) && Buffer.byteLength(text) <= LONGEST_BYTES) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  }
  return { bytes: Buffer.byteLength(text), sha256: sha256(text) };
}

/** Users that a line names, each within its bounds. */
const MOST_USERS = 100;

/** The users of a line: of more than a hundred, the first hundred, and how many there are. */
export function boundedUsers(users: readonly string[]): {
  readonly users: readonly string[];
  readonly usersOmitted?: { readonly count: number; readonly sha256: string };
} {
  const short = users.slice(0, MOST_USERS).map((user) => cutText(user));
  if (users.length <= MOST_USERS) return { users: short };
  return { users: short, usersOmitted: { count: users.length - MOST_USERS, sha256: sha256(JSON.stringify(users)) } };
}

/** A text of the caller's, cut to a bounded length. */
export function cutText(text: string): string {
  return text.length <= LONGEST_BYTES ? text : `${text.slice(0, LONGEST_BYTES)}…`;
}
