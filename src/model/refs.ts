import type { Account } from '../doveadm/commands/user.ts';
import type { MailboxStatus } from '../doveadm/commands/mailbox.ts';
import type { MetricRow } from '../doveadm/commands/statistics.ts';
import type { Payload, Turn } from '../gateway.ts';
import type { SessionRow } from '../doveadm/commands/session.ts';

/*
 * The values that resolvers pass to each other: which object it is, and what was read of it already. A value or a promise in here was
 * requested in the round of its parent, because the query selects something of it.
 */

export interface HostRef {
  readonly name: string;
}

export interface UserRef {
  /** The configured host's name; `USER_HOST`: the one that holds the user's mail. */
  readonly host: string;
  readonly name: string;
  /** The fields of the user database. Undefined: not requested yet. */
  readonly account?: Account | undefined;
}

export interface MailboxRef {
  readonly user: UserRef;
  readonly name: string;
  /** Null: exists in name only. Undefined: not requested yet. */
  readonly status?: MailboxStatus | null | Promise<MailboxStatus | null> | undefined;
  readonly subscribed?: boolean | Promise<boolean> | undefined;
}

export interface MessageRef {
  readonly mailbox: MailboxRef;
  readonly uid: number;
  /** Fetch fields by wire name, without content. */
  readonly fields: MessageFields;
  /** Fetch fields with content; rejects when the caller may not read it. */
  readonly content: Promise<MessageFields>;
  /** A sender can make a message's headers and structure as long as the server accepts: they are parsed in turns. */
  readonly turn: Turn;
}

export type MessageFields = Readonly<Record<string, string>>;

export interface SieveScriptRef {
  readonly user: UserRef;
  readonly name: string;
  /** Undefined: not known yet. */
  readonly active?: boolean | undefined;
  /** Requested together with the list when it is selected. */
  readonly content?: Promise<string | null> | undefined;
}

export interface SessionRef extends SessionRow {
  readonly host: string;
  /** How many identical sessions Dovecot lists before this one. */
  readonly alikeBefore: number;
}

export interface ReplicatorRef {
  readonly host: string;
}

/** The payload of a change to the statistics of a host. */
export interface StatisticsWriteResult extends Payload {
  readonly server: HostRef;
}

/** The same, with what was counted before the reset. */
export interface StatisticsReset extends StatisticsWriteResult {
  readonly before: readonly MetricRow[] | null;
}

/** A dictionary, as a user sees it. */
export interface DictRef {
  readonly user: UserRef;
  /** Whether it is opened with the user's mail, which has commands of its own. */
  readonly ofMail: boolean;
  /** The parameters that identify the dictionary. */
  readonly source:
    { readonly dictUri?: string | null | undefined; readonly filterName?: string | null | undefined } | { readonly filterName: string };
}

export interface FileSystemRef {
  readonly host: string;
  /** Whether they are opened with a user's mail, which has commands of its own. */
  readonly ofMail: boolean;
  readonly source: FsSourceArguments;
}

/** The parameters that identify a place of files: the driver with its arguments, a configuration block, or a block of a user's mail. */
export type FsSourceArguments =
  | {
      readonly fsDriver?: string | null | undefined;
      readonly fsArgs?: string | null | undefined;
      readonly filterName?: string | null | undefined;
    }
  | { readonly user: string; readonly filterName: string };

/** An existing file. */
export interface FsFileRef {
  readonly files: FileSystemRef;
  readonly path: string;
  readonly sizeBytes: number;
}

export interface DirectorRef {
  readonly host: string;
}
