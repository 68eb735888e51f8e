import { expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { behindGateway } from './gateway.ts';

behindGateway('false means false, although to Dovecot it means true', (gateway, dovecot) => {
  const applied = async (mutation: string, user: string): Promise<void> => {
    const data = await gateway.data<Record<string, { outcome: string }>>(`mutation ($user: String!) { done: ${mutation} { outcome } }`, {
      variables: { user },
    });
    expect(data.done?.outcome).toBe('APPLIED');
  };
  const list = (user: string) => withImap(dovecot, user, async (client) => (await client.list()).map(({ path }) => path));

  test('mailboxDelete(recursive: false) leaves the children, and recursive: true does not', async () => {
    const { name: user } = await dovecot.createUser({ format: 'maildir' });
    await withImap(dovecot, user, async (client) => {
      for (const mailbox of ['Old', 'Old/2023', 'New', 'New/2024']) await client.mailboxCreate(mailbox);
    });
    await applied('mailboxDelete(input: { user: $user, mailbox: "Old", recursive: false })', user);
    expect(await list(user)).toContain('Old/2023');
    await applied('mailboxDelete(input: { user: $user, mailbox: "New", recursive: true })', user);
    expect(await list(user)).not.toContain('New/2024');
  });

  test('mailboxDelete(requireEmpty: true) keeps mail, and requireEmpty: false deletes it', async () => {
    const { name: user } = await dovecot.createUser();
    await withImap(dovecot, user, async (client) => {
      await client.mailboxCreate('Full');
      await client.append('Full', 'Subject: kept\r\n\r\nx\r\n');
    });
    const kept = await gateway.data(
      `mutation ($user: String!) { mailboxDelete(input: { user: $user, mailbox: "Full", requireEmpty: true }) { outcome deletedId errors { code } } }`,
      { variables: { user } },
    );
    expect(kept).toMatchObject({ mailboxDelete: { outcome: 'NOT_APPLIED', deletedId: null, errors: [{ code: 'NOT_POSSIBLE' }] } });
    expect(await list(user)).toContain('Full');
    await applied('mailboxDelete(input: { user: $user, mailbox: "Full", requireEmpty: false })', user);
    expect(await list(user)).not.toContain('Full');
  });

  test('mailboxCreate(subscribe: false) does not subscribe', async () => {
    const { name: user } = await dovecot.createUser();
    await applied('mailboxCreate(input: { user: $user, mailbox: "Quiet", subscribe: false })', user);
    await applied('mailboxCreate(input: { user: $user, mailbox: "Loud", subscribe: true })', user);
    const subscribed = await withImap(dovecot, user, async (client) =>
      (await client.list()).filter((entry) => entry.subscribed).map(({ path }) => path),
    );
    expect(subscribed).toContain('Loud');
    expect(subscribed).not.toContain('Quiet');
  });

  test('sievePut(activate: false) does not activate, and activate: true does', async () => {
    const { name: user } = await dovecot.createUser();
    const scripts = () => withManageSieve(dovecot, user, (sieve) => sieve.listScripts());
    await applied('sievePut(input: { user: $user, name: "one", content: "keep;", activate: false })', user);
    expect(await scripts()).toEqual([{ name: 'one', active: false }]);
    await applied('sievePut(input: { user: $user, name: "two", content: "keep;", activate: true })', user);
    expect(await scripts()).toEqual(
      expect.arrayContaining([
        { name: 'one', active: false },
        { name: 'two', active: true },
      ]),
    );
    await applied('sievePut(input: { user: $user, name: "one", content: "discard;", activate: false })', user);
    expect(await scripts()).toEqual(
      expect.arrayContaining([
        { name: 'one', active: false },
        { name: 'two', active: true },
      ]),
    );
  });

  test('sieveDelete(ignoreActive: false) keeps the active script, and ignoreActive: true deletes it', async () => {
    const { name: user } = await dovecot.createUser();
    await withManageSieve(dovecot, user, async (sieve) => {
      await sieve.putScript('active', 'keep;\n');
      await sieve.setActive('active');
    });
    const kept = await gateway.data(
      `mutation ($user: String!) { sieveDelete(input: { user: $user, name: "active", ignoreActive: false }) { outcome errors { code log } } }`,
      { variables: { user } },
    );
    expect(kept).toMatchObject({
      sieveDelete: {
        outcome: 'NOT_APPLIED',
        errors: [
          { code: 'NOT_POSSIBLE', log: expect.stringContaining('Failed to delete Sieve script: Cannot delete the active Sieve script.') },
        ],
      },
    });
    expect(await withManageSieve(dovecot, user, (sieve) => sieve.listScripts())).toHaveLength(1);
    await applied('sieveDelete(input: { user: $user, name: "active", ignoreActive: true })', user);
    expect(await withManageSieve(dovecot, user, (sieve) => sieve.listScripts())).toEqual([]);
  });
});
