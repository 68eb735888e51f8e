import libmime from 'libmime';
import addressParser from 'nodemailer/lib/addressparser';
import { addressChunks } from './address-chunks.ts';
import { TooLargeError } from './too-large-error.ts';

/** A name and an address of a header. */
export interface MailAddress {
  readonly name: string | null;
  /** `local@domain`; null when the header has only a name. */
  readonly email: string | null;
}

/** Characters of one header's value that are decoded. Only hostile subjects are longer. */
export const MAX_HEADER_LENGTH = 32_768;
/** Headers of one message, and characters of all of them together. */
const MAX_HEADERS = 2000;
const MAX_BLOCK_LENGTH = 2 * 1024 * 1024;

/**
 * A header's value for people: unfolded (RFC 5322), with its encoded words (RFC 2047) decoded. Never throws. A value longer than {@link
 * MAX_HEADER_LENGTH} is cut, and ends with a note that says so.
 */
export function decodeHeaderText(raw: string): string {
  if (raw.length <= MAX_HEADER_LENGTH) return oneLine(libmime.decodeWords(unfold(raw)));
  const shown = oneLine(libmime.decodeWords(unfold(raw.slice(0, MAX_HEADER_LENGTH))));
  return `${shown}… [cut: the first ${MAX_HEADER_LENGTH} of ${raw.length} characters]`;
}

/**
 * The values of a header that occurs several times, in order, from Dovecot's answer: one a line, still folded.
 * @throws TooLargeError
 */
export function headerValues(raw: string): string[] {
  return logicalLines(raw, 'values');
}

/** Lines with their continuation lines. */
function logicalLines(raw: string, what: string): string[] {
  if (raw.length > MAX_BLOCK_LENGTH)
    throw new TooLargeError(`has ${raw.length} characters, more than the ${MAX_BLOCK_LENGTH} that are read`);
  const lines: string[] = [];
  let begin = 0;
  for (let end = raw.indexOf('\n'); end >= 0; end = raw.indexOf('\n', end + 1)) {
    if (/[ \t]/.test(raw.charAt(end + 1))) continue;
    lines.push(raw.slice(begin, raw.charAt(end - 1) === '\r' ? end - 1 : end));
    begin = end + 1;
    if (lines.length >= MAX_HEADERS) throw new TooLargeError(`has more than the ${MAX_HEADERS} ${what} that are read`);
  }
  return [...lines, raw.slice(begin)];
}

/**
 * The value of a header that a message should have once. If it occurs several times: the last one, as in Dovecot's envelope (2.3.19,
 * 2.4.1). Unfolded and not decoded; null when it is missing or empty.
 */
export function singleHeader(raw: string | undefined): string | null {
  const last = headerValues(raw ?? '').at(-1) ?? '';
  return unfold(last).trim() || null;
}

/** The addresses of a From, To, Cc … header. Members of groups appear one by one. Broken input gives the addresses that can be read. */
export function parseAddresses(raw: string): MailAddress[] {
  return [...addressWork(raw)].flatMap((work) => work());
}

/**
 * The same in pieces. Each piece takes a few milliseconds at most, however hostile the header is. Each occurrence of the header is a
 * separate list.
 * @throws TooLargeError
 */
export function addressWork(raw: string): (() => MailAddress[])[] {
  return addressChunks(headerValues(raw)).map((chunk) => () => addressesOf(chunk));
}

function addressesOf(raw: string): MailAddress[] {
  // Encoded words can contain commas, so they are decoded after the list is split.
  return addressParser(unfold(raw), { flatten: true }).flatMap(({ name, address }) => {
    const found = { name: decodeHeaderText(name) || null, email: oneLine(address) || null };
    return found.name === null && found.email === null ? [] : [found];
  });
}

/** A block of headers as a list, in order. It ends at the first empty line. Lines that are not headers are left out. */
export function parseHeaders(raw: string): { name: string; value: string }[] {
  return headerWork(raw).map((work) => work());
}

/**
 * The same, header by header.
 * @throws TooLargeError
 */
export function headerWork(raw: string): (() => { name: string; value: string })[] {
  const [block = ''] = raw.split(/(?<=^|\n)\r?\n/, 1);
  const lines = logicalLines(block, 'headers');
  return lines.flatMap((line) => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [() => ({ name, value: decodeHeaderText(value) })];
  });
}

/** Encoded words can contain line breaks and NUL. The result is one line all the same. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Joins each line that begins with white space to the line before. */
function unfold(raw: string): string {
  return raw.replace(/\r?\n(?=[ \t])/g, '');
}
