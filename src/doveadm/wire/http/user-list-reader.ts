import { StringDecoder } from 'node:string_decoder';
import { CodedError } from '../../errors.ts';
import type { Answer } from '../answer.ts';
import { decodeEnvelope } from './envelope.ts';

const LIST = '"userList":[';
/** One name, and what follows it. */
const NAME = /\s*("(?:[^"\\]|\\.)*")\s*([,\]])/y;
/** The list is the answer, and no row of one (2.3.19, 2.4.1). */
const END = /^\s*\}\s*,\s*"[^"]*"\s*\]\s*\]\s*$/;
/** Of an answer that is not a list: an error, or one user. */
const MOST_CHARACTERS = 1_000_000;

/** Takes the names out of Dovecot's list of users while its bytes arrive, and holds a part of one name at most. */
export class UserListReader {
  readonly #decoder = new StringDecoder('utf8');
  #text = '';
  #state: 'before' | 'list' | 'after' = 'before';

  /** @returns the names that are complete now. @throws CodedError where this is neither a list nor a short answer */
  push(bytes: Buffer): readonly string[] {
    this.#text += this.#decoder.write(bytes);
    if (this.#state === 'before') {
      const at = this.#text.indexOf(LIST);
      if (at >= 0) {
        this.#text = this.#text.slice(at + LIST.length);
        this.#state = 'list';
      } else if (this.#text.length > MOST_CHARACTERS) throw brokenOff();
    }
    return this.#state === 'list' ? this.#names() : [];
  }

  /** The answer, without the names that were read. @throws CodedError where the list has no end */
  end(): Answer {
    if (this.#state === 'after' && END.test(this.#text)) return { rows: [] };
    if (this.#state !== 'before') throw brokenOff();
    const [answer] = decodeEnvelope(this.#text, [tagOf(this.#text)]);
    if (answer === undefined) throw brokenOff();
    return answer;
  }

  #names(): readonly string[] {
    const names: string[] = [];
    NAME.lastIndex = 0;
    let read = 0;
    for (let match = NAME.exec(this.#text); match !== null; match = NAME.exec(this.#text)) {
      names.push(JSON.parse(match[1] ?? '') as string);
      read = NAME.lastIndex;
      if (match[2] === ']') break;
    }
    const ended = names.length > 0 ? this.#text[read - 1] === ']' : /^\s*\]/.test(this.#text);
    if (ended) {
      this.#state = 'after';
      if (names.length === 0) read = this.#text.indexOf(']') + 1;
    }
    this.#text = this.#text.slice(read);
    return names;
  }
}

function tagOf(text: string): string {
  try {
    return String((JSON.parse(text) as unknown[][])[0]?.at(-1));
  } catch {
    throw brokenOff();
  }
}

function brokenOff(): CodedError {
  return new CodedError('UPSTREAM_UNAVAILABLE', 'The list of users ended before it was complete.');
}
