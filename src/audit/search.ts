import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The search criteria; null matches anything. All criteria must match. */
export interface AuditSearch {
  readonly user: string | null;
  readonly mailbox: string | null;
  /** The name in the token. */
  readonly principal: string | null;
  readonly command: string | null;
  readonly since: Date | null;
}

/** A line of the audit log. */
export interface AuditRecord {
  readonly seq: number;
  readonly time: string;
  readonly event: 'intent' | 'outcome' | 'refused' | 'content-read';
  readonly requestId: string;
  readonly sub: string | null;
  readonly roles: readonly string[];
  readonly ip: string | null;
  readonly host: string | null;
  readonly command: string;
  readonly users: readonly string[];
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The number of an outcome's intent. */
  readonly intent?: number;
  readonly outcome?: string;
  readonly code?: string | null;
  readonly reason?: string;
}

/**
 * The matching lines, in order. A change is one line: its outcome, or its intent when the log has no outcome.
 * @throws the error of the file system when a file cannot be read
 */
export async function searchAudit(search: AuditSearch, ...files: readonly string[]): Promise<AuditRecord[]> {
  const found = new Map<number, AuditRecord>();
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      const record = parseRecord(line);
      if (record === null || !matches(record, search)) continue;
      if (record.intent !== undefined) found.delete(record.intent);
      found.set(record.seq, record);
    }
  }
  return [...found.values()];
}

/** A line that a crash cut off is not a record: `audit verify` reports it. */
function parseRecord(line: string): AuditRecord | null {
  try {
    const record = JSON.parse(line) as Partial<AuditRecord>;
    return typeof record.seq === 'number' && typeof record.command === 'string' ? (record as AuditRecord) : null;
  } catch {
    return null;
  }
}

function matches(record: AuditRecord, { user, mailbox, principal, command, since }: AuditSearch): boolean {
  const same = (one: string | null, other: string): boolean => one?.toLowerCase() === other.toLowerCase();
  return (
    (user === null || record.users.some((one) => same(one, user))) &&
    (mailbox === null || textsOf(record.arguments).includes(mailbox)) &&
    (principal === null || same(record.sub, principal)) &&
    (command === null || same(record.command, command)) &&
    (since === null || new Date(record.time) >= since)
  );
}

/** All texts in a value: mailboxes appear under several names, alone, in lists and in searches. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** One line for people: time, caller, command, users, and outcome. */
export function describeRecord(record: AuditRecord): string {
  const { time, sub, roles, ip, command, users, host, requestId } = record;
  const who = `${sub ?? 'nobody'}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}${ip === null ? '' : ` from ${ip}`}`;
  const values = Object.entries(record.arguments).filter(([name]) => name !== 'user');
  const details = values.map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join('');
  const subject = users.length > 0 ? ` of ${users.join(', ')}` : '';
  return `${time} ${who}: ${command}${subject}${details}: ${resultOf(record)} [${host === null ? '' : `host ${host}, `}request ${requestId}]`;
}

function resultOf({ event, outcome, code, reason }: AuditRecord): string {
  if (event === 'outcome') return `${outcome ?? 'UNKNOWN'}${code === null || code === undefined ? '' : ` (${code})`}`;
  if (event === 'refused') return `REFUSED (${code ?? ''}): ${reason ?? ''}`;
  return event === 'intent' ? 'started, and its outcome is not in these files' : 'content was read';
}
