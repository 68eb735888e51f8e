import { expect, test } from 'vitest';
import type { Row } from '../../../src/doveadm/command.ts';
import type { ReadLoader } from '../../../src/doveadm/dispatch/read-loader.ts';
import { CodedError } from '../../../src/doveadm/errors.ts';
import { Host } from '../../../src/doveadm/host/host.ts';
import { UserRouter } from '../../../src/doveadm/routing/user-router.ts';
import { UserRoutes, type UserRouting } from '../../../src/doveadm/routing/user-routes.ts';

const TIMEOUTS = { connectMs: 1_000, firstByteMs: { mail: 1_000, server: 1_000, long: 1_000 }, transferMs: 1_000 };
const host = (name: string, url: string, serves: Host['serves']): Host =>
  new Host({ name, url, serves, apiKey: 'k', tls: {}, concurrency: 1, spareConnections: 0, room: 10, timeouts: TIMEOUTS });
const hosts = [
  host('front', 'http://10.0.0.1:8080/doveadm/v1', ['proxy', 'director']),
  host('one', 'http://10.0.0.11:8080/doveadm/v1', ['mail']),
  host('two', 'http://10.0.0.12:8080/doveadm/v1', ['mail']),
  host('three', 'http://10.0.0.12:8081/doveadm/v1', ['mail']),
];
const addresses = new Map([['two', ['backend-2.example.com']]]);
const FIELD: UserRouting = { by: 'field', host: 'front', field: 'backend', rememberMs: 60_000 };

/** A loader whose answer to a look-up is the row of that user. */
const answering = (row: (user: string) => Row): ReadLoader =>
  ({ load: ({ args }: { args: { user: string } }) => Promise.resolve([row(args.user)]) }) as unknown as ReadLoader;

async function found(routing: UserRouting, user: string, loader: ReadLoader | null): Promise<string> {
  try {
    return (await new UserRoutes(routing, hosts, addresses).find(user, loader)).name;
  } catch (error) {
    return error instanceof CodedError ? `${error.code}: ${error.message}` : String(error);
  }
}

test.each([
  ['one', 'one'],
  ['10.0.0.11', 'one'],
  ['Backend-2.example.com', 'two'],
  [
    '10.0.0.12',
    'UPSTREAM_CONFIG: The field backend of the user is 10.0.0.12, which is no configured host: add it to the `addresses` of one.',
  ],
  ['front', 'UPSTREAM_CONFIG: The field backend of the user is front, which is no configured host: add it to the `addresses` of one.'],
  ['', 'UPSTREAM_CONFIG: The user database has no field backend for the user, which says where the mail is: see DOVEADM_HOSTS_FILE.'],
])('a field with the value "%s" leads to %s', async (value, name) => {
  expect(
    await found(
      FIELD,
      'a@example.com',
      answering((user) => ({ [user]: value === '' ? {} : { backend: value } })),
    ),
  ).toBe(name);
});

test('a director is matched by address, assigned or by hash', async () => {
  const routing: UserRouting = { by: 'director', host: 'front', rememberMs: 0 };
  expect(
    await found(
      routing,
      'a@example.com',
      answering(() => ({ status: '10.0.0.11', hashed: 'x' })),
    ),
  ).toBe('one');
  expect(
    await found(
      routing,
      'a@example.com',
      answering(() => ({ status: 'n/a', hashed: '10.0.0.11' })),
    ),
  ).toBe('one');
});

test('a table has domains, users without one, and the others', async () => {
  const domains = new Map([
    ['example.com', 'one'],
    ['', 'two'],
  ]);
  const routing: UserRouting = { by: 'domain', domains, otherwise: null };
  expect(await found(routing, 'a@example.com', null)).toBe('one');
  expect(await found(routing, 'samik', null)).toBe('two');
  expect(await found({ ...routing, otherwise: 'three' }, 'a@example.org', null)).toBe('three');
  expect(await found(routing, 'a@example.org', null)).toMatch(/^UPSTREAM_CONFIG: .*"example\.org"/);
});

test('reads use an older place while the host that knows the places is away, and changes do not', async () => {
  const away = new CodedError('UPSTREAM_UNAVAILABLE', 'away');
  const routes = new UserRoutes({ ...FIELD, rememberMs: 0 }, hosts, addresses);
  let isAway = false;
  const find = routes.find.bind(routes);
  routes.find = (user) =>
    isAway
      ? Promise.reject(away)
      : find(
          user,
          answering((name) => ({ [name]: { backend: 'one' } })),
        );
  const options = { owner: {}, requestId: 'x', spend: () => Promise.resolve() };
  expect((await new UserRouter(routes, options).locate('a@example.com')).name).toBe('one');
  isAway = true;
  expect((await new UserRouter(routes, options).locate('a@example.com')).name).toBe('one');
  await expect(new UserRouter(routes, options).locateNow('a@example.com')).rejects.toThrow('away');
  await expect(new UserRouter(routes, options).locate('new@example.com')).rejects.toThrow('away');
});
