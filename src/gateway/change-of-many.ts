import { assertAllowed } from '../access/decide.ts';
import { redact } from '../audit.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { Params } from '../doveadm/param-types.ts';
import type { Permission } from '../doveadm/permission.ts';
import { auditEntry } from './audit-entry.ts';
import type { Caller } from './caller.ts';
import type { ChangeOfMany, GatewayOptions } from './options.ts';

/** How the audit log shows the target of a change. */
const TARGET_PARAMS = { user: 'user?', users: 'array?', mask: 'string?', everyone: 'boolean?' } as const satisfies Params;

/** A change for several users; the host is the one that lists them. */
type ChangeOnHost = Pick<ChangeOfMany, 'target'> & { readonly host: Host };

/** As `Gateway.startMany`. */
export async function startMany(
  options: GatewayOptions,
  caller: Caller,
  command: AnyCommand,
  permissions: readonly Permission[],
  { count, ...change }: ChangeOnHost & { readonly count: number },
): Promise<void> {
  try {
    for (const permission of permissions) assertAllowed(caller.principal, permission, null, { filtered: true });
    await caller.budget.spend(count);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw await refuseMany(options, caller, error, command, change);
  }
}

/** As `Gateway.refuseMany`. */
export async function refuseMany(
  { audit }: GatewayOptions,
  caller: Caller,
  error: CodedError,
  command: AnyCommand,
  { target, host }: ChangeOnHost,
): Promise<CodedError> {
  const known = error.about({ command: command.name, host: host.name });
  const entry = { ...auditEntry(caller, command, {}, host), arguments: redact(TARGET_PARAMS, { ...target }) };
  await audit.refused({ ...entry, code: known.code, reason: known.message });
  return known;
}
