import { isContentField } from '../doveadm/commands/message.ts';
import { isHeaderName } from '../mime/header-name.ts';
import type { SelectedField } from './query/look-ahead.ts';

/** The fetch fields that each GraphQL field of a message is made of. `uid` is always fetched. */
const FETCH_FIELDS: Readonly<Record<string, (args: Readonly<Record<string, unknown>>) => readonly string[]>> = {
  id: () => ['mailbox-guid'],
  rawUrl: () => ['mailbox-guid'],
  guid: () => ['guid'],
  flags: () => ['flags'],
  modseq: () => ['modseq'],
  subject: () => ['hdr.subject'],
  from: () => ['hdr.from'],
  replyTo: () => ['hdr.reply-to'],
  to: () => ['hdr.to'],
  cc: () => ['hdr.cc'],
  bcc: () => ['hdr.bcc'],
  messageId: () => ['hdr.message-id'],
  sentAt: () => ['hdr.date'],
  receivedAt: () => ['date.received.unixtime'],
  savedAt: () => ['date.saved.unixtime'],
  sizeBytes: () => ['size.virtual'],
  envelope: () => ['imap.envelope'],
  structure: () => ['imap.bodystructure'],
  parts: () => ['imap.bodystructure'],
  storedSizeBytes: () => ['size.physical'],
  sequence: () => ['seq'],
  pop3Uidl: () => ['pop3.uidl'],
  pop3Order: () => ['pop3.order'],
  referenceCount: () => ['refcount'],
  storageId: () => ['storageid'],
  snippet: () => ['body.snippet'],
  header: ({ name }) => (isHeaderName(String(name)) ? [headerField(String(name))] : []),
  headers: () => ['hdr'],
  text: () => ['text'],
  textUtf8: () => ['text.utf8'],
  body: () => ['body'],
  part: ({ section }) => (isSection(String(section)) ? ['imap.bodystructure', sectionField(String(section))] : []),
};

/** The fetch fields of what is selected, apart: what is content, and what is not. */
export function fetchFields(selected: readonly SelectedField[]): { readonly plain: string[]; readonly content: string[] } {
  const all = [...new Set(selected.flatMap(({ name, args }) => FETCH_FIELDS[name]?.(args) ?? []))];
  return { plain: all.filter((field) => !isContentField(field)), content: all.filter(isContentField) };
}

/** Whether a field of `Message` is made of a message's content. */
export function readsContent(field: string): boolean {
  return (FETCH_FIELDS[field]?.({ section: '1' }) ?? []).some(isContentField);
}

/** With a dot in its name, Dovecot takes the end of it for a filter, and ends its process at one that it does not know (2.3.19, 2.4.1). */
export function headerField(name: string): string {
  return name.includes('.') ? 'hdr' : `hdr.${name.toLowerCase()}`;
}

/** IMAP part numbers: `body.x` ends doveadm's process (2.3.19, 2.4.1). */
export function isSection(section: string): boolean {
  return /^[1-9]\d{0,3}(\.[1-9]\d{0,3}){0,19}$/.test(section);
}

export function sectionField(section: string): string {
  return `body.${section}`;
}
