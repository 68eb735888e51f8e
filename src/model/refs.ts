import type { Account } from '../doveadm/commands/user.ts';
import type { MailboxStatus } from '../doveadm/commands/mailbox.ts';
import type { MetricRow } from '../doveadm/commands/statistics.ts';
import type { Payload } from '../gateway.ts';
import type { SessionRow } from '../doveadm/commands/session.ts';

/*
 * What resolvers hand to each other: which object is meant, and what was read of it already. A value or a promise in here has been
 * requested in the round of its parent, because the query selects something of it.
 */

export interface HostRef {
  readonly name: string;
}

export interface UserRef {
  /** The configured host's name. */
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
  /** Fetch fields by wire name: what is not content. */
  readonly fields: MessageFields;
  /** Fetch fields that are content; rejects where the caller may not read it. */
  readonly content: Promise<MessageFields>;
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
  /** Of sessions that Dovecot lists without a difference: how many of them stand before this one. */
  readonly alikeBefore: number;
}

export interface ReplicatorRef {
  readonly host: string;
}

/** The payload of a change to the statistics of a host. */
export interface StatisticsWriteResult extends Payload {
  readonly server: HostRef;
}

/** The same, with what had been counted until then. */
export interface StatisticsReset extends StatisticsWriteResult {
  readonly before: readonly MetricRow[] | null;
}

/** A dictionary, as a user sees it. */
export interface DictRef {
  readonly user: UserRef;
  /** Whether it is opened with the user's mail, by commands of its own. */
  readonly ofMail: boolean;
  /** The parameters that say which dictionary. */
  readonly source:
    { readonly dictUri?: string | null | undefined; readonly filterName?: string | null | undefined } | { readonly filterName: string };
}

export interface FileSystemRef {
  readonly host: string;
  /** Whether they are opened with a user's mail, by commands of their own. */
  readonly ofMail: boolean;
  readonly source: FsSourceArguments;
}

/** The parameters that say where files are: the driver with its arguments, a block of the configuration, or one of a user's mail. */
export type FsSourceArguments =
  | {
      readonly fsDriver?: string | null | undefined;
      readonly fsArgs?: string | null | undefined;
      readonly filterName?: string | null | undefined;
    }
  | { readonly user: string; readonly filterName: string };

/** A file that was found. */
export interface FsFileRef {
  readonly files: FileSystemRef;
  readonly path: string;
  readonly sizeBytes: number;
}

export interface DirectorRef {
  readonly host: string;
}
