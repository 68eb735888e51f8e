import { assertAllowed } from '../access/decide.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Caller } from './caller.ts';
import type { GatewayOptions } from './options.ts';
import type { RunningRequest } from './running-requests.ts';
import type { Payload } from './write-result.ts';

/** The payload of `requestCancel`. */
export type CancelledRequest = Payload & { readonly request: RunningRequest | null };

/** Stops a request of this gateway. @throws CodedError FORBIDDEN */
export async function cancelRequest(
  { audit, requests, onFault }: GatewayOptions,
  caller: Caller,
  requestId: string,
): Promise<CancelledRequest> {
  const { principal, remoteAddress, client, requestId: own } = caller;
  const about = {
    requestId: own,
    principal,
    ip: remoteAddress,
    client,
    host: null,
    command: 'requestCancel',
    effect: 'write',
    users: [],
  } as const;
  const entry = { ...about, arguments: { requestId } };
  try {
    assertAllowed(principal, 'REQUEST_CANCEL', null, { hostOnly: true });
  } catch (error) {
    if (error instanceof CodedError) await audit.refused({ ...entry, code: error.code, reason: error.message });
    throw error;
  }
  const intent = await audit.intent(entry);
  const request = requests?.cancel(requestId, principal.name) ?? null;
  const applied = request !== null;
  const outcome = applied ? 'APPLIED' : 'NOT_APPLIED';
  const unknown = new CodedError('NOT_FOUND', 'No request with this id runs in this gateway now.', { field: 'input.requestId' });
  const code = applied ? null : unknown.code;
  // The request is stopped, whatever the audit log can still record.
  await audit.outcome({ ...entry, intent, outcome, code, exitCode: null, seen: null, durationMs: 0 }).catch(onFault);
  return { outcome, errors: applied ? [] : [{ error: unknown, log: null }], request };
}
