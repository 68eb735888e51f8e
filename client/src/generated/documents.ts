/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { documentOf } from '../document.ts';
/** The account to secure. */
export type AccountSecureInput = {
  /** End sessions even when their process also serves other users, whose sessions then end as well: see `sessionKick`. */
  readonly force?: boolean | null | undefined;
  /** Name of the configured host. The other hosts are left out. Null: all hosts. */
  readonly host?: string | null | undefined;
  /** The user. */
  readonly user: string;
  /** Seconds without any session after which the account counts as secure, 0 to 30. Disconnected mail clients log in again after some seconds. */
  readonly watchSeconds?: number | null | undefined;
};

/** A kind of step of `accountSecure`. */
export type AccountSecureStepKind =
  /** End the user's sessions, as `sessionKick` does. */
  | 'END_SESSIONS'
  /** Remove the user from the authentication cache, as `authCacheFlush` does. */
  | 'FLUSH_AUTH_CACHE'
  /** Check for sessions at the end of the watch. */
  | 'LOOK';

/** The kind of an error. `CommandError.code` and the `extensions.code` of every error in the response use it. */
export type ErrorCode =
  /** An argument is invalid. The message names it. Nothing was changed. */
  | 'BAD_USER_INPUT'
  /** The request was stopped by requestCancel. What it had not sent yet was not sent. */
  | 'CANCELLED'
  /** The command ended its doveadm process without an answer, more than once. */
  | 'COMMAND_CRASHED'
  /** This Dovecot has no such command. Nothing was sent. */
  | 'COMMAND_UNSUPPORTED'
  /** The query would need more doveadm commands, fields or depth than one request may use. */
  | 'COST_LIMIT'
  /** The number of messages differs from the number in `expect`. Nothing was changed. */
  | 'EXPECTATION_FAILED'
  /** The token does not carry the permission, or the user is outside of its scope. */
  | 'FORBIDDEN'
  /** A fault in the gateway. Search the gateway's log for the request id. */
  | 'INTERNAL'
  /** No such mailbox, script, session, host or key (exit code 68). */
  | 'NOT_FOUND'
  /** Dovecot refused the command because the object exists already or the content is invalid (exit code 65). */
  | 'NOT_POSSIBLE'
  /** Too many requests are in flight. Nothing was changed. The `Retry-After` header says when to try again. */
  | 'OVERLOADED'
  /** The user is over quota (exit code 73). */
  | 'OVER_QUOTA'
  /** This Dovecot's command has no such parameter. Nothing was sent. */
  | 'PARAMETER_UNSUPPORTED'
  /** The request or Dovecot's answer exceeds a size limit of Dovecot or the gateway. */
  | 'PAYLOAD_TOO_LARGE'
  /** No trusted document has this hash: send the text of the query. */
  | 'PERSISTED_QUERY_NOT_FOUND'
  /** The request holds the hash of a query only: send its text. */
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  /** Too many commands in too short a time. The `Retry-After` header says when to try again. */
  | 'RATE_LIMITED'
  /** A stream was read too slowly and has ended. The message says from where to go on. */
  | 'SLOW_READER'
  /** Dovecot could not run the command now (exit code 75). */
  | 'TEMPORARY_FAILURE'
  /** The bearer token is missing, expired or not valid here. */
  | 'UNAUTHENTICATED'
  /** Dovecot is not configured for this, or the URL is not a doveadm HTTP API (exit code 78). */
  | 'UPSTREAM_CONFIG'
  /** Dovecot itself lacks the permission, for instance on a file (exit code 77). */
  | 'UPSTREAM_NO_PERMISSION'
  /** Dovecot did not answer in time. */
  | 'UPSTREAM_TIMEOUT'
  /** Dovecot refused the gateway's API key. */
  | 'UPSTREAM_UNAUTHORIZED'
  /** Dovecot could not be reached, or the connection broke. */
  | 'UPSTREAM_UNAVAILABLE'
  /** Dovecot knows no such user (exit code 67). */
  | 'USER_NOT_FOUND';

/** The severity of a line in Dovecot's log. */
export type ErrorLogLevel =
  /** An operation failed. */
  | 'ERROR'
  /** A process exited because it could not continue. */
  | 'FATAL'
  /** A process crashed on a fault in Dovecot. */
  | 'PANIC'
  /** A problem that Dovecot recovered from. */
  | 'WARNING';

/** Why events are missing. */
export type EventsLostReason =
  /** Events after the cursor `after` have been removed. */
  | 'EXPIRED'
  /** More events arrived than the database could store, and the memory for waiting events was full. */
  | 'QUEUE_FULL'
  /** No gateway received events, because it was down or restarting. */
  | 'RECEIVER_DOWN';

/**
 * A condition that must hold before a change is made. Exactly one field.
 *
 * The gateway counts the messages before it sends anything: of several users, all of them first. It counts those of each user again right
 * before the change for that user. Messages that arrive or leave in the milliseconds in between are not counted.
 */
export type Expectation =
  {   /** The number of messages that the change must touch, of all its users together: `affected { messageCount }` of a dry run. */
  readonly messages: number; readonly users?: never; }
  |  { readonly messages?: never;   /**
   * The number of messages of each user: one entry for every user of the change, also for those with none. From
   * `results { user { name } affected { messageCount } }` of a dry run.
   */
  readonly users: ReadonlyArray<UserExpectation>; };

/** Flags to add. */
export type FlagsAddInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** System flags with a backslash, for instance `\Seen`, and keywords without. At least one. `\Recent` cannot be changed. */
  readonly flags: ReadonlyArray<string>;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The messages. The search must name their mailbox. A search by `messageId` or `guid` needs no mailbox and covers all of them. */
  readonly search: MessageSearch;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the messages. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** Flags to remove. */
export type FlagsRemoveInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Preview the change. Nothing is changed, the outcome is `NOT_APPLIED`, and `affected` lists what the change would touch. */
  readonly dryRun?: boolean | null | undefined;
  /** Make the change only when it touches this many messages. Otherwise the error is `EXPECTATION_FAILED` and nothing is sent. */
  readonly expect?: Expectation | null | undefined;
  /** System flags with a backslash, for instance `\Seen`, and keywords without. At least one. `\Recent` cannot be changed. */
  readonly flags: ReadonlyArray<string>;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /**
   * The messages. The search must name their mailbox. With `dryRun` or `expect`, a search by `messageId` or `guid` needs no mailbox and covers
   * all of them.
   */
  readonly search: MessageSearch;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the messages. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** A header to look for. */
export type HeaderSearch = {
  /** The header's name, in upper or lower case, for instance `List-Id`. */
  readonly name: string;
  /** Text within the header's value. Null: the header only has to exist. */
  readonly value?: string | null | undefined;
};

/**
 * Whether the gateway sends commands to a host. The gateway probes a host when requests fail. The host is down after three failed probes in a
 * row, and up again after the first that succeeds.
 */
export type HostState =
  /** The host cannot be reached or does not answer. The gateway refuses commands immediately with `UPSTREAM_UNAVAILABLE`. */
  | 'DOWN'
  /** As `DOWN`, while the gateway probes whether the host is back. */
  | 'PROBING'
  /** The gateway sends commands. */
  | 'UP';

/** Which job to cancel. */
export type JobCancelInput = {
  /** Its global id. */
  readonly id: string;
};

/** What to run, and for which users. */
export type JobStartInput = {
  /** Confirms a job for all users: the host's name. Null when the target is not `everyone`. */
  readonly confirm?: string | null | undefined;
  /**
   * Name of the configured host. Null: the host that holds the mail of each user, when the hosts file says how to find it; otherwise the default
   * host.
   */
  readonly host?: string | null | undefined;
  /**
   * An idempotency key: a text that you choose for this job. A second call with the same key and input returns the job of the first call. A
   * call with the same key and another input is refused. Null: each call starts a job.
   */
  readonly key?: string | null | undefined;
  /** A remark for people who read about the job. Null: no remark. */
  readonly note?: string | null | undefined;
  /**
   * One query or mutation that declares the variable `$user: String!`. The job sets it to each user in turn. When the operation also declares
   * `$host: String`, the job sets it to its host.
   */
  readonly operation: string;
  /** The job pauses after the operation has failed for this number of users since the start or the last resume. Null: failures do not pause the job. */
  readonly pauseAfterFailures?: number | null | undefined;
  /** The users. The job uses names unchanged, and looks up a mask when it starts. */
  readonly target: UserTarget;
  /**
   * Only users of the target without a recorded login since this time, which must not lie before the first recorded event. Needs `EVENT_READ`
   * for the users, and recorded events: see `unusedUsers`. Null: all users of the target.
   */
  readonly unusedSince?: string | null | undefined;
  /** Limit of users per second. Null: no limit except that interactive requests have priority. */
  readonly usersPerSecond?: number | null | undefined;
  /** An object with the operation's other variables. Null: no other variables. */
  readonly variables?: unknown;
};

/** The state of a job. */
export type JobState =
  /** The job has been cancelled. */
  | 'CANCELLED'
  /** The job has been cancelled, and operations are still in flight. */
  | 'CANCELLING'
  /** The job could not run. `reason` says why. */
  | 'FAILED'
  /** The job has ended, and some users have another outcome than `SUCCEEDED`. */
  | 'FINISHED_WITH_ERRORS'
  /** The job may not continue: its token has been revoked or has expired, or its roles no longer allow the operation. `reason` says which. */
  | 'HELD'
  /** A caller or `pauseAfterFailures` has paused the job. */
  | 'PAUSED'
  /** The gateway has accepted the job. No operation has started. */
  | 'QUEUED'
  /** The job is running, or it waits for the reason in `wait`. */
  | 'RUNNING'
  /** The job has ended, and every user has the outcome `SUCCEEDED`. */
  | 'SUCCEEDED';

/** The type of an event. */
export type MailEventType =
  /** A message could not be delivered to a user. */
  | 'DELIVERY_FAILED'
  /** Events are missing from the stream. */
  | 'EVENTS_LOST'
  /** A login was refused. */
  | 'LOGIN_FAILED'
  /** A user logged in. */
  | 'LOGIN_SUCCEEDED'
  /** A message was delivered to a user. */
  | 'MESSAGE_DELIVERED'
  /** A message was removed from a mailbox. */
  | 'MESSAGE_EXPUNGED'
  /** A session ended: by logout, by `sessionKick`, or because its connection broke. */
  | 'SESSION_ENDED';

/** A mailbox to create. */
export type MailboxCreateInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** The GUID of the new mailbox, 32 hexadecimal digits, to restore a mailbox under its old identity. Null: Dovecot creates a GUID. */
  readonly guid?: string | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The full name with its hierarchy separators. */
  readonly mailbox: string;
  /** Also subscribe to the mailbox. This needs `MAILBOX_SUBSCRIBE` as well. */
  readonly subscribe?: boolean | null | undefined;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the mailbox. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** A mailbox to delete. */
export type MailboxDeleteInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Preview the change. Nothing is changed, the outcome is `NOT_APPLIED`, and `affected` lists what the change would touch. */
  readonly dryRun?: boolean | null | undefined;
  /** Make the change only when it touches this many messages. Otherwise the error is `EXPECTATION_FAILED` and nothing is sent. */
  readonly expect?: Expectation | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The full name. Never a pattern. */
  readonly mailbox: string;
  /** Also delete the mailboxes below it. */
  readonly recursive?: boolean | null | undefined;
  /** Delete the mailbox only when it has no messages. */
  readonly requireEmpty?: boolean | null | undefined;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** Also unsubscribe from the mailbox. This needs `MAILBOX_SUBSCRIBE` as well, and `MAILBOX_READ` with `recursive`. */
  readonly unsubscribe?: boolean | null | undefined;
  /** The owner of the mailbox. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** A mailbox to rename. */
export type MailboxRenameInput = {
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The current full name. */
  readonly mailbox: string;
  /**
   * Also unsubscribe from the old name and subscribe to the new one, and move the subscriptions of mailboxes below it. This needs
   * `MAILBOX_SUBSCRIBE` and `MAILBOX_READ` as well.
   */
  readonly moveSubscription?: boolean | null | undefined;
  /** The new full name. `NOT_POSSIBLE` when a mailbox of this name exists. */
  readonly newName: string;
  /** The owner of the mailbox. */
  readonly user: string;
};

/** A mailbox to subscribe to. */
export type MailboxSubscribeInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The full name. */
  readonly mailbox: string;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The user who subscribes. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** A mailbox to unsubscribe from. */
export type MailboxUnsubscribeInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The full name. */
  readonly mailbox: string;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The user who unsubscribes. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** Messages to copy. */
export type MessageCopyInput = {
  /** The full name of the destination mailbox. It must exist. */
  readonly destinationMailbox: string;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The messages. The search must name their mailbox. */
  readonly search: MessageSearch;
  /** The owner of the messages. Null: `user`. */
  readonly sourceUser?: string | null | undefined;
  /** The owner of the destination mailbox. */
  readonly user: string;
};

/** Messages to remove. */
export type MessageExpungeInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /**
   * Also delete the mailboxes that become empty, and unsubscribe from them. INBOX and mailboxes that were empty before stay. A mailbox that
   * cannot be deleted makes the outcome `PARTIAL`.
   */
  readonly deleteEmptyMailbox?: boolean | null | undefined;
  /** Preview the change. Nothing is changed, the outcome is `NOT_APPLIED`, and `affected` lists what the change would touch. */
  readonly dryRun?: boolean | null | undefined;
  /** Make the change only when it touches this many messages. Otherwise the error is `EXPECTATION_FAILED` and nothing is sent. */
  readonly expect?: Expectation | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /**
   * The messages. The search must name their mailbox. With `dryRun` or `expect`, a search by `messageId` or `guid` needs no mailbox and covers
   * all of them.
   */
  readonly search: MessageSearch;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the messages. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** Messages to move. */
export type MessageMoveInput = {
  /** The full name of the destination mailbox. It must exist. */
  readonly destinationMailbox: string;
  /** Preview the change. Nothing is changed, the outcome is `NOT_APPLIED`, and `affected` lists what the change would touch. */
  readonly dryRun?: boolean | null | undefined;
  /** Make the change only when it touches this many messages. Otherwise the error is `EXPECTATION_FAILED` and nothing is sent. */
  readonly expect?: Expectation | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /**
   * The messages. The search must name their mailbox. With `dryRun` or `expect`, a search by `messageId` or `guid` needs no mailbox and covers
   * all of them.
   */
  readonly search: MessageSearch;
  /** The owner of the messages. Null: `user`. */
  readonly sourceUser?: string | null | undefined;
  /** The owner of the destination mailbox. */
  readonly user: string;
};

/** A message to save. */
export type MessageSaveInput = {
  /** The whole message, headers first, with LF or CRLF line ends. `PAYLOAD_TOO_LARGE` above the size limit of this Dovecot. */
  readonly content: string;
  /** The message's GUID: at most 255 characters, without spaces and slashes. Null: Dovecot creates a GUID. Dovecot 2.4 and later. */
  readonly guid?: string | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The full name of the mailbox. It must exist. */
  readonly mailbox: string;
  /** Time of arrival. Null: now. Dovecot 2.4 and later. */
  readonly receivedAt?: string | null | undefined;
  /**
   * The message's UID, up to 4000000000. A UID below the mailbox's `uidNext` is ignored, and the message gets the next UID. Null: the next
   * UID. Dovecot 2.4 and later.
   */
  readonly uid?: number | null | undefined;
  /** The owner of the mailbox. */
  readonly user: string;
};

/**
 * A search for messages. A message matches when all given fields of the `MessageSearch` are true for it. Null fields are ignored. Texts match
 * anywhere within a word, in upper or lower case. When Dovecot answers from a full-text index, that index decides how words match.
 */
export type MessageSearch = {
  /** True matches every message. A change to all messages of a mailbox must say this. An empty search never means all. */
  readonly all?: boolean | null | undefined;
  /** All of these are true. */
  readonly and?: ReadonlyArray<MessageSearch> | null | undefined;
  /** This text is in the Bcc header: in a name or in an address. Few stored messages have one. */
  readonly bcc?: string | null | undefined;
  /** This text is in the body. Needs `MESSAGE_READ_CONTENT`. */
  readonly body?: string | null | undefined;
  /** This text is in the Cc header: in a name or in an address. */
  readonly cc?: string | null | undefined;
  /** This text is in the From header: in a name or in an address. */
  readonly from?: string | null | undefined;
  /** The GUID has this value, as in `Message.guid`. Case matters. */
  readonly guid?: string | null | undefined;
  /**
   * The message has all of these flags: `\Seen`, `\Answered`, `\Flagged`, `\Deleted`, `\Draft`, `\Recent`, or keywords such as `$Forwarded`.
   * Case is ignored.
   */
  readonly hasFlags?: ReadonlyArray<string> | null | undefined;
  /** The message has this header. Use `and` for several headers. */
  readonly header?: HeaderSearch | null | undefined;
  /** The message has none of these flags. */
  readonly lacksFlags?: ReadonlyArray<string> | null | undefined;
  /** The message is larger than this number of bytes, by `Message.sizeBytes`. */
  readonly largerThanBytes?: number | null | undefined;
  /** The mailbox of this name. `INBOX` is not case-sensitive, all other names are. */
  readonly mailbox?: string | null | undefined;
  /** The mailbox with this GUID, as in `Mailbox.guid`. A rename does not change it. */
  readonly mailboxGuid?: string | null | undefined;
  /**
   * In a mailbox whose name matches this pattern, in which `*` stands for anything and `%` for anything within one level: `Archive/%`.
   * Without either, it is a name, as `mailbox` is.
   */
  readonly mailboxPattern?: string | null | undefined;
  /**
   * Its Message-ID header is this, in any case. With angle brackets, the header contains exactly this text. Without, the header contains it
   * between brackets, or contains it and no brackets at all.
   */
  readonly messageId?: string | null | undefined;
  /** The modification sequence is this value or larger. Pass the last known value plus one to find later changes. */
  readonly modseqAtLeast?: number | null | undefined;
  /** None of these is true. */
  readonly not?: ReadonlyArray<MessageSearch> | null | undefined;
  /** At least one of these is true. */
  readonly or?: ReadonlyArray<MessageSearch> | null | undefined;
  /** The message arrived before this instant. */
  readonly receivedBefore?: string | null | undefined;
  /** The message arrived within the 24 hours from this instant. */
  readonly receivedOn?: string | null | undefined;
  /** The message arrived (IMAP INTERNALDATE) at this instant or later. */
  readonly receivedSince?: string | null | undefined;
  /** The message was saved into its mailbox before this instant. */
  readonly savedBefore?: string | null | undefined;
  /** The message was saved into its mailbox within the 24 hours from this instant. */
  readonly savedOn?: string | null | undefined;
  /** The message was saved into its mailbox by delivery, copy or move at this instant or later. */
  readonly savedSince?: string | null | undefined;
  /** The Date header is earlier than this instant. A message without a date matches too. */
  readonly sentBefore?: string | null | undefined;
  /** The Date header is within the 24 hours from this instant. `2026-01-02T00:00:00+01:00` is a day in Vienna. */
  readonly sentOn?: string | null | undefined;
  /** The Date header is this instant or later. */
  readonly sentSince?: string | null | undefined;
  /** The sequence number is in one of these ranges. */
  readonly sequenceRanges?: ReadonlyArray<NumberRange> | null | undefined;
  /** The sequence number in the mailbox is one of these. 1 is the oldest message. */
  readonly sequences?: ReadonlyArray<number> | null | undefined;
  /** The message is smaller than this number of bytes. */
  readonly smallerThanBytes?: number | null | undefined;
  /** This text is in the subject. */
  readonly subject?: string | null | undefined;
  /** This text is in the headers or in the body. Needs `MESSAGE_READ_CONTENT`. */
  readonly text?: string | null | undefined;
  /** This text is in the To header: in a name or in an address. */
  readonly to?: string | null | undefined;
  /** The UID is in one of these ranges. */
  readonly uidRanges?: ReadonlyArray<NumberRange> | null | undefined;
  /** The UID is one of these. */
  readonly uids?: ReadonlyArray<number> | null | undefined;
};

/** A range of whole numbers, both ends included. */
export type NumberRange = {
  /** The first number. Null: 1. */
  readonly from?: number | null | undefined;
  /** The last number. Null: no upper end. */
  readonly to?: number | null | undefined;
};

/** The outcome of a change. */
export type Outcome =
  /** Dovecot confirmed the change, or its answer was lost and a read showed that the change took place. */
  | 'APPLIED'
  /** Nothing was changed. */
  | 'NOT_APPLIED'
  /** One part was changed. `errors` names the part that was not. */
  | 'PARTIAL'
  /**
   * The connection broke before Dovecot answered. The change may have happened. The gateway does not repeat it: read the current state
   * before you try again.
   */
  | 'UNKNOWN';

/** What a token may do. A role is a named set of permissions. A token's scope limits them to certain users. */
export type Permission =
  /** Read mailboxes' access control lists. */
  | 'ACL_READ'
  /** Grant and revoke rights on mailboxes. */
  | 'ACL_WRITE'
  /** Flush the authentication cache. */
  | 'AUTH_CACHE_FLUSH'
  /** Read dictionaries. */
  | 'DICT_READ'
  /** Change dictionaries. */
  | 'DICT_WRITE'
  /** Read the director's hosts, ring and user mappings. */
  | 'DIRECTOR_READ'
  /** Change director hosts, the ring, and where users are sent. */
  | 'DIRECTOR_WRITE'
  /** Read Dovecot's own error log lines. */
  | 'ERROR_LOG_READ'
  /** See what happens to users: logins, ended sessions, deliveries with sender and subject, and expunged messages. */
  | 'EVENT_READ'
  /** Run a command for every user of a host. */
  | 'EVERYONE'
  /** Add, remove and replace message flags. */
  | 'FLAGS_WRITE'
  /** Read files through Dovecot's fs drivers. */
  | 'FS_READ'
  /** Write and delete files through Dovecot's fs drivers. */
  | 'FS_WRITE'
  /** Query the full-text index. */
  | 'FTS_READ'
  /** Optimise, rescan, rotate or remove the full-text index. */
  | 'FTS_WRITE'
  /** Read the configured hosts: version, commands, services, processes, statistics, penalties, instances. */
  | 'HOST_READ'
  /** Pause, resume, cancel and retry such jobs. */
  | 'JOB_CONTROL'
  /** See jobs whose users are all within the scope. */
  | 'JOB_READ'
  /** Start jobs: one operation for many users, which needs its own permissions as well. */
  | 'JOB_START'
  /** Create mailboxes. */
  | 'MAILBOX_CREATE'
  /** Delete mailboxes and the mail in them. */
  | 'MAILBOX_DELETE'
  /** Reach, with the two above, the metadata that Dovecot keeps for itself, such as encryption keys. */
  | 'MAILBOX_METADATA_INTERNAL'
  /** Read mailbox and server metadata (annotations). */
  | 'MAILBOX_METADATA_READ'
  /** Set and unset metadata. */
  | 'MAILBOX_METADATA_WRITE'
  /** List mailboxes and read their counts and sizes. */
  | 'MAILBOX_READ'
  /** Rename mailboxes. */
  | 'MAILBOX_RENAME'
  /** Index, resynchronise, purge and rebuild mailboxes. These commands repair or speed up and destroy nothing. */
  | 'MAILBOX_REPAIR'
  /** Subscribe and unsubscribe mailboxes. */
  | 'MAILBOX_SUBSCRIBE'
  /** Change a mailbox's internal numbers (UID validity, next UID, GUID). */
  | 'MAILBOX_UPDATE'
  /** Copy messages between mailboxes. */
  | 'MESSAGE_COPY'
  /** Remove messages for good. */
  | 'MESSAGE_EXPUNGE'
  /** Import messages from another mail storage. */
  | 'MESSAGE_IMPORT'
  /** Move messages between mailboxes. */
  | 'MESSAGE_MOVE'
  /** Search messages and read their flags, sizes, dates and headers, but not their content. */
  | 'MESSAGE_READ'
  /** Read bodies, parts, text and snippets, and search in them. */
  | 'MESSAGE_READ_CONTENT'
  /** Store a message in a mailbox. */
  | 'MESSAGE_SAVE'
  /** Read the object storage metacache. */
  | 'OBJECT_STORAGE_READ'
  /** Clean, flush and remove object storage caches and users. */
  | 'OBJECT_STORAGE_WRITE'
  /** End proxied connections. */
  | 'PROXY_KICK'
  /** List proxied connections. */
  | 'PROXY_READ'
  /** Read quota usage and limits. */
  | 'QUOTA_READ'
  /** Recalculate quota usage. */
  | 'QUOTA_RECALC'
  /** Run any listed doveadm command by name, where the configuration opens it. */
  | 'RAW_COMMAND'
  /** Read the state of replication. */
  | 'REPLICATION_READ'
  /** Start, add and remove replication; synchronise or back up to a configured remote. */
  | 'REPLICATION_WRITE'
  /** Stop a request that the gateway runs now. */
  | 'REQUEST_CANCEL'
  /** See the requests that the gateway runs now, of everybody. */
  | 'REQUEST_READ'
  /** Read the schema (introspection) where it is not public. */
  | 'SCHEMA_READ'
  /** Reload the configuration, reopen logs, stop services or the whole server. */
  | 'SERVER_CONTROL'
  /** End sessions. */
  | 'SESSION_KICK'
  /** List sessions. */
  | 'SESSION_READ'
  /** Delete Sieve scripts. */
  | 'SIEVE_DELETE'
  /** List and read Sieve scripts. */
  | 'SIEVE_READ'
  /** Put, rename, activate and deactivate Sieve scripts. */
  | 'SIEVE_WRITE'
  /** Add, remove and reset statistics. */
  | 'STATS_WRITE'
  /** Look up and list users, and read their account fields. */
  | 'USER_READ'
  /** Expand Dovecot's variables for a user, or read the user database as for a login. Can reveal secrets of the server. */
  | 'USER_READ_INTERNAL'
  /** See the webhooks of the gateway and what they could not deliver, and deliver it again. */
  | 'WEBHOOK_CONTROL';

/** Quota to recalculate. */
export type QuotaRecalcInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the quota. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** Sessions to end. */
export type SessionKickInput = {
  /**
   * End them even when their process serves other sessions too, which then end as well. Dovecot 2.3 only: later versions end only the requested sessions.
   * Without it, the change is `NOT_POSSIBLE` when other sessions would end. With or without it, the change is `FORBIDDEN` when they belong to
   * users outside your scope.
   */
  readonly force?: boolean | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** Limit the change to sessions from this address or network, such as `192.0.2.0/24`. Null: any address. */
  readonly ip?: string | null | undefined;
  /** The owner of the sessions. */
  readonly user: string;
};

/** A Sieve script to activate. */
export type SieveActivateInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The name. */
  readonly name: string;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the script. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** A Sieve script to delete. */
export type SieveDeleteInput = {
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** Preview the change. Nothing is changed, the outcome is `NOT_APPLIED`, and `affected` lists what the change would touch. */
  readonly dryRun?: boolean | null | undefined;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** Also delete the script when it is active. */
  readonly ignoreActive?: boolean | null | undefined;
  /** The name. */
  readonly name: string;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the script. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** A Sieve script to store. */
export type SievePutInput = {
  /** Also activate the script. When false, the active script stays active. PARTIAL: the script is stored and could not be activated. */
  readonly activate?: boolean | null | undefined;
  /** The host's name, repeated as a confirmation. Required when `target` is everyone, but not for a dry run. */
  readonly confirm?: string | null | undefined;
  /** The script's source. */
  readonly content: string;
  /** Name of the configured host. Null: the host that holds the user's mail, or else the default host. */
  readonly host?: string | null | undefined;
  /** The name. */
  readonly name: string;
  /** Several users. Give either `user` or `target`. */
  readonly target?: UserTarget | null | undefined;
  /** The owner of the script. Give either `user` or `target`. */
  readonly user?: string | null | undefined;
};

/** The number of messages that a change must touch for one user. */
export type UserExpectation = {
  /** The number of messages. */
  readonly messages: number;
  /** The user. */
  readonly user: string;
};

/**
 * The users of a change. Give exactly one field, so that a forgotten name never means all users. The gateway authorises each user, and the
 * payload has one result per user.
 */
export type UserTarget =
  {   /** True selects every user of the host. Needs the permission `EVERYONE` and the host's name in `confirm`. */
  readonly everyone: boolean; readonly mask?: never; readonly user?: never; readonly users?: never; }
  |  { readonly everyone?: never;   /**
   * Every user in your scope whose name matches. `*` matches any run of characters, `?` matches one character. For a caller with the
   * permission `EVERYONE`, a mask that matches every name counts as `everyone`.
   */
  readonly mask: string; readonly user?: never; readonly users?: never; }
  |  { readonly everyone?: never; readonly mask?: never;   /** One user. */
  readonly user: string; readonly users?: never; }
  |  { readonly everyone?: never; readonly mask?: never; readonly user?: never;   /** These users, at least one. */
  readonly users: ReadonlyArray<string>; };

export type CommandErrorFieldsFragment = { readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null };

export type UserResultFieldsFragment = { readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> };

export type JobFieldsFragment = { readonly id: string, readonly state: JobState, readonly reason: string | null, readonly note: string | null, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultsUrl: string | null, readonly progress: { readonly total: number, readonly done: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly usersPerSecond: number | null, readonly estimatedEndAt: string | null } };

export type MailboxCreateMutationVariables = Exact<{
  input: MailboxCreateInput;
}>;


export type MailboxCreateMutation = { readonly mailboxCreate: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly mailbox: { readonly id: string, readonly name: string } | null, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type MailboxRenameMutationVariables = Exact<{
  input: MailboxRenameInput;
}>;


export type MailboxRenameMutation = { readonly mailboxRename: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly mailbox: { readonly id: string, readonly name: string } | null } | null };

export type MailboxDeleteMutationVariables = Exact<{
  input: MailboxDeleteInput;
}>;


export type MailboxDeleteMutation = { readonly mailboxDelete: { readonly outcome: Outcome, readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly affected: { readonly messageCount: number, readonly mailboxes: ReadonlyArray<{ readonly name: string }> } | null, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type MailboxSubscribeMutationVariables = Exact<{
  input: MailboxSubscribeInput;
}>;


export type MailboxSubscribeMutation = { readonly mailboxSubscribe: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type MailboxUnsubscribeMutationVariables = Exact<{
  input: MailboxUnsubscribeInput;
}>;


export type MailboxUnsubscribeMutation = { readonly mailboxUnsubscribe: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type MessageSaveMutationVariables = Exact<{
  input: MessageSaveInput;
}>;


export type MessageSaveMutation = { readonly messageSave: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly mailbox: { readonly id: string, readonly messageCount: number | null } } | null };

export type MessageMoveMutationVariables = Exact<{
  input: MessageMoveInput;
}>;


export type MessageMoveMutation = { readonly messageMove: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly destinationMailbox: { readonly id: string, readonly name: string }, readonly affected: { readonly messageCount: number } | null } | null };

export type MessageCopyMutationVariables = Exact<{
  input: MessageCopyInput;
}>;


export type MessageCopyMutation = { readonly messageCopy: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly destinationMailbox: { readonly id: string, readonly name: string } } | null };

export type MessageExpungeMutationVariables = Exact<{
  input: MessageExpungeInput;
}>;


export type MessageExpungeMutation = { readonly messageExpunge: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly affected: { readonly messageCount: number } | null, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type FlagsAddMutationVariables = Exact<{
  input: FlagsAddInput;
}>;


export type FlagsAddMutation = { readonly flagsAdd: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type FlagsRemoveMutationVariables = Exact<{
  input: FlagsRemoveInput;
}>;


export type FlagsRemoveMutation = { readonly flagsRemove: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type SievePutMutationVariables = Exact<{
  input: SievePutInput;
}>;


export type SievePutMutation = { readonly sievePut: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly sieveScript: { readonly id: string, readonly name: string, readonly active: boolean | null } | null, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type SieveActivateMutationVariables = Exact<{
  input: SieveActivateInput;
}>;


export type SieveActivateMutation = { readonly sieveActivate: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly sieveScript: { readonly id: string, readonly name: string, readonly active: boolean | null } | null, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type SieveDeleteMutationVariables = Exact<{
  input: SieveDeleteInput;
}>;


export type SieveDeleteMutation = { readonly sieveDelete: { readonly outcome: Outcome, readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type QuotaRecalcMutationVariables = Exact<{
  input: QuotaRecalcInput;
}>;


export type QuotaRecalcMutation = { readonly quotaRecalc: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly results: ReadonlyArray<{ readonly outcome: Outcome, readonly user: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }> } | null };

export type SessionKickMutationVariables = Exact<{
  input: SessionKickInput;
}>;


export type SessionKickMutation = { readonly sessionKick: { readonly outcome: Outcome, readonly kickedCount: number | null, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> } | null };

export type AccountSecureMutationVariables = Exact<{
  input: AccountSecureInput;
}>;


export type AccountSecureMutation = { readonly accountSecure: { readonly outcome: Outcome, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }>, readonly steps: ReadonlyArray<{ readonly kind: AccountSecureStepKind, readonly at: string, readonly outcome: Outcome, readonly sessionCount: number | null, readonly host: { readonly name: string }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly user: string | null, readonly mailbox: string | null, readonly host: string | null, readonly log: string | null }> }>, readonly sessionsLeft: ReadonlyArray<{ readonly id: string, readonly service: string, readonly ip: string | null }> } | null };

export type JobStartMutationVariables = Exact<{
  input: JobStartInput;
}>;


export type JobStartMutation = { readonly jobStart: { readonly job: { readonly id: string, readonly state: JobState, readonly reason: string | null, readonly note: string | null, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultsUrl: string | null, readonly progress: { readonly total: number, readonly done: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly usersPerSecond: number | null, readonly estimatedEndAt: string | null } } } | null };

export type JobCancelMutationVariables = Exact<{
  input: JobCancelInput;
}>;


export type JobCancelMutation = { readonly jobCancel: { readonly job: { readonly id: string, readonly state: JobState, readonly reason: string | null, readonly note: string | null, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultsUrl: string | null, readonly progress: { readonly total: number, readonly done: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly usersPerSecond: number | null, readonly estimatedEndAt: string | null } } } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly name: string, readonly roles: ReadonlyArray<string>, readonly permissions: ReadonlyArray<Permission>, readonly scope: { readonly everyone: boolean, readonly domains: ReadonlyArray<string>, readonly users: ReadonlyArray<string> } } };

export type AccountQueryVariables = Exact<{
  user: string;
}>;


export type AccountQuery = { readonly user: { readonly id: string, readonly name: string, readonly home: string | null, readonly quota: ReadonlyArray<{ readonly root: string, readonly storageUsedBytes: number | null, readonly storageLimitBytes: number | null, readonly storageUsedPercent: number | null, readonly messageCount: number | null, readonly messageLimit: number | null }> | null, readonly mailboxes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly messageCount: number | null, readonly unseenCount: number | null, readonly sizeBytes: number | null }> | null, readonly sieveScripts: ReadonlyArray<{ readonly id: string, readonly name: string, readonly active: boolean | null }> | null, readonly sessions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly service: string, readonly ip: string | null, readonly pid: number | null, readonly host: { readonly name: string } }> } | null } | null };

export type UsersQueryVariables = Exact<{
  mask?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UsersQuery = { readonly users: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MailboxesQueryVariables = Exact<{
  user: string;
  mask?: string | null | undefined;
  subscribed?: boolean | null | undefined;
}>;


export type MailboxesQuery = { readonly user: { readonly id: string, readonly mailboxes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly subscribed: boolean | null, readonly selectable: boolean | null, readonly specialUse: string | null, readonly messageCount: number | null, readonly unseenCount: number | null, readonly sizeBytes: number | null, readonly uidNext: number | null, readonly uidValidity: number | null, readonly exportUrl: string, readonly uploadUrl: string }> | null } | null };

export type MessagesQueryVariables = Exact<{
  user: string;
  search?: MessageSearch | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type MessagesQuery = { readonly user: { readonly id: string, readonly messages: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly uid: number, readonly flags: ReadonlyArray<string> | null, readonly subject: string | null, readonly sentAt: string | null, readonly receivedAt: string | null, readonly sizeBytes: number | null, readonly snippet: string | null, readonly from: ReadonlyArray<{ readonly name: string | null, readonly email: string | null }> | null, readonly to: ReadonlyArray<{ readonly name: string | null, readonly email: string | null }> | null, readonly mailbox: { readonly id: string, readonly name: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null } | null };

export type MessageQueryVariables = Exact<{
  id: string;
}>;


export type MessageQuery = { readonly node:
    | { readonly __typename: 'Host' }
    | { readonly __typename: 'Job' }
    | { readonly __typename: 'Mailbox' }
    | { readonly __typename: 'Message', readonly id: string, readonly uid: number, readonly flags: ReadonlyArray<string> | null, readonly subject: string | null, readonly messageId: string | null, readonly sentAt: string | null, readonly receivedAt: string | null, readonly sizeBytes: number | null, readonly textUtf8: string | null, readonly rawUrl: string, readonly from: ReadonlyArray<{ readonly name: string | null, readonly email: string | null }> | null, readonly to: ReadonlyArray<{ readonly name: string | null, readonly email: string | null }> | null, readonly cc: ReadonlyArray<{ readonly name: string | null, readonly email: string | null }> | null, readonly headers: ReadonlyArray<{ readonly name: string, readonly value: string }> | null, readonly parts: ReadonlyArray<{ readonly section: string | null, readonly contentType: string, readonly filename: string | null, readonly sizeBytes: number | null }> | null, readonly mailbox: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Session' }
    | { readonly __typename: 'SieveScript' }
    | { readonly __typename: 'User' }
   | null };

export type SieveScriptsQueryVariables = Exact<{
  user: string;
}>;


export type SieveScriptsQuery = { readonly user: { readonly id: string, readonly sieveScripts: ReadonlyArray<{ readonly id: string, readonly name: string, readonly active: boolean | null, readonly content: string | null }> | null } | null };

export type SessionsQueryVariables = Exact<{
  mask?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SessionsQuery = { readonly sessions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly service: string, readonly ip: string | null, readonly pid: number | null, readonly user: { readonly id: string, readonly name: string }, readonly host: { readonly name: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly host: string | null }> } };

export type HostsQueryVariables = Exact<{ [key: string]: never; }>;


export type HostsQuery = { readonly hosts: ReadonlyArray<{ readonly name: string, readonly url: string, readonly version: string | null, readonly status: { readonly state: HostState, readonly since: string, readonly reason: string | null, readonly runningCount: number, readonly waitingCount: number } }> };

export type ErrorLogQueryVariables = Exact<{
  since?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type ErrorLogQuery = { readonly errors: { readonly totalCount: number, readonly lines: ReadonlyArray<{ readonly at: string | null, readonly level: ErrorLogLevel | null, readonly process: string, readonly text: string, readonly host: { readonly name: string }, readonly user: { readonly name: string } | null }>, readonly errors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly retryable: boolean, readonly host: string | null }> } };

export type JobQueryVariables = Exact<{
  id: string;
}>;


export type JobQuery = { readonly job: { readonly id: string, readonly state: JobState, readonly reason: string | null, readonly note: string | null, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultsUrl: string | null, readonly progress: { readonly total: number, readonly done: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly usersPerSecond: number | null, readonly estimatedEndAt: string | null } } | null };

export type JobsQueryVariables = Exact<{
  states?: ReadonlyArray<JobState> | JobState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type JobsQuery = { readonly jobs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly state: JobState, readonly reason: string | null, readonly note: string | null, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultsUrl: string | null, readonly progress: { readonly total: number, readonly done: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly usersPerSecond: number | null, readonly estimatedEndAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MailEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<MailEventType> | MailEventType | null | undefined;
  user?: string | null | undefined;
  mask?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MailEventsSubscription = { readonly events:
    | { readonly __typename: 'DeliveryFailed', readonly delivered: boolean, readonly recipient: string | null, readonly sender: string | null, readonly messageId: string | null, readonly subject: string | null, readonly sizeBytes: number | null, readonly session: string | null, readonly reason: string | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null }
    | { readonly __typename: 'EventsLost', readonly since: string | null, readonly until: string, readonly count: number | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null, readonly lostBecause: EventsLostReason }
    | { readonly __typename: 'LoginFailed', readonly succeeded: boolean, readonly service: string | null, readonly ip: string | null, readonly mechanism: string | null, readonly session: string | null, readonly reason: string | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null }
    | { readonly __typename: 'LoginSucceeded', readonly succeeded: boolean, readonly service: string | null, readonly ip: string | null, readonly mechanism: string | null, readonly session: string | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null }
    | { readonly __typename: 'MessageDelivered', readonly delivered: boolean, readonly recipient: string | null, readonly sender: string | null, readonly messageId: string | null, readonly subject: string | null, readonly sizeBytes: number | null, readonly session: string | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null }
    | { readonly __typename: 'MessageExpunged', readonly mailbox: string | null, readonly uid: number | null, readonly service: string | null, readonly ip: string | null, readonly session: string | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null }
    | { readonly __typename: 'SessionEnded', readonly service: string | null, readonly ip: string | null, readonly session: string | null, readonly startedAt: string | null, readonly durationMs: number | null, readonly cursor: string, readonly at: string, readonly host: string | null, readonly user: string | null }
   };

export type JobChangesSubscriptionVariables = Exact<{
  id: string;
}>;


export type JobChangesSubscription = { readonly job: { readonly id: string, readonly state: JobState, readonly reason: string | null, readonly note: string | null, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultsUrl: string | null, readonly progress: { readonly total: number, readonly done: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly usersPerSecond: number | null, readonly estimatedEndAt: string | null } } | null };

const CommandErrorFieldsText = "fragment CommandErrorFields on CommandError{code message retryable user mailbox host log}";
const UserResultFieldsText = "fragment UserResultFields on UserResult{user{name}outcome errors{...CommandErrorFields}}";
const JobFieldsText = "fragment JobFields on Job{id state reason note createdAt startedAt finishedAt resultsUrl progress{total done succeeded failed unknown usersPerSecond estimatedEndAt}}";
export const mailboxCreate = /* @__PURE__ */ documentOf<MailboxCreateMutation, MailboxCreateMutationVariables>("mutation mailboxCreate($input:MailboxCreateInput!){mailboxCreate(input:$input){outcome errors{...CommandErrorFields}mailbox{id name}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const mailboxRename = /* @__PURE__ */ documentOf<MailboxRenameMutation, MailboxRenameMutationVariables>("mutation mailboxRename($input:MailboxRenameInput!){mailboxRename(input:$input){outcome errors{...CommandErrorFields}mailbox{id name}}}", CommandErrorFieldsText);
export const mailboxDelete = /* @__PURE__ */ documentOf<MailboxDeleteMutation, MailboxDeleteMutationVariables>("mutation mailboxDelete($input:MailboxDeleteInput!){mailboxDelete(input:$input){outcome errors{...CommandErrorFields}deletedId affected{messageCount mailboxes{name}}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const mailboxSubscribe = /* @__PURE__ */ documentOf<MailboxSubscribeMutation, MailboxSubscribeMutationVariables>("mutation mailboxSubscribe($input:MailboxSubscribeInput!){mailboxSubscribe(input:$input){outcome errors{...CommandErrorFields}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const mailboxUnsubscribe = /* @__PURE__ */ documentOf<MailboxUnsubscribeMutation, MailboxUnsubscribeMutationVariables>("mutation mailboxUnsubscribe($input:MailboxUnsubscribeInput!){mailboxUnsubscribe(input:$input){outcome errors{...CommandErrorFields}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const messageSave = /* @__PURE__ */ documentOf<MessageSaveMutation, MessageSaveMutationVariables>("mutation messageSave($input:MessageSaveInput!){messageSave(input:$input){outcome errors{...CommandErrorFields}mailbox{id messageCount}}}", CommandErrorFieldsText);
export const messageMove = /* @__PURE__ */ documentOf<MessageMoveMutation, MessageMoveMutationVariables>("mutation messageMove($input:MessageMoveInput!){messageMove(input:$input){outcome errors{...CommandErrorFields}destinationMailbox{id name}affected{messageCount}}}", CommandErrorFieldsText);
export const messageCopy = /* @__PURE__ */ documentOf<MessageCopyMutation, MessageCopyMutationVariables>("mutation messageCopy($input:MessageCopyInput!){messageCopy(input:$input){outcome errors{...CommandErrorFields}destinationMailbox{id name}}}", CommandErrorFieldsText);
export const messageExpunge = /* @__PURE__ */ documentOf<MessageExpungeMutation, MessageExpungeMutationVariables>("mutation messageExpunge($input:MessageExpungeInput!){messageExpunge(input:$input){outcome errors{...CommandErrorFields}affected{messageCount}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const flagsAdd = /* @__PURE__ */ documentOf<FlagsAddMutation, FlagsAddMutationVariables>("mutation flagsAdd($input:FlagsAddInput!){flagsAdd(input:$input){outcome errors{...CommandErrorFields}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const flagsRemove = /* @__PURE__ */ documentOf<FlagsRemoveMutation, FlagsRemoveMutationVariables>("mutation flagsRemove($input:FlagsRemoveInput!){flagsRemove(input:$input){outcome errors{...CommandErrorFields}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const sievePut = /* @__PURE__ */ documentOf<SievePutMutation, SievePutMutationVariables>("mutation sievePut($input:SievePutInput!){sievePut(input:$input){outcome errors{...CommandErrorFields}sieveScript{id name active}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const sieveActivate = /* @__PURE__ */ documentOf<SieveActivateMutation, SieveActivateMutationVariables>("mutation sieveActivate($input:SieveActivateInput!){sieveActivate(input:$input){outcome errors{...CommandErrorFields}sieveScript{id name active}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const sieveDelete = /* @__PURE__ */ documentOf<SieveDeleteMutation, SieveDeleteMutationVariables>("mutation sieveDelete($input:SieveDeleteInput!){sieveDelete(input:$input){outcome errors{...CommandErrorFields}deletedId results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const quotaRecalc = /* @__PURE__ */ documentOf<QuotaRecalcMutation, QuotaRecalcMutationVariables>("mutation quotaRecalc($input:QuotaRecalcInput!){quotaRecalc(input:$input){outcome errors{...CommandErrorFields}results{...UserResultFields}}}", CommandErrorFieldsText, UserResultFieldsText);
export const sessionKick = /* @__PURE__ */ documentOf<SessionKickMutation, SessionKickMutationVariables>("mutation sessionKick($input:SessionKickInput!){sessionKick(input:$input){outcome errors{...CommandErrorFields}kickedCount}}", CommandErrorFieldsText);
export const accountSecure = /* @__PURE__ */ documentOf<AccountSecureMutation, AccountSecureMutationVariables>("mutation accountSecure($input:AccountSecureInput!){accountSecure(input:$input){outcome errors{...CommandErrorFields}steps{kind at outcome sessionCount host{name}errors{...CommandErrorFields}}sessionsLeft{id service ip}}}", CommandErrorFieldsText);
export const jobStart = /* @__PURE__ */ documentOf<JobStartMutation, JobStartMutationVariables>("mutation jobStart($input:JobStartInput!){jobStart(input:$input){job{...JobFields}}}", JobFieldsText);
export const jobCancel = /* @__PURE__ */ documentOf<JobCancelMutation, JobCancelMutationVariables>("mutation jobCancel($input:JobCancelInput!){jobCancel(input:$input){job{...JobFields}}}", JobFieldsText);
export const viewer = /* @__PURE__ */ documentOf<ViewerQuery, ViewerQueryVariables>("query viewer{viewer{name roles permissions scope{everyone domains users}}}");
export const account = /* @__PURE__ */ documentOf<AccountQuery, AccountQueryVariables>("query account($user:String!){user(name:$user){id name home quota{root storageUsedBytes storageLimitBytes storageUsedPercent messageCount messageLimit}mailboxes{id name messageCount unseenCount sizeBytes}sieveScripts{id name active}sessions(first:100){totalCount nodes{id service ip pid host{name}}}}}");
export const users = /* @__PURE__ */ documentOf<UsersQuery, UsersQueryVariables>("query users($mask:String$first:Int$after:String){users(mask:$mask first:$first after:$after){totalCount nodes{id name}pageInfo{hasNextPage endCursor}}}");
export const mailboxes = /* @__PURE__ */ documentOf<MailboxesQuery, MailboxesQueryVariables>("query mailboxes($user:String!$mask:String$subscribed:Boolean){user(name:$user){id mailboxes(mask:$mask subscribed:$subscribed){id name subscribed selectable specialUse messageCount unseenCount sizeBytes uidNext uidValidity exportUrl uploadUrl}}}");
export const messages = /* @__PURE__ */ documentOf<MessagesQuery, MessagesQueryVariables>("query messages($user:String!$search:MessageSearch$first:Int$after:String$last:Int$before:String){user(name:$user){id messages(search:$search first:$first after:$after last:$last before:$before){totalCount nodes{id uid flags subject sentAt receivedAt sizeBytes snippet from{name email}to{name email}mailbox{id name}}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}}");
export const message = /* @__PURE__ */ documentOf<MessageQuery, MessageQueryVariables>("query message($id:ID!){node(id:$id){__typename ...on Message{id uid flags subject messageId sentAt receivedAt sizeBytes textUtf8 rawUrl from{name email}to{name email}cc{name email}headers{name value}parts{section contentType filename sizeBytes}mailbox{id name}}}}");
export const sieveScripts = /* @__PURE__ */ documentOf<SieveScriptsQuery, SieveScriptsQueryVariables>("query sieveScripts($user:String!){user(name:$user){id sieveScripts{id name active content}}}");
export const sessions = /* @__PURE__ */ documentOf<SessionsQuery, SessionsQueryVariables>("query sessions($mask:String$first:Int$after:String){sessions(mask:$mask first:$first after:$after){totalCount nodes{id service ip pid user{id name}host{name}}pageInfo{hasNextPage endCursor}errors{code message retryable host}}}");
export const hosts = /* @__PURE__ */ documentOf<HostsQuery, HostsQueryVariables>("query hosts{hosts{name url version status{state since reason runningCount waitingCount}}}");
export const errorLog = /* @__PURE__ */ documentOf<ErrorLogQuery, ErrorLogQueryVariables>("query errorLog($since:DateTime$first:Int){errors(since:$since first:$first){totalCount lines{at level process text host{name}user{name}}errors{code message retryable host}}}");
export const job = /* @__PURE__ */ documentOf<JobQuery, JobQueryVariables>("query job($id:ID!){job(id:$id){...JobFields}}", JobFieldsText);
export const jobs = /* @__PURE__ */ documentOf<JobsQuery, JobsQueryVariables>("query jobs($states:[JobState!]$first:Int$after:String){jobs(states:$states first:$first after:$after){nodes{...JobFields}pageInfo{hasNextPage endCursor}}}", JobFieldsText);
export const mailEvents = /* @__PURE__ */ documentOf<MailEventsSubscription, MailEventsSubscriptionVariables>("subscription mailEvents($types:[MailEventType!]$user:String$mask:String$after:String){events(types:$types user:$user mask:$mask after:$after){__typename cursor at host user ...on Login{succeeded service ip mechanism session}...on LoginFailed{reason}...on SessionEnded{service ip session startedAt durationMs}...on Delivery{delivered recipient sender messageId subject sizeBytes session}...on DeliveryFailed{reason}...on MessageExpunged{mailbox uid service ip session}...on EventsLost{lostBecause:reason since until count}}}");
export const jobChanges = /* @__PURE__ */ documentOf<JobChangesSubscription, JobChangesSubscriptionVariables>("subscription jobChanges($id:ID!){job(id:$id){...JobFields}}", JobFieldsText);