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

/** What the configuration says about what may be sent. */
export interface AuthorizationPolicy {
  readonly usernameCase: UsernameCase;
  /** Where mailbox names lead to other users' mail. */
  readonly sharedNamespaces: SharedNamespaces;
  /** Parameters that hand over the mail host and are open to superadmin. @default none */
  readonly allowHostParameters?: readonly string[] | undefined;
  /** Blocks of Dovecot's configuration with an `fs` that commands may name. @default none */
  readonly fsFilters?: readonly string[] | undefined;
  /** Where replication may go, by name. @default nowhere */
  readonly remotes?: Readonly<Record<string, string>> | undefined;
  /** Whether commands in doveadm's own words are run, for superadmin. @default false */
  readonly rawCommands?: boolean | undefined;
}

/** What a caller says besides the arguments of a command. */
interface RequestedRights {
  /** The host's name, where the record asks for it. */
  readonly confirm?: string | null | undefined;
  /** Permissions for what follows the command. */
  readonly furtherPermissions?: readonly Permission[] | undefined;
}

/** The check at the door: whether one principal may run a command with these arguments, and whether they can be sent. */
export class Authorizer {
  readonly #policy: AuthorizationPolicy;
  readonly #principal: Principal;
  /** Names as they were given and as Dovecot folds them: a query asks several things of each user. */
  readonly #folded = new Map<string, string>();
  readonly reach: MailboxReach;

  constructor(policy: AuthorizationPolicy, principal: Principal) {
    this.#policy = policy;
    this.#principal = principal;
    this.reach = new MailboxReach(policy.sharedNamespaces, principal);
  }

  /** A user's name as Dovecot folds it. @throws CodedError BAD_USER_INPUT where it is a pattern or no name */
  foldUser(name: string): string {
    const folded = this.#folded.get(name) ?? parseUser(name, this.#policy.usernameCase);
    this.#folded.set(name, folded);
    return folded;
  }

  /** Checks the caller's permissions for every user named, then the arguments; folds user names as Dovecot would. */
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

/** The arguments without those that are null, so that equal reads are one. */
function given(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined));
}

/** What is needed besides where the names of mailboxes lead from one user to another. */
function carriedAcross({ acrossUsers }: AnyCommand, [user]: readonly string[], owners: readonly (string | null)[]): readonly Permission[] {
  return acrossUsers !== undefined && owners.some((owner) => owner !== user) ? [acrossUsers] : [];
}

/** @throws CodedError BAD_USER_INPUT unless the caller has repeated the host's name, where the record asks for it */
function assertConfirmed(command: AnyCommand, args: unknown, host: string, confirm: string | null | undefined): void {
  const { confirmed } = command;
  const needed = typeof confirmed === 'function' ? confirmed(args as never) : confirmed === true;
  if (needed && confirm !== host) {
    throw badInput('confirm', `must be the name of the host, ${JSON.stringify(host)}, to show that it is meant`);
  }
}
