import type { Audit } from '../audit.ts';
import { permissionsOf, type AnyCommand } from '../doveadm/command.ts';
import type { Host } from '../doveadm/host/host.ts';
import { auditEntry } from './audit-entry.ts';
import type { Caller } from './caller.ts';
import type { MailboxReach } from './mailbox-reach.ts';

/** The lines of the audit log about content that one request reads: the same read is one, as it is for Dovecot. */
export class ContentReads {
  readonly #audit: Audit;
  readonly #caller: Caller;
  readonly #reach: MailboxReach;
  readonly #lines = new Map<string, Promise<void>>();

  constructor(audit: Audit, caller: Caller, reach: MailboxReach) {
    this.#audit = audit;
    this.#caller = caller;
    this.#reach = reach;
  }

  /** Resolves when the audit log has the line. Null: the command reads no content. */
  record(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<void> | null {
    if (!permissionsOf(command, args).includes('MESSAGE_READ_CONTENT')) return null;
    const key = `${host.name} ${command.name} ${JSON.stringify(args)}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const line = this.#audit.contentRead(auditEntry(this.#caller, command, args, host, this.#reach.ownersNamed(command, args)));
    this.#lines.set(key, line);
    return line;
  }
}
