import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** The largest post that is read. Dovecot's are of about a kilobyte. */
const MOST_BYTES = 256 * 1024;
/** Dovecot ends connections that it does not use. A server that does so may meet a post that is never sent again. */
const KEEP_ALIVE_MS = 3_600_000;

export interface ReceiverOptions {
  readonly password: { reveal(): string };
  /** Takes the text of a post. @returns false where there is no place for it */
  readonly accept: (text: string) => boolean;
  /** Called for each post that is refused. */
  readonly onRefused: () => void;
}

/**
 * The listener that Dovecot's event exporter posts to, as `POST /events` with Basic auth, of which only the password counts. Dovecot waits for
 * each answer before it posts the next event, and never repeats one: the answer comes before any work.
 */
export function createEventReceiver({ password, accept, onRefused }: ReceiverOptions): Server {
  const expected = digest(password.reveal());
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const refuse = (status: number, headers: Record<string, string> = {}): void => {
      onRefused();
      request.resume();
      response.writeHead(status, { 'content-length': '0', ...headers }).end();
    };
    if (request.url?.split('?', 1)[0] !== '/events') return refuse(404);
    if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
    if (!timingSafeEqual(digest(passwordOf(request.headers.authorization)), expected))
      return refuse(401, { 'www-authenticate': 'Basic realm="events"' });
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= MOST_BYTES) parts.push(part);
    });
    request.on('end', () => {
      if (bytes > MOST_BYTES) return refuse(413);
      const taken = accept(Buffer.concat(parts).toString('utf8'));
      response.writeHead(taken ? 204 : 503, taken ? {} : { 'content-length': '0' }).end();
    });
    request.on('error', () => undefined);
  };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, answer);
  return server;
}

/** The password of a header `Basic …`; without one, the empty text. */
function passwordOf(authorization = ''): string {
  const credentials = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization)?.[1];
  const text = Buffer.from(credentials ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? '' : text.slice(colon + 1);
}

/** Of one length, whatever the password. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
