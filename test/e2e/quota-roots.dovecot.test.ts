import { describe, expect, test } from 'vitest';
import { launchDovecot } from '../dovecot/launch.ts';
import { TestGateway } from './gateway.ts';

const USER = 'dave@other.org';

/** What the gateway answers of a user's quota, in front of a Dovecot of this configuration. */
async function quotaWith(series: '2.3' | '2.4', configure: (configuration: string) => string): Promise<unknown> {
  const dovecot = await launchDovecot({ series, configure, director: false });
  const gateway = await new TestGateway(dovecot).start();
  try {
    return (await gateway.data<{ user: { quota: unknown } }>(`{ user(name: "${USER}") { quota { root storageLimitBytes messageLimit } } }`))
      .user.quota;
  } finally {
    await gateway.close();
    await dovecot.stop();
  }
}

const ROOT_24 = 'quota "User quota" {\n  driver = count\n}\n';

describe('quota', () => {
  test('of roots that share a name is listed for each (2.3)', async () => {
    const two =
      'quota = count:Mail\n  quota_rule = *:storage=1M\n  quota2 = count:Mail\n  quota2_rule = *:storage=5M:messages=7\n  quota3 = count:Third';
    expect(await quotaWith('2.3', (given) => given.replace('quota = count:User quota', two))).toEqual([
      { root: 'Mail', storageLimitBytes: 1_048_576, messageLimit: null },
      { root: 'Mail', storageLimitBytes: 5_242_880, messageLimit: 7 },
      { root: 'Third', storageLimitBytes: null, messageLimit: null },
    ]);
  });

  test('of several roots is listed for each (2.4)', async () => {
    const two = `${ROOT_24}quota Second {\n  driver = count\n  quota_storage_size = 5M\n}\n`;
    expect(await quotaWith('2.4', (given) => given.replace(ROOT_24, two))).toEqual([
      { root: 'User quota', storageLimitBytes: null, messageLimit: null },
      { root: 'Second', storageLimitBytes: 5_242_880, messageLimit: null },
    ]);
  });

  test('is empty when the plugin is loaded and there is no root', async () => {
    expect(await quotaWith('2.3', (given) => given.replace('quota = count:User quota\n', ''))).toEqual([]);
    expect(await quotaWith('2.4', (given) => given.replace(ROOT_24, ''))).toEqual([]);
  });
});
