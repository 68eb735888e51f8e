import type { Params } from '../doveadm/param-types.ts';
import { Upload } from '../doveadm/wire/upload.ts';
import { sha256 } from './chain.ts';

/** A value in the audit log. The hash is null for content that was not sent whole. */
export type AuditValue = string | number | boolean | null | readonly string[] | { readonly bytes: number; readonly sha256: string | null };

/** The log has only the size and hash of longer values: one request must not fill the disk. */
const LONGEST_BYTES = 1_000;

/**
 * A command's arguments for the audit log. Mail, scripts and other content (parameters of the types `content` and `message`, and any that
 * the command does not declare) appear as size and SHA-256 only, so the content can be recognised but not read. So do long values of every
 * type.
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

/** How many users a line names. Each name is bounded too. */
const MOST_USERS = 100;

/** The users of a line. If there are more than a hundred: the first hundred, and the number of all. */
export function boundedUsers(users: readonly string[]): {
  readonly users: readonly string[];
  readonly usersOmitted?: { readonly count: number; readonly sha256: string };
} {
  const short = users.slice(0, MOST_USERS).map((user) => cutText(user));
  if (users.length <= MOST_USERS) return { users: short };
  return { users: short, usersOmitted: { count: users.length - MOST_USERS, sha256: sha256(JSON.stringify(users)) } };
}

/** A text of the caller, cut to a bounded length. */
export function cutText(text: string): string {
  return text.length <= LONGEST_BYTES ? text : `${text.slice(0, LONGEST_BYTES)}…`;
}
