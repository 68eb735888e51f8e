import { expect, test } from 'vitest';
import { mailboxStatus } from '../../src/doveadm/commands/mailbox.ts';
import { userExists } from '../../src/doveadm/commands/user.ts';
import { CodedError, type ErrorCode, type ErrorDetails } from '../../src/doveadm/errors.ts';
import { Host } from '../../src/doveadm/host/host.ts';
import { UserRoutes } from '../../src/doveadm/routing/user-routes.ts';
import { Cluster } from '../../src/gateway/cluster.ts';
import type { Outcome, WriteResult } from '../../src/gateway/write-result.ts';

const USER = 'a@example.com';
const TIMEOUTS = { connectMs: 1_000, firstByteMs: { mail: 1_000, server: 1_000, long: 1_000 }, transferMs: 1_000 };
const [front, one, two] = ['front', 'one', 'two'].map(
  (name) =>
    new Host({
      name,
      url: `http://${name}:8080/doveadm/v1`,
      serves: [name === 'front' ? 'proxy' : 'mail'],
      apiKey: 'k',
      tls: {},
      concurrency: 1,
      spareConnections: 0,
      room: 10,
      timeouts: TIMEOUTS,
    }),
) as [Host, Host, Host];

/** A cluster whose user is remembered on the first host and looked up on the others, one after another. */
function clusterOf(...places: readonly Host[]): { readonly cluster: Cluster; readonly lookUps: () => number } {
  const routes = new UserRoutes({ by: 'field', host: 'front', field: 'x', rememberMs: 60_000 }, [front, one, two], new Map());
  const [remembered, ...later] = places;
  if (remembered !== undefined) routes.places.remember(USER, remembered);
  let lookUps = 0;
  routes.find = (user) => {
    const host = later[Math.min(lookUps++, later.length - 1)] ?? remembered;
    if (host === undefined) throw new Error('no place');
    routes.places.remember(user, host);
    return Promise.resolve(host);
  };
  const options = { owner: {}, requestId: 'x', spend: () => Promise.resolve() };
  return { cluster: new Cluster([front, one, two], routes, options), lookUps: () => lookUps };
}

const failure = (code: ErrorCode, details: ErrorDetails = {}): CodedError => new CodedError(code, code, {}, details);
const result = (outcome: Outcome, error?: CodedError): WriteResult<null> => ({
  outcome,
  errors: error === undefined ? [] : [{ error, log: null }],
  value: null,
});

/** Runs a write whose first attempt ends so. @returns the hosts that it was sent to, and its end */
async function write(first: WriteResult<null> | CodedError): Promise<readonly string[]> {
  const { cluster } = clusterOf(one, two);
  const sentTo: string[] = [];
  const run = (host: Host): Promise<WriteResult<null>> => {
    sentTo.push(host.name);
    if (sentTo.length > 1) return Promise.resolve(result('APPLIED'));
    return first instanceof CodedError ? Promise.reject(first) : Promise.resolve(first);
  };
  const ended = await cluster.write(USER, one, run).then(
    ({ outcome }) => outcome,
    (error: unknown) => (error as CodedError).code,
  );
  return [...sentTo, ended];
}

test('a write goes to the new host when the first one has certainly not run it', async () => {
  expect(await write(result('NOT_APPLIED', failure('USER_NOT_FOUND', { answered: true })))).toEqual(['one', 'two', 'APPLIED']);
  expect(await write(failure('USER_NOT_FOUND'))).toEqual(['one', 'two', 'APPLIED']);
});

test('a write that may have run, or that failed for another reason, is never sent again', async () => {
  expect(await write(result('UNKNOWN', failure('UPSTREAM_UNAVAILABLE', { mayHaveRun: true })))).toEqual(['one', 'UNKNOWN']);
  expect(await write(failure('UPSTREAM_UNAVAILABLE', { mayHaveRun: true }))).toEqual(['one', 'UPSTREAM_UNAVAILABLE']);
  expect(await write(failure('USER_NOT_FOUND', { mayHaveRun: true }))).toEqual(['one', 'USER_NOT_FOUND']);
  expect(await write(result('NOT_APPLIED', failure('NOT_FOUND', { answered: true })))).toEqual(['one', 'NOT_APPLIED']);
  expect(await write(result('APPLIED'))).toEqual(['one', 'APPLIED']);
});

test('a read follows a user once, and stays when the user is still there', async () => {
  const sentTo: string[] = [];
  const moved = clusterOf(one, two).cluster;
  const rows = await moved.read(mailboxStatus, USER, (host) => {
    sentTo.push(host.name);
    return host === one ? Promise.reject(failure('USER_NOT_FOUND', { answered: true })) : Promise.resolve([{ messages: '1' }]);
  });
  expect([sentTo, rows]).toEqual([['one', 'two'], [{ messages: '1' }]]);

  const still = clusterOf(one, one);
  await expect(still.cluster.read(mailboxStatus, USER, () => Promise.reject(failure('USER_NOT_FOUND')))).rejects.toThrow('USER_NOT_FOUND');
  expect(still.lookUps()).toBe(1);
});

test('that a host does not know the user is a reason to look elsewhere, also where it is an answer', async () => {
  const { cluster } = clusterOf(one, two);
  const rows = await cluster.read(userExists, USER, (host) => Promise.resolve(host === one ? [{ absent: true }] : []));
  expect(rows).toEqual([]);
});

test('an unreachable host is no reason to look the user up again within a second', async () => {
  const { cluster, lookUps } = clusterOf(one, two);
  await expect(cluster.read(mailboxStatus, USER, () => Promise.reject(failure('UPSTREAM_UNAVAILABLE')))).rejects.toThrow();
  expect(lookUps()).toBe(0);
});
