import { ALL_PERMISSIONS } from '../../src/access/policy.ts';
import type { Principal } from '../../src/access/principal.ts';
import type { Scope } from '../../src/access/scope.ts';
import { SharedNamespaces } from '../../src/access/shared-namespaces.ts';
import type { Audit } from '../../src/audit.ts';
import type { Permission } from '../../src/doveadm/permission.ts';
import type { Host } from '../../src/doveadm/host/host.ts';
import { Gateway } from '../../src/gateway.ts';
import { WritesInFlight } from '../../src/gateway/writes-in-flight.ts';
import { Budget } from '../../src/limits/budget.ts';

const EVERYONE: Scope = { everyone: true, domains: [], users: [], excluded: [] };

interface TestOptions {
  readonly permissions?: readonly Permission[];
  /** Commands that the request may send. */
  readonly commands?: number;
  readonly onFault?: (error: unknown) => void;
}

/** A gateway for one request of a caller with these permissions, for every user. @throws each fault, if there is no `onFault` */
export function gatewayTo(host: Host, { permissions = ALL_PERMISSIONS, commands = 100, onFault = raise }: TestOptions = {}) {
  const principal: Principal = {
    name: 'tester',
    tokenId: null,
    roles: ['tester'],
    grants: [{ role: 'tester', permissions: new Set(permissions), scope: EVERYONE, self: false }],
    scope: EVERYONE,
    usernameCase: 'lower',
    problems: [],
    rolesWith: () => [],
    permissions: () => permissions,
  };
  const budget = new Budget(commands, principal.name, { consume: () => Promise.resolve(), close: () => Promise.resolve() });
  const nothing = (): Promise<void> => Promise.resolve();
  const audit: Audit = {
    intent: () => Promise.resolve(1),
    outcome: nothing,
    refused: nothing,
    job: () => Promise.resolve(),
    contentRead: nothing,
    reopen: nothing,
    close: nothing,
  };
  const gateway = new Gateway(
    {
      hosts: [host],
      audit,
      writes: new WritesInFlight(),
      usernameCase: 'lower',
      sharedNamespaces: new SharedNamespaces([], 'lower'),
      onFault,
    },
    { principal, requestId: 'test', remoteAddress: null, budget },
  );
  return { gateway, budget };
}

function raise(error: unknown): never {
  throw error;
}
