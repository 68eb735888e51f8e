import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageSave } from '../doveadm/commands/message.ts';
import { badInput, type CodedError, type ErrorCode } from '../doveadm/errors.ts';
import { Upload } from '../doveadm/wire/upload.ts';
import { isSafeInput } from '../doveadm/wire/tcp/command-line.ts';
import type { Gateway } from '../gateway.ts';
import { userRef } from '../model/users.ts';
import { arriving } from './arriving.ts';
import { mailboxAddress } from './mail-file-path.ts';

export interface UploadBounds {
  /** Bytes of a streamed message. */
  readonly uploadBytes: number;
  /** Bytes of a message that is held whole. */
  readonly bodyBytes: number;
}

/** Answers `POST /mailboxes/ID/messages`: saves the body as a message, byte for byte. @throws CodedError when nothing was sent */
export async function receiveMessage(
  doveadm: Gateway,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  {
    bounds,
    stalledMs,
    requestId,
    statusOf,
  }: { bounds: UploadBounds; stalledMs: number; requestId: string; statusOf: (code: ErrorCode) => number },
): Promise<void> {
  const { host, user: name, mailbox } = mailboxAddress(id);
  const user = userRef(doveadm, name, host);
  // Checks the permission before any of the body is read.
  await doveadm.run(messageSave, { user: user.name, mailbox, file: '' }, { ...user, dryRun: true });
  const [type] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  if (type?.trim() !== 'message/rfc822') throw badInput('content-type', 'must be message/rfc822');
  const upload = await Upload.open(arriving(request, stalledMs), bounds.uploadBytes);
  const isStreamed = isSafeInput(upload.head.toString('latin1')) && (await doveadm.takesUploads(user));
  const file = isStreamed ? upload : await textOf(upload, bounds.bodyBytes);
  const { outcome, errors } = await doveadm.run(messageSave, { user: user.name, mailbox, file }, { ...user, paid: true });
  const [first] = errors;
  const status = outcome === 'APPLIED' ? 201 : statusOf(first?.error.code ?? 'INTERNAL');
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ outcome, errors: errors.map(({ error, log }) => describe(error, log)), extensions: { requestId } }));
}

function describe({ code, message, retryable }: CodedError, log: string | null): object {
  return { code, message, retryable, log };
}

/** The whole message as text, because HTTP carries only text. @throws CodedError */
async function textOf(upload: Upload, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of upload.chunks()) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw badInput('body', `has more than ${String(maxBytes)} bytes (MAX_BODY_BYTES). With DOVEADM_TCP_URL it may`);
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  const text = whole.toString('utf8');
  if (Buffer.from(text).equals(whole)) return text;
  throw badInput('body', "has bytes that are not UTF-8, which Dovecot's doveadm HTTP API does not take. With DOVEADM_TCP_URL it may");
}
