import { beforeAll, describe, expect, test } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { postCommands } from '../dovecot/http.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { behindGateway } from './gateway.ts';

behindGateway('full-text search', (gateway, dovecot) => {
  let user = '';
  beforeAll(async () => {
    user = (await dovecot.createUser()).name;
    await withImap(dovecot, user, async (client) => {
      for (const word of ['walrus', 'carpenter'])
        await client.append('INBOX', buildMessage({ subject: word, body: `The ${word}s were walking.\n` }));
    });
  });
  const change = async (mutation: string, select = 'outcome errors { code }') =>
    (await gateway.data<{ done: Record<string, unknown> }>(`mutation { done: ${mutation} { ${select} } }`)).done;
  const onIndexes = (command: string, more = '') => `${command}(input: { user: "${user}", mailboxPatterns: ["INBOX"] ${more} })`;
  const indexFiles = () =>
    inHome(dovecot, user, "find . -path '*fts-flatcurve*' -name 'current.*' -o -path '*fts-flatcurve*' -name 'index.*' -type d");

  describe.runIf(dovecot.series === '2.4')('with an index', () => {
    test('splits a text into words', async () => {
      const query = `{ user(name: "${user}") { fts { tokens(text: "The Walruses, and WALKING") english: tokens(text: "walking", language: "en") } } }`;
      expect(await gateway.data(query)).toEqual({ user: { fts: { tokens: ['walrus', 'walk'], english: ['walk'] } } });
    });

    test('supports only the configured languages', async () => {
      const answer = await gateway.ask(`{ user(name: "${user}") { fts { tokens(text: "x", language: "xx") } } }`);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', exitCode: 64 } }]);
    });

    test('is created, read, rotated, checked, optimised and removed', async () => {
      expect(await change(onIndexes('mailboxIndex'))).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(await dovecot.doveadm(['fts', 'lookup', '-u', user, 'mailbox', 'INBOX', 'text', 'walrus'])).toContain('INBOX: 1');
      const stats = `{ user(name: "${user}") { fts { indexes { mailbox { name messageCount } lastUid messageCount shardCount version } } } }`;
      expect(await gateway.data(stats)).toEqual({
        user: {
          fts: { indexes: [{ mailbox: { name: 'INBOX', messageCount: 2 }, lastUid: 2, messageCount: 2, shardCount: 1, version: 1 }] },
        },
      });
      expect(await change(onIndexes('ftsFlatcurveCheck'), 'outcome checks { mailbox { name } errorCount shardCount }')).toEqual({
        outcome: 'APPLIED',
        checks: [{ mailbox: { name: 'INBOX' }, errorCount: 0, shardCount: 1 }],
      });
      const before = await indexFiles();
      expect(await change(onIndexes('ftsFlatcurveRotate'))).toEqual({ outcome: 'APPLIED', errors: [] });
      const rotated = await indexFiles();
      expect(rotated).not.toBe(before);
      expect(await change(`ftsOptimize(input: { user: "${user}" })`)).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(await change(onIndexes('ftsFlatcurveRemove'))).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(await indexFiles()).toBe('');
      expect(await gateway.data(stats)).toEqual({ user: { fts: { indexes: [] } } });
    });

    test('is compared with the mailbox by ftsRescan, which removes missing messages', async () => {
      const { name } = await dovecot.createUser();
      const on = `input: { user: "${name}"`;
      await withImap(dovecot, name, async (client) => {
        for (const subject of ['walrus', 'carpenter', 'oyster']) await client.append('INBOX', buildMessage({ subject }));
      });
      const indexed = async () => {
        const query = `{ user(name: "${name}") { fts { indexes { messageCount } } } }`;
        const { user: found } = await gateway.data<{ user: { fts: { indexes: { messageCount: number }[] } } }>(query);
        return found.fts.indexes[0]?.messageCount;
      };
      await change(`mailboxIndex(${on}, mailboxPatterns: ["INBOX"] })`);
      expect(await indexed()).toBe(3);
      await inHome(dovecot, name, 'rm mail/mailboxes/INBOX/dbox-Mails/u.2');
      await change(`mailboxForceResync(${on}, mailboxPattern: "INBOX" })`);
      expect(await indexed()).toBe(3);
      expect(await change(`ftsRescan(${on} })`)).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(await indexed()).toBe(2);
      expect(await dovecot.doveadm(['fts', 'lookup', '-u', name, 'mailbox', 'INBOX', 'text', 'oyster'])).toContain('INBOX: 3');
    });

    test('is merged by ftsOptimize', async () => {
      const { name } = await dovecot.createUser();
      const inbox = `input: { user: "${name}", mailboxPatterns: ["INBOX"] }`;
      const add = (subject: string) => withImap(dovecot, name, (client) => client.append('INBOX', buildMessage({ subject })));
      const shards = () => inHome(dovecot, name, "find . -path '*fts-flatcurve/*.*' -maxdepth 6 -type d | wc -l");
      await add('walrus');
      await change(`mailboxIndex(${inbox})`);
      await change(`ftsFlatcurveRotate(${inbox})`);
      await add('carpenter');
      await change(`mailboxIndex(${inbox})`);
      expect(Number(await shards())).toBe(2);
      expect(await change(`ftsOptimize(input: { user: "${name}" })`)).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(Number(await shards())).toBe(1);
      expect(await dovecot.doveadm(['fts', 'lookup', '-u', name, 'mailbox', 'INBOX', 'text', 'walrus'])).toContain('INBOX: 1');
    });

    test('has no index for a missing namespace', async () => {
      const nowhere = { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] };
      expect(await change(`ftsOptimize(input: { user: "${user}", namespace: "Nowhere/" })`)).toEqual(nowhere);
      expect(await change(`ftsRescan(input: { user: "${user}", namespace: "Nowhere/" })`)).toEqual(nowhere);
    });

    test('answers ftsLookup and ftsExpand with nothing although there are hits: the schema omits them', async () => {
      await change(onIndexes('mailboxIndex'));
      const query = ['mailbox', 'INBOX', 'text', 'walrus'];
      expect(await dovecot.doveadm(['fts', 'lookup', '-u', user, ...query])).toContain('INBOX: 1');
      const answers = await postCommands(dovecot, [
        ['ftsLookup', { user, query }, 'lookup'],
        ['ftsExpand', { user, query }, 'expand'],
      ]);
      expect(answers).toEqual([
        ['doveadmResponse', [], 'lookup'],
        ['doveadmResponse', [], 'expand'],
      ]);
    });
  });

  describe.runIf(dovecot.series === '2.3')('without a backend', () => {
    test('is reported', async () => {
      const answer = await gateway.ask(`{ user(name: "${user}") { fts { tokens(text: "x") indexes { lastUid } } } }`);
      expect(answer.errors).toMatchObject([
        { path: ['user', 'fts', 'tokens'], extensions: { code: 'UPSTREAM_CONFIG', exitCode: 78 } },
        {
          path: ['user', 'fts', 'indexes'],
          message: 'This Dovecot has no command ftsFlatcurveStats; it exists in Dovecot 2.4 with fts_flatcurve.',
          extensions: { code: 'COMMAND_UNSUPPORTED' },
        },
      ]);
      for (const command of ['ftsOptimize', 'ftsRescan']) {
        expect(await change(`${command}(input: { user: "${user}" })`)).toEqual({ outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] });
      }
      for (const command of ['ftsFlatcurveCheck', 'ftsFlatcurveRotate', 'ftsFlatcurveRemove']) {
        const refused = await gateway.ask(`mutation { ${onIndexes(command)} { outcome } }`);
        expect(refused.errors).toMatchObject([{ extensions: { code: 'COMMAND_UNSUPPORTED' } }]);
      }
    });
  });
});
