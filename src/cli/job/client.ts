import type { ClientConfig } from '../../config.ts';
import type { JobProgress } from '../../jobs/progress.ts';

/** An error in the gateway's answer; the message is for people. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  /** A code like those of system errors, which are printed without a stack. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A job in the form that the command line prints. */
export interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly note: string | null;
  readonly startedBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly progress: Omit<JobProgress, 'estimatedEndAt'> & { readonly estimatedEndAt: string | null };
  readonly wait: { readonly reason: string; readonly host: string | null } | null;
  readonly resultsUrl: string | null;
}

export const JOB_FIELDS = `id state reason note startedBy createdAt finishedAt resultsUrl wait { reason host }
  progress { total done succeeded failed unknown usersPerSecond estimatedEndAt }`;

/** Sends requests to a gateway over HTTP, as any client does. */
export class GatewayClient {
  readonly #config: ClientConfig;

  constructor(config: ClientConfig) {
    this.#config = config;
  }

  /** @throws AnswerError */
  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const response = await this.#fetch(this.#config.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = JSON.parse(await response.text()) as {
      data?: T;
      errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
    };
    const [error] = errors ?? [];
    if (error !== undefined) throw new AnswerError(error.extensions?.code ?? 'ERROR', error.message);
    return data as T;
  }

  /** The results of a job, from this byte on. @throws AnswerError */
  async results(job: ShownJob, startByte: number): Promise<Response> {
    if (job.resultsUrl === null)
      throw new AnswerError('NOT_POSSIBLE', `The job is ${job.state}: its results can be had when it has ended.`);
    // Uses this client's own address of the gateway: the gateway may have another address for itself.
    const url = new URL(new URL(job.resultsUrl).pathname, this.#config.url);
    const response = await this.#fetch(url, { headers: startByte === 0 ? {} : { range: `bytes=${String(startByte)}-` } });
    if (response.ok) return response;
    const { errors } = JSON.parse(await response.text()) as { errors: readonly { readonly message: string }[] };
    throw new AnswerError('HTTP', errors[0]?.message ?? `HTTP ${String(response.status)}`);
  }

  async #fetch(url: string | URL, init: RequestInit): Promise<Response> {
    try {
      const authorization = `Bearer ${this.#config.token.reveal()}`;
      return await fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      throw new AnswerError(
        'UNREACHABLE',
        `The gateway at ${String(url)} does not answer (${cause?.code ?? (error as Error).message}): see GATEWAY_URL.`,
      );
    }
  }
}
