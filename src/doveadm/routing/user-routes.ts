import { directorUserStatus } from '../commands/director.ts';
import { userGet } from '../commands/user.ts';
import type { ReadLoader } from '../dispatch/read-loader.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { decode } from '../wire/answer.ts';
import { UserPlaces } from './user-places.ts';

/** How the host of a user's mail is found. */
export type UserRouting =
  /** A field of the user database of a host, usually a proxy. */
  | { readonly by: 'field'; readonly host: string; readonly field: string; readonly rememberMs: number }
  /** The answer of a director. */
  | { readonly by: 'director'; readonly host: string; readonly rememberMs: number }
  /** A table, with domains in lower case; users without a domain are in the domain ''. */
  | { readonly by: 'domain'; readonly domains: ReadonlyMap<string, string>; readonly otherwise: string | null };

/** Finds the host of a user's mail, and remembers it for all requests. */
export class UserRoutes {
  readonly #routing: UserRouting;
  readonly #hosts: readonly Host[];
  readonly #byAddress: ReadonlyMap<string, Host>;
  readonly places = new UserPlaces();

  /** @param addresses what a user database or a director may call a host, in lower case, by the host's name */
  constructor(routing: UserRouting, hosts: readonly Host[], addresses: ReadonlyMap<string, readonly string[]>) {
    this.#routing = routing;
    this.#hosts = hosts;
    this.#byAddress = addressBook(hosts, addresses);
  }

  /** The host that is asked where users are; null: a table says it. */
  get lookUpHost(): Host | null {
    return this.#routing.by === 'domain' ? null : this.#named(this.#routing.host);
  }

  /** How long a place holds without a look-up. */
  get rememberMs(): number {
    return this.#routing.by === 'domain' ? Infinity : this.#routing.rememberMs;
  }

  /**
   * Looks up where a user's mail is, with one read at most.
   * @param loader of `lookUpHost`
   * @throws CodedError: USER_NOT_FOUND, UPSTREAM_CONFIG where it is at no configured host, or why the look-up fails
   */
  async find(user: string, loader: ReadLoader | null): Promise<Host> {
    const host = await this.#find(user, loader);
    this.places.remember(user, host);
    return host;
  }

  async #find(user: string, loader: ReadLoader | null): Promise<Host> {
    const routing = this.#routing;
    if (routing.by === 'domain' || loader === null) return this.#byDomain(user);
    const named = { user, host: routing.host };
    if (routing.by === 'director') {
      const ip = await this.#read(loader, directorUserStatus, user);
      if (ip === null) throw new CodedError('UPSTREAM_CONFIG', 'The director sends the user to no mail server.', named);
      return this.#hostAt(ip, `The director sends the user to ${ip}`, named);
    }
    const { fields } = await this.#read(loader, userGet, user);
    const value = fields.find(({ name }) => name === routing.field)?.value ?? '';
    if (value !== '') return this.#hostAt(value, `The field ${routing.field} of the user is ${value}`, named);
    const message = `The user database has no field ${routing.field} for the user, which says where the mail is: see DOVEADM_HOSTS_FILE.`;
    throw new CodedError('UPSTREAM_CONFIG', message, named);
  }

  async #read<C extends typeof userGet | typeof directorUserStatus>(loader: ReadLoader, command: C, user: string) {
    const args = { user };
    return decode(command, await loader.load({ command, args }), args as never);
  }

  #byDomain(user: string): Host {
    const { domains, otherwise } = this.#routing as Extract<UserRouting, { by: 'domain' }>;
    const domain = user.slice(user.lastIndexOf('@') + 1 || user.length).toLowerCase();
    const name = domains.get(domain) ?? otherwise;
    if (name !== null) return this.#named(name);
    const message = `The hosts file says of no host that it holds the mail of the domain ${JSON.stringify(domain)}: see DOVEADM_HOSTS_FILE.`;
    throw new CodedError('UPSTREAM_CONFIG', message, { user });
  }

  #hostAt(address: string, clause: string, about: { readonly user: string; readonly host: string }): Host {
    const host = this.#byAddress.get(address.toLowerCase());
    if (host !== undefined) return host;
    throw new CodedError('UPSTREAM_CONFIG', `${clause}, which is no configured host: add it to the \`addresses\` of one.`, about);
  }

  #named(name: string): Host {
    const host = this.#hosts.find((candidate) => candidate.name === name);
    if (host === undefined) throw new Error(`no host is named ${name}`);
    return host;
  }
}

/** The hosts that hold mail by what they are called: names before addresses, and addresses before hosts of URLs that only one of them has. */
function addressBook(hosts: readonly Host[], addresses: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Host> {
  const book = new Map<string, Host>();
  const ofMail = hosts.filter(({ serves }) => serves.includes('mail'));
  const urlHost = ({ url }: Host): string => new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  for (const host of ofMail) if (ofMail.filter((other) => urlHost(other) === urlHost(host)).length === 1) book.set(urlHost(host), host);
  for (const host of ofMail) for (const address of addresses.get(host.name) ?? []) book.set(address, host);
  for (const host of ofMail) book.set(host.name.toLowerCase(), host);
  return book;
}
