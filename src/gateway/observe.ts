import type { AnyCommand } from '../doveadm/command.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { GatewayOptions } from './options.ts';
import type { WriteResult } from './write-result.ts';

/** Reports that a command begins, and how it ends. The host may be found after it was called. */
export class CommandObserver {
  readonly #options: GatewayOptions;
  readonly #subject: { readonly requestId: string; readonly command: AnyCommand; readonly users: readonly string[] };
  readonly #startedAt = performance.now();
  #host: string | null = null;

  constructor(options: GatewayOptions, requestId: string, command: AnyCommand, users: readonly string[]) {
    this.#options = options;
    this.#subject = { requestId, command, users };
  }

  /** The command goes to this host now. The first one counts. */
  readonly at = ({ name }: Pick<Host, 'name'>): void => {
    if (this.#host !== null) return;
    this.#host = name;
    const { requestId, command, users } = this.#subject;
    this.#options.onCommandStart?.({ requestId, command, users, host: name });
  };

  /** @param host where the command came to none */
  async until<R>(running: Promise<R>, host: string): Promise<R> {
    try {
      const result = await running;
      const isRead = this.#subject.command.effect === 'read';
      this.#ended(host, isRead ? null : ((result as WriteResult<unknown>).errors[0]?.error.code ?? null));
      return result;
    } catch (error) {
      const { code, permission = null } =
        error instanceof CodedError ? { code: error.code, ...error.subject } : { code: 'INTERNAL' as const };
      this.#ended(host, code, permission);
      throw error;
    }
  }

  #ended(fallback: string, code: ErrorCode | null, missingPermission: string | null = null): void {
    this.at({ name: fallback });
    const { requestId, command } = this.#subject;
    const host = this.#host ?? fallback;
    this.#options.onCommand?.({ requestId, host, command, code, missingPermission, durationMs: performance.now() - this.#startedAt });
  }
}
