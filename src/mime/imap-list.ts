import { TooLargeError } from './too-large-error.ts';

/** An IMAP value: text (quoted, literal or atom), NIL as null, or a list in parentheses. */
export type ImapValue = string | null | readonly ImapValue[];

/** Dovecot itself stops at 100 levels of MIME parts. Each is at most two levels here. */
const MAX_DEPTH = 500;
const SPACE = new Set(Array.from(' \t\r\n', (char) => char.charCodeAt(0)));
const LITERAL = /~?\{(\d{1,15})\+?\}\r?\n/y;
const ATOM = /[^\s()"{]+/y;
/** One of these always follows a literal. */
const DELIMITER = /[ )]|$/y;

/** Dovecot's answer for one message is rarely longer than some thousand characters: 100 parts take about 15,000. */
const MAX_LENGTH = 262_144;
const MAX_VALUES = 25_000;

/** Finds the end of a literal of this many bytes that begins at `start`; null when it cannot end here. */
type LiteralEnd = (text: string, start: number, bytes: number) => number | null;

/**
 * Parses the values in a text such as doveadm's answer to `imap.bodystructure`. Null when it is broken.
 *
 * A literal counts the bytes of the message. doveadm's JSON replaces each byte that is not UTF-8 by U+FFFD, which itself has three bytes
 * (2.3.19, 2.4.1). So the parser first counts a U+FFFD as one byte, then as a real character of the message, and finally as whichever lets
 * the literal end at a valid place.
 * @throws TooLargeError
 */
export function parseImapValues(text: string): readonly ImapValue[] | null {
  if (text.length > MAX_LENGTH)
    throw new TooLargeError(`is described in ${text.length} characters, more than the ${MAX_LENGTH} that are read`);
  const ends: LiteralEnd[] = text.includes('\ufffd') ? [endWhere(1), endWhere(3), endAtDelimiter] : [endWhere(1)];
  for (const end of ends) {
    const values = new Reader(text, end).readAll();
    if (values !== null) return values;
  }
  return null;
}

export function isList(value: ImapValue | undefined): value is readonly ImapValue[] {
  return Array.isArray(value);
}

/** A list's values; empty for any other value. */
export function listOf(value: ImapValue | undefined): readonly ImapValue[] {
  return isList(value) ? value : [];
}

/** A trimmed text; null for NIL, for an empty text and for any other value. */
export function textOf(value: ImapValue | undefined): string | null {
  return typeof value === 'string' ? value.trim() || null : null;
}

class Reader {
  readonly #text: string;
  readonly #literalEnd: LiteralEnd;
  #position = 0;
  #count = 0;
  /** The position of the next backslash. Searching for it again for each text would take quadratic time. */
  #backslash = -1;

  constructor(text: string, literalEnd: LiteralEnd) {
    this.#text = text;
    this.#literalEnd = literalEnd;
  }

  readAll(): readonly ImapValue[] | null {
    const values = this.#list(0);
    return this.#position === this.#text.length ? values : null;
  }

  /** Values up to a closing parenthesis, or to the end. */
  #list(depth: number): readonly ImapValue[] | null {
    const values: ImapValue[] = [];
    for (;;) {
      while (SPACE.has(this.#text.charCodeAt(this.#position))) this.#position++;
      const next = this.#text.charAt(this.#position);
      if (next === '' || next === ')') return values;
      const value = next === '(' ? this.#group(depth + 1) : next === '"' ? this.#quoted() : this.#single();
      if (value === undefined) return null;
      values.push(value);
      if (++this.#count > MAX_VALUES) throw new TooLargeError(`is described in more than the ${MAX_VALUES} values that are read`);
    }
  }

  #group(depth: number): readonly ImapValue[] | undefined {
    this.#position++;
    const values = depth > MAX_DEPTH ? null : this.#list(depth);
    if (values === null || this.#text.charAt(this.#position) !== ')') return undefined;
    this.#position++;
    return values;
  }

  #quoted(): string | undefined {
    let value = '';
    let from = this.#position + 1;
    let quote = this.#text.indexOf('"', from);
    for (;;) {
      if (this.#backslash < from) this.#backslash = indexOrEnd(this.#text, '\\', from);
      if (quote < 0) return undefined;
      if (this.#backslash > quote) break;
      value += this.#text.slice(from, this.#backslash) + this.#text.charAt(this.#backslash + 1);
      from = this.#backslash + 2;
      if (quote < from) quote = this.#text.indexOf('"', from);
    }
    this.#position = quote + 1;
    return value + this.#text.slice(from, quote);
  }

  #single(): string | null | undefined {
    const literal = this.#match(LITERAL);
    if (literal !== undefined) return this.#literal(Number(literal[1]));
    const atom = this.#match(ATOM)?.[0];
    return atom !== undefined && /^nil$/i.test(atom) ? null : atom;
  }

  #literal(bytes: number): string | undefined {
    const start = this.#position;
    const end = this.#literalEnd(this.#text, start, bytes);
    if (end === null) return undefined;
    this.#position = end;
    return this.#text.slice(start, end);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.#position = pattern.lastIndex;
    return match;
  }
}

function indexOrEnd(text: string, char: string, from: number): number {
  const index = text.indexOf(char, from);
  return index < 0 ? text.length : index;
}

function endWhere(replacementBytes: 1 | 3): LiteralEnd {
  return (text, start, bytes) => {
    let end = start;
    for (let left = bytes; left > 0;) {
      const codePoint = text.codePointAt(end);
      if (codePoint === undefined) return null;
      left -= codePoint === 0xfffd ? replacementBytes : utf8Length(codePoint);
      if (left < 0) return null;
      end += codePoint > 0xffff ? 2 : 1;
    }
    return isDelimiter(text, end) ? end : null;
  };
}

const endAtDelimiter: LiteralEnd = (text, start, bytes) => {
  let end = start;
  let least = 0;
  let most = 0;
  for (; least <= bytes;) {
    if (most >= bytes && (bytes - least) % 2 === 0 && isDelimiter(text, end)) return end;
    const codePoint = text.codePointAt(end);
    if (codePoint === undefined) return null;
    least += codePoint === 0xfffd ? 1 : utf8Length(codePoint);
    most += utf8Length(codePoint);
    end += codePoint > 0xffff ? 2 : 1;
  }
  return null;
};

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function isDelimiter(text: string, index: number): boolean {
  DELIMITER.lastIndex = index;
  return DELIMITER.test(text);
}
