/** A value as IMAP writes it: text (quoted, literal or atom), NIL as null, or a list in parentheses. */
export type ImapValue = string | null | readonly ImapValue[];

/** Dovecot itself stops at 100 levels of MIME parts, which are at most two levels here. */
const MAX_DEPTH = 500;
const SPACE = /[ \t\r\n]*/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)"/y;
const LITERAL = /~?\{(\d{1,15})\+?\}\r?\n/y;
const ATOM = /[^\s()"{]+/y;
/** After a literal there is always one of these. */
const DELIMITER = /[ )]|$/y;

/** Finds where a literal of so many bytes ends that begins at `start`; null: it does not end here. */
type LiteralEnd = (text: string, start: number, bytes: number) => number | null;

/**
 * The values in a text such as doveadm answers for `imap.bodystructure`. Null when it is broken; never fails.
 *
 * A literal counts the bytes of the message, of which doveadm's JSON has replaced each one that is not UTF-8 by a U+FFFD, which by itself
 * would be three bytes (2.3.19, 2.4.1). So a U+FFFD is first taken for one byte, then for one that the message really has, and at last
 * for whichever lets the literal end where a value can.
 */
export function parseImapValues(text: string): readonly ImapValue[] | null {
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

/** A list's values; none of what is no list. */
export function listOf(value: ImapValue | undefined): readonly ImapValue[] {
  return isList(value) ? value : [];
}

/** A trimmed text; null for NIL, for an empty text and for what is no text. */
export function textOf(value: ImapValue | undefined): string | null {
  return typeof value === 'string' ? value.trim() || null : null;
}

class Reader {
  readonly #text: string;
  readonly #literalEnd: LiteralEnd;
  #position = 0;

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
      this.#match(SPACE);
      const next = this.#text[this.#position];
      if (next === undefined || next === ')') return values;
      const value = next === '(' ? this.#group(depth + 1) : this.#single();
      if (value === undefined) return null;
      values.push(value);
    }
  }

  #group(depth: number): readonly ImapValue[] | undefined {
    this.#position++;
    const values = depth > MAX_DEPTH ? null : this.#list(depth);
    if (values === null || this.#text[this.#position] !== ')') return undefined;
    this.#position++;
    return values;
  }

  #single(): string | null | undefined {
    const quoted = this.#match(QUOTED);
    if (quoted !== undefined) return quoted[1]?.replace(/\\([^])/g, '$1');
    const literal = this.#match(LITERAL);
    if (literal !== undefined) return this.#literal(Number(literal[1]));
    const atom = this.#match(ATOM)?.[0];
    return atom?.toUpperCase() === 'NIL' ? null : atom;
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

function endWhere(replacementBytes: 1 | 3): LiteralEnd {
  return (text, start, bytes) => {
    let end = start;
    for (let left = bytes; left > 0;) {
      const char = characterAt(text, end);
      if (char === '') return null;
      left -= char === '\ufffd' ? replacementBytes : Buffer.byteLength(char);
      if (left < 0) return null;
      end += char.length;
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
    const char = characterAt(text, end);
    if (char === '') return null;
    least += char === '\ufffd' ? 1 : Buffer.byteLength(char);
    most += Buffer.byteLength(char);
    end += char.length;
  }
  return null;
};

function isDelimiter(text: string, index: number): boolean {
  DELIMITER.lastIndex = index;
  return DELIMITER.test(text);
}

function characterAt(text: string, index: number): string {
  const codePoint = text.codePointAt(index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}
