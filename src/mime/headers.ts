import libmime from 'libmime';
import addressParser from 'nodemailer/lib/addressparser';
import { addressChunks } from './address-chunks.ts';
import { TooLargeError } from './too-large-error.ts';

/** A name and an address of a header. */
export interface MailAddress {
  readonly name: string | null;
  /** `local@domain`; null where the header gives a name alone. */
  readonly email: string | null;
}

/** Characters of one header's value that are decoded. Subjects of more are made to keep a reader busy. */
export const MAX_HEADER_LENGTH = 32_768;
/** Headers of one message, and characters of all together. */
const MAX_HEADERS = 2000;
const MAX_BLOCK_LENGTH = 2 * 1024 * 1024;

/**
 * A header's value as people read it: unfolded (RFC 5322) and with its encoded words (RFC 2047) decoded. Never throws. What is longer than
 * {@link MAX_HEADER_LENGTH} is cut, and says so at its end.
 */
export function decodeHeaderText(raw: string): string {
  if (raw.length <= MAX_HEADER_LENGTH) return oneLine(libmime.decodeWords(unfold(raw)));
  const shown = oneLine(libmime.decodeWords(unfold(raw.slice(0, MAX_HEADER_LENGTH))));
  return `${shown}… [cut: the first ${MAX_HEADER_LENGTH} of ${raw.length} characters]`;
}

/**
 * The values of a header that occurs several times, in their order, as Dovecot answers them: one a line, still folded.
 * @throws TooLargeError
 */
export function headerValues(raw: string): string[] {
  return logicalLines(raw, 'values');
}

/** Lines with those that continue them. */
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
 * The value of a header that a message should have once: the last one, as in the envelope that Dovecot answers (2.3.19, 2.4.1). Unfolded
 * and not decoded; null where it is missing or empty.
 */
export function singleHeader(raw: string | undefined): string | null {
  const last = headerValues(raw ?? '').at(-1) ?? '';
  return unfold(last).trim() || null;
}

/** The addresses of a From, To, Cc … header, members of groups one by one. Broken input gives what can be made of it. */
export function parseAddresses(raw: string): MailAddress[] {
  return [...addressWork(raw)].flatMap((work) => work());
}

/**
 * The same in pieces, each of which takes a few milliseconds at most, however hostile the header is. Each occurrence of the header is a
 * list of its own.
 * @throws TooLargeError
 */
export function addressWork(raw: string): (() => MailAddress[])[] {
  return addressChunks(headerValues(raw)).map((chunk) => () => addressesOf(chunk));
}

function addressesOf(raw: string): MailAddress[] {
  // Encoded words are decoded after the list is taken apart: they can hold commas.
  return addressParser(unfold(raw), { flatten: true }).flatMap(({ name, address }) => {
    const found = { name: decodeHeaderText(name) || null, email: oneLine(address) || null };
    return found.name === null && found.email === null ? [] : [found];
  });
}

/** A block of headers as a list, in its order. It ends at the first empty line; a line that is no header is left out. */
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

/** Line breaks and NUL can be hidden in encoded words: what comes out is one line all the same. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** A line that begins with a blank goes on with the one before it. */
function unfold(raw: string): string {
  return raw.replace(/\r?\n(?=[ \t])/g, '');
}
