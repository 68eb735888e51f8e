import type { AnyCommand, Columns, Operand } from '../../command.ts';
import type { Series } from '../listing.ts';
import { Upload } from '../upload.ts';
import { escapeField } from './escape.ts';

/** A command as it goes out over doveadm's own protocol. */
export interface Line {
  /** The line, with its end. */
  readonly text: string;
  /** What follows the line: a message or a script. Null: nothing does. */
  readonly input: string | Upload | null;
  readonly columns: Columns;
  /** The exit code that the answer UNKNOWN stands for. */
  readonly unknownExitCode: number;
}

/** doveadm reads no longer line (2.3.19, 2.4.1: 1 MiB). */
export const MAX_LINE_BYTES = 1024 * 1024 - 1024;

/** Of the exit codes that the protocol has no word for, the one that commands on mail end with: over quota (2.3.19, 2.4.1). */
const UNKNOWN_EXIT_CODE = 73;

type Params = Readonly<Record<string, unknown>>;

/**
 * A command as a command line. Every operand stands behind `--` and every option's value is a field of its own, so that no value is taken for
 * an option; every field is escaped, so that none becomes another field or another line.
 * @param wire its name on the wire
 * @param params by their names on the wire, as `Listing.adapt` gives them
 * @returns null where the record does not say how the command or one of these parameters goes over the protocol, or where a value does not go
 */
export function encodeLine(command: AnyCommand, wire: string, params: Params, series: Series): Line | null {
  const { line } = command;
  if (line === undefined) return null;
  const left = new Map(Object.entries(params));
  const take = (name: string): unknown => {
    const value = left.get(name);
    left.delete(name);
    return value;
  };
  const user = command.class === 'mail' ? take('user') : '';
  const input = line.input === undefined ? null : contentOf(take(line.input));
  const options = Object.entries(line.options ?? {}).flatMap(([letter, name]) => optionOf(letter, take(name)));
  const operands = (typeof line.operands === 'function' ? line.operands(series) : (line.operands ?? [])).flatMap((operand) =>
    operandOf(operand, take),
  );
  if (
    user === undefined ||
    left.size > 0 ||
    (input !== null && !isSafeInput(typeof input === 'string' ? input : input.head.toString('latin1')))
  )
    return null;
  const text = `${['', user, line.words ?? wordsOf(wire), ...options, '--', ...operands].map((field) => escapeField(String(field))).join('\t')}\n`;
  if (text.includes(ESCAPED_NUL) || Buffer.byteLength(text) > MAX_LINE_BYTES) return null;
  const { columns = [], unknownExitCode = UNKNOWN_EXIT_CODE } = line;
  return { text, input, columns: typeof columns === 'function' ? columns(params) : columns, unknownExitCode };
}

/** To Dovecot a value ends at a NUL. */
const ESCAPED_NUL = '\x010';

function optionOf(letter: string, value: unknown): unknown[] {
  if (value === undefined) return [];
  if (value === true) return [`-${letter}`];
  return listOf(value).flatMap((entry) => [`-${letter}`, entry]);
}

function operandOf(operand: Operand, take: (name: string) => unknown): readonly unknown[] {
  if (typeof operand === 'string') return listOf(take(operand));
  if ('words' in operand) return [listOf(take(operand.words)).join(' ')];
  const values = listOf(take(operand.of));
  return values.length === 0 ? [] : [operand.keyword, ...values];
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function contentOf(value: unknown): string | Upload | null {
  return typeof value === 'string' || value instanceof Upload ? value : null;
}

function wordsOf(wire: string): string {
  return wire.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * Whether no Dovecot can take this content for commands. A Dovecot that refuses a line does not read what follows it as its content but as lines.
 * It hangs up at the first one that is no command: one without tabs, or with a colon before them, where a command has nothing but letters for flags.
 */
export function isSafeInput(content: string): boolean {
  return /^(?:[^\t\n]*(?:\n|$)|[^\t\n]*:)/.test(content);
}

/** Content as it follows a line: a dot in front of each line that begins with one, and a dot alone at its end (2.3.19, 2.4.1). */
export function encodeInput(content: string): string {
  return `${content.replace(/(^|\n)\./g, '$1..')}\r\n.\r\n`;
}
