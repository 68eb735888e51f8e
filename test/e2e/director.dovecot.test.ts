import { expect, test } from 'vitest';
import { behindGateway } from './gateway.ts';

behindGateway('the director', (gateway, dovecot) => {
  const ip = '127.0.0.21';
  const write = async (mutation: string) => {
    const { data, errors } = await gateway.ask<{ done: Record<string, unknown> | null }>(`mutation { done: ${mutation} }`);
    return data?.done ?? { refused: errors[0]?.extensions.code };
  };
  /** The mail server as doveadm tells it on the command line. */
  const status = async (): Promise<string> =>
    (await dovecot.doveadm(['director', 'status'])).split('\n').find((line) => line.startsWith(`${ip} `)) ?? '';

  if (dovecot.series === '2.4') {
    test('is reported as unsupported before anything is sent', async () => {
      const sent = await gateway.countSent(async () => {
        expect(await write(`directorUp(input: { ip: "${ip}" }) { outcome }`)).toEqual({ refused: 'COMMAND_UNSUPPORTED' });
        const { data, errors } = await gateway.ask(
          '{ host { name director { hosts { ip } } } user(name: "alice@example.com") { name directorHost { ip } } }',
        );
        expect(data).toMatchObject({ host: { name: 'default', director: null }, user: { name: 'alice@example.com', directorHost: null } });
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['COMMAND_UNSUPPORTED', 'COMMAND_UNSUPPORTED']);
      });
      expect(sent).toBe(1);
    });
    return;
  }

  test('has a mail server added, changed, marked and used, as its command line shows', async () => {
    expect(
      await write(`directorAdd(input: { ip: "${ip}", vhostCount: 50 }) { outcome directorHost { ip vhostCount state userCount } }`),
    ).toEqual({
      outcome: 'APPLIED',
      directorHost: { ip, vhostCount: 50, state: 'UP', userCount: 0 },
    });
    expect(await status()).toMatch(/ 50 +up /);
    expect(await write(`directorUpdate(input: { ip: "${ip}", vhostCount: 7 }) { outcome directorHost { vhostCount } }`)).toEqual({
      outcome: 'APPLIED',
      directorHost: { vhostCount: 7 },
    });
    expect(await write(`directorDown(input: { ip: "${ip}" }) { outcome directorHost { state stateChangedAt } }`)).toEqual({
      outcome: 'APPLIED',
      directorHost: { state: 'DOWN', stateChangedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
    });
    expect(await status()).toMatch(/ 7 +down /);
    expect(await write(`directorUp(input: { ip: "${ip}" }) { outcome directorHost { state } }`)).toEqual({
      outcome: 'APPLIED',
      directorHost: { state: 'UP' },
    });

    const { name } = await dovecot.createUser();
    expect(await write(`directorMove(input: { user: "${name}", ip: "${ip}" }) { outcome user { directorHost { ip userCount } } }`)).toEqual(
      {
        outcome: 'APPLIED',
        user: { directorHost: { ip, userCount: 1 } },
      },
    );
    expect(await dovecot.doveadm(['director', 'status', name])).toContain(`Current: ${ip}`);
    expect(await write(`directorKick(input: { user: "${name}" }) { outcome }`)).toEqual({ outcome: 'APPLIED' });
    expect(await write(`directorFlush(input: { target: { ip: "${ip}" } }) { outcome }`)).toEqual({ outcome: 'APPLIED' });
  });

  test('reports an unknown mail server', async () => {
    expect(await write('directorUp(input: { ip: "127.0.0.99" }) { outcome directorHost { ip } errors { code exitCode } }')).toEqual({
      outcome: 'NOT_APPLIED',
      directorHost: null,
      errors: [{ code: 'NOT_FOUND', exitCode: 68 }],
    });
  });
});
