import { badInput, CodedError } from '../doveadm/errors.ts';
import { isHeaderName } from '../mime/header-name.ts';
import { parseHeaderDate } from '../mime/header-date.ts';
import { addressWork, decodeHeaderText, headerValues, headerWork, singleHeader, type MailAddress } from '../mime/headers.ts';
import { parseEnvelope, type Envelope } from '../mime/imap-envelope.ts';
import { flattenParts, parseBodyStructure, type BodyPart } from '../mime/imap-structure.ts';
import type { Turn } from '../gateway.ts';
import { TooLargeError } from '../mime/too-large-error.ts';
import { headerField } from './fetch-field.ts';
import { inTurns } from './query/in-turns.ts';
import type { MessageRef } from './refs.ts';

/*
 * A message's headers and structure, parsed in pieces of a few milliseconds each: a sender can make them as long as the server accepts.
 */

/** The value of a header that should occur once, unfolded. */
export function readSingle({ fields }: MessageRef, name: string): string | null {
  return singleHeader(fields[headerField(name)]);
}

export function readSentAt(message: MessageRef): Date | null {
  return parseHeaderDate(readSingle(message, 'date') ?? '');
}

export function readSubject(message: MessageRef): string | null | Promise<string | null> {
  return message.turn.run(() => decodeHeaderText(readSingle(message, 'subject') ?? '') || null);
}

/** The addresses of all occurrences of a header. @throws CodedError PAYLOAD_TOO_LARGE */
export function readAddresses({ fields, turn }: MessageRef, name: string): MailAddress[] | Promise<MailAddress[]> {
  const raw = fields[headerField(name)] ?? '';
  if (raw === '') return [];
  const lists = inTurns(
    turn,
    limited(`The header ${name}`, () => addressWork(raw)),
  );
  return lists instanceof Promise ? lists.then((all) => assertCount(name, all.flat())) : assertCount(name, lists.flat());
}

/** Recipients of one header. Longer answers would block the event loop. */
const MAX_ADDRESSES = 5000;

function assertCount(name: string, addresses: MailAddress[]): MailAddress[] {
  if (addresses.length <= MAX_ADDRESSES) return addresses;
  throw tooLarge(`The header ${name} has ${addresses.length} addresses, more than the ${MAX_ADDRESSES} that are read.`);
}

/** All values of a header. @throws CodedError BAD_USER_INPUT | PAYLOAD_TOO_LARGE */
export function readHeader({ fields, turn }: MessageRef, name: string): string[] | Promise<string[]> {
  if (!isHeaderName(name)) throw badInput('name', 'is not the name of a header: printable ASCII without blanks and colons');
  const field = headerField(name);
  const raw = fields[field] ?? '';
  if (field !== 'hdr')
    return raw === ''
      ? []
      : inTurns(
          turn,
          limited(`The header ${name}`, () => headerValues(raw).map((value) => () => decodeHeaderText(value))),
        );
  const all = readBlock(raw, turn);
  const named = (headers: readonly Header[]): string[] =>
    headers.filter((header) => header.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);
  return all instanceof Promise ? all.then(named) : named(all);
}

interface Header {
  readonly name: string;
  readonly value: string;
}

/** @throws CodedError PAYLOAD_TOO_LARGE */
export function readHeaders({ fields, turn }: MessageRef): Header[] | Promise<Header[]> {
  return readBlock(fields.hdr ?? '', turn);
}

function readBlock(raw: string, turn: Turn): Header[] | Promise<Header[]> {
  return inTurns(
    turn,
    limited('The message', () => headerWork(raw)),
  );
}

/** @throws CodedError PAYLOAD_TOO_LARGE */
export function readEnvelope({ fields, turn }: MessageRef): Envelope | null | Promise<Envelope | null> {
  return turn.run(() => limited('The envelope', () => parseEnvelope(fields['imap.envelope'] ?? '')));
}

/** @throws CodedError PAYLOAD_TOO_LARGE */
export function readStructure({ fields, turn }: MessageRef): BodyPart | null | Promise<BodyPart | null> {
  return turn.run(() => limited('The message', () => parseBodyStructure(fields['imap.bodystructure'] ?? '')));
}

/** @throws CodedError PAYLOAD_TOO_LARGE */
export async function readParts(message: MessageRef): Promise<BodyPart[] | null> {
  const structure = await readStructure(message);
  return structure === null ? null : flattenParts(structure);
}

function limited<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TooLargeError ? tooLarge(`${what} ${error.message}.`) : error;
  }
}

function tooLarge(message: string): CodedError {
  return new CodedError('PAYLOAD_TOO_LARGE', `${message} Read it from \`text\`.`);
}
