import { ENDS, type Asker, type Fact } from './facts.ts';

const status = (ask: Asker, url: string, init: RequestInit): Promise<Response> => fetch(`${ask.dovecot.url}${url}`, init);
const key = (ask: Asker): Record<string, string> => ({
  authorization: `X-Dovecot-API ${Buffer.from(ask.dovecot.apiKey).toString('base64')}`,
});
const PATH = '/doveadm/v1';
const list = (bytes: number): string => JSON.stringify([['user', { userMask: ['x'.repeat(bytes)] }, 't']]);

/** The connection, the envelope and their limits. */
export const envelopeFacts: readonly Fact[] = [
  {
    name: 'every answer closes the connection',
    show: async (ask) => {
      const response = await status(ask, PATH, { headers: key(ask) });
      return [response.headers.get('connection')?.toLowerCase(), 'close'];
    },
  },
  {
    name: 'a wrong key is 401 with an empty body, another path is 404',
    show: async (ask) => {
      const wrong = await status(ask, PATH, { headers: { authorization: 'X-Dovecot-API d3Jvbmc=' } });
      const elsewhere = await status(ask, '/elsewhere', { headers: key(ask) });
      return [
        [wrong.status, await wrong.text(), elsewhere.status],
        [401, '', 404],
      ];
    },
  },
  {
    name: 'the content type is not looked at',
    show: async (ask) => {
      const body = JSON.stringify([['mailboxList', { user: ask.user, mailboxMask: ['INBOX'] }, 't']]);
      const response = await status(ask, PATH, { method: 'POST', headers: { ...key(ask), 'content-type': 'image/png' }, body });
      return [await response.json(), [['doveadmResponse', [{ mailbox: 'INBOX' }], 't']]];
    },
  },
  {
    name: 'the commands of an envelope run one after another, in order',
    show: async (ask) => {
      const mailboxMask = ['Ordered%', 'Ordered%'];
      const answers = await ask.all([
        ['mailboxList', { mailboxMask }],
        ['mailboxCreate', { mailbox: 'Ordered' }],
        ['mailboxList', { mailboxMask }],
        ['mailboxDelete', { mailbox: 'Ordered' }],
        ['mailboxList', { mailboxMask }],
      ]);
      return [answers, [[], [], [{ mailbox: 'Ordered' }], [], []]];
    },
  },
  {
    name: 'a tag that is a number is 400 for the whole',
    show: async (ask) => [(await ask.raw(JSON.stringify([['user', { userMask: ['x'] }, 1]]))).status, 400],
  },
  {
    name: 'a fault late in an envelope is 400 for all of it, after the earlier commands have run',
    show: async (ask) => {
      const create = JSON.stringify(['mailboxCreate', { user: ask.user, mailbox: 'Early' }, 't']);
      const { status } = await ask.raw(`[${create},["mailboxList",{},7]]`);
      return [
        [status, (await ask.mailboxes()).includes('Early')],
        [400, true],
      ];
    },
  },
  {
    name: 'an error has a type and an exit code, and no message',
    show: async (ask) => {
      const { body } = await ask.raw(JSON.stringify([['mailboxDelete', { user: ask.user, mailbox: 'None' }, 't']]));
      return [JSON.parse(body), [['error', { type: 'exitCode', exitCode: 68 }, 't']]];
    },
  },
  {
    name: '2.3 forgets the comma after an unknown method',
    series: '2.3',
    show: async (ask) => {
      const { body } = await ask.raw('[["noSuch",{},"a"],["noSuch",{},"b"]]');
      return [body.includes('"a"]["error"'), true];
    },
  },
  {
    name: '2.4 takes strings of 32,768 bytes and lists of 1024 entries',
    series: '2.4',
    show: async (ask) => {
      const entries = (count: number): string => JSON.stringify([['user', { userMask: Array.from({ length: count }, () => 'x') }, 't']]);
      const escaped = `[["user",{"userMask":["${'\\u0041'.repeat(32_768)}"]},"t"]]`;
      const found = await Promise.all([list(32_768), list(32_769), escaped, entries(1024), entries(1025)].map((body) => ask.raw(body)));
      return [
        found.map(({ status, body }) =>
          status === 200 ? 200 : `${String(status)} ${/Excessive string size|Too many items/.exec(body)?.[0] ?? ''}`,
        ),
        [200, '400 Excessive string size', 200, 200, '400 Too many items'],
      ];
    },
  },
  {
    name: '2.3 takes a request of less than 1 MiB',
    series: '2.3',
    show: async (ask) => {
      const found = await Promise.all([list(1_000_000), list(1_100_000)].map((body) => ask.raw(body)));
      return [found.map(({ status }) => status === 200), [true, false]];
    },
  },
  {
    name: '2.4 answers a request of 16 MB',
    series: '2.4',
    show: async (ask) => {
      const command = ['user', { userMask: Array.from({ length: 33 }, () => 'x'.repeat(30_000)) }, 't'];
      return [(await ask.raw(JSON.stringify(Array.from({ length: 16 }, () => command)))).status, 200];
    },
  },
  {
    name: 'bytes that are not UTF-8 are stored by 2.3 and 400 on 2.4',
    show: async (ask) => {
      const bytes = [
        Buffer.from(`[["save",{"user":"${ask.user}","mailbox":"INBOX","file":"Subject: x\\n\\nab`),
        Buffer.from([0xe9]),
        Buffer.from('."},"t"]]'),
      ];
      const { status: code } = await status(ask, PATH, { method: 'POST', headers: key(ask), body: Buffer.concat(bytes) });
      return [[code, await ask.fetch('body', 'mailbox', 'INBOX')], ask.is23 ? [200, ['ab\ufffd.']] : [400, []]];
    },
  },
  {
    name: '2.3: a server command after one that opened mail ends the process',
    show: async (ask) => {
      const mail = ['mailboxStatus', { field: ['messages'], mailboxMask: ['*'] }] as const;
      const who = ['penalty', { user: undefined }] as const;
      const [first] = await ask.all([mail, who]);
      const [server] = await ask.all([who, mail]);
      return [
        [first === ENDS, server === ENDS],
        [ask.is23, false],
      ];
    },
  },
];
