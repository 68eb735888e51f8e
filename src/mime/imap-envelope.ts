import { parseHeaderDate } from './header-date.ts';
import { listOf, parseImapValues, textOf, type ImapValue } from './imap-list.ts';
import { decodeHeaderText, type MailAddress } from './headers.ts';

/** The headers that IMAP calls the envelope, decoded. Lists are empty where the header is missing. */
export interface Envelope {
  /** The Date header as it is written. */
  readonly date: string | null;
  /** The Date header as an instant; null also when it cannot be read. */
  readonly sentAt: Date | null;
  readonly subject: string | null;
  readonly from: readonly MailAddress[];
  /** The same as `from` where the header is missing, as IMAP wants it; so is `replyTo`. */
  readonly sender: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly inReplyTo: string | null;
  /** With its angle brackets. */
  readonly messageId: string | null;
}

/**
 * The answer to `imap.envelope`. Null when it is broken. Of a header that should be there once and occurs several times, Dovecot answers the
 * last (2.3.19, 2.4.1).
 * @throws TooLargeError
 */
export function parseEnvelope(text: string): Envelope | null {
  const values = parseImapValues(text);
  return values === null ? null : envelopeOf(values);
}

/** An envelope's values, as they also stand in a body structure. */
export function envelopeOf(values: readonly ImapValue[]): Envelope | null {
  if (values.length !== 10) return null;
  const [date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId] = values;
  return {
    date: textOf(date),
    sentAt: parseHeaderDate(textOf(date) ?? ''),
    subject: typeof subject === 'string' ? decodeHeaderText(subject) || null : null,
    from: addressesOf(from),
    sender: addressesOf(sender),
    replyTo: addressesOf(replyTo),
    to: addressesOf(to),
    cc: addressesOf(cc),
    bcc: addressesOf(bcc),
    inReplyTo: textOf(inReplyTo),
    messageId: textOf(messageId),
  };
}

/**
 * The members of groups stand among the others. A group begins with an entry that has no domain and ends with one that has nothing; and
 * what a broken address lacks, Dovecot fills in (2.3.19, 2.4.1).
 */
function addressesOf(value: ImapValue | undefined): MailAddress[] {
  return listOf(value).flatMap((entry) => {
    const [name, , mailbox, host] = listOf(entry);
    if (typeof mailbox !== 'string' || typeof host !== 'string') return [];
    const local = mailbox === 'MISSING_MAILBOX' ? '' : mailbox;
    const domain = host === 'MISSING_DOMAIN' || host === 'SYNTAX_ERROR' ? '' : `@${host}`;
    const address = { name: decodeHeaderText(textOf(name) ?? '') || null, email: local + domain || null };
    return address.name === null && address.email === null ? [] : [address];
  });
}
