import { defineCommand } from '../command.ts';
import { text } from '../decode.ts';
import { hideSecrets } from '../secret-text.ts';

/** A line of Dovecot's error log. */
export interface LogLine {
  /** As Dovecot writes it, in the server's local time and without a year. */
  readonly timestamp: string;
  /** The part before the text: the process and, depending on the version, the user, the pid and the session. */
  readonly prefix: string;
  readonly process: string;
  /** Whose mail the process had open; null when no mail was open, or when the user is not known. */
  readonly user: string | null;
  readonly type: string;
  readonly text: string;
}

/** `doveadm(samik)<pid><session>` on 2.3, with `: ` after it on 2.4. */
const PREFIX = /^([\w-]+)\((.*?)\)(?:$|[<:])/;

/** What the brackets can contain besides a user: addresses, pids, sessions, and unknown values. */
const NOBODY = /^(?:|\?|unknown|none|pid \d+|\d+|<.*|\[?[\d.:a-f]*[.:][\d.:a-f]*\]?)$/i;

/** Whether a process of this name serves doveadm. A listener with a service of its own gives the process a name such as `doveadm-tcp`. */
export function isDoveadm(process: string): boolean {
  return /^doveadm(?:-|$)/.test(process);
}

/**
 * The user that a prefix names among other things, as in `auth(ceo@example.com,192.0.2.1)`. Null when it names no user, or more than one.
 */
function userOf(prefix: string): string | null {
  const named = (PREFIX.exec(prefix)?.[2] ?? '').split(',').map((part) => part.trim());
  const [user, ...others] = named.filter((part) => !NOBODY.test(part));
  return user === undefined || others.length > 0 ? null : user;
}

export const logErrors = defineCommand({
  name: 'logErrors',
  summary: "Read Dovecot's error log.",
  effect: 'read',
  class: 'server',
  permission: 'ERROR_LOG_READ',
  params: { since: 'integer?' },
  owner: ({ prefix }) => userOf(String(prefix)),
  decode: (rows) =>
    rows.map((row): LogLine => {
      const prefix = text(row, 'prefix');
      return {
        timestamp: text(row, 'timestamp'),
        prefix,
        process: PREFIX.exec(prefix)?.[1] ?? prefix.replace(/:\s*$/, ''),
        user: userOf(prefix),
        type: text(row, 'type'),
        text: hideSecrets(text(row, 'text')),
      };
    }),
});
