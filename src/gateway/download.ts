import { rowError, type ArgumentsOf, type Row } from '../doveadm/command.ts';
import { messageFetch } from '../doveadm/commands/message.ts';
import { prepareCommand } from '../doveadm/dispatch/prepare-command.ts';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import { uidSet } from '../doveadm/search/search.ts';
import { rowsOf } from '../doveadm/wire/answer.ts';
import type { FieldSink } from '../doveadm/wire/tcp/field-reader.ts';
import { readOptionsOf, type Caller } from './caller.ts';

export type { FieldSink } from '../doveadm/wire/tcp/field-reader.ts';

/** The messages and fields that a caller may read. */
export type DownloadArguments = ArgumentsOf<typeof messageFetch>;

const STREAMED_PAGE = 100;
const HELD_PAGE = 10;
const TOO_LARGE = "The message is too large for an answer of Dovecot's doveadm HTTP API. With DOVEADM_TCP_URL it can be had.";

/** A stream of messages: authorised and audited once, and then read in parts. */
export class Download {
  readonly #host: Host;
  readonly #caller: Caller;
  readonly #args: DownloadArguments;
  #heldPage = HELD_PAGE;

  /** @param args authorised */
  constructor(host: Host, caller: Caller, args: DownloadArguments) {
    this.#host = host;
    this.#caller = caller;
    this.#args = args;
  }

  /** The number of messages for one call of `read`. Over HTTP their answer is held whole, so there are fewer, and of large messages fewer still. */
  get pageSize(): number {
    return this.#host.lineStatus?.state === 'UP' ? STREAMED_PAGE : this.#heldPage;
  }

  /**
   * Reads messages into a sink.
   * @param uids of the messages; null: all of the download
   * @throws CodedError; the sink may have received a part by then
   */
  async read(uids: readonly number[] | null, sink: FieldSink): Promise<void> {
    const { user, field, query } = this.#args;
    const args = { user, field, query: uids === null ? query : [...query, 'uid', uidSet(uids)] };
    if (await this.#stream(args, sink)) return;
    const rows = await this.#rows(args);
    if (!(rows instanceof CodedError)) return writeRows(rows, field, sink);
    if (uids === null || uids.length < 2) throw rows.about({}, TOO_LARGE);
    this.#heldPage = Math.ceil(uids.length / 2);
    await this.read(uids.slice(0, this.#heldPage), sink);
    await this.read(uids.slice(this.#heldPage), sink);
  }

  async #stream(args: DownloadArguments, sink: FieldSink): Promise<boolean> {
    const { requestId, signal } = this.#caller;
    const listing = await this.#host.listing();
    const prepared = prepareCommand(this.#host, listing, messageFetch, { ...args });
    const options = { owner: this.#caller, requestId, effect: 'read', pace: 'long', signal } as const;
    const answer = await this.#host.stream(prepared, sink, options, listing);
    if (answer === null) return false;
    const rows = rowsOf(messageFetch, args, answer);
    if (rows instanceof CodedError) throw rows.about({ host: this.#host.name });
    return true;
  }

  /** The error PAYLOAD_TOO_LARGE when the answer is too large to hold. */
  async #rows(args: DownloadArguments): Promise<readonly Row[] | CodedError> {
    const loader = createReadLoader(this.#host, { ...readOptionsOf(this.#caller), spend: () => Promise.resolve() });
    return loader.load({ command: messageFetch, args }).catch((error: unknown) => {
      if (error instanceof CodedError && error.code === 'PAYLOAD_TOO_LARGE') return error;
      throw error;
    });
  }
}

async function writeRows(rows: readonly Row[], fields: readonly string[], sink: FieldSink): Promise<void> {
  for (const row of rows) {
    assertExact(row, fields);
    for (const column of fields) {
      const text = row[column];
      if (typeof text === 'string' && text !== '') sink.data(column, Buffer.from(text));
      sink.end(column);
      await sink.drained();
    }
  }
}

/** @throws CodedError when a message cannot be read, or not byte for byte */
function assertExact(row: Row, fields: readonly string[]): void {
  const failure = rowError(row);
  if (failure !== null) throw failure;
  if (!fields.some((field) => typeof row[field] === 'string' && row[field].includes('\ufffd'))) return;
  const message =
    "The message has bytes that are not UTF-8, which Dovecot's doveadm HTTP API replaces. With DOVEADM_TCP_URL it can be had as it is.";
  throw new CodedError('COMMAND_UNSUPPORTED', message);
}
