import { decide } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import type { Place, SharedNamespaces } from '../access/shared-namespaces.ts';
import type { AnyCommand, Row } from '../doveadm/command.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import { excludeFromSearch, mailboxesNamed, type MailboxesNamed } from '../doveadm/mailbox-params.ts';
import type { Permission } from '../doveadm/permission.ts';

/**
 * Limits a caller's access by mailbox names. The gateway treats a name in a shared namespace as naming its owner. A search without such
 * names covers only the mail of the named user, unless the caller's scope is everyone.
 */
export class MailboxReach {
  readonly #shared: SharedNamespaces;
  readonly #principal: Principal;

  constructor(shared: SharedNamespaces, principal: Principal) {
    this.#shared = shared;
    this.#principal = principal;
  }

  /** The owners of the mailboxes in shared namespaces that the arguments name. Null: no particular owner. */
  ownersNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): readonly (string | null)[] {
    return this.ownersOf(mailboxesNamed(command, args));
  }

  /** The same, for mailboxes that were read from arguments. */
  ownersOf({ names }: MailboxesNamed): readonly (string | null)[] {
    const places = names.map(({ name, pattern }): Place => (pattern ? this.#shared.placeOfPattern(name) : this.#shared.placeOf(name)));
    return [...new Set(places.flatMap((place) => (place.own ? [] : [place.owner])))];
  }

  /**
   * The arguments, with shared namespaces excluded from searches that could find mail in them.
   * @throws CodedError FORBIDDEN when a write has a mask that could match mailboxes in them; for a read, rows are left out instead
   */
  confine<A extends Readonly<Record<string, unknown>>>(
    command: AnyCommand,
    args: A,
    { names, masks, searchesElsewhere }: MailboxesNamed,
    permissions: readonly Permission[],
  ): A {
    if (command.effect !== 'read' && masks.some((mask) => this.#shared.couldCross(mask)) && !this.everyone(permissions)) {
      const message = 'The pattern could match mailboxes of other users: begin it with the name of a mailbox.';
      throw new CodedError('FORBIDDEN', message, { permission: permissions[0] });
    }
    const couldLeave = searchesElsewhere || names.some(({ name, pattern }) => pattern && this.#shared.couldReach(name));
    return couldLeave && !this.everyone(permissions) ? excludeFromSearch(command, args, this.#shared.patterns) : args;
  }

  /**
   * Within an alternative, Dovecot searches only the user's own mailboxes and does not report the others (2.3.19, 2.4.1).
   * @throws CodedError BAD_USER_INPUT for a mailbox in a shared namespace there
   */
  assertSearchable({ alternatives }: MailboxesNamed): void {
    const foreign = alternatives.find(
      ({ name, pattern }) => !(pattern ? this.#shared.placeOfPattern(name) : this.#shared.placeOf(name)).own,
    );
    if (foreign === undefined) return;
    const name = JSON.stringify(foreign.name);
    throw badInput('search', `names ${name} within \`or\`, where Dovecot does not search shared mailboxes: search it alone`);
  }

  /** Whether the caller may see this row: a row of a list belongs to its user, a row of mail to the owner of its mailbox. */
  mayKnow(command: AnyCommand, permissions: readonly Permission[]): (row: Row) => boolean {
    if (this.everyone(permissions)) return () => true;
    const mayReach = (user: string | null): boolean => user !== null && this.mayReach(permissions, user);
    return (row) => {
      if (command.owner !== undefined && !mayReach(command.owner(row))) return false;
      if (command.class !== 'mail' || typeof row.mailbox !== 'string') return true;
      const place = this.#shared.placeOf(row.mailbox);
      return place.own || mayReach(place.owner);
    };
  }

  /** Whether the caller holds each of the permissions for this user. */
  mayReach(permissions: readonly Permission[], user: string): boolean {
    return permissions.every((permission) => decide(this.#principal, permission, user).allowed);
  }

  /** Whether a mailbox of this name is the user's own. */
  isOwn(name: string): boolean {
    return this.#shared.placeOf(name).own;
  }

  /** Whether the caller holds each of the permissions for every user. */
  everyone(permissions: readonly Permission[]): boolean {
    return permissions.every((permission) => decide(this.#principal, permission, null).allowed);
  }
}
