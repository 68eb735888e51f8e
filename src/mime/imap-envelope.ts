import { parseHeaderDate } from './header-date.ts';
import { listOf, parseImapValues, textOf, type ImapValue } from './imap-list.ts';
import { decodeHeaderText, type MailAddress } from './headers.ts';

/** The headers that IMAP calls the envelope, decoded. A list is empty when its header is missing. */
export interface Envelope {
  /** The Date header unchanged. */
  readonly date: string | null;
  /** The time in the Date header; null also when it cannot be read. */
  readonly sentAt: Date | null;
  readonly subject: string | null;
  readonly from: readonly MailAddress[];
  /** The same as `from` when the header is missing, as IMAP requires. So is `replyTo`. */
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
 * Parses the answer to `imap.envelope`. Null when it is broken. When a header that should occur once occurs several times, Dovecot answers
 * with the last one (2.3.19, 2.4.1).
 * @throws TooLargeError
 */
export function parseEnvelope(text: string): Envelope | null {
  const values = parseImapValues(text);
  return values === null ? null : envelopeOf(values);
}

/** An envelope's values, which also occur in a body structure. */
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
 * Members of groups appear among the other addresses. A group begins with an entry without a domain and ends with an empty one. Dovecot
 * completes broken addresses (2.3.19, 2.4.1).
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
