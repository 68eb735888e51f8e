import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import type { CommandStart, GatewayOptions } from './options.ts';
import type { WriteResult } from './write-result.ts';

/** Reports the start and the end of a command. */
export async function observe<R>({ onCommand, onCommandStart }: GatewayOptions, start: CommandStart, running: Promise<R>): Promise<R> {
  onCommandStart?.(start);
  if (onCommand === undefined) return running;
  const { requestId, host, command } = start;
  const startedAt = performance.now();
  const ended = (code: ErrorCode | null, missingPermission: string | null = null): void => {
    onCommand({ requestId, host, command, code, missingPermission, durationMs: performance.now() - startedAt });
  };
  try {
    const result = await running;
    ended(command.effect === 'read' ? null : ((result as WriteResult<unknown>).errors[0]?.error.code ?? null));
    return result;
  } catch (error) {
    const { code, permission = null } =
      error instanceof CodedError ? { code: error.code, ...error.subject } : { code: 'INTERNAL' as const };
    ended(code, permission);
    throw error;
  }
}
