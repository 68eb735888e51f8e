import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken } from '../../src/access/sign.ts';
import { Secret } from '../../src/config.ts';
import { withImap } from '../dovecot/imap.ts';
import { EventStream } from './event-stream.ts';
import { ask, TestGateway, tokenSecret, type Answer } from './gateway.ts';
import { freePorts } from '../dovecot/ports.ts';
import { startJob } from './jobs.ts';
import { eventsOf, eventsPassword, onLiveDovecots, openEvents, postEvent } from './live.ts';

const WAIT = { timeout: 20_000, interval: 50 };
const policyWith = (permissions: string): string => `roles:\n  watcher:\n    description: Watches.\n    permissions: [${permissions}]\n`;
const folder = mkdtempSync(join(tmpdir(), 'streams-'));
const [deny, policy] = [join(folder, 'deny'), join(folder, 'policy.yaml')];
writeFileSync(deny, '');
writeFileSync(policy, policyWith('EVENT_READ, JOB_READ'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { JWT_DENY_FILE: deny, POLICY_FILE: policy, MAX_STREAMS: '6', PRINCIPAL_SHARE: '50' };

onLiveDovecots(
  'a stream',
  (live) => {
    const domain = 'streams.example';
    const ann = `ann@${domain}`;
    const root = { sub: 'root', roles: ['superadmin'], domains: ['*'], jti: 'root' };
    beforeAll(async () => {
      writeFileSync(deny, '');
      writeFileSync(policy, policyWith('EVENT_READ, JOB_READ'));
      expect(await live().gateway.server.reload()).toEqual([]);
      await live().dovecot.createUser({ name: ann });
    });
    const sign = (jti: string, seconds = 600, role = 'watcher'): Promise<string> =>
      signToken({ sub: `${role} ${jti}`, roles: [role], domains: [domain], jti }, seconds, {
        key: { kind: 'secret', secret: new Secret(tokenSecret) },
        algorithm: 'HS256',
      });
    /** A job that waits for a long time between its users. */
    const openJob = async (token: string): Promise<EventStream<{ job: { state: string } }>> => {
      const operation = 'query ($user: String!) { user(name: $user) { name } }';
      const input = { operation, target: { users: [ann, `x@${domain}`, `y@${domain}`] }, usersPerSecond: 0.01 };
      const { id } = await startJob(live().gateway, input, root);
      // While its users are being listed, only the principal that started the job sees it.
      const query = 'query ($id: ID!) { job(id: $id) { id } }';
      const see = (): Promise<Answer<{ job: unknown }>> => ask(live().gateway.server.url, query, token, { variables: { id } });
      await expect.poll(async () => (await see()).data?.job, WAIT).toEqual({ id });
      return EventStream.open(live().gateway, 'subscription ($id: ID!) { job(id: $id) { state } }', { token, variables: { id } });
    };

    test('ends when its token expires, with a code', async () => {
      const token = await sign('short', 4);
      const begun = Date.now();
      const [events, job] = await Promise.all([openEvents(live().gateway, { token }), openJob(token)]);
      await Promise.all([events.ended, job.ended]);
      expect(Date.now() - begun).toBeGreaterThan(900);
      for (const { answers, completed } of [events, job]) {
        expect(answers.at(-1)?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', retryable: false }, message: /expired/ }]);
        expect(completed).toBe(true);
      }
      expect(job.answers[0]?.data?.job.state).toMatch(/QUEUED|RUNNING/);
    });

    test('ends when its token is revoked, and nothing comes by it any more', async () => {
      const token = await sign('stolen');
      const [events, job] = await Promise.all([openEvents(live().gateway, { token }), openJob(token)]);
      await withImap(live().dovecot, ann, () => Promise.resolve());
      await expect.poll(() => eventsOf(events).length, WAIT).toBe(2);
      writeFileSync(deny, 'stolen\n');
      await Promise.all([events.ended, job.ended]);
      for (const { answers } of [events, job])
        expect(answers.at(-1)?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' }, message: /revoked/ }]);
    });

    test('ends when the policy takes a right away', async () => {
      const events = await openEvents(live().gateway, { token: await sign('good') });
      writeFileSync(policy, policyWith('JOB_READ'));
      expect(await live().gateway.server.reload()).toEqual([]);
      await events.ended;
      expect(events.answers.at(-1)?.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    test('is one of few of a principal, and gives its place back', async () => {
      const as = { ...root, sub: 'many' };
      const open = await Promise.all([1, 2, 3].map(() => openEvents(live().gateway, { as })));
      const refused = await openEvents(live().gateway, { as });
      await refused.ended;
      expect(refused.answers[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'OVERLOADED', retryable: true });
      // Others have their own share.
      const other = await openEvents(live().gateway, { as: root });
      await expect.poll(() => other.heartbeats, WAIT).toBeGreaterThan(2);
      await other.close();
      for (const stream of open) await stream.close();
      await expect
        .poll(async () => {
          const again = await openEvents(live().gateway, { as });
          await Promise.race([again.ended, expect.poll(() => again.heartbeats, WAIT).toBeGreaterThan(1)]);
          await again.close();
          return again.answers;
        }, WAIT)
        .toEqual([]);
    });

    test('says that events are missing after the gateway was down', async () => {
      const [eventsPort = 0] = await freePorts(1);
      const settings = {
        ...env,
        DATABASE: join(folder, `${String(eventsPort)}.db`),
        EVENTS_PORT: String(eventsPort),
        EVENTS_PASSWORD: eventsPassword,
      };
      const gateway = await new TestGateway(live().dovecot, settings).start();
      const first = await openEvents(gateway, { as: root });
      expect(await postEvent(eventsPort, { event: 'auth_request_finished', fields: { user: ann, service: 'imap', success: 'yes' } })).toBe(
        204,
      );
      await expect.poll(() => eventsOf(first).length, WAIT).toBe(1);
      const stoppedAt = Date.now();
      await gateway.close();
      expect(first.completed).toBe(true);
      const again = await new TestGateway(live().dovecot, settings).start();
      try {
        const second = await openEvents(again, { as: root, variables: { after: eventsOf(first)[0]!.cursor, user: ann } });
        await expect.poll(() => eventsOf(second).length, WAIT).toBe(1);
        const [gap] = eventsOf(second);
        expect(gap).toMatchObject({ __typename: 'EventsLost', loss: 'RECEIVER_DOWN', count: null, user: null });
        expect(Date.parse(gap!.since as string)).toBeGreaterThanOrEqual(stoppedAt - 100);
        expect(Date.parse(gap!.until as string)).toBeGreaterThan(Date.parse(gap!.since as string));
        await withImap(live().dovecot, ann, async () => {
          const { sessions } = await again.data<{ sessions: { nodes: { user: { name: string } }[] } }>(
            '{ sessions { nodes { user { name } } } }',
            {
              as: root,
            },
          );
          expect(sessions.nodes).toContainEqual({ user: { name: ann } });
        });
        await second.close();
      } finally {
        await again.close();
      }
    });
  },
  env,
);
