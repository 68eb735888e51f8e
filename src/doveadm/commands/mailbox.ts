import { defineCommand, reconciledBy, noRows, rowError, type CommandLine, type Reconciliation } from '../command.ts';
import { newUidProblem, oneOf, uint32Problem } from '../param-checks.ts';
import { isMailboxPattern, masksOf } from '../wildcards.ts';
import { bigOrNull, countOrNull, text, textOrNull, unixTimeOrNull } from '../decode.ts';
import { CodedError } from '../errors.ts';

/** Counts and numbers of one mailbox. Null when they were not requested. */
export interface MailboxStatus {
  readonly mailbox: string;
  /** Why it could not be read while others could. */
  readonly error: CodedError | null;
  readonly messageCount: number | null;
  readonly unseenCount: number | null;
  readonly recentCount: number | null;
  readonly uidNext: number | null;
  readonly uidValidity: number | null;
  readonly highestModseq: bigint | null;
  readonly sizeBytes: number | null;
  readonly guid: string | null;
  readonly firstSavedAt: Date | null;
}

/** The wire field of each number. Sizes and first-saved dates can be slow, so they are requested only when selected. */
export const STATUS_FIELDS = {
  messageCount: 'messages',
  unseenCount: 'unseen',
  recentCount: 'recent',
  uidNext: 'uidnext',
  uidValidity: 'uidvalidity',
  highestModseq: 'highestmodseq',
  sizeBytes: 'vsize',
  guid: 'guid',
  firstSavedAt: 'firstsaved',
} as const satisfies { [K in Exclude<keyof MailboxStatus, 'mailbox' | 'error'>]: string };

/**
 * RFC 3501: the name INBOX ignores the case of its ASCII letters. Each user has an INBOX; Dovecot creates it on first use (2.3.19, 2.4.1).
 */
export function isInbox(name: string): boolean {
  return /^inbox$/i.test(name);
}

/**
 * Names that match the patterns. Dovecot answers with a mask without a wildcard even if the mailbox does not exist (2.3.19, 2.4.1): use
 * `existenceMasks`.
 */
export const mailboxList = defineCommand({
  name: 'mailboxList',
  summary: "List a user's mailboxes.",
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_READ',
  params: { user: 'user', mailboxMask: 'mailboxes', subscriptions: 'boolean?' },
  line: { options: { s: 'subscriptions' }, operands: ['mailboxMask'], columns: ['mailbox'] },
  decode: (rows) => rows.map((row) => text(row, 'mailbox')),
});

/** Masks that make `mailboxList` check whether this mailbox exists. Its answer can also hold other names with this beginning. */
export function existenceMasks(mailbox: string): string[] {
  return masksOf(isMailboxPattern(mailbox) ? mailbox : `${mailbox}%`);
}

/** An unknown field ends the process. */
function statusFieldsProblem(value: unknown): string | null {
  const known: readonly string[] = Object.values(STATUS_FIELDS);
  return (value as readonly string[]).every((field) => known.includes(field)) ? null : 'must be fields of STATUS_FIELDS';
}

/** The columns of the answer. Their order does not depend on the request. */
const STATUS_COLUMNS = ['messages', 'recent', 'uidnext', 'uidvalidity', 'unseen', 'highestmodseq', 'vsize', 'guid', 'firstsaved'];
const statusLine: CommandLine = {
  operands: [{ words: 'field' }, 'mailboxMask'],
  columns: ({ field }) => ['mailbox', ...STATUS_COLUMNS.filter((column) => (field as readonly string[]).includes(column))],
};

/** Silently omits mailboxes that do not exist or exist in name only. */
export const mailboxStatus = defineCommand({
  name: 'mailboxStatus',
  summary: 'Read counts, sizes and numbers of mailboxes.',
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_READ',
  params: { user: 'user', field: 'array', mailboxMask: 'mailboxes' },
  line: statusLine,
  checks: { field: statusFieldsProblem },
  merge: {
    group: ({ user, mailboxMask }) => `${user} ${mailboxMask.some(isMailboxPattern) ? JSON.stringify(mailboxMask) : ''}`,
    join: (all) => ({
      user: all[0]?.user ?? '',
      field: [...new Set(all.flatMap(({ field }) => field))],
      mailboxMask: [...new Set(all.flatMap(({ mailboxMask }) => mailboxMask))],
    }),
    pick: (rows, { mailboxMask }) =>
      mailboxMask.some(isMailboxPattern) ? rows : rows.filter(({ mailbox }) => mailboxMask.includes(String(mailbox))),
    // Dovecot looks for several names only in the user's own listed namespaces (2.3.19, 2.4.1).
    isComplete: (picked) => picked.length > 0,
    limit: 500,
  },
  separate: {
    key: 'mailbox',
    list: ({ user, mailboxMask }) => ({ command: mailboxList, args: { user, mailboxMask } }),
    // Two masks omit what holds only other mailboxes. A single mask for it would fail as not found.
    narrow: (args, listed) => ({ ...args, mailboxMask: [...listed, ...listed.slice(0, 1)].map((row) => text(row, 'mailbox')) }),
    hasSeveral: ({ mailboxMask }) => mailboxMask.length > 1 || mailboxMask.some(isMailboxPattern),
  },
  decode: (rows) =>
    rows.map((row): MailboxStatus => ({
      mailbox: text(row, 'mailbox'),
      error: rowError(row),
      messageCount: countOrNull(row, STATUS_FIELDS.messageCount),
      unseenCount: countOrNull(row, STATUS_FIELDS.unseenCount),
      recentCount: countOrNull(row, STATUS_FIELDS.recentCount),
      uidNext: countOrNull(row, STATUS_FIELDS.uidNext),
      uidValidity: countOrNull(row, STATUS_FIELDS.uidValidity),
      highestModseq: bigOrNull(row, STATUS_FIELDS.highestModseq),
      sizeBytes: countOrNull(row, STATUS_FIELDS.sizeBytes),
      guid: textOrNull(row, STATUS_FIELDS.guid),
      firstSavedAt: unixTimeOrNull(row, STATUS_FIELDS.firstSavedAt),
    })),
});

/** For a single name, exit code 68 means that the mailbox does not exist. In a list of names, Dovecot silently omits a missing one. */
export const mailboxExists = defineCommand({
  name: 'mailboxExists',
  wire: 'mailboxStatus',
  summary: 'Check whether a mailbox exists, before a change.',
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_READ',
  params: { user: 'user', field: 'array', mailboxMask: 'mailboxes' },
  line: statusLine,
  checks: { field: statusFieldsProblem },
  exitCodes: { 68: [{ absent: true }] },
  // A mailbox that Dovecot creates on first use is neither present nor absent, so the answer says nothing about it.
  decode: ([row]) => row?.absent !== true,
});

/** `list-index` and a missing type end the process (2.3.19, 2.4.1); `index-cache` does so on 2.3.19. */
const PATH_TYPES = ['dir', 'alt-dir', 'mailbox', 'alt-mailbox', 'control', 'index', 'index-private'] as const;
export type MailboxPathType = (typeof PATH_TYPES)[number];

/**
 * Commands that look up the path of any given name fail here: "Panic: assertion failed: (mailbox_list_is_valid_name())" (2.3.19, 2.4.1).
 */
export function nameProblem(value: unknown): string | null {
  const invalid =
    /^[/~]/.test(String(value)) ||
    String(value)
      .split('/')
      .some((part) => ['', '.', '..'].includes(part));
  return invalid ? 'must be a mailbox name: no part of it empty or made of dots, and no "/" or "~" in front' : null;
}

/** Null when the storage has no such folder. Dovecot also answers for a mailbox that does not exist. */
export const mailboxPath = defineCommand({
  name: 'mailboxPath',
  summary: "Look up a path of a mailbox's files.",
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_READ',
  params: { user: 'user', mailbox: 'mailbox', type: 'string' },
  line: { options: { t: 'type' }, operands: ['mailbox'], columns: ['path'] },
  checks: { type: oneOf(PATH_TYPES), mailbox: nameProblem },
  decode: ([row]) => (row === undefined ? null : textOrNull(row, 'path')),
});

/** The purpose of a mailbox, such as `\Junk`. Null when Dovecot's configuration does not define one. */
export const mailboxSpecialUse = defineCommand({
  name: 'mailboxSpecialUse',
  wire: 'mailboxMetadataGet',
  summary: "Read a mailbox's special use.",
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  constants: { key: '/private/specialuse' },
  exitCodes: { 68: [] },
  decode: ([row]) => (row === undefined ? null : textOrNull(row, 'value') || null),
});

interface Named {
  readonly user: string;
  readonly mailbox: string;
}

/** Whether a mailbox exists. It reads the status, because the list also shows mailboxes that exist in name only. */
function exists<A extends { readonly user: string }>(nameOf: (args: A) => string, wanted: boolean): Reconciliation<A> {
  return reconciledBy(
    mailboxStatus,
    (args: A) => ({ user: args.user, field: [STATUS_FIELDS.messageCount], mailboxMask: [nameOf(args)] }),
    (statuses, args) => {
      const found = statuses.some(({ mailbox }) => mailbox === nameOf(args));
      return { isApplied: found === wanted, what: `there is ${found ? 'a' : 'no'} mailbox ${JSON.stringify(nameOf(args))}` };
    },
  );
}

function subscribed(wanted: boolean): Reconciliation<Named> {
  return reconciledBy(
    mailboxList,
    ({ user, mailbox }: Named) => ({ user, mailboxMask: existenceMasks(mailbox), subscriptions: true }),
    (names, { mailbox }) => {
      const found = names.includes(mailbox);
      return { isApplied: found === wanted, what: `the user is ${found ? '' : 'not '}subscribed to ${JSON.stringify(mailbox)}` };
    },
  );
}

/** For a deletion with children: neither the name nor any name below it is listed, including folders that hold only folders. */
const noneListed = reconciledBy(
  mailboxList,
  ({ user, mailbox, recursive }: Named & { readonly recursive?: boolean | undefined }) => ({
    user,
    mailboxMask: recursive === true ? masksOf(`${mailbox}*`) : existenceMasks(mailbox),
  }),
  (names, { mailbox, recursive }) => {
    const left = names.filter(
      (name) => recursive === true && (name === mailbox || /^[/.]/.test(name.slice(mailbox.length))) && name.startsWith(mailbox),
    );
    return { isApplied: left.length === 0, what: `${String(left.length)} of the mailboxes are listed` };
  },
);

export const mailboxCreate = defineCommand({
  name: 'mailboxCreate',
  summary: 'Create a mailbox.',
  effect: 'write',
  class: 'mail',
  permission: 'MAILBOX_CREATE',
  params: { user: 'user', mailbox: 'mailbox', subscriptions: 'boolean?', guid: 'guid?' },
  line: { options: { s: 'subscriptions', g: 'guid' }, operands: ['mailbox'] },
  reconcile: [exists(({ mailbox }: Named) => mailbox, true)],
  // 2.4 creates it, and sometimes answers with exit code 68 when another process creates a mailbox in the account (2.4.1).
  misreportsMissing: true,
  refusalMessage: 'There is a mailbox of this name already, or there cannot be one.',
  decode: noRows,
});

export const mailboxRename = defineCommand({
  name: 'mailboxRename',
  summary: 'Rename a mailbox.',
  effect: 'write',
  class: 'mail',
  permission: 'MAILBOX_RENAME',
  acrossUsers: 'MESSAGE_READ_CONTENT',
  params: { user: 'user', mailbox: 'mailbox', newName: 'mailbox', subscriptions: 'boolean?' },
  line: { options: { s: 'subscriptions' }, operands: ['mailbox', 'newName'] },
  reconcile: [exists(({ newName }: Named & { readonly newName: string }) => newName, true), exists(({ mailbox }: Named) => mailbox, false)],
  refusalMessage: 'There is a mailbox of the new name already, or there cannot be one.',
  decode: noRows,
});

export const mailboxDelete = defineCommand({
  name: 'mailboxDelete',
  summary: 'Delete a mailbox and the mail in it.',
  effect: 'destroy',
  class: 'mail',
  permission: 'MAILBOX_DELETE',
  // Through `shared/…`, children were deleted before Dovecot found that the parent does not exist (2.3.19, 2.4.1).
  partial: ({ recursive }) => recursive === true,
  params: { user: 'user', mailbox: 'mailbox', recursive: 'boolean?', requireEmpty: 'boolean?', subscriptions: 'boolean?' },
  line: { options: { r: 'recursive', e: 'requireEmpty', s: 'subscriptions' }, operands: ['mailbox'] },
  // 2.4 deletes a folder that holds only folders together with them, and answers with exit code 68. Only a read before the write shows that
  // it exists.
  precondition: {
    command: mailboxList,
    args: ({ user, mailbox, recursive }) => (recursive === true ? { user, mailboxMask: existenceMasks(mailbox) } : null),
    problem: (names, { user, mailbox }) =>
      (names as readonly string[]).includes(isInbox(mailbox) ? 'INBOX' : mailbox)
        ? null
        : new CodedError(
            'NOT_FOUND',
            `There is no such mailbox: ${JSON.stringify(mailbox)}.`,
            { user, mailbox, exitCode: 68 },
            { answered: true },
          ),
  },
  reconcile: [exists(({ mailbox }: Named) => mailbox, false), noneListed],
  decode: noRows,
});

const subscription = {
  effect: 'write',
  class: 'mail',
  permission: 'MAILBOX_SUBSCRIBE',
  params: { user: 'user', mailbox: 'mailbox' },
  line: { operands: ['mailbox'] },
  decode: noRows,
} as const;

export const mailboxSubscribe = defineCommand({
  ...subscription,
  name: 'mailboxSubscribe',
  summary: 'Subscribe a user to a mailbox.',
  reconcile: [subscribed(true)],
});

export const mailboxUnsubscribe = defineCommand({
  ...subscription,
  name: 'mailboxUnsubscribe',
  summary: 'Unsubscribe a user from a mailbox.',
  reconcile: [subscribed(false)],
});

/** 2.3 takes the numbers as strings, 2.4 as numbers. */
export const mailboxUpdate = defineCommand({
  name: 'mailboxUpdate',
  checks: { uidValidity: uint32Problem, minNextUid: newUidProblem, minFirstRecentUid: newUidProblem },
  // "min_first_recent_uid > min_next_uid" ends the process (2.3.19, 2.4.1).
  unsafe: (_, { minFirstRecentUid, minNextUid }) =>
    typeof minFirstRecentUid === 'number' && minFirstRecentUid > (minNextUid ?? 0)
      ? 'the first recent UID needs a next UID that is not below it'
      : null,
  summary: "Change a mailbox's internal numbers.",
  effect: 'write',
  class: 'mail',
  permission: 'MAILBOX_UPDATE',
  params: {
    user: 'user',
    mailbox: 'mailbox',
    mailboxGuid: 'guid?',
    uidValidity: 'integer?',
    minNextUid: 'integer?',
    minFirstRecentUid: 'integer?',
    minHighestModseq: 'integer?',
    minHighestPvtModseq: 'integer?',
  },
  line: {
    options: {
      g: 'mailboxGuid',
      V: 'uidValidity',
      N: 'minNextUid',
      R: 'minFirstRecentUid',
      H: 'minHighestModseq',
      P: 'minHighestPvtModseq',
    },
    operands: ['mailbox'],
  },
  decode: noRows,
});
