import { StringDecoder } from 'node:string_decoder';
import { CodedError } from '../../errors.ts';
import type { Answer } from '../answer.ts';
import { decodeEnvelope } from './envelope.ts';

const LIST = '"userList":[';
/** One name, and the separator after it. */
const NAME = /\s*("(?:[^"\\]|\\.)*")\s*([,\]])/y;
/** The end of an answer that consists of the list alone (2.3.19, 2.4.1). */
const END = /^\s*\}\s*,\s*"[^"]*"\s*\]\s*\]\s*$/;
/** The limit for an answer that is not a list: an error, or one user. */
const MOST_CHARACTERS = 1_000_000;

/** Extracts the names from Dovecot's list of users while its bytes arrive. Holds at most a part of one name. */
export class UserListReader {
  readonly #decoder = new StringDecoder('utf8');
  #text = '';
  #state: 'before' | 'list' | 'after' = 'before';

  /** @returns the names that are now complete. @throws CodedError when this is neither a list nor a short answer */
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

  /** The answer, without the names that were read. @throws CodedError when the list has no end */
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
