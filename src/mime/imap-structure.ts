import { envelopeOf, type Envelope } from './imap-envelope.ts';
import { isList, listOf, parseImapValues, textOf, type ImapValue } from './imap-list.ts';
import { decodeHeaderText, MAX_HEADER_LENGTH } from './headers.ts';
import { TooLargeError } from './too-large-error.ts';
import { decodeText } from './transfer-encoding.ts';

/** Decoded values by name in lower case. */
export type Parameters = Readonly<Record<string, string>>;

/** One MIME part, and its nested parts. Fields that only `imap.bodystructure` has are null or empty when read from `imap.body`. */
export interface BodyPart {
  /** Its number for `body.<section>`: `1` is the first or only part. Null for a multipart that is the whole message: it has no number. */
  readonly section: string | null;
  /** `text` of `text/plain`, in lower case. An unreadable Content-Type is `application/octet-stream`. */
  readonly type: string;
  readonly subtype: string;
  readonly parameters: Parameters;
  /** The Content-ID with its angle brackets. */
  readonly id: string | null;
  readonly description: string | null;
  /** The transfer encoding in lower case; `7bit` by default. */
  readonly encoding: string;
  /** Size in its transfer encoding, with CRLF line ends. Null for a multipart. */
  readonly sizeBytes: number | null;
  /** Null except for text and for an attached message. */
  readonly lines: number | null;
  readonly disposition: { readonly type: string; readonly parameters: Parameters } | null;
  /** Its file name: the disposition's `filename`, or otherwise the type's `name`. The sender chooses it: it can be any line of text. */
  readonly filename: string | null;
  readonly language: readonly string[];
  readonly location: string | null;
  readonly md5: string | null;
  /** The envelope of an attached message (message/rfc822), whose body is the only one of `parts`. */
  readonly envelope: Envelope | null;
  readonly parts: readonly BodyPart[];
}

/** Parts of one message. Dovecot itself stops at 10,000 (2.3.19, 2.4.1); a digest of a busy list has some hundred. */
const MAX_PARTS = 1000;
const MAX_PARAMETERS = 5000;

/**
 * Parses the answer to `imap.bodystructure` or `imap.body`. Null when it is broken.
 * @throws TooLargeError
 */
export function parseBodyStructure(text: string): BodyPart | null {
  const values = parseImapValues(text);
  const structure = values === null ? null : bodyOf(values, '');
  if (structure !== null) assertCount(structure);
  return structure;
}

function assertCount(structure: BodyPart): void {
  const all = flattenParts(structure);
  if (all.length > MAX_PARTS) throw new TooLargeError(`has ${all.length} MIME parts, more than the ${MAX_PARTS} that are read`);
}

/** A part and all nested parts, outer ones first. */
export function flattenParts(part: BodyPart): BodyPart[] {
  const all = [part];
  const add = ({ parts }: BodyPart): void => {
    for (const inner of parts) {
      all.push(inner);
      add(inner);
    }
  };
  add(part);
  return all;
}

/** The body of a message. `prefix`: the section of that message and a dot; empty for the outermost message. */
function bodyOf(values: readonly ImapValue[], prefix: string): BodyPart | null {
  return isList(values[0]) ? multipartOf(values, null, prefix) : singleOf(values, `${prefix}1`);
}

function multipartOf(values: readonly ImapValue[], section: string | null, prefix: string): BodyPart | null {
  const lists = values
    .slice(
      0,
      values.findIndex((value) => !isList(value)),
    )
    .map(listOf);
  const parts = lists.map((part, index) => {
    const own = `${prefix}${index + 1}`;
    return isList(part[0]) ? multipartOf(part, own, `${own}.`) : singleOf(part, own);
  });
  const [subtype, parameters, ...rest] = values.slice(parts.length);
  if (parts.length === 0 || typeof subtype !== 'string' || !parts.every((part) => part !== null)) return null;
  return {
    section,
    type: 'multipart',
    subtype: subtype.toLowerCase(),
    ...{ id: null, description: null, encoding: '7bit', sizeBytes: null, lines: null, md5: null, envelope: null },
    ...commonOf(parameters, rest),
    parts,
  };
}

function singleOf(values: readonly ImapValue[], section: string): BodyPart | null {
  const [type, subtype, parameters, id, description, encoding, size, ...rest] = values;
  if (typeof type !== 'string' || typeof subtype !== 'string' || numberOf(size) === null) return null;
  const isMessage = isList(rest[0]);
  const [envelope, body] = isMessage ? [envelopeOf(listOf(rest[0])), bodyOf(listOf(rest[1]), `${section}.`)] : [null, null];
  if (isMessage && (envelope === null || body === null)) return null;
  const afterMessage = isMessage ? rest.slice(2) : rest;
  const hasLines = isMessage || type.toLowerCase() === 'text';
  const [md5, ...extension] = hasLines ? afterMessage.slice(1) : afterMessage;
  return {
    section,
    type: type.toLowerCase() || 'application',
    subtype: subtype.toLowerCase() || 'octet-stream',
    id: textOf(id),
    description: typeof description === 'string' ? decodeHeaderText(description) : null,
    encoding: (textOf(encoding) ?? '7bit').toLowerCase(),
    sizeBytes: numberOf(size),
    lines: hasLines ? numberOf(afterMessage[0]) : null,
    md5: textOf(md5),
    envelope,
    ...commonOf(parameters, extension),
    parts: body === null ? [] : [body],
  };
}

type Common = Pick<BodyPart, 'parameters' | 'disposition' | 'filename' | 'language' | 'location'>;

/** The fields that both kinds of part have. The last of them are only in a body structure. */
function commonOf(typeParameters: ImapValue | undefined, [disposition, language, location]: readonly ImapValue[]): Common {
  const parameters = parametersOf(typeParameters);
  const [type, dispositionParameters] = listOf(disposition);
  const own = parametersOf(dispositionParameters);
  return {
    parameters,
    disposition: typeof type === 'string' && type !== '' ? { type: type.toLowerCase(), parameters: own } : null,
    filename: own['filename']?.trim() || parameters['name']?.trim() || null,
    language: (isList(language) ? language : [language]).flatMap((tag) => textOf(tag) ?? []),
    location: textOf(location),
  };
}

/**
 * 2.4 decodes RFC 2231 (`filename*=utf-8''Ren%C3%A9`) itself. 2.3 only joins split values, and keeps the asterisk in the name. When a
 * mailer gives both forms, the extended one takes precedence.
 */
function parametersOf(value: ImapValue | undefined): Parameters {
  const values = listOf(value);
  if (values.length > 2 * MAX_PARAMETERS)
    throw new TooLargeError(`has a part with ${values.length / 2} parameters, more than the ${MAX_PARAMETERS} that are read`);
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < values.length; index += 2) {
    const name = textOf(values[index])?.toLowerCase();
    const raw = values[index + 1];
    if (name === undefined || typeof raw !== 'string') continue;
    if (name.endsWith('*')) found.set(name.slice(0, -1), decodeExtended(raw));
    else if (!found.has(name)) found.set(name, decodeHeaderText(raw));
  }
  return Object.fromEntries(found);
}

/** RFC 2231's `charset'language'percent-encoded`. */
function decodeExtended(raw: string): string {
  const [, charset = '', encoded] = /^([^']{0,100})'[^']{0,100}'([^]*)$/.exec(raw) ?? [];
  if (encoded === undefined || raw.length > MAX_HEADER_LENGTH) return decodeHeaderText(raw);
  const bytes = Buffer.from(encoded)
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return decodeText(Buffer.from(bytes, 'latin1'), charset || 'utf-8').replace(/\p{Cc}+/gu, ' ');
}

function numberOf(value: ImapValue | undefined): number | null {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
