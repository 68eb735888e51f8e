import { isContentField } from '../doveadm/commands/message.ts';
import { bigOrNull, countOrNull, textOrNull, unixTimeOrNull, words } from '../doveadm/decode.ts';
import { isHeaderName } from '../mime/header-name.ts';
import { headerField, isSection, sectionField } from './fetch-field.ts';
import * as headers from './message-headers.ts';
import { encodeId } from './query/global-id.ts';
import type { SelectedField } from './query/look-ahead.ts';
import type { MessageFields, MessageRef } from './refs.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** A GraphQL field of a message: what to fetch for it, and how to read it. `uid` is always fetched. */
interface MessageField {
  readonly fetch: readonly string[] | ((args: Arguments) => readonly string[]);
  /** Undefined when reading it needs the gateway. */
  readonly read?: (message: MessageRef, args: never) => unknown;
}

const plain = <T>(field: string, decode: (fields: MessageFields, field: string) => T) => ({
  fetch: [field],
  read: ({ fields }: MessageRef): T => decode(fields, field),
});
const content = (field: string, decode = (fields: MessageFields, name: string): string | null => fields[name] ?? null) => ({
  fetch: [field],
  read: async (message: MessageRef): Promise<string | null> => decode(await message.content, field),
});
const parsed = <T>(field: string, read: (message: MessageRef) => T) => ({ fetch: [field], read });
const addresses = (name: string) => parsed(`hdr.${name}`, (message) => headers.readAddresses(message, name));

const MESSAGE_FIELDS = {
  id: parsed('mailbox-guid', ({ mailbox: { user, name }, uid, fields }) =>
    encodeId('Message', user.host, user.name, name, fields['mailbox-guid'] ?? '', uid),
  ),
  rawUrl: { fetch: ['mailbox-guid'] },
  guid: plain('guid', textOrNull),
  flags: plain('flags', words),
  modseq: plain('modseq', bigOrNull),
  subject: parsed('hdr.subject', headers.readSubject),
  from: addresses('from'),
  replyTo: addresses('reply-to'),
  to: addresses('to'),
  cc: addresses('cc'),
  bcc: addresses('bcc'),
  messageId: parsed('hdr.message-id', (message) => headers.readSingle(message, 'message-id')),
  sentAt: parsed('hdr.date', headers.readSentAt),
  receivedAt: plain('date.received.unixtime', unixTimeOrNull),
  savedAt: plain('date.saved.unixtime', unixTimeOrNull),
  sizeBytes: plain('size.virtual', countOrNull),
  envelope: parsed('imap.envelope', headers.readEnvelope),
  structure: parsed('imap.bodystructure', headers.readStructure),
  parts: parsed('imap.bodystructure', headers.readParts),
  storedSizeBytes: plain('size.physical', countOrNull),
  sequence: plain('seq', countOrNull),
  pop3Uidl: plain('pop3.uidl', textOrNull),
  pop3Order: plain('pop3.order', countOrNull),
  referenceCount: plain('refcount', countOrNull),
  storageId: plain('storageid', textOrNull),
  snippet: content('body.snippet', textOrNull),
  header: {
    fetch: ({ name }) => (isHeaderName(String(name)) ? [headerField(String(name))] : []),
    read: (message: MessageRef, { name }: { readonly name: string }) => headers.readHeader(message, name),
  },
  headers: parsed('hdr', headers.readHeaders),
  text: content('text'),
  textUtf8: content('text.utf8'),
  body: content('body'),
  part: { fetch: ({ section }) => (isSection(String(section)) ? ['imap.bodystructure', sectionField(String(section))] : []) },
} satisfies Readonly<Record<string, MessageField>>;

type Table = typeof MESSAGE_FIELDS;
type Readers = {
  readonly [Name in keyof Table as Table[Name] extends { read: unknown } ? Name : never]: Table[Name] extends { read: infer Read }
    ? Read
    : never;
};

/** The resolvers of the fields that a fetched message provides. */
export const messageReaders = Object.fromEntries(
  Object.entries<MessageField>(MESSAGE_FIELDS).flatMap(([name, { read }]) => (read === undefined ? [] : [[name, read]])),
) as unknown as Readers;

function fetchedBy(name: string, args: Arguments): readonly string[] {
  const { fetch } = (MESSAGE_FIELDS as Readonly<Record<string, MessageField | undefined>>)[name] ?? { fetch: [] };
  return typeof fetch === 'function' ? fetch(args) : fetch;
}

/** The fetch fields of the selected fields, with content and the rest separate. */
export function fetchFields(selected: readonly SelectedField[]): { readonly plain: string[]; readonly content: string[] } {
  const all = [...new Set(selected.flatMap(({ name, args }) => fetchedBy(name, args)))];
  return { plain: all.filter((field) => !isContentField(field)), content: all.filter(isContentField) };
}

/** Whether a field of `Message` comes from a message's content. */
export function readsContent(field: string): boolean {
  return fetchedBy(field, { section: '1' }).some(isContentField);
}
