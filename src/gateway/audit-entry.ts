import { redact, type AuditEntry } from '../audit.ts';
import { usersNamed } from '../doveadm/arguments.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import type { Params } from '../doveadm/param-types.ts';
import { Upload } from '../doveadm/wire/upload.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { Caller } from './caller.ts';

/**
 * One command in the form of the audit log.
 * @param owners of mailboxes in shared namespaces that the arguments name; null: no particular owner
 */
export function auditEntry(
  { principal, requestId, remoteAddress, client, jobId }: Caller,
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  host: Host,
  owners: readonly (string | null)[] = [],
): AuditEntry {
  return {
    requestId,
    ...(jobId === undefined ? {} : { jobId }),
    principal,
    ip: remoteAddress,
    client,
    host: host.name,
    command: command.name,
    effect: command.effect,
    users: [...new Set([...usersNamed(command, args), ...owners.filter((owner) => owner !== null)])],
    arguments: redact(command.params as Params, args),
  };
}

/** The arguments of a command that has run. Only then are the size and hash of streamed content known. */
export function argumentsSent(entry: AuditEntry, command: AnyCommand, args: Readonly<Record<string, unknown>>): AuditEntry['arguments'] {
  const isUpload = Object.values(args).some((value) => value instanceof Upload);
  return isUpload ? redact(command.params as Params, args) : entry.arguments;
}
