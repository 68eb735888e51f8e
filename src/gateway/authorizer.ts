import { assertAllowed, assertHostParameters, assertRawCommands } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import { parseUser, type UsernameCase } from '../access/scope.ts';
import type { SharedNamespaces } from '../access/shared-namespaces.ts';
import { assertArguments, fsFiltersNamed, mapRemotes, mapUsers, namesEveryone, usersNamed } from '../doveadm/arguments.ts';
import { permissionsOf, type AnyCommand, type ArgumentsOf, type GivenTo } from '../doveadm/command.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import { mailboxesNamed } from '../doveadm/mailbox-params.ts';
import type { Permission } from '../doveadm/permission.ts';
import { MailboxReach } from './mailbox-reach.ts';

/** What the configuration allows. */
export interface AuthorizationPolicy {
  readonly usernameCase: UsernameCase;
  /** The prefixes of mailbox names that lead to other users' mail. */
  readonly sharedNamespaces: SharedNamespaces;
  /** Parameters that give access to the mail host itself and that superadmin may use. @default none */
  readonly allowHostParameters?: readonly string[] | undefined;
  /** Blocks of Dovecot's configuration with an `fs` that commands may name. @default none */
  readonly fsFilters?: readonly string[] | undefined;
  /** Destinations of replication, by name. @default none */
  readonly remotes?: Readonly<Record<string, string>> | undefined;
  /** Whether superadmin may run commands in doveadm's own words. @default false */
  readonly rawCommands?: boolean | undefined;
}

/** What a caller gives besides the arguments of a command. */
interface RequestedRights {
  /** The host's name, when the record requires it. */
  readonly confirm?: string | null | undefined;
  /** Permissions for the steps that follow the command. */
  readonly furtherPermissions?: readonly Permission[] | undefined;
}

/** Checks whether one principal may run a command with these arguments, and whether the command can be sent. */
export class Authorizer {
  readonly #policy: AuthorizationPolicy;
  readonly #principal: Principal;
  /** Cached user names, folded as Dovecot folds them: a query runs several commands for each user. */
  readonly #folded = new Map<string, string>();
  readonly reach: MailboxReach;

  constructor(policy: AuthorizationPolicy, principal: Principal) {
    this.#policy = policy;
    this.#principal = principal;
    this.reach = new MailboxReach(policy.sharedNamespaces, principal);
  }

  /** A user's name as Dovecot folds it. @throws CodedError BAD_USER_INPUT when it is a pattern or not a name */
  foldUser(name: string): string {
    const folded = this.#folded.get(name) ?? parseUser(name, this.#policy.usernameCase);
    this.#folded.set(name, folded);
    return folded;
  }

  /** Checks the caller's permissions for every named user, then the arguments. Folds user names as Dovecot does. */
  authorize<C extends AnyCommand>(
    command: C,
    args: GivenTo<C>,
    host: string,
    { confirm, furtherPermissions = [] }: RequestedRights = {},
  ): ArgumentsOf<C> {
    try {
      const folded = mapUsers(command, given(args), (user) => this.foldUser(user));
      assertArguments(command, folded);
      const users = usersNamed(command, folded);
      if (users.length === 0 && command.owner === undefined && command.hostOnly !== true) {
        throw new CodedError('INTERNAL', `${command.name} names no user and is not declared to need none.`);
      }
      const reach = { hostOnly: command.hostOnly, filtered: command.owner !== undefined };
      const named = mailboxesNamed(command, folded);
      const owners = this.reach.ownersOf(named);
      const permissions = [...permissionsOf(command, folded), ...carriedAcross(command, users, owners)];
      for (const permission of [...permissions, ...furtherPermissions]) {
        for (const user of users.length === 0 ? [null] : users) assertAllowed(this.#principal, permission, user, reach);
        for (const owner of owners) assertAllowed(this.#principal, permission, owner);
        if (namesEveryone(command, folded)) assertAllowed(this.#principal, permission, null);
      }
      if (command.raw === true) assertRawCommands(this.#principal, this.#policy.rawCommands ?? false);
      const hostParams = (command.hostParams ?? []).filter((name) => folded[name] !== undefined);
      assertHostParameters(this.#principal, hostParams, this.#policy.allowHostParameters ?? []);
      for (const name of fsFiltersNamed(command, folded)) {
        if (!(this.#policy.fsFilters ?? []).includes(name)) throw badInput('filterName', 'is not one of the setting FS_FILTERS');
      }
      assertConfirmed(command, folded, host, confirm);
      this.reach.assertSearchable(named);
      const addressed = mapRemotes(command, folded, (name) => this.#destinationOf(name));
      return this.reach.confine(command, addressed, named, permissions) as ArgumentsOf<C>;
    } catch (error) {
      throw error instanceof CodedError ? error.about({ command: command.name, host }) : error;
    }
  }

  #destinationOf(remote: string): string {
    const remotes = this.#policy.remotes ?? {};
    const destination = Object.hasOwn(remotes, remote) ? remotes[remote] : undefined;
    if (destination === undefined) throw badInput('remote', 'is not one of the setting REPLICATION_REMOTES');
    return destination;
  }
}

/** The arguments without nulls, so that equal reads are one. */
function given(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(args)) if (value !== null && value !== undefined) kept[name] = value;
  return kept;
}

/** The further permission, when the mailbox names belong to several users. */
function carriedAcross({ acrossUsers }: AnyCommand, [user]: readonly string[], owners: readonly (string | null)[]): readonly Permission[] {
  return acrossUsers !== undefined && owners.some((owner) => owner !== user) ? [acrossUsers] : [];
}

/** @throws CodedError BAD_USER_INPUT unless the caller has repeated the host's name, when the record requires it */
function assertConfirmed(command: AnyCommand, args: unknown, host: string, confirm: string | null | undefined): void {
  const { confirmed } = command;
  const needed = typeof confirmed === 'function' ? confirmed(args as never) : confirmed === true;
  if (needed && confirm !== host) {
    throw badInput('confirm', `must be the name of the host, ${JSON.stringify(host)}, to show that it is meant`);
  }
}
