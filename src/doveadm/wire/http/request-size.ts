import { badInput, CodedError } from '../../errors.ts';
import type { Limits } from '../listing.ts';

/** @throws CodedError PAYLOAD_TOO_LARGE naming the limit of this Dovecot, before anything is sent */
export function assertFits(bytes: number, params: Readonly<Record<string, unknown>>, limits: Limits): void {
  const problem = sizeProblem(bytes, params, limits);
  if (problem !== null) throw problem;
}

/** Why a command cannot go over HTTP: PAYLOAD_TOO_LARGE, naming the limit of this Dovecot, or BAD_USER_INPUT. Null when it can. */
export function sizeProblem(bytes: number, params: Readonly<Record<string, unknown>>, limits: Limits): CodedError | null {
  if (bytes > limits.requestBytes) return tooLarge(bytes, limits.requestBytes, 'request');
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value) && value.length > limits.entries) return tooMany(value.length, limits.entries);
    for (const text of Array.isArray(value) ? (value as unknown[]) : [value]) {
      // 2.4.1 answers HTTP 400.
      if (typeof text === 'string' && text.includes('\0'))
        return badInput(name, "must not hold NUL: Dovecot's doveadm HTTP API does not take it. With DOVEADM_TCP_URL it may.");
      if (typeof text !== 'string' || text.length * 3 <= limits.stringBytes) continue;
      const size = Buffer.byteLength(text);
      if (size > limits.stringBytes) return tooLarge(size, limits.stringBytes, 'value');
    }
  }
  return null;
}

function tooMany(entries: number, limit: number): CodedError {
  return new CodedError(
    'PAYLOAD_TOO_LARGE',
    `A list of ${String(entries)} entries is more than this Dovecot's doveadm HTTP API takes (${String(limit)}). Nothing was sent.`,
  );
}

function tooLarge(bytes: number, limit: number, what: 'request' | 'value'): CodedError {
  return new CodedError(
    'PAYLOAD_TOO_LARGE',
    `A ${what} of ${String(bytes)} bytes is more than this Dovecot's doveadm HTTP API takes (${String(limit)} bytes). Nothing was sent. With DOVEADM_TCP_URL there is no such limit.`,
  );
}

/** UTF-8 bytes of an encoded command in an envelope, with room for its tag. */
export function wireBytes(json: string): number {
  return Buffer.byteLength(json) + 64;
}
