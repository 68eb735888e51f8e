import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { buildMessage, multipart } from '../dovecot/message.ts';
import { behindGateway, overHttp } from './gateway.ts';

const mutation = `mutation ($user: String!, $mailbox: String!, $content: String!, $uid: BigInt, $guid: String, $receivedAt: DateTime) {
  messageSave(input: { user: $user, mailbox: $mailbox, content: $content, uid: $uid, guid: $guid, receivedAt: $receivedAt }) {
    outcome
    errors { code message exitCode user mailbox retryable log }
    mailbox { messageCount messages(last: 1) { nodes { uid subject receivedAt guid } } }
  }
}`;

interface Saved {
  readonly messageSave: {
    readonly outcome: string;
    readonly errors: readonly Readonly<Record<string, unknown>>[];
    readonly mailbox: {
      readonly messageCount: number;
      readonly messages: { readonly nodes: readonly Readonly<Record<string, unknown>>[] };
    };
  } | null;
}

behindGateway(
  'a message saved through the gateway',
  (gateway, dovecot) => {
    const users: string[] = [];
    beforeAll(async () => {
      const created = await dovecot.createUsers([{ format: 'sdbox' }, { format: 'maildir' }, { quotaKiB: 20 }]);
      users.push(...created.map(({ name }) => name));
    });

    const save = (variables: Readonly<Record<string, unknown>>) =>
      gateway.ask<Saved>(mutation, { variables: { mailbox: 'INBOX', user: users[0], ...variables } });
    /** The newest message as IMAP gives it, and how many there are. */
    const newest = (user: string) =>
      withImap(dovecot, user, async (client) => {
        const lock = await client.getMailboxLock('INBOX');
        const message = await client.fetchOne('*', { source: true, uid: true, internalDate: true });
        lock.release();
        return {
          count: await countMessages(client, 'INBOX'),
          source: message ? (message.source ?? Buffer.alloc(0)) : Buffer.alloc(0),
          message: message || null,
        };
      });

    const contents: Readonly<Record<string, string>> = {
      'with CRLF line ends': buildMessage({ subject: 'Plain' }),
      'in UTF-8, also in its headers': buildMessage({ subject: 'Grüße an 日本 🐝', body: 'Ελληνικά, Кириллица, 🐝\n' }),
      'with lines that begin with dots, tabs and quotes': buildMessage({ body: '.\n..\n\t"\\\'`{}[]\u2028\n' }),
      'with a 998 character line and no line end': buildMessage({ body: 'x'.repeat(998) }).trimEnd(),
      'with an attachment': buildMessage({
        subject: 'Attached',
        ...multipart('mixed', [{ contentType: 'application/octet-stream', content: randomBytes(8000), filename: 'random.bin' }]),
      }),
      'that has headers only': 'Subject: nothing more\r\n\r\n',
      'that looks like JSON': buildMessage({ body: '["error",{"type":"exitCode"},"t0"]\n' }),
    };
    test.each(Object.entries(contents))('%s is the same, byte for byte, by IMAP', async (_, content) => {
      for (const user of users.slice(0, 2)) {
        const { data, errors } = await save({ user, content });
        expect(errors).toEqual([]);
        expect(data?.messageSave?.outcome).toBe('APPLIED');
        expect((await newest(user)).source.toString('hex')).toBe(Buffer.from(content).toString('hex'));
      }
    });

    test('with LF line ends has CRLF by IMAP, and nothing else is changed', async () => {
      const content = buildMessage({ subject: 'Unix' }).replaceAll('\r\n', '\n');
      await save({ content });
      expect((await newest(users[0] ?? '')).source.toString()).toBe(content.replaceAll('\n', '\r\n'));
    });

    test('can be selected in the payload, read after the write', async () => {
      const { count } = await newest(users[0] ?? '');
      const { data } = await save({ content: buildMessage({ subject: 'Fresh' }) });
      expect(data?.messageSave?.mailbox).toMatchObject({ messageCount: count + 1, messages: { nodes: [{ subject: 'Fresh' }] } });
      expect(data?.messageSave?.mailbox.messages.nodes[0]?.uid).toBe((await newest(users[0] ?? '')).message?.uid);
    });

    test('gets the given UID, GUID and date, if Dovecot supports them', async () => {
      const receivedAt = '2019-05-04T03:02:01Z';
      const guid = 'restored-1';
      const { count, message } = await newest(users[0] ?? '');
      const uid = (message?.uid ?? 0) + 100;
      const { data, errors } = await save({ content: buildMessage({ subject: 'Restored' }), uid, guid, receivedAt });
      if (dovecot.series === '2.3') {
        expect(errors).toMatchObject([{ extensions: { code: 'PARAMETER_UNSUPPORTED', command: 'messageSave' } }]);
        expect((await newest(users[0] ?? '')).count).toBe(count);
        return;
      }
      expect(errors).toEqual([]);
      expect(data?.messageSave).toMatchObject({ outcome: 'APPLIED', mailbox: { messages: { nodes: [{ uid, guid, receivedAt }] } } });
      const saved = (await newest(users[0] ?? '')).message;
      expect(saved).toMatchObject({ uid });
      expect(new Date(saved?.internalDate ?? 0).toISOString()).toBe('2019-05-04T03:02:01.000Z');
    });

    test('is refused before anything is sent when a number would end the process or change', async () => {
      const sent = await gateway.countSent(async () => {
        for (const wrong of [
          { uid: 0 },
          { uid: 2 ** 32 - 1 },
          { guid: 'a/b' },
          { guid: 'a b' },
          { receivedAt: '1969-12-31T23:59:59Z' },
          { receivedAt: '2200-01-01T00:00:00Z' },
          { content: 'a\u0000b' },
        ]) {
          const { data, errors } = await save({ content: 'Subject: x\n\nx\n', ...wrong });
          expect(data?.messageSave ?? null).toBeNull();
          expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', retryable: false } }]);
        }
      });
      expect(sent).toBe(0);
    });

    test('of the largest size for this Dovecot is saved; a larger one is refused with the limit, before it is sent', async () => {
      // 2.4.1 refuses any one string above 32 KiB, 2.3 a request above 1 MiB.
      const limit = dovecot.series === '2.4' ? 32_768 : 1_000_000;
      const head = 'Subject: large\r\n\r\n';
      const body = (bytes: number): string => `${'x'.repeat(70)}\r\n`.repeat(Math.ceil(bytes / 72)).slice(0, bytes);
      const content = head + body(limit - head.length - (dovecot.series === '2.3' ? limit / 30 : 0));
      expect((await save({ content })).data?.messageSave?.outcome).toBe('APPLIED');
      expect((await newest(users[0] ?? '')).source.toString()).toBe(content);

      const sent = await gateway.countSent(async () => {
        const { data, errors } = await save({ content: content + body(100_000) });
        expect(data?.messageSave).toBeNull();
        expect(errors).toMatchObject([
          { extensions: { code: 'PAYLOAD_TOO_LARGE', retryable: false, command: 'messageSave', user: users[0] } },
        ]);
        expect(errors[0]?.message).toMatch(
          dovecot.series === '2.4' ? /value of \d+ bytes.*\(32768 bytes\)/ : /request of \d+ bytes.*\(1047552 bytes\)/,
        );
      });
      expect(sent).toBe(0);
    });

    test('that would exceed the quota is refused with OVER_QUOTA and the reason, and nothing is saved', async () => {
      const user = users[2] ?? '';
      const { data } = await save({ user, content: buildMessage({ body: `${'x'.repeat(70)}\r\n`.repeat(400) }) });
      expect(data?.messageSave).toMatchObject({
        outcome: 'NOT_APPLIED',
        errors: [
          { code: 'OVER_QUOTA', exitCode: 73, user, mailbox: 'INBOX', retryable: false, log: expect.stringMatching(/quota exceeded/i) },
        ],
        mailbox: { messageCount: 0 },
      });
      expect((await newest(user)).count).toBe(0);
    });

    test('needs an existing mailbox', async () => {
      const { data } = await save({ mailbox: 'Nowhere', content: 'Subject: x\n\nx\n' });
      expect(data?.messageSave).toMatchObject({
        outcome: 'NOT_APPLIED',
        errors: [{ code: 'NOT_FOUND', exitCode: 68, mailbox: 'Nowhere' }],
      });
    });
  },
  {},
  overHttp,
);
