import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { selfOf, TestGateway, withRole, type Bearer } from './gateway.ts';

const USER = 'alice@example.com';

const settings = {
  '2.3': (conf: string) =>
    `${conf.replace('mail_plugins = quota', 'mail_plugins = mail_crypt quota')}\nplugin {\n  mail_crypt_curve = secp521r1\n  mail_crypt_save_version = 2\n}\n`,
  '2.4': (conf: string) =>
    `${conf.replace('mail_plugins {', 'mail_plugins {\n  mail_crypt = yes')}\ncrypt_user_key_curve = secp521r1\ncrypt_write_algorithm = aes-256-gcm-sha256\n`,
};

const HALVES = ['/private', '/shared'];
const INTERNAL = '/vendor/vendor.dovecot/pvt/';

interface Entry {
  readonly key: string;
  readonly value: string;
}

describe.each(['2.3', '2.4'] as const)('keys of mail_crypt (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  let privateKeys: Entry[] = [];
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, director: false, configure: settings[series] });
    gateway = await new TestGateway(dovecot).start();
    const save = `mutation { messageSave(input: { user: "${USER}", mailbox: "INBOX", content: "Subject: x\\r\\n\\r\\nbody\\r\\n" }) { outcome } }`;
    expect(await gateway.data(save)).toEqual({ messageSave: { outcome: 'APPLIED' } });
    const all = await read({ sub: 'root', roles: ['superadmin'], domains: ['*'] }, `/private${INTERNAL}`);
    privateKeys = [...all.server, ...all.inbox].filter(({ key }) => key.includes('/privkeys/'));
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  const read = async (as: Bearer, prefix: string): Promise<{ server: Entry[]; inbox: Entry[] }> => {
    const query = `query ($prefix: String) { user(name: "${USER}") { metadata(prefix: $prefix) { key value }
      mailbox(name: "INBOX") { metadata(prefix: $prefix) { key value } } } }`;
    const data = await gateway.data<{ user: { metadata: Entry[]; mailbox: { metadata: Entry[] } } }>(query, { as, variables: { prefix } });
    return { server: data.user.metadata, inbox: data.user.mailbox.metadata };
  };

  test('are read by callers with the permission, if the prefix leads to them', () => {
    // The user's own by the server's metadata, the same as INBOX has it, and that of the mailbox.
    expect(privateKeys).toHaveLength(3);
    for (const { value } of privateKeys) expect(value.length).toBeGreaterThan(50);
  });

  test('are not listed for other callers, nor together with other entries for any caller', async () => {
    const others = [withRole('helpdesk', 'example.com'), withRole('auditor', 'example.com'), withRole('domain-admin', 'example.com')];
    for (const as of [...others, selfOf(USER), { sub: 'root', roles: ['superadmin'], domains: ['*'] }]) {
      const { server, inbox } = await read(as, '');
      expect(JSON.stringify([server, inbox])).not.toContain('/pvt');
    }
  });

  test.each([
    ['helpdesk', 'example.com'],
    ['auditor', 'example.com'],
    ['domain-admin', 'example.com'],
    ['self', USER],
  ])('are refused to %s by every way in', async (role, domain) => {
    const as = role === 'self' ? selfOf(USER) : withRole(role, domain);
    const spelled = ({ key }: Entry): string[] => [key, key.toUpperCase(), key.replace('vendor.dovecot/pvt', 'vendor.dovecot//pvt')];
    for (const key of privateKeys.flatMap(spelled)) {
      const query = `query ($key: String!) { user(name: "${USER}") { metadataValue(key: $key) mailbox(name: "INBOX") { metadataValue(key: $key) } } }`;
      const { errors } = await gateway.ask(query, { as, variables: { key } });
      expect(errors.map(({ extensions }) => [extensions.code, extensions['permission']])).toEqual(
        Array(2).fill(['FORBIDDEN', 'MAILBOX_METADATA_INTERNAL']),
      );
    }
    for (const half of HALVES) {
      const prefix = `${half}${INTERNAL}crypt/`;
      const query = `query ($prefix: String) { user(name: "${USER}") { metadata(prefix: $prefix) { key } mailbox(name: "INBOX") { metadata(prefix: $prefix) { key } } } }`;
      const { errors } = await gateway.ask(query, { as, variables: { prefix } });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    }
  });

  test('are neither replaced nor removed by callers who may write metadata, like all other entries that Dovecot reserves', async () => {
    const as = withRole('domain-admin', 'example.com');
    const keys = [...privateKeys.map(({ key }) => key), `/shared${INTERNAL}acl/anyone`, `/private${INTERNAL}server/sieve/default`];
    for (const key of keys) {
      for (const mailbox of [null, 'INBOX']) {
        for (const change of ['Set', 'Unset']) {
          const mutation = `mutation ($input: MailboxMetadata${change}Input!) { mailboxMetadata${change}(input: $input) { outcome } }`;
          const input = { user: USER, key, mailbox, ...(change === 'Set' ? { value: 'x' } : {}) };
          const { errors } = await gateway.ask(mutation, { as, variables: { input } });
          expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
        }
      }
    }
    const after = await read({ sub: 'root', roles: ['superadmin'], domains: ['*'] }, `/private${INTERNAL}`);
    expect([...after.server, ...after.inbox]).toEqual(expect.arrayContaining(privateKeys));
  });

  test('are in no log of the gateway', async () => {
    const audit = JSON.stringify(await gateway.auditLines());
    for (const { value } of privateKeys) expect(audit).not.toContain(value);
  });
});
