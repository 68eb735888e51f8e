import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { CodedError } from '../errors.ts';
import { watchAbort } from '../wire/abort-watch.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';

/** How long one request may take, in milliseconds. */
export interface RequestTimeouts {
  readonly connectMs: number;
  /** From the connection to the answer's first byte. Dovecot builds answers whole, so this is the time of the commands themselves. */
  readonly firstByteMs: number;
  /** From the first byte to the last. */
  readonly transferMs: number;
  /** Each one cancels the request, sent or not. */
  readonly signals?: readonly AbortSignal[];
}

/**
 * How far a request got. The body is one write, and half of it can arrive: Dovecot runs a command when its closing bracket arrives, even if
 * the envelope's bracket is missing (2.3.19, 2.4.1). So only a body that was not begun is certain not to have run.
 */
type Stage = 'connecting' | 'connected' | 'waiting' | 'answering';

/** One request on its own connection: its time limits, how far it got, and what its failure means for its commands. */
export class Exchange {
  readonly #timeouts: RequestTimeouts;
  readonly #failed: Promise<never>;
  #fail: (error: unknown) => void = () => undefined;
  #stage: Stage = 'connecting';
  #sent = false;
  #socket: Socket | null = null;
  #bytesBefore = 0;
  #timer: NodeJS.Timeout | undefined;
  #ignoreSignals: () => void = () => undefined;
  /** Why the gateway itself cancelled the request; null when it did not. */
  #reason: unknown = null;

  constructor(timeouts: RequestTimeouts) {
    this.#timeouts = timeouts;
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#failed.catch(() => undefined);
  }

  /**
   * Sends the request with its body. With `Expect: 100-continue`, the body waits for the host's 100 response.
   * @param connected whether its connection is open already
   */
  async run(request: ClientRequest, body: Buffer | null, connected: boolean): Promise<IncomingMessage> {
    this.#failed.catch(() => request.destroy());
    const { signals = [] } = this.#timeouts;
    const giveUp = (): void => {
      this.#abort(signals.find(({ aborted }) => aborted)?.reason);
    };
    this.#ignoreSignals = watchAbort(signals, giveUp);
    if (signals.some(({ aborted }) => aborted)) giveUp();
    this.#limit(this.#timeouts.connectMs, 'Dovecot cannot be reached');
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.on('error', reject).on('response', (answer) => {
        this.#stage = 'answering';
        this.#limit(this.#timeouts.transferMs, "Dovecot's answer did not end");
        answer.on('error', this.#fail);
        resolve(answer);
      });
    });
    answered.catch(() => undefined);
    this.#sendWhenReady(request, body, connected);
    return Promise.race([answered, this.#failed]);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#ignoreSignals();
  }

  /** What an error means for the commands of the request. */
  explain(error: unknown): unknown {
    if (error instanceof LostEnvelopeError) {
      if (this.#sent) return error;
      return new CodedError('UPSTREAM_UNAVAILABLE', `${error.message} No command was sent.`, {}, { cause: error });
    }
    if (this.#reason !== null) return this.#reason instanceof CodedError ? this.#withFate(this.#reason) : this.#reason;
    if (error instanceof CodedError) return this.#sent ? error : this.#withFate(error);
    const why = reasonOf(error);
    if (!this.#sent) {
      const problem =
        this.#stage === 'connecting' ? 'Dovecot cannot be reached' : 'The connection to Dovecot ended before a command was sent';
      return new CodedError('UPSTREAM_UNAVAILABLE', `${problem} (${why}).`, {}, { cause: error });
    }
    switch (this.#stage) {
      case 'connecting':
      case 'connected':
      case 'waiting':
        if (why.startsWith('HPE_')) return new LostEnvelopeError('garbled', `What came from Dovecot is not HTTP (${why}).`, error);
        if (this.#bytesRead > 0)
          return new LostEnvelopeError('truncated', `The connection to Dovecot ended within the answer (${why}).`, error);
        return new LostEnvelopeError('dropped', `The connection to Dovecot ended without an answer (${why}).`, error);
      case 'answering':
        return new LostEnvelopeError('truncated', `The connection to Dovecot ended within the answer (${why}).`, error);
    }
  }

  /** Whether a command may have left: false is certain. */
  get sent(): boolean {
    return this.#sent;
  }

  /** The same error, with whether a command may have run. */
  #withFate({ code, message, subject, details }: CodedError): CodedError {
    return new CodedError(code, message, subject, { ...details, mayHaveRun: this.#sent });
  }

  /**
   * Bytes of the answer. On TLS this also counts a late part of the handshake. A dropped connection may then not count as dropped, which is
   * the safe side.
   */
  get #bytesRead(): number {
    return (this.#socket?.bytesRead ?? 0) - this.#bytesBefore;
  }

  #sendWhenReady(request: ClientRequest, body: Buffer | null, connected: boolean): void {
    const send = (): void => {
      this.#sent = true;
      this.#stage = 'waiting';
      this.#bytesBefore = this.#socket?.bytesRead ?? 0;
      this.#limit(this.#timeouts.firstByteMs, 'Dovecot did not answer');
      request.end(body ?? undefined);
    };
    const expects = request.hasHeader('expect');
    request.on('socket', (socket) => {
      this.#socket = socket;
      const proceed = (): void => {
        this.#stage = 'connected';
        if (!expects) send();
        else this.#limit(this.#timeouts.connectMs, 'Dovecot did not ask for the command');
      };
      if (connected) proceed();
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', proceed);
    });
    if (expects) {
      request.once('continue', send);
      request.flushHeaders();
    }
  }

  #limit(ms: number, what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#abort(
        new CodedError(
          this.#stage === 'connecting' ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_TIMEOUT',
          `${what} within ${String(ms / 1000)} s.`,
        ),
      );
    }, ms);
  }

  #abort(reason: unknown): void {
    this.#reason ??= reason;
    this.#fail(reason);
  }
}

const NOT_TRUSTED = 'its certificate is not signed by an authority that is trusted here, see DOVEADM_CA_FILE';

/** What the codes of TLS mean for the administrator of the gateway (Node.js 20 to 24). */
const TLS_PROBLEMS: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name than the one in DOVEADM_URL',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: compare the clocks',
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS at this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS at this port',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a client certificate, see DOVEADM_CERT_FILE',
};

/** A network error in a few words, without addresses. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code in TLS_PROBLEMS ? `${code}: ${TLS_PROBLEMS[code] ?? ''}` : code;
  return typeof message === 'string' ? message : 'unknown';
}
