import type { CodedError } from './errors.ts';
import type { HostParameter } from './host-parameter.ts';
import type { NeededMailbox } from './mailbox-params.ts';
import type { Permission } from './permission.ts';

/**
 * What a parameter holds. The word decides the TypeScript type, the type on the wire, and the checks that a value passes before it
 * leaves (see check.ts). A trailing `?` makes it optional. `user` also decides authorisation: every parameter of that type is one
 * user, and the gateway checks each against the caller's scope.
 */
export interface ParamTypes {
  /** One user, never a pattern. */
  user: string;
  /** One mailbox name, not empty; wildcards are part of the name. */
  mailbox: string;
  /** Mailbox names or IMAP LIST patterns, at least one. */
  mailboxes: readonly string[];
  /** The prefix of a namespace; what is in it is reached. */
  namespace: string;
  /** Search tokens made by search.ts, at least one. */
  query: readonly string[];
  /** IMAP flags and keywords, at least one. */
  flags: readonly string[];
  /** One line of text: no control characters. */
  string: string;
  /** Text of any length and many lines: a message, a script, a value. NUL is refused. */
  content: string;
  /** A whole number, zero or more: a negative one ends the process. */
  integer: number;
  /** Sent only when true: up to Dovecot 2.4.1, `false` on the wire means true. */
  boolean: boolean;
  /** A list of one-line texts, at least one. */
  array: readonly string[];
  /** An IPv4 or IPv6 address: whatever else stands in its place can end the process. */
  ip: string;
  /** A mailbox's GUID: 32 hexadecimal digits, or the process ends. */
  guid: string;
  /** A metadata key, `/private/…` or `/shared/…`: any other ends the process. */
  metadataKey: string;
  /** A Sieve script's name: one that Sieve does not allow ends the process. */
  scriptName: string;
  /** A path below a configured folder: no part of it is `..`, which would lead out. */
  path: string;
  /** A block of Dovecot's configuration that has an `fs`, one of those that this gateway's configuration names: any other ends the process. */
  fsFilter: string;
  /** Such paths, at least one. */
  paths: readonly string[];
  /** Who is given rights: `user=NAME` names a second user, who is checked against the caller's scope as well. */
  aclIdentifier: string;
  /** Rights on a mailbox in Dovecot's words, at least one; a leading `-` takes away. */
  aclRights: readonly string[];
  /** A remote for replication, one of those that this gateway's configuration names. */
  remote: string;
  /** Parameters of a raw command by their names on the wire. It is never sent as it is. */
  wire: Readonly<Record<string, unknown>>;
  /** What is told to the user database of a login: `service=imap`, `rip=192.0.2.1` and the like, at least one. */
  authInfo: readonly string[];
}

export type ParamType = keyof ParamTypes;
export type ParamSpec = ParamType | `${ParamType}?`;
export type Params = Readonly<Record<string, ParamSpec>>;

type OptionalKeys<P extends Params> = { [K in keyof P]: P[K] extends `${string}?` ? K : never }[keyof P];
type ValueOf<S extends ParamSpec> = S extends `${infer T extends ParamType}?` ? ParamTypes[T] : S extends ParamType ? ParamTypes[S] : never;

/** The arguments of a command, from its `params`: a missing, mistyped or unknown one does not compile. */
export type Arguments<P extends Params> = { readonly [K in Exclude<keyof P, OptionalKeys<P>>]: ValueOf<P[K]> } & {
  readonly [K in OptionalKeys<P>]?: ValueOf<P[K]> | undefined;
};

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
  /** `null`: this one goes by itself. */
  group(args: A): string | null;
  join(all: readonly A[]): A;
  pick(rows: readonly Row[], args: A): readonly Row[];
  /** At most this many are joined into one command. */
  readonly limit?: number;
}

/** The rows that a read would have been answered, as the answer to another read tells; null where it does not tell. */
export type Inference = (answer: readonly Row[] | Error) => readonly Row[] | null;

/** A Dovecot, as far as its listing tells. */
export interface Server {
  readonly series: '2.3' | '2.4';
  /** Whether the command that is asked about takes this parameter here, by its name on the wire. */
  readonly takes: (parameter: string) => boolean;
}

/** A read by which a write is made sure of: before it is sent, or after Dovecot has said yes to it. */
export interface Probe<A> {
  readonly command: AnyCommand;
  /** Null: these arguments need no such read. */
  args(args: A): Readonly<Record<string, unknown>> | null;
  /** Null where all is well; otherwise the error of the write. */
  problem(result: unknown, args: A): CodedError | null;
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

/** Parameters by their names on the wire, with the value that is sent. */
export type Constants = Readonly<Record<string, true | string>>;

/** Everything known about one doveadm command. */
export interface Command<P extends Params = Params, R = unknown, E extends Effect = Effect> {
  /** Its name in this API, which is the mutation's name where it is a write. */
  readonly name: string;
  /** Its name on the wire. @default name */
  readonly wire?: string;
  /** One sentence, for documentation and field descriptions. */
  readonly summary: string;
  readonly effect: E;
  readonly class: CommandClass;
  /** The permission it needs, or those that these arguments need. Each is checked for every parameter of type `user`. */
  readonly permission: Permission | ((args: Arguments<P>) => readonly Permission[]);
  /** What is needed besides where the mailboxes that it names belong to several users: what it takes from one to another. */
  readonly acrossUsers?: Permission;
  readonly params: P;
  /** What more a value must be than its type says: the end of a sentence, or null where nothing is wrong. */
  readonly checks?: { readonly [K in keyof P]?: (value: unknown) => string | null };
  /** Other wire names of a parameter. Several parameters may share a list of the wire. */
  readonly aliases?: { readonly [K in keyof P]?: readonly string[] };
  /** Parameters that hand over the mail host: refused unless the configuration opens them and the caller is superadmin. */
  readonly hostParams?: readonly (HostParameter & keyof P)[];
  /** Parameters that are always sent, whatever was asked, where the server lists them. */
  readonly constants?: Constants | ((args: Arguments<P>) => Constants);
  /**
   * Of a list that is not asked for one user: whose row it is. Rows of users out of the caller's scope are left out by the gateway; null
   * is a row of nobody, seen only by those whose scope is everyone.
   */
  readonly owner?: (row: Row) => string | null;
  /** True where a failure can come after a part was done (many messages, many mailboxes): its outcome is then unknown. */
  readonly partial?: true | ((args: Arguments<P>) => boolean);
  /** True where the server is another one afterwards: processes that are there already go on with the configuration of before (2.3.19, 2.4.1). */
  readonly reloadsServer?: true;
  /** True where the answer concerns the host alone and no user, so that no scope is needed. */
  readonly hostOnly?: true;
  /** The Dovecot versions that have it, for messages and documentation, where not every one has. */
  readonly versions?: string;
  /** Why this must not be sent to that server, although it lists it: what ends its process or does something else. Null: it may. */
  readonly unsafe?: (server: Server, args: Arguments<P>) => string | null;
  /** True, or true of these arguments, where the caller has to repeat the host's name: what is lost is not one user's. */
  readonly confirmed?: true | ((args: Arguments<P>) => boolean);
  /** Mailboxes that must be there: where one is not, a write is not sent. Some versions say so, some say yes, some end their process. */
  readonly requiredMailboxes?: (args: Arguments<P>) => readonly NeededMailbox[];
  /** Read before the write is sent, where the wrong moment would end a process. */
  readonly precondition?: Probe<Arguments<P>>;
  /** Read after the write, where Dovecot says yes to what it did not do. */
  readonly postcondition?: Probe<Arguments<P>>;
  /** Of a write: how to see, when its answer was lost, whether it has happened. All of them must say so. */
  readonly reconcile?: readonly Reconciliation<Arguments<P>>[];
  readonly merge?: Merge<Arguments<P>>;
  /**
   * Of a read: how the answer to another one that is asked at the same time may tell what it asks, so that it need not be sent. A user's
   * quota, for instance, tells that there is the user. Null: that other one cannot tell.
   */
  readonly impliedBy?: (args: Arguments<P>, other: AnyCommand, otherArgs: Readonly<Record<string, unknown>>) => Inference | null;
  /** Brings an answer of another form into rows, before `owner` and `decode` see them. */
  readonly rows?: (rows: readonly Row[]) => readonly Row[];
  /** True where it is made of what the caller says, in doveadm's words: only where RAW_COMMANDS is on, and for superadmin. */
  readonly raw?: true;
  /** True where it may take minutes: it has the time limit and the slots of such commands. Others have those of what they open. */
  readonly slow?: true;
  /** What exit code 65 says of this command, in one sentence, where that is more than that Dovecot refused. */
  readonly refusalMessage?: string;
  /** Exit codes that are an answer and not a failure: what they decode to, as rows. */
  readonly exitCodes?: Readonly<Record<number, readonly Row[]>>;
  /**
   * Of a read, exit codes that come and go by themselves, with a sentence about each: it is asked for a few times, and then fails as
   * TEMPORARY_FAILURE.
   */
  readonly transientExitCodes?: Readonly<Record<number, string>>;
  decode(rows: readonly Row[], args: Arguments<P>): R;
}

/** A command whose parameters and result are not known at compile time: what the layers below the resolvers pass around. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parameters are contravariant: no other type holds every command
export type AnyCommand = Command<any, any, Effect>;
/** Any that is no read. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type AnyWrite = Command<any, any, Exclude<Effect, 'read'>>;

export type ArgumentsOf<C extends AnyCommand> = C extends Command<infer P, unknown> ? Arguments<P> : never;
export type ResultOf<C extends AnyCommand> = C extends Command<Params, infer R> ? R : ReturnType<C['decode']>;

/** Declares a command. Only for the type inference: the record is returned as it is. */
export function defineCommand<const P extends Params, R, const E extends Effect>(command: Command<P, R, E>): Command<P, R, E> {
  return command;
}

/** The wire name of a command. */
export function wireName(command: AnyCommand): string {
  return command.wire ?? command.name;
}

/** Which of a host's time limits holds for a command. */
export type Pace = CommandClass | 'long';

export function paceOf(command: AnyCommand): Pace {
  return command.slow === true ? 'long' : command.class;
}

/** One of `checks`: the parameter holds one of these words. */
export function oneOf(words: readonly string[]): (value: unknown) => string | null {
  return (value) => (words.includes(value as string) ? null : `must be one of ${words.join(', ')}`);
}

/** The largest UID, and the largest of most other numbers of Dovecot: a larger one ends the process of doveadm (2.3.19, 2.4.1). */
export const MAX_UINT32 = 2 ** 32 - 1;

/** One of `checks`: the number has 32 bits at most. */
export function uint32Problem(value: unknown): string | null {
  return Number(value) <= MAX_UINT32 ? null : `must be at most ${String(MAX_UINT32)}`;
}

/**
 * The largest UID that is given to a new message. A mailbox whose UIDs have come to their end takes no message any more: each that is
 * saved or delivered into it ends its process (2.3.19, 2.4.1).
 */
export const MAX_NEW_UID = 4_000_000_000;

/** One of `checks`: the number can be a new message's UID. */
export function newUidProblem(value: unknown): string | null {
  const uid = Number(value);
  return uid >= 1 && uid <= MAX_NEW_UID ? null : `must be from 1 to ${String(MAX_NEW_UID)}, so that the mailbox has UIDs left`;
}

/** `decode` of commands that answer without rows. */
export function noRows(): void {
  return;
}
