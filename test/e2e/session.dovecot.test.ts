import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { connectImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

behindGateway('sessions', (gateway, dovecot) => {
  const open: Awaited<ReturnType<typeof connectImap>>[] = [];
  const login = async (user: string) => {
    const client = await connectImap(dovecot, user);
    open.push(client);
    return client;
  };
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });
  const kick = async (input: string) =>
    (
      await gateway.data<{ sessionKick: { outcome: string; kickedCount: number | null; errors: { code: string }[] } }>(
        `mutation { sessionKick(input: { ${input} }) { outcome kickedCount errors { code } } }`,
      )
    ).sessionKick;
  const ended = async (client: { usable: boolean }): Promise<boolean> => {
    for (let waited = 0; waited < 2000 && client.usable; waited += 20) await sleep(20);
    return !client.usable;
  };

  test('are listed for a user, and found by their id', async () => {
    const { name } = await dovecot.createUser();
    await login(name);
    await login(name);
    const { user } = await gateway.data<{ user: { sessions: { totalCount: number; nodes: { id: string }[] } } }>(
      `{ user(name: "${name}") { sessions { totalCount nodes { id service ip pid user { name } host { name } } } } }`,
    );
    expect(user.sessions.totalCount).toBe(2);
    for (const session of user.sessions.nodes) {
      expect(session).toMatchObject({
        service: 'imap',
        ip: '127.0.0.1',
        pid: expect.any(Number),
        user: { name },
        host: { name: 'default' },
      });
      expect(await gateway.data('query ($id: ID!) { node(id: $id) { id } }', { variables: { id: session.id } })).toEqual({
        node: { id: session.id },
      });
    }
  });

  test('of one user end, and those of other users do not', async () => {
    const [one, two] = await dovecot.createUsers([{}, {}]);
    const mine = await login(one?.name ?? '');
    const other = await login(two?.name ?? '');
    const done = await kick(`user: "${one?.name ?? ''}"`);
    expect(done).toEqual({ outcome: 'APPLIED', kickedCount: dovecot.series === '2.4' ? 1 : null, errors: [] });
    expect(await ended(mine)).toBe(true);
    expect(other.usable).toBe(true);
    expect(await kick(`user: "${one?.name ?? ''}"`)).toMatchObject({ outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] });
  });

  test('end by address only when the user matches as well', async () => {
    const [one, two] = await dovecot.createUsers([{}, {}]);
    const mine = await login(one?.name ?? '');
    const other = await login(two?.name ?? '');
    expect(await kick(`user: "${one?.name ?? ''}", ip: "192.0.2.1"`)).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
    });
    expect(mine.usable).toBe(true);
    expect(await kick(`user: "${one?.name ?? ''}", ip: "127.0.0.0/8"`)).toMatchObject({ outcome: 'APPLIED' });
    expect(await ended(mine)).toBe(true);
    expect(other.usable).toBe(true);
  });

  test("of a user whose name Dovecot reads as an address are not ended, because everybody's from there would end", async () => {
    const { name } = await dovecot.createUser();
    const client = await login(name);
    const sent = await gateway.countSent(async () => {
      for (const input of [
        'user: "127.0.0.1"',
        'user: "127.1"',
        'user: "0x7f000001"',
        `user: "${name}", ip: "nonsense"`,
        `user: "${name}", ip: "1.2.3.4/33"`,
      ]) {
        const { errors } = await gateway.ask(`mutation { sessionKick(input: { ${input} }) { outcome } }`);
        expect([input, errors[0]?.extensions.code]).toEqual([input, 'BAD_USER_INPUT']);
      }
    });
    expect(sent).toBe(0);
    expect(client.usable).toBe(true);
    expect(await gateway.data('{ sessions(mask: "127.0.0.1") { totalCount } }')).toEqual({ sessions: { totalCount: 0 } });
  });
});
