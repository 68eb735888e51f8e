import type { ServerResponse } from 'node:http';
import { messageSearch } from '../doveadm/commands/message.ts';
import { CodedError } from '../doveadm/errors.ts';
import { buildQuery, type MessageSearch } from '../doveadm/search/search.ts';
import type { FieldSink, Gateway } from '../gateway.ts';
import { fromLine, MboxrdMessage } from '../mime/mboxrd.ts';
import { placeOf } from '../model/messages.ts';
import { userRef } from '../model/users.ts';
import { DrainingResponse } from './draining-response.ts';
import { mailboxAddress } from './mail-file-path.ts';

/**
 * Answers `GET /mailboxes/ID.mbox`: the messages that exist at the start, in the order of their UIDs, as an mbox file.
 * @throws CodedError before anything is sent, Error when a message cannot be read after that
 */
export async function sendMailbox(doveadm: Gateway, id: string, search: MessageSearch | null, response: ServerResponse): Promise<void> {
  const { host, user: name, mailbox } = mailboxAddress(id);
  const user = userRef(doveadm, name, host);
  const place = await placeOf(doveadm, { user, name: mailbox });
  if (place === null) throw new CodedError('NOT_FOUND', 'There is no such mailbox any more.');
  const all = { user: user.name, field: ['date.received.unixtime', 'text'], query: buildQuery(null, { field: 'id', within: place }) };
  const query = buildQuery(search, { field: 'search', within: place });
  const download = await doveadm.openDownload(all, user, { ...all, query });
  const found = await doveadm.run(messageSearch, { user: user.name, query }, user);
  const uids = found.map(({ uid }) => uid).sort((a, b) => a - b);
  const writer = new MboxWriter(response);
  response.once('error', () => undefined);
  for (let start = 0; start < uids.length && !response.destroyed;) {
    const page = uids.slice(start, start + download.pageSize);
    await download.read(page, writer);
    start += page.length;
  }
  await writer.finish();
}

/** Sends messages to a response, one after the other. It begins with the first message, so that an earlier failure has its own status. */
class MboxWriter implements FieldSink {
  readonly #response: DrainingResponse;
  #hasBegun = false;
  #receivedAt = '';
  #message: MboxrdMessage | null = null;

  constructor(response: ServerResponse) {
    this.#response = new DrainingResponse(response);
  }

  data(column: string, bytes: Buffer): void {
    if (column === 'text') this.#response.write(this.#open().push(bytes));
    else this.#receivedAt += bytes.toString('utf8');
  }

  end(column: string): void {
    if (column !== 'text') return;
    this.#response.write(this.#open().finish());
    this.#message = null;
    this.#receivedAt = '';
  }

  drained(): Promise<void> | null {
    return this.#response.drained();
  }

  async finish(): Promise<void> {
    this.#begin();
    await this.#response.end();
  }

  #open(): MboxrdMessage {
    if (this.#message === null) {
      this.#begin();
      const seconds = Number(this.#receivedAt);
      this.#response.write(fromLine(Number.isFinite(seconds) ? new Date(seconds * 1000) : null));
      this.#message = new MboxrdMessage();
    }
    return this.#message;
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#response.begin(200, {
      'content-type': 'application/mbox',
      'content-disposition': 'attachment; filename="mailbox.mbox"',
      'accept-ranges': 'none',
    });
  }
}
