import { ImapFlow } from 'imapflow';
import { beforeAll, expect, test } from 'vitest';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { connectImap, withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { buildMessage } from '../dovecot/message.ts';
import type { EventStream } from './event-stream.ts';
import { selfOf, superadmin, withRole } from './gateway.ts';
import { ENDED, readResults, refusedJob, startJob, untilJob } from './jobs.ts';
import { eventsOf, onLiveDovecots, openEvents, postEvent, type EventAnswer } from './live.ts';

const WAIT = { timeout: 20_000, interval: 50 };

/**
 * Waits for the events of a user by a stream, which have these types. What happened within a moment in two processes of Dovecot can
 * come in either order.
 * @returns the events in the order of `types`
 */
async function untilEvents(
  stream: EventStream<{ events: EventAnswer }>,
  user: string,
  types: readonly string[],
): Promise<readonly EventAnswer[]> {
  const of = (): EventAnswer[] => eventsOf(stream).filter((event) => event.user === user);
  const typesOf = (): string[] => of().map(({ __typename }) => __typename);
  try {
    await expect.poll(() => typesOf().sort(), WAIT).toEqual([...types].sort());
  } catch (error) {
    throw new Error(JSON.stringify(of(), null, 1), { cause: error });
  }
  const left = of();
  return types.map(
    (type) =>
      left.splice(
        left.findIndex(({ __typename }) => __typename === type),
        1,
      )[0]!,
  );
}

async function tryLogin(dovecot: Dovecot, user: string): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.ports.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: 'wrong' },
    logger: false,
  });
  client.on('error', () => undefined);
  await expect(client.connect()).rejects.toThrow();
}

onLiveDovecots('what happens', (live) => {
  const ann = 'ann@live.example';
  const bob = 'bob@live.example';
  const eve = 'eve@other.org';
  beforeAll(() => live().dovecot.createUsers([{ name: ann }, { name: bob, quotaKiB: 1 }, { name: eve }]));

  test('on the mail server reaches a client in one shape', async () => {
    const { dovecot, gateway } = live();
    const stream = await openEvents(gateway);
    const client = await connectImap(dovecot, ann);
    await untilEvents(stream, ann, ['LoginSucceeded']);
    const message = buildMessage({ subject: 'Grüße' });
    await deliver(dovecot, ['Ann@Live.example'], message);
    await untilEvents(stream, ann, ['LoginSucceeded', 'MessageDelivered']);
    await gateway.data('mutation ($user: String!) { sessionKick(input: { user: $user }) { outcome } }', { variables: { user: ann } });
    await untilEvents(stream, ann, ['LoginSucceeded', 'MessageDelivered', 'SessionEnded']);
    client.close();
    await gateway.data(
      'mutation ($user: String!) { messageExpunge(input: { user: $user, search: { mailbox: "INBOX", all: true } }) { outcome } }',
      { variables: { user: ann } },
    );
    const [login, delivered, ended, expunged] = await untilEvents(stream, ann, [
      'LoginSucceeded',
      'MessageDelivered',
      'SessionEnded',
      'MessageExpunged',
    ]);
    const host = expect.stringMatching(/\S/) as string;
    const text = expect.stringMatching(/\S/) as string;
    const common = { user: ann, host, cursor: text, at: text };
    expect(login).toEqual({
      __typename: 'LoginSucceeded',
      ...common,
      succeeded: true,
      service: 'imap',
      ip: '127.0.0.1',
      mechanism: 'PLAIN',
      session: text,
    });
    expect(delivered).toEqual({
      __typename: 'MessageDelivered',
      ...common,
      delivered: true,
      recipient: ann,
      sender: 'sender@elsewhere.example',
      messageId: /^Message-ID: (.*)$/im.exec(message)?.[1]?.trim(),
      subject: 'Grüße',
      sizeBytes: expect.any(Number) as number,
      service: 'lmtp',
      session: text,
    });
    expect(ended).toEqual({
      __typename: 'SessionEnded',
      ...common,
      service: 'imap',
      ip: '127.0.0.1',
      session: login?.session,
      startedAt: text,
      durationMs: expect.any(Number) as number,
    });
    expect(expunged).toMatchObject({ ...common, mailbox: 'INBOX', uid: 1, service: 'doveadm', ip: null });
    expect(Math.abs(Date.now() - Date.parse(login!.at))).toBeLessThan(60_000);
    // The gateway's own commands open sessions of doveadm, which are no news.
    expect(eventsOf(stream).filter((event) => event.service === 'doveadm' && event.__typename !== 'MessageExpunged')).toEqual([]);
    await stream.close();
  });

  test('that fails is said as well', async () => {
    const { dovecot, gateway } = live();
    const stream = await openEvents(gateway, { variables: { types: ['LOGIN_FAILED', 'DELIVERY_FAILED'] } });
    await deliver(dovecot, [bob], buildMessage({ subject: 'x'.repeat(3000) }));
    await tryLogin(dovecot, bob);
    const [refused, failed] = await untilEvents(stream, bob, ['DeliveryFailed', 'LoginFailed']);
    expect(refused).toMatchObject({ delivered: false, recipient: bob, failure: 'Quota exceeded (mailbox for user is full)' });
    expect(failed).toMatchObject({ succeeded: false, service: 'imap', ip: '127.0.0.1', mechanism: 'PLAIN', reason: null });
    await stream.close();
  });

  test('reaches those alone in whose scope it is', async () => {
    const { dovecot, gateway } = live();
    const callers = {
      root: superadmin,
      admin: withRole('domain-admin', 'live.example'),
      other: withRole('auditor', 'other.org'),
      self: selfOf(eve),
    };
    const streams = await Promise.all(
      Object.values(callers).map((as) => openEvents(gateway, { as, variables: { types: ['LOGIN_SUCCEEDED'] } })),
    );
    const masked = await openEvents(gateway, { variables: { mask: '*@OTHER.org' } });
    const named = await openEvents(gateway, { variables: { user: 'Bob@live.example' } });
    await withImap(dovecot, bob, () => Promise.resolve());
    await withManageSieve(dovecot, eve, () => Promise.resolve());
    for (const [index, users] of [[bob, eve], [bob], [eve], [eve]].entries())
      await expect
        .poll(
          () =>
            eventsOf(streams[index]!)
              .map(({ user }) => user)
              .sort(),
          WAIT,
        )
        .toEqual([...users].sort());
    await expect
      .poll(() => eventsOf(masked), WAIT)
      .toContainEqual(expect.objectContaining({ __typename: 'LoginSucceeded', service: 'sieve', user: eve }));
    expect(eventsOf(masked).filter(({ user }) => user !== eve)).toEqual([]);
    await untilEvents(named, bob, ['LoginSucceeded', 'SessionEnded']);
    for (const stream of [...streams, masked, named]) await stream.close();
  });

  test('continues after a cursor without a gap', async () => {
    const { dovecot, gateway } = live();
    const first = await openEvents(gateway, { variables: { user: ann } });
    await withImap(dovecot, ann, () => Promise.resolve());
    await untilEvents(first, ann, ['LoginSucceeded', 'SessionEnded']);
    const [begin, next] = eventsOf(first);
    await first.close();
    await withImap(dovecot, ann, () => Promise.resolve());
    const second = await openEvents(gateway, { variables: { user: ann, after: begin!.cursor } });
    await untilEvents(second, ann, [next!.__typename, 'LoginSucceeded', 'SessionEnded']);
    await withImap(dovecot, ann, () => Promise.resolve());
    await untilEvents(second, ann, [next!.__typename, 'LoginSucceeded', 'SessionEnded', 'LoginSucceeded', 'SessionEnded']);
    await second.close();
    for (const after of ['nonsense', Buffer.from('event 999999999').toString('base64url')]) {
      const refused = await openEvents(gateway, { variables: { after } });
      await refused.ended;
      expect(refused.answers[0]?.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: /^after: / });
    }
  });

  test('is kept, and found by who, where and when', async () => {
    const { dovecot, gateway } = live();
    const message = buildMessage({ subject: 'Find me' });
    const messageId = /^Message-ID: <(.*)>\s*$/im.exec(message)?.[1] ?? '';
    await deliver(dovecot, [ann, eve], message, 'Shop@Elsewhere.example');
    await withImap(dovecot, eve, () => Promise.resolve());
    const deliveries = async (args: string, as = superadmin): Promise<readonly (string | null)[]> => {
      const query = `{ deliveries(${args}) { nodes { user delivered ... on DeliveryFailed { reason } } } }`;
      return (await gateway.data<{ deliveries: { nodes: readonly EventAnswer[] } }>(query, { as })).deliveries.nodes.map(
        ({ user }) => user,
      );
    };
    await expect.poll(() => deliveries(`messageId: "${messageId}"`), WAIT).toEqual([eve, ann]);
    expect(await deliveries(`messageId: "<${messageId}>", recipient: "ANN@live.example"`)).toEqual([ann]);
    expect(await deliveries('sender: "shop@elsewhere.example"', withRole('helpdesk', 'other.org'))).toEqual([eve]);
    expect(await deliveries(`messageId: "${messageId}", since: "2100-01-01T00:00:00Z"`)).toEqual([]);
    expect(await deliveries(`messageId: "${messageId}", until: "2000-01-01T00:00:00Z"`)).toEqual([]);

    const logins = `query ($user: String!) {
      user(name: $user) { lastLoginAt logins(succeeded: true, first: 1) { nodes { at user ip service succeeded } pageInfo { hasNextPage endCursor } } }
      logins(user: $user, ip: "127.0.0.1", succeeded: true) { nodes { user at } }
      failed: logins(user: $user, succeeded: false) { nodes { user } }
    }`;
    interface Logins {
      readonly user: { readonly lastLoginAt: string; readonly logins: { readonly nodes: readonly EventAnswer[] } };
      readonly logins: { readonly nodes: readonly EventAnswer[] };
      readonly failed: { readonly nodes: readonly EventAnswer[] };
    }
    await expect
      .poll(async () => (await gateway.data<Logins>(logins, { variables: { user: eve } })).logins.nodes.length, WAIT)
      .toBeGreaterThan(1);
    const found = await gateway.data<Logins>(logins, { variables: { user: eve } });
    expect(found.user.logins.nodes).toMatchObject([
      { at: found.user.lastLoginAt, user: eve, ip: '127.0.0.1', service: 'imap', succeeded: true },
    ]);
    expect(found.logins.nodes[0]?.at).toBe(found.user.lastLoginAt);
    expect(found.failed.nodes).toEqual([]);
  });

  test('is summed up: failed logins by address, and users who are not used', async () => {
    const { dovecot, gateway } = live();
    await withImap(dovecot, ann, () => Promise.resolve());
    const query = `query ($since: DateTime!) {
      failedLoginsByAddress { ip failureCount userCount firstAt lastAt }
      unusedUsers(since: $since, mask: "*@live.example") { nodes { name lastLoginAt } recordedSince pageInfo { hasNextPage } }
    }`;
    interface Overview {
      readonly failedLoginsByAddress: readonly Readonly<Record<string, unknown>>[];
      readonly unusedUsers: {
        readonly nodes: readonly { readonly name: string; readonly lastLoginAt: string | null }[];
        readonly recordedSince: string;
      };
    }
    const read = (since: string, as = superadmin): Promise<Overview> => gateway.data<Overview>(query, { variables: { since }, as });
    await dovecot.createUser({ name: 'never@live.example' });
    const longAgo = await read('2000-01-01T00:00:00Z');
    expect(longAgo.unusedUsers.nodes).toEqual([{ name: 'never@live.example', lastLoginAt: null }]);
    expect(Date.parse(longAgo.unusedUsers.recordedSince)).toBeLessThan(Date.now());
    const future = await read('2100-01-01T00:00:00Z');
    expect(future.unusedUsers.nodes.map(({ name }) => name)).toEqual([ann, bob, 'never@live.example']);
    expect(future.failedLoginsByAddress).toMatchObject([{ ip: '127.0.0.1', failureCount: 1, userCount: 1 }]);
    expect((await read('2100-01-01T00:00:00Z', withRole('auditor', 'other.org'))).failedLoginsByAddress).toEqual([]);
    expect(await gateway.ask(query, { variables: { since: '2100-01-01T00:00:00Z' }, as: withRole('cluster-admin', '*') })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', permission: 'EVENT_READ' } }, { extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('says for which users a job is: those without a login since a time', async () => {
    const { dovecot, gateway } = live();
    const { unusedUsers } = await gateway.data<{ unusedUsers: { recordedSince: string } }>(
      '{ unusedUsers(since: "2026-01-01T00:00:00Z") { recordedSince } }',
    );
    const operation = 'query ($user: String!) { user(name: $user) { name lastLoginAt } }';
    const input = { operation, target: { mask: '*@live.example' } };
    expect(await refusedJob(gateway, { ...input, unusedSince: '2000-01-01T00:00:00Z' })).toMatch(
      new RegExp(`^BAD_USER_INPUT input\\.unusedSince: .* ${unusedUsers.recordedSince}`),
    );
    const since = new Date().toISOString();
    await withImap(dovecot, bob, () => Promise.resolve());
    await expect
      .poll(
        async () =>
          (await gateway.data<{ logins: { nodes: unknown[] } }>(`{ logins(user: "${bob}", since: "${since}") { nodes { at } } }`)).logins
            .nodes.length,
        WAIT,
      )
      .toBe(1);
    const { id } = await startJob(gateway, { ...input, unusedSince: since }, withRole('domain-admin', 'live.example'));
    const job = await untilJob(gateway, id, ENDED);
    // Last logins are for those who may read events.
    await expect(readResults(job, withRole('cluster-admin', 'live.example'))).rejects.toThrow('HTTP 403');
    expect((await readResults(job)).map(({ user, data }) => [user, (data?.user as { name: string }).name])).toEqual([
      [ann, ann],
      ['never@live.example', 'never@live.example'],
    ]);
  });

  test('is posted with the password, and nothing else is stored', async () => {
    const { gateway, eventsPort } = live();
    const login = { event: 'auth_request_finished', fields: { user: 'mallory@live.example', service: 'imap', success: 'yes' } };
    expect(await postEvent(eventsPort, login, { password: 'wrong' })).toBe(401);
    expect(await postEvent(eventsPort, login, { path: '/elsewhere' })).toBe(404);
    expect(await postEvent(eventsPort, 'x'.repeat(300_000))).toBe(413);
    expect(await postEvent(eventsPort, '{ not JSON')).toBe(204);
    expect(await postEvent(eventsPort, { event: 'imap_command_finished', fields: { cmd_args: 'secret' } })).toBe(204);
    const stream = await openEvents(gateway);
    expect(await postEvent(eventsPort, { ...login, fields: { ...login.fields, user: 'last\u0000\ud800@live.example' } })).toBe(204);
    await expect.poll(() => eventsOf(stream).map(({ user }) => user), WAIT).toEqual(['last\ufffd@live.example']);
    const { logins } = await gateway.data<{ logins: { nodes: unknown[] } }>('{ logins(user: "mallory@live.example") { nodes { at } } }');
    expect(logins.nodes).toEqual([]);
    await stream.close();
  });
});
