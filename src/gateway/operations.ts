import type { Listing } from '../doveadm/wire/listing.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Caller } from './caller.ts';
import { cancelRequest, type CancelledRequest } from './cancel-request.ts';
import type { Cluster } from './cluster.ts';
import type { HostAddress, HostPast, HostStatus } from './host-status.ts';
import type { GatewayOptions } from './options.ts';
import type { Refused } from './refusals.ts';
import type { RunningRequest } from './running-requests.ts';

/** What callers may know of the gateway itself and of its hosts, without a command. */
export class Operations {
  readonly #options: GatewayOptions;
  readonly #caller: Caller;
  readonly #cluster: Cluster;
  readonly #assertCanOnHost: (permission: Permission, refused: Refused) => Promise<void>;

  /** @param assertCanOnHost refuses a caller without a permission for what is of no user */
  constructor(
    options: GatewayOptions,
    caller: Caller,
    cluster: Cluster,
    assertCanOnHost: (permission: Permission, refused: Refused) => Promise<void>,
  ) {
    this.#options = options;
    this.#caller = caller;
    this.#cluster = cluster;
    this.#assertCanOnHost = assertCanOnHost;
  }

  /** Logs a fault of the gateway's own code, when the caller gets INTERNAL as a part of the answer. */
  reportFault(error: unknown): void {
    this.#options.onFault(error);
  }

  /** The configured hosts, for a caller who may read about them. @throws CodedError FORBIDDEN */
  async hosts(): Promise<readonly HostAddress[]> {
    await this.#assertHostRead(null);
    return this.#options.hosts.map(({ name, url }) => ({ name, url }));
  }

  /** @throws CodedError FORBIDDEN */
  async hostUrl(name: string): Promise<string> {
    await this.#assertHostRead(name);
    return this.#cluster.host(name).url;
  }

  /** @throws CodedError FORBIDDEN */
  async hostStatus(name: string): Promise<HostStatus> {
    await this.#assertHostRead(name);
    const { health, running, waiting, lineStatus } = this.#cluster.host(name);
    return { ...health, runningCount: running, waitingCount: waiting, tcp: lineStatus };
  }

  /** How a host has been in the latest minutes. @throws CodedError FORBIDDEN */
  async hostHistory(name: string, minutes: number): Promise<HostPast> {
    await this.#assertHostRead(name);
    const { history } = this.#cluster.host(name);
    return { since: history.since, changes: history.changes, minutes: history.minutes(minutes) };
  }

  /** What a host lists. @throws CodedError FORBIDDEN, or why the host does not answer */
  async hostListing(name: string): Promise<Listing> {
    await this.#assertHostRead(name);
    return this.#cluster.host(name).listing();
  }

  /** The GraphQL requests that run now. @throws CodedError FORBIDDEN */
  async runningRequests(): Promise<readonly RunningRequest[]> {
    await this.#assertCanOnHost('REQUEST_READ', { command: 'running', effect: 'read', host: null, users: [], arguments: {} });
    return this.#options.requests?.list() ?? [];
  }

  /** Stops a request. @throws CodedError FORBIDDEN */
  cancelRequest(requestId: string): Promise<CancelledRequest> {
    return cancelRequest(this.#options, this.#caller, requestId);
  }

  #assertHostRead(host: string | null): Promise<void> {
    return this.#assertCanOnHost('HOST_READ', { command: 'host', effect: 'read', host, users: [], arguments: {} });
  }
}
