import { decodeId } from '../model/query/global-id.ts';
import { CodedError } from '../doveadm/errors.ts';

/** A mailbox by its id. */
export interface MailboxAddress {
  readonly host: string;
  readonly user: string;
  readonly mailbox: string;
}

/** A message by its id. */
export interface MessageAddress extends MailboxAddress {
  readonly mailboxGuid: string;
  readonly uid: number;
}

/** What the path of a request names. */
export type MailFile =
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'mailbox'; readonly id: string; readonly search: string | null }
  | { readonly kind: 'upload'; readonly id: string };

const PATHS: readonly (readonly [MailFile['kind'], RegExp])[] = [
  ['message', /^\/messages\/([\w-]+)\.eml$/],
  ['mailbox', /^\/mailboxes\/([\w-]+)\.mbox$/],
  ['upload', /^\/mailboxes\/([\w-]+)\/messages$/],
];

/** `/messages/ID.eml`, `/mailboxes/ID.mbox?search=JSON` and `/mailboxes/ID/messages`; null for any other request. */
export function mailFileOf(url: string): MailFile | null {
  const [path = '', query = ''] = url.split('?', 2);
  for (const [kind, pattern] of PATHS) {
    const id = pattern.exec(path)?.[1];
    if (id !== undefined) return kind === 'mailbox' ? { kind, id, search: new URLSearchParams(query).get('search') } : { kind, id };
  }
  return null;
}

/** @throws CodedError NOT_FOUND when it is not the id of a mailbox */
export function mailboxAddress(id: string): MailboxAddress {
  const [host = '', user = '', mailbox = ''] = partsOf(id, 'Mailbox');
  return { host, user, mailbox };
}

/** @throws CodedError NOT_FOUND when it is not the id of a message */
export function messageAddress(id: string): MessageAddress {
  const [host = '', user = '', mailbox = '', mailboxGuid = '', uid = ''] = partsOf(id, 'Message');
  return { host, user, mailbox, mailboxGuid, uid: Number(uid) };
}

function partsOf(id: string, wanted: 'Mailbox' | 'Message'): readonly string[] {
  const { type, parts } = decodeId(id);
  if (type === wanted) return parts;
  throw new CodedError('NOT_FOUND', `The address has the id of a ${type}, and not of a ${wanted}.`);
}
