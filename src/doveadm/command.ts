import type { CodedError } from './errors.ts';
import type { HostParameter } from './host-parameter.ts';
import type { Arguments, GivenArguments, Params } from './param-types.ts';
import type { Permission } from './permission.ts';

/**
 * What running a command does.
 * - `read`: changes nothing; batched, and replayed when an envelope is lost.
 * - `repeatable`: changes something; a second run does no harm (index, resync, purge).
 * - `write`: sent alone, once.
 * - `destroy`: a write that loses something for good.
 */
export type Effect = 'read' | 'repeatable' | 'write' | 'destroy';

/**
 * Whether the command opens a user's mail (`mail`) or queries the server (`server`). On 2.3 a process that has opened mail drops its
 * privileges, and a later server command in the same envelope ends it. So server commands come first in every envelope.
 */
export type CommandClass = 'mail' | 'server';

/** What a host is there for: accounts and mail, a director ring, or a proxy's connections. */
export type HostService = 'mail' | 'director' | 'proxy';

/** One row of an answer. Nearly every value on the wire is a string. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * How several reads become one. `group` names the reads that may be joined: those of one command with equal groups. `join` makes the
 * arguments of the one command. `pick` takes the answer to one read from the joined answer.
 */
export interface Merge<A> {
  /** `null`: the read is not joined. */
  group(args: A): string | null;
  join(all: readonly A[]): A;
  pick(rows: readonly Row[], args: A): readonly Row[];
  /** False when the picked rows may be less than the read's own answer. The read is then sent again, alone. */
  readonly isComplete?: (picked: readonly Row[]) => boolean;
  /** The largest number of reads in one command. */
  readonly limit?: number;
}

/**
 * How to split a read of several objects when one object makes the whole read fail. `list` is a read that names the objects without opening
 * them. `narrow` makes arguments for some of them. An object that cannot be read gets its row of the list, with an `error`.
 */
export interface Separation<A> {
  /** The field that identifies a row of the list in the answer. */
  readonly key: string;
  list(args: A): { readonly command: AnyCommand; readonly args: Readonly<Record<string, unknown>> };
  narrow(args: A, listed: readonly Row[]): A;
  /** Whether NOT_FOUND can come from one of several objects: one that is listed and cannot be opened. @default never */
  readonly hasSeveral?: (args: A) => boolean;
}

/** Why the object of this row could not be read while others could. */
export function rowError(row: Row): CodedError | null {
  return row.error instanceof Error ? (row.error as CodedError) : null;
}

/** The rows that a read would return, derived from the answer to another read. Null when that answer does not show them. */
export type Inference = (answer: readonly Row[] | Error) => readonly Row[] | null;

/** A Dovecot server, as its listing shows it. */
export interface Server {
  /** Null when the listing does not show it. */
  readonly series: '2.3' | '2.4' | null;
  /** Whether this server's form of the command takes this parameter, by its name on the wire. */
  readonly takes: (parameter: string) => boolean;
}

/** What the gateway knows about a write when a {@link Probe} is read for it. */
export interface ProbeContext {
  /** Whether this server's form of the write takes a parameter, by its name on the wire. */
  takes(parameter: string): boolean;
  /** Whether the caller may run the write for this user as well. */
  mayReach(user: string): boolean;
}

/** A read that validates a write: before the gateway sends it, or after Dovecot has confirmed it. */
export interface Probe<A> {
  readonly command: AnyCommand;
  /** Null: these arguments need no such read. */
  args(args: A): Readonly<Record<string, unknown>> | null;
  /** Null when nothing is wrong; otherwise the error of the write. */
  problem(result: unknown, args: A, context: ProbeContext): CodedError | null;
}

/** A mailbox that must exist for a write. */
export interface NeededMailbox {
  readonly user: string;
  readonly mailbox: string;
}

/** What a read of the mail found after the answer to a write was lost. */
export interface Observation {
  /** Whether the state is what the write would have left, and nothing but this write or one like it explains that. */
  readonly isApplied: boolean;
  /** The observed state, as a clause: `the mailbox exists`. */
  readonly what: string;
}

/** A read that shows whether a write has happened, for a write without an answer. */
export interface Reconciliation<A> {
  readonly command: AnyCommand;
  /** Null: no read can show the outcome of a write with these arguments. */
  args(args: A): Readonly<Record<string, unknown>> | null;
  see(result: unknown, args: A): Observation;
}

/** A {@link Reconciliation}, with the types of its read. */
export function reconciledBy<A, C extends AnyCommand>(
  command: C,
  args: (args: A) => ArgumentsOf<C> | null,
  see: (result: ResultOf<C>, args: A) => Observation,
): Reconciliation<A> {
  return {
    command,
    args: (given) => args(given),
    see: (result, given) => see(result as ResultOf<C>, given),
  };
}

/** Exit codes, and the rows that each one stands for. */
export type ExitCodes = Readonly<Record<number, readonly Row[]>>;

/** Parameters by their names on the wire, with the value to send. */
export type Constants = Readonly<Record<string, true | string>>;

/**
 * The form of a command on doveadm's command line, which doveadm's own protocol carries, and the form of its answer there. Parameters have
 * their names on the wire. A command with a parameter that is not named here goes over HTTP.
 */
export interface CommandLine {
  /** @default the wire name, split into words: `mailboxStatus` is `mailbox status` */
  readonly words?: string;
  /** Parameters by their option letter: `{ r: 'recursive' }`. */
  readonly options?: Readonly<Record<string, string>>;
  /** Parameters without an option letter, in order. Each entry of a list is an operand. */
  readonly operands?: readonly Operand[] | ((series: '2.3' | '2.4') => readonly Operand[]);
  /** The parameter whose value follows the line. */
  readonly input?: string;
  /** Column names of an answer, as HTTP has them. `json`: one row, in the same JSON as over HTTP. @default none */
  readonly columns?: Columns | ((params: Readonly<Record<string, unknown>>) => Columns);
  /** The exit code behind the answer UNKNOWN, for exit codes that the protocol has no word for. @default 73, over quota */
  readonly unknownExitCode?: number;
  /** Whether nothing may follow it on a connection: Dovecot would answer in another order. Only for a write, which is sent alone. @default false */
  readonly endsConnection?: boolean;
}

export type Columns = readonly string[] | 'json';

/** `words`: the entries of a list, joined with spaces into one operand. `keyword`: a word that stands before the operand. */
export type Operand = string | { readonly words: string } | { readonly keyword: string; readonly of: string };

/** The form of a command on the wire. */
interface WireForm<P extends Params> {
  /** Its name on the wire. @default name */
  readonly wire?: string;
  readonly class: CommandClass;
  readonly params: P;
  /** Its form over doveadm's own protocol. Without it, the command always goes over HTTP. */
  readonly line?: CommandLine;
  /** Checks of a value beyond its type. Each returns the end of a sentence, or null when the value is valid. */
  readonly checks?: { readonly [K in keyof P]?: (value: unknown) => string | null };
  /**
   * Which host of a cluster answers it where none is named. Without it, a command that names a user goes to the host of the user's mail, and
   * any other to the default host. A proxy forwards the commands of class `mail`, and no other (2.3.19, 2.4.1).
   */
  readonly servedBy?: Exclude<HostService, 'mail'>;
  /** Other wire names of a parameter. Several parameters may share a list on the wire. */
  readonly aliases?: { readonly [K in keyof P]?: readonly string[] };
  /** Parameters that are sent whatever the arguments are, when the server lists them. */
  readonly constants?: Constants | ((args: Arguments<P>) => Constants);
  /** The Dovecot versions that have the command, for messages and documentation. Absent when all versions have it. */
  readonly versions?: string;
  /**
   * Why the command must not be sent to this server although the server lists it: it ends its process or does something else. Null: it may
   * be sent.
   */
  readonly unsafe?: (server: Server, args: Arguments<P>) => string | null;
  /** The same, of what is safe over doveadm's own protocol. */
  readonly unsafeOverHttp?: (server: Server) => string | null;
  /** True when the command may take minutes. It then has the time limit and the slots of slow commands, instead of those of its class. */
  readonly slow?: true;
}

/** Who may run a command, and which rows of its answer they see. */
interface Authorization<P extends Params> {
  /** The permissions that it needs, or that these arguments need. Each is checked for every parameter of type `user`. */
  readonly permission: Permission | ((args: Arguments<P>) => readonly Permission[]);
  /** A further permission when the mailboxes that it names belong to several users: it moves something from one user to another. */
  readonly acrossUsers?: Permission;
  /** Parameters that give access to the mail host itself. Refused unless the configuration allows them and the caller is superadmin. */
  readonly hostParams?: readonly (HostParameter & keyof P)[];
  /**
   * The user of a row, for a list that is not of a single user. The gateway leaves out rows of users outside the caller's scope. Null: the
   * row belongs to no user, and only callers whose scope is everyone see it.
   */
  readonly owner?: (row: Row) => string | null;
  /** True when the answer concerns only the host and no user. No scope is then needed. */
  readonly hostOnly?: true;
  /** True, or true for these arguments, when the caller must repeat the host's name because more than one user loses something. */
  readonly confirmed?: true | ((args: Arguments<P>) => boolean);
  /** True when the caller gives the command in doveadm's words. Only with RAW_COMMANDS on, and only for superadmin. */
  readonly raw?: true;
}

/** What makes the outcome of a write certain. */
interface Reliability<P extends Params> {
  /** True when the command can fail after it has done a part (many messages, many mailboxes). Its outcome is then unknown. */
  readonly partial?: true | ((args: Arguments<P>) => boolean);
  /**
   * Mailboxes that must exist; otherwise the write is not sent. Without them some versions refuse, some confirm, and some end their
   * process.
   */
  readonly requiredMailboxes?: (args: Arguments<P>) => readonly NeededMailbox[];
  /** Read before the write is sent, when a wrong state would end a process. */
  readonly precondition?: Probe<Arguments<P>>;
  /** Read after the write, when Dovecot confirms what it did not do. */
  readonly postcondition?: Probe<Arguments<P>>;
  /** How to see whether the write has happened after its answer was lost. All of the reads must say so. */
  readonly reconcile?: readonly Reconciliation<Arguments<P>>[];
  /** True when Dovecot sometimes answers that something is missing (exit code 68) although it carried the write out. `reconcile` decides, as it does for `partial`. */
  readonly misreportsMissing?: true;
  /** True when the command reloads the server. Processes that run already keep the old configuration (2.3.19, 2.4.1). */
  readonly reloadsServer?: true;
}

/** What an answer means, and how reads share commands. */
interface Reading<P extends Params, R> {
  readonly merge?: Merge<Arguments<P>>;
  readonly separate?: Separation<Arguments<P>>;
  /**
   * How the answer to another read of the same round may imply the answer to this one, which then is not sent. For example, the answer with
   * a user's quota implies that the user exists. Null: the other read implies nothing.
   */
  readonly impliedBy?: (args: Arguments<P>, other: AnyCommand, otherArgs: Readonly<Record<string, unknown>>) => Inference | null;
  /** A read that fails for the same reason, for a command whose failures have no reason in Dovecot's log. */
  readonly explainedBy?: Separation<Arguments<P>>['list'];
  /** Converts an answer of another form into rows, before `owner` and `decode` see them. */
  readonly rows?: (rows: readonly Row[]) => readonly Row[];
  /** Exit codes that are an answer and not a failure, with the rows that they stand for. */
  readonly exitCodes?: ExitCodes | ((args: Arguments<P>) => ExitCodes);
  /** Transient exit codes of a read, with a sentence about each. The read is retried a few times, and then fails as TEMPORARY_FAILURE. */
  readonly transientExitCodes?: Readonly<Record<number, string>>;
  /** What exit code 65 means for this command, in one sentence. Absent when it only means that Dovecot refused. */
  readonly refusalMessage?: string;
  decode(rows: readonly Row[], args: Arguments<P>): R;
}

/** Everything the gateway knows about one doveadm command. */
export interface Command<P extends Params = Params, R = unknown, E extends Effect = Effect>
  extends WireForm<P>, Authorization<P>, Reliability<P>, Reading<P, R> {
  /** Its name in this API. For a write, this is the mutation's name. */
  readonly name: string;
  /** One sentence, for documentation and field descriptions. */
  readonly summary: string;
  readonly effect: E;
}

/** A command whose parameters and result are not known at compile time. The layers below the resolvers pass it around. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parameters are contravariant: no other type holds every command
export type AnyCommand = Command<any, any, Effect>;
/** A command that is not a read. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type AnyWrite = Command<any, any, Exclude<Effect, 'read'>>;

export type ArgumentsOf<C extends AnyCommand> = C extends Command<infer P, unknown> ? Arguments<P> : never;
export type GivenTo<C extends AnyCommand> = C extends Command<infer P, unknown> ? GivenArguments<P> : never;
export type ResultOf<C extends AnyCommand> = C extends Command<Params, infer R> ? R : ReturnType<C['decode']>;

/** Declares a command. Returns the record as it is; it exists for type inference. */
export function defineCommand<const P extends Params, R, const E extends Effect>(command: Command<P, R, E>): Command<P, R, E> {
  return command;
}

export function wireName(command: AnyCommand): string {
  return command.wire ?? command.name;
}

/** The permissions that a command needs with these arguments. */
export function permissionsOf(command: AnyCommand, args: unknown): readonly Permission[] {
  return typeof command.permission === 'function' ? command.permission(args as never) : [command.permission];
}

/** Which of a host's time limits applies to a command. */
export type Pace = CommandClass | 'long';

export function paceOf(command: AnyCommand): Pace {
  return command.slow === true ? 'long' : command.class;
}

/** `decode` of commands whose answers have no rows. */
export function noRows(): void {
  return;
}
