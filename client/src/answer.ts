import { GatewayError, type AnswerError } from './errors.ts';

/** An answer, with whatever succeeded. */
export interface Answer<Data> {
  /** Null when nothing succeeded. */
  readonly data: Data | null;
  /** Empty when all succeeded. */
  readonly errors: readonly AnswerError[];
  readonly requestId: string | undefined;
  readonly status: number;
}

export async function answerOf<Body>(response: Response, changes: boolean): Promise<Body> {
  let text;
  try {
    text = await response.text();
  } catch (error) {
    throw broken(error, changes);
  }
  try {
    return JSON.parse(text) as Body;
  } catch (cause) {
    const { status } = response;
    throw new GatewayError(`The answer is not JSON (HTTP ${String(status)}).`, {
      code: 'BAD_ANSWER',
      retryable: !changes && status >= 500,
      status,
      cause,
    });
  }
}

export async function refusalOf(response: Response): Promise<GatewayError> {
  return refused(response, await answerOf(response, false));
}

export function refused(
  { status }: Response,
  { errors = [], extensions }: { readonly errors?: readonly AnswerError[]; readonly extensions?: { readonly requestId?: string } },
): GatewayError {
  return failureOf({ data: null, errors, requestId: extensions?.requestId, status });
}

export function failureOf({ data, errors, requestId, status }: Answer<unknown>): GatewayError {
  const [first] = errors;
  const { code, retryable } = first?.extensions ?? { code: 'BAD_ANSWER' as const, retryable: false };
  return new GatewayError(first?.message ?? `The answer has no data (HTTP ${String(status)}).`, {
    code,
    retryable,
    status,
    requestId,
    errors,
    data,
  });
}

/** A change whose connection broke may have happened. */
export function broken(cause: unknown, changes: boolean): GatewayError {
  const what = changes ? 'The connection failed. The change may have happened.' : 'The connection failed.';
  return new GatewayError(what, { code: 'NETWORK', retryable: !changes, cause });
}
