import { defineCommand } from '../command.ts';
import { text } from '../decode.ts';
import { hideSecrets } from '../secret-text.ts';

/** A line of Dovecot's error log. */
export interface LogLine {
  /** As Dovecot writes it, in the server's local time and without a year. */
  readonly timestamp: string;
  /** What stands before the text: the process and, by version, the user, the pid and the session. */
  readonly prefix: string;
  readonly process: string;
  /** Whose mail the process had open; null when none or not known. */
  readonly user: string | null;
  readonly type: string;
  readonly text: string;
}

/** `doveadm(samik)<pid><session>` on 2.3, with `: ` after it on 2.4; an address or a pid in the brackets is nobody. */
const PREFIX = /^([\w-]+)\(([^)]*)\)/;

function userOf(prefix: string): string | null {
  const name = PREFIX.exec(prefix)?.[2] ?? '';
  return /^$|^\d+$|^[\d.:a-f]+$/i.test(name) && !name.includes('@') ? null : name;
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
        process: PREFIX.exec(prefix)?.[1] ?? prefix,
        user: userOf(prefix),
        type: text(row, 'type'),
        text: hideSecrets(text(row, 'text')),
      };
    }),
});
