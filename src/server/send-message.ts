import type { IncomingMessage, ServerResponse } from 'node:http';
import { badInput, CodedError } from '../doveadm/errors.ts';
import { buildQuery } from '../doveadm/search/search.ts';
import type { FieldSink, Gateway } from '../gateway.ts';
import { CrlfLines } from '../mime/line-ends.ts';
import { placeOf } from '../model/messages.ts';
import { userRef } from '../model/users.ts';
import { rangeOf, type ByteRange } from './byte-range.ts';
import { DrainingResponse } from './draining-response.ts';
import { messageAddress } from './mail-file-path.ts';

/**
 * Answers `GET /messages/ID.eml`: a message byte for byte as IMAP gives it, or a range of it. @throws CodedError before anything is sent
 */
export async function sendMessage(doveadm: Gateway, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host, user: name, mailbox, mailboxGuid, uid } = messageAddress(id);
  const user = userRef(doveadm, name, host);
  if (!Number.isSafeInteger(uid)) throw badInput('id', 'is not an id of this API: use one that an `id` field answered');
  const place = await placeOf(doveadm, { user, name: mailbox });
  const gone = new CodedError('NOT_FOUND', 'There is no such message any more.');
  if (place === null) throw gone;
  const query = buildQuery(null, { field: 'id', within: { ...place, uids: [uid] } });
  const download = await doveadm.openDownload({ user: user.name, field: ['mailbox-guid', 'size.virtual', 'text'], query }, user);
  const writer = new MessageWriter(mailboxGuid, `"${mailboxGuid}.${String(uid)}"`, request, response);
  await download.read(null, writer);
  if (!writer.hasBegun) throw gone;
  await writer.finish();
}

/** Sends the fields of one message to a response. */
class MessageWriter implements FieldSink {
  hasBegun = false;
  readonly #guid: string;
  readonly #etag: string;
  readonly #request: IncomingMessage;
  readonly #response: DrainingResponse;
  readonly #known: Record<string, string> = {};
  readonly #lines = new CrlfLines();
  #size = 0;
  #range: ByteRange = { start: 0, end: -1 };
  /** Bytes of the message so far. */
  #at = 0;

  constructor(guid: string, etag: string, request: IncomingMessage, response: ServerResponse) {
    this.#guid = guid;
    this.#etag = etag;
    this.#request = request;
    this.#response = new DrainingResponse(response);
  }

  data(column: string, bytes: Buffer): void {
    if (column === 'text') this.#write(this.#lines.push(bytes));
    else this.#known[column] = `${this.#known[column] ?? ''}${bytes.toString('utf8')}`;
  }

  end(column: string): void {
    // Another mailbox may now have the name, with another message under the UID.
    if (column === 'size.virtual' && this.#known['mailbox-guid'] === this.#guid) this.#begin(Number(this.#known['size.virtual']));
  }

  drained(): Promise<void> | null {
    return this.#response.drained();
  }

  /** @throws Error when the message had another size than Dovecot reported: the client then sees that it is incomplete */
  async finish(): Promise<void> {
    if (this.#at !== this.#size) throw new Error(`a message has ${String(this.#at)} bytes, and its size is ${String(this.#size)}`);
    await this.#response.end();
  }

  #begin(size: number): void {
    if (!Number.isSafeInteger(size)) throw new CodedError('INTERNAL', 'Dovecot gave a message no size.');
    this.hasBegun = true;
    this.#size = size;
    const ifRange = this.#request.headers['if-range'];
    const wanted = ifRange !== undefined && ifRange !== this.#etag ? null : rangeOf(this.#request.headers.range, size);
    this.#range = wanted === null || wanted === 'none' ? { start: 0, end: wanted === null ? size - 1 : -1 } : wanted;
    const { start, end } = this.#range;
    this.#response.begin(wanted === null ? 200 : wanted === 'none' ? 416 : 206, {
      'content-type': 'message/rfc822',
      'content-disposition': 'attachment; filename="message.eml"',
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      etag: this.#etag,
      ...(wanted === null
        ? {}
        : { 'content-range': wanted === 'none' ? `bytes */${String(size)}` : `bytes ${String(start)}-${String(end)}/${String(size)}` }),
    });
  }

  #write(bytes: Buffer): void {
    const { start, end } = this.#range;
    const from = Math.max(0, start - this.#at);
    const to = Math.min(bytes.length, end + 1 - this.#at);
    this.#at += bytes.length;
    if (this.hasBegun && to > from) this.#response.write(bytes.subarray(from, to));
  }
}
