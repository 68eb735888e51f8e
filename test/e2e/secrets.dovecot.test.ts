import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit.ts';
import { CommandLine } from './command-line.ts';
import { behindGateway, makeToken, selfOf, superadmin, tokenSecret, withRole } from './gateway.ts';

behindGateway('what the gateway writes', (gateway, dovecot) => {
  let name = '';
  beforeAll(async () => {
    name = (await dovecot.createUser()).name;
  });

  test('holds neither the API key nor a token nor mail, in logs, errors and the audit log', async () => {
    const token = await makeToken(superadmin);
    const outcomes: unknown[] = [];
    const save = 'mutation ($input: MessageSaveInput!) { messageSave(input: $input) { outcome errors { message log } } }';
    const variables = { input: { user: name, mailbox: 'INBOX', content: 'Subject: x\r\n\r\nthe-secret-of-the-mail\r\n' } };
    // With the right key, with a wrong key, and without a Dovecot. The audit log is on standard output.
    const upstreams = [
      { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey },
      { DOVEADM_URL: dovecot.url, DOVEADM_PASSWORD: `${dovecot.password}x` },
      { DOVEADM_URL: 'http://127.0.0.1:1', DOVEADM_API_KEY: dovecot.apiKey },
    ];
    for (const upstream of upstreams) {
      const gatewayProcess = new CommandLine(['serve'], { ...upstream, JWT_SECRET: tokenSecret, PORT: '0', LOG_LEVEL: 'trace' });
      const url = (await gatewayProcess.says(/listening on ([^\s"]+)/))[1] ?? '';
      const post = async (body: object, authorization = `Bearer ${token}`): Promise<void> => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization },
          body: JSON.stringify(body),
        });
        outcomes.push(await response.text());
      };
      await post({ query: save, variables });
      await post({ query: '{ users { nodes { name } } hosts { name url } }' });
      await post({ query: '{ nonsense' });
      await post({ query: `{ user(name: ${JSON.stringify(name)}) { mailbox(name: "No") { messageCount } } }` });
      await post({ query: '{ viewer { name } }' }, `Bearer ${token}x`);
      gatewayProcess.kill('SIGTERM');
      outcomes.push(await gatewayProcess.finished());
    }
    const all = JSON.stringify(outcomes);
    expect(all).toContain('messageSave');
    expect(all).toContain('Dovecot does not answer');
    expect(all).toContain('sha256');
    for (const secret of [
      dovecot.apiKey,
      Buffer.from(dovecot.apiKey).toString('base64'),
      dovecot.password,
      token,
      token.split('.')[2],
      'the-secret-of-the-mail',
    ]) {
      expect(all).not.toContain(secret);
    }
  });

  test('in the audit log is a chain in which one flipped byte is found, wherever it is', async () => {
    for (const as of [selfOf(name), withRole('helpdesk', 'example.com'), withRole('domain-admin', 'other.org')]) {
      for (const mailbox of ['One', 'Two']) {
        await gateway.ask('mutation ($input: MailboxCreateInput!) { mailboxCreate(input: $input) { outcome } }', {
          as,
          variables: { input: { user: name, mailbox } },
        });
      }
    }
    expect(await verifyAudit(gateway.auditPath)).toMatchObject({ ok: true, firstSeq: 1, torn: 0 });
    const bytes = await readFile(gateway.auditPath);
    for (let at = 0; at < bytes.length; at += 97) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await writeFile(`${gateway.auditPath}.changed`, changed);
      expect((await verifyAudit(`${gateway.auditPath}.changed`)).ok, `byte ${String(at)}`).toBe(false);
    }
  });
});
