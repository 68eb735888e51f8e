import type { AnyCommand, Columns, Operand } from '../../command.ts';
import type { Series } from '../listing.ts';
import { Upload } from '../upload.ts';
import { escapeField } from './escape.ts';

/** A command in its form over doveadm's own protocol. */
export interface Line {
  /** The line, with its line end. */
  readonly text: string;
  /** The content after the line: a message or a script. Null when it has no content. */
  readonly input: string | Upload | null;
  readonly columns: Columns;
  /** The exit code that the answer UNKNOWN stands for. */
  readonly unknownExitCode: number;
  /** Whether the connection is closed after its answer. */
  readonly endsConnection: boolean;
}

/** doveadm does not read longer lines (2.3.19, 2.4.1: 1 MiB). */
export const MAX_LINE_BYTES = 1024 * 1024 - 1024;

/** Some exit codes have no word in the protocol. Of these, commands on mail end with this one: over quota (2.3.19, 2.4.1). */
const UNKNOWN_EXIT_CODE = 73;

type Params = Readonly<Record<string, unknown>>;

/**
 * Encodes a command as a command line. Every operand comes after `--`, and every option's value is a field of its own, so no value can be
 * read as an option. Every field is escaped, so none can become another field or another line.
 * @param wire its name on the wire
 * @param params by their names on the wire, as `Listing.adapt` gives them
 * @returns null when the record does not define this form for the command or a parameter, or when the protocol cannot carry a value
 */
export function encodeLine(command: AnyCommand, wire: string, params: Params, series: Series): Line | null {
  const { line } = command;
  if (line === undefined) return null;
  let taken = 0;
  const take = (name: string): unknown => {
    if (params[name] !== undefined) taken++;
    return params[name];
  };
  const user = command.class === 'mail' ? take('user') : '';
  const input = line.input === undefined ? null : contentOf(take(line.input));
  const options = Object.entries(line.options ?? {}).flatMap(([letter, name]) => optionOf(letter, take(name)));
  const operands = (typeof line.operands === 'function' ? line.operands(series) : (line.operands ?? [])).flatMap((operand) =>
    operandOf(operand, take),
  );
  if (
    user === undefined ||
    taken < Object.keys(params).length ||
    (input !== null && !isSafeInput(typeof input === 'string' ? input : input.head.toString('latin1')))
  )
    return null;
  const text = `${['', user, line.words ?? wordsOf(wire), ...options, '--', ...operands].map((field) => escapeField(String(field))).join('\t')}\n`;
  if (text.includes(ESCAPED_NUL) || Buffer.byteLength(text) > MAX_LINE_BYTES) return null;
  const { columns = [], unknownExitCode = UNKNOWN_EXIT_CODE, endsConnection = false } = line;
  return { text, input, columns: typeof columns === 'function' ? columns(params) : columns, unknownExitCode, endsConnection };
}

/** Dovecot reads a value only up to a NUL. */
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
 * Whether no Dovecot can run this content as commands. A Dovecot that refuses a line reads the content after it as further lines. It closes
 * the connection at the first line that is not a command: one without tabs, or with a colon before them, where a command has only letters
 * for flags.
 */
export function isSafeInput(content: string): boolean {
  return /^(?:[^\t\n]*(?:\n|$)|[^\t\n]*:)/.test(content);
}

/** The form of content after a line: a dot before each line that begins with a dot, and a single dot at the end (2.3.19, 2.4.1). */
export function encodeInput(content: string): string {
  return `${content.replace(/(^|\n)\./g, '$1..')}\r\n.\r\n`;
}
