import type { CodedError } from './errors.ts';
import type { HostParameter } from './host-parameter.ts';
import type { Arguments, GivenArguments, Params } from './param-types.ts';
import type { Permission } from './permission.ts';

/**
 * What running a command does.
 * - `read`: changes nothing; batched, and replayed when an envelope is lost.
 * - `repeatable`: changes something, and twice does no harm (index, resync, purge).
 * - `write`: sent alone, once.
 * - `destroy`: a write that loses something for good.
 */
export type Effect = 'read' | 'repeatable' | 'write' | 'destroy';

/**
 * Whether the command opens a user's mail (`mail`) or asks the server (`server`). On 2.3 a process that has opened mail has dropped
 * its privileges, and a server command after it in the same envelope ends it: server commands come first in every envelope.
 */
export type CommandClass = 'mail' | 'server';

/** One row of an answer. Nearly every value on the wire is a string. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * How several reads become one. `group` says which may be joined (equal groups, with the same command); `join` makes the one command's
 * arguments; `pick` takes from the joined answer what one of them would have answered.
 */
export interface Merge<A> {
  /** `null`: this one is not joined. */
  group(args: A): string | null;
  join(all: readonly A[]): A;
  pick(rows: readonly Row[], args: A): readonly Row[];
  /** False where what was picked for one of them may be less than its own answer: it is read again, alone. */
  readonly isComplete?: (picked: readonly Row[]) => boolean;
  /** At most this many are joined into one command. */
  readonly limit?: number;
}

/**
 * How one read of several objects comes apart where one of them makes it fail as a whole. `list` is a read that names the objects without
 * opening them, `narrow` makes arguments for some of them, and the row of one that cannot be read is its row of the list with an `error`.
 */
export interface Separation<A> {
  /** The field by which a row of the list is known in the answer. */
  readonly key: string;
  list(args: A): { readonly command: AnyCommand; readonly args: Readonly<Record<string, unknown>> };
  narrow(args: A, listed: readonly Row[]): A;
  /** Whether NOT_FOUND can be one of several objects that is listed and cannot be opened. @default never */
  readonly hasSeveral?: (args: A) => boolean;
}

/** Why the object of this row could not be read, where others beside it could. */
export function rowError(row: Row): CodedError | null {
  return row.error instanceof Error ? (row.error as CodedError) : null;
}

/** The rows that a read would have been answered, as the answer to another read tells; null where it does not tell. */
export type Inference = (answer: readonly Row[] | Error) => readonly Row[] | null;

/** A Dovecot, as far as its listing tells. */
export interface Server {
  /** Null where its listing does not show it. */
  readonly series: '2.3' | '2.4' | null;
  /** Whether the command that is asked about takes this parameter here, by its name on the wire. */
  readonly takes: (parameter: string) => boolean;
}

/** What the gateway knows about a write when a {@link Probe} is read for it. */
export interface ProbeContext {
  /** Whether this server's form of the write takes a parameter, by its name on the wire. */
  takes(parameter: string): boolean;
  /** Whether the caller may run the write for this user as well. */
  mayReach(user: string): boolean;
}

/** A read by which a write is made sure of: before it is sent, or after Dovecot has said yes to it. */
export interface Probe<A> {
  readonly command: AnyCommand;
  /** Null: these arguments need no such read. */
  args(args: A): Readonly<Record<string, unknown>> | null;
  /** Null where all is well; otherwise the error of the write. */
  problem(result: unknown, args: A, context: ProbeContext): CodedError | null;
}

/** A mailbox that must exist for a write. */
export interface NeededMailbox {
  readonly user: string;
  readonly mailbox: string;
}

/** What a look at the mail found after a write whose answer was lost. */
export interface Observation {
  /** Whether things are as the write would have left them, which nothing else than it or its like explains. */
  readonly asAsked: boolean;
  /** What was seen, as a clause: `the mailbox exists`. */
  readonly what: string;
}

/** A read that shows whether a write has happened, for when nobody answered to it. */
export interface Reconciliation<A> {
  readonly command: AnyCommand;
  /** Null: of a write with these arguments nothing certain can be seen. */
  args(args: A): Readonly<Record<string, unknown>> | null;
  see(result: unknown, args: A): Observation;
}

/** A {@link Reconciliation}, with the types of the read that it is made of. */
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

/** Exit codes, and the rows that each stands for. */
export type ExitCodes = Readonly<Record<number, readonly Row[]>>;

/** Parameters by their names on the wire, with the value that is sent. */
export type Constants = Readonly<Record<string, true | string>>;

/**
 * How a command stands on doveadm's command line, which is what doveadm's own protocol carries, and what it answers there. Parameters have
 * their names on the wire. A parameter that is not named here makes a command go over HTTP.
 */
export interface CommandLine {
  /** @default the wire name, a word for each of its parts: `mailboxStatus` is `mailbox status` */
  readonly words?: string;
  /** Parameters by their letter: `{ r: 'recursive' }`. */
  readonly options?: Readonly<Record<string, string>>;
  /** Parameters without a letter, in their order. An entry of a list is an operand of its own. */
  readonly operands?: readonly Operand[] | ((series: '2.3' | '2.4') => readonly Operand[]);
  /** The parameter whose value follows the line. */
  readonly input?: string;
  /** Names of the columns of an answer, as HTTP has them; `json`: one row, which is written as over HTTP. @default none */
  readonly columns?: Columns | ((params: Readonly<Record<string, unknown>>) => Columns);
  /** The exit code behind the answer UNKNOWN: the protocol has no word for it. @default 73, over quota */
  readonly unknownExitCode?: number;
}

export type Columns = readonly string[] | 'json';

/** `words`: the entries of a list, as one operand with blanks between them. `keyword`: a word that stands before the operand. */
export type Operand = string | { readonly words: string } | { readonly keyword: string; readonly of: string };

/** How a command goes over the wire, and what it is there. */
interface WireForm<P extends Params> {
  /** Its name on the wire. @default name */
  readonly wire?: string;
  readonly class: CommandClass;
  readonly params: P;
  /** How it goes over doveadm's own protocol. Without it, it always goes over HTTP. */
  readonly line?: CommandLine;
  /** What more a value must be than its type says: the end of a sentence, or null where nothing is wrong. */
  readonly checks?: { readonly [K in keyof P]?: (value: unknown) => string | null };
  /** Other wire names of a parameter. Several parameters may share a list of the wire. */
  readonly aliases?: { readonly [K in keyof P]?: readonly string[] };
  /** Parameters that are always sent, whatever the arguments, where the server lists them. */
  readonly constants?: Constants | ((args: Arguments<P>) => Constants);
  /** The Dovecot versions that have it, for messages and documentation, where not every one has. */
  readonly versions?: string;
  /** Why this must not be sent to that server, although the server lists it: it ends its process or does something else. Null: it may. */
  readonly unsafe?: (server: Server, args: Arguments<P>) => string | null;
  /** True where it may take minutes: it has the time limit and the slots of such commands. Others have those of their class. */
  readonly slow?: true;
}

/** Who may run a command, and whose rows they see of its answer. */
interface Authorization<P extends Params> {
  /** The permission it needs, or those that these arguments need. Each is checked for every parameter of type `user`. */
  readonly permission: Permission | ((args: Arguments<P>) => readonly Permission[]);
  /** A further permission where the mailboxes that it names belong to several users: for what it takes from one to another. */
  readonly acrossUsers?: Permission;
  /** Parameters that hand over the mail host: refused unless the configuration opens them and the caller is superadmin. */
  readonly hostParams?: readonly (HostParameter & keyof P)[];
  /**
   * Of a list for no single user: the user of a row. The gateway leaves out rows of users outside the caller's scope. Null is a row of
   * nobody, seen only by those whose scope is everyone.
   */
  readonly owner?: (row: Row) => string | null;
  /** True where the answer concerns the host alone and no user, so that no scope is needed. */
  readonly hostOnly?: true;
  /** True, or true of these arguments, where the caller has to repeat the host's name: what is lost is not one user's. */
  readonly confirmed?: true | ((args: Arguments<P>) => boolean);
  /** True where it is made of what the caller says, in doveadm's words: only where RAW_COMMANDS is on, and for superadmin. */
  readonly raw?: true;
}

/** What makes the outcome of a write certain. */
interface Reliability<P extends Params> {
  /** True where a failure can come after a part was done (many messages, many mailboxes): its outcome is then unknown. */
  readonly partial?: true | ((args: Arguments<P>) => boolean);
  /** Mailboxes that must exist: where one does not, the write is not sent. Some versions refuse, some confirm, some end their process. */
  readonly requiredMailboxes?: (args: Arguments<P>) => readonly NeededMailbox[];
  /** Read before the write is sent, where the wrong moment would end a process. */
  readonly precondition?: Probe<Arguments<P>>;
  /** Read after the write, where Dovecot confirms what it did not do. */
  readonly postcondition?: Probe<Arguments<P>>;
  /** How to see, when the answer was lost, whether the write has happened. All of the reads must say so. */
  readonly reconcile?: readonly Reconciliation<Arguments<P>>[];
  /** True where the server is another one afterwards: processes that run already keep the configuration of before (2.3.19, 2.4.1). */
  readonly reloadsServer?: true;
}

/** What an answer means, and how reads share commands. */
interface Reading<P extends Params, R> {
  readonly merge?: Merge<Arguments<P>>;
  readonly separate?: Separation<Arguments<P>>;
  /**
   * How the answer to another read of the same round may imply the answer to this one, so that this one need not be sent. A user's quota,
   * for instance, implies that the user exists. Null: that other read implies nothing.
   */
  readonly impliedBy?: (args: Arguments<P>, other: AnyCommand, otherArgs: Readonly<Record<string, unknown>>) => Inference | null;
  /** Brings an answer of another form into rows, before `owner` and `decode` see them. */
  readonly rows?: (rows: readonly Row[]) => readonly Row[];
  /** Exit codes that are an answer and not a failure: what they decode to, as rows. */
  readonly exitCodes?: ExitCodes | ((args: Arguments<P>) => ExitCodes);
  /** Exit codes of a read that are transient, with a sentence about each. The read is retried a few times, and then fails as TEMPORARY_FAILURE. */
  readonly transientExitCodes?: Readonly<Record<number, string>>;
  /** What exit code 65 means for this command, in one sentence, where that is more than that Dovecot refused. */
  readonly refusalMessage?: string;
  decode(rows: readonly Row[], args: Arguments<P>): R;
}

/** Everything known about one doveadm command. */
export interface Command<P extends Params = Params, R = unknown, E extends Effect = Effect>
  extends WireForm<P>, Authorization<P>, Reliability<P>, Reading<P, R> {
  /** Its name in this API, which is the mutation's name where it is a write. */
  readonly name: string;
  /** One sentence, for documentation and field descriptions. */
  readonly summary: string;
  readonly effect: E;
}

/** A command whose parameters and result are not known at compile time: what the layers below the resolvers pass around. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parameters are contravariant: no other type holds every command
export type AnyCommand = Command<any, any, Effect>;
/** Any that is no read. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type AnyWrite = Command<any, any, Exclude<Effect, 'read'>>;

export type ArgumentsOf<C extends AnyCommand> = C extends Command<infer P, unknown> ? Arguments<P> : never;
export type GivenTo<C extends AnyCommand> = C extends Command<infer P, unknown> ? GivenArguments<P> : never;
export type ResultOf<C extends AnyCommand> = C extends Command<Params, infer R> ? R : ReturnType<C['decode']>;

/** Declares a command. Only for the type inference: the record is returned as it is. */
export function defineCommand<const P extends Params, R, const E extends Effect>(command: Command<P, R, E>): Command<P, R, E> {
  return command;
}

/** The wire name of a command. */
export function wireName(command: AnyCommand): string {
  return command.wire ?? command.name;
}

/** The permissions that a command needs with these arguments. */
export function permissionsOf(command: AnyCommand, args: unknown): readonly Permission[] {
  return typeof command.permission === 'function' ? command.permission(args as never) : [command.permission];
}

/** Which of a host's time limits holds for a command. */
export type Pace = CommandClass | 'long';

export function paceOf(command: AnyCommand): Pace {
  return command.slow === true ? 'long' : command.class;
}

/** `decode` of commands that answer without rows. */
export function noRows(): void {
  return;
}
