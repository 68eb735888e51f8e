import { ENDS, type Fact } from './facts.ts';

const MESSAGE = 'Subject: x\n\nx\n';
const EXIT_CODES = [
  ['mailboxDelete', { mailbox: 'None' }, 68],
  ['sieveGet', { scriptname: 'none' }, 68],
  ['sievePut', { scriptname: 'bad', file: 'keep' }, 65],
  ['mailboxCreate', { mailbox: 'Trash' }, 65],
  ['mailboxCreate', { mailbox: 'a//b' }, 64],
  ['mailboxList', { user: 'nobody@example.com', mailboxMask: ['*'] }, 67],
] as const;

/** What does not mean what it says. */
export const meaningFacts: readonly Fact[] = [
  {
    name: 'exit codes',
    show: async (ask) => {
      await ask.save('Trash', MESSAGE);
      const seen: unknown[] = [];
      for (const [command, parameters] of EXIT_CODES) seen.push(await ask.run(command, parameters));
      return [seen, EXIT_CODES.map(([, , code]) => code)];
    },
  },
  {
    name: 'false means true',
    show: async (ask) => {
      await ask.run('mailboxCreate', { mailbox: 'Parent/Child' });
      await ask.run('mailboxDelete', { mailbox: 'Parent', recursive: false });
      return [(await ask.mailboxes()).filter((name) => String(name).startsWith('Parent')), []];
    },
  },
  {
    name: 'deleteEmptyMailbox deletes mailboxes that were empty before',
    show: async (ask) => {
      await ask.run('mailboxCreate', { mailbox: 'Bystander' });
      await ask.save('Filled', MESSAGE);
      const [status] = (await ask.run('mailboxStatus', { field: ['guid'], mailboxMask: ['Filled'] })) as { guid: string }[];
      const query = ['mailbox-guid', status?.guid, 'all'];
      const done = await ask.run('expunge', { query, deleteEmptyMailbox: true });
      const left = (await ask.mailboxes()).filter((name) => ['Bystander', 'Filled'].includes(String(name)));
      return [
        [done, left],
        [[], []],
      ];
    },
  },
  {
    name: 'a wildcard in a name finds others',
    show: async (ask) => {
      for (const mailbox of ['w*d', 'wild']) await ask.save(mailbox, MESSAGE);
      const rows = await ask.run('mailboxStatus', { field: ['messages'], mailboxMask: ['w*d'] });
      return [(rows as { mailbox: string }[]).map(({ mailbox }) => mailbox).sort(), ['w*d', 'wild']];
    },
  },
  {
    name: 'a mask without a wildcard is listed whether the mailbox exists or not',
    show: async (ask) => [await ask.run('mailboxList', { mailboxMask: ['None'] }), [{ mailbox: 'None' }]],
  },
  {
    name: 'one name alone is 68 where there is no such mailbox, and left out beside others',
    show: async (ask) => {
      const read = (...mailboxMask: string[]): Promise<unknown> => ask.run('mailboxStatus', { field: ['messages'], mailboxMask });
      await ask.save('INBOX', MESSAGE);
      return [
        [await read('None'), await read('INBOX', 'None')],
        [68, [{ mailbox: 'INBOX', messages: '1' }]],
      ];
    },
  },
  {
    name: 'only mailboxCreate takes a name with the separator at its end',
    show: async (ask) => {
      const created = await ask.run('mailboxCreate', { mailbox: 'T/' });
      const others = [
        await ask.run('mailboxSubscribe', { mailbox: 'T/' }),
        await ask.run('save', { mailbox: 'T/', file: MESSAGE }),
        await ask.run('mailboxDelete', { mailbox: 'T/' }),
        await ask.run('mailboxStatus', { field: ['messages'], mailboxMask: ['T/'] }),
      ];
      return [
        [created, (await ask.mailboxes()).filter((name) => /^T\b/.test(String(name))), others],
        [[], ['T'], [64, 64, 64, 64]],
      ];
    },
  },
  {
    name: 'INBOX is folded as the first part of a name',
    show: async (ask) => {
      await ask.run('mailboxCreate', { mailbox: 'inbox/low' });
      return [(await ask.mailboxes()).filter((name) => String(name).endsWith('low')), ['INBOX/low']];
    },
  },
  {
    name: 'a user with a wildcard is every user that matches',
    show: async (ask) => {
      const rows = (await ask.run('mailboxList', { user: `${ask.user.slice(0, -1)}?`, mailboxMask: ['INBOX'] })) as unknown[];
      return [rows, [{ username: ask.user, mailbox: 'INBOX' }]];
    },
  },
  {
    name: 'user names are folded to lower case',
    show: async (ask) => [await ask.run('mailboxList', { user: ask.user.toUpperCase(), mailboxMask: ['INBOX'] }), [{ mailbox: 'INBOX' }]],
  },
  {
    name: 'one unknown name makes the answer 67, a mask is a list',
    show: async (ask) => {
      const read = (...userMask: string[]): Promise<unknown> => ask.run('user', { user: undefined, userMask });
      const found = await read(ask.user);
      return [
        [Object.keys(found as object), await read(ask.user, 'nobody@example.com'), await read('no*body')],
        [[ask.user], 67, { userList: [] }],
      ];
    },
  },
  {
    name: 'a change in a mailbox that is not there: 68 on 2.3, yes on 2.4',
    show: async (ask) => {
      const query = ['mailbox', 'None', 'all'];
      return [
        [
          await ask.run('expunge', { query }),
          await ask.run('flagsAdd', { flag: ['\\Seen'], query }),
          await ask.run('flagsAdd', { flag: ['keyword'], query }),
          await ask.run('forceResync', { mailboxMask: 'None' }),
        ],
        ask.is23 ? [68, 68, ENDS, []] : [[], [], [], []],
      ];
    },
  },
  {
    name: 'lines are stored with CRLF, and come as LF from text and body and as CRLF from a part',
    show: async (ask) => {
      await ask.save('Lines', 'Subject: x\n\none\ntwo\n');
      const read = async (field: string): Promise<unknown> => (await ask.fetch(field, 'mailbox', 'Lines'))[0];
      return [
        [await read('body'), await read('body.1')],
        ['one\ntwo\n', 'one\r\ntwo\r\n'],
      ];
    },
  },
  {
    name: 'numbers are texts',
    show: async (ask) => {
      await ask.save('Numbers', MESSAGE);
      return [
        await ask.run('mailboxStatus', { field: ['messages', 'recent'], mailboxMask: ['Numbers'] }),
        [{ mailbox: 'Numbers', messages: '1', recent: '1' }],
      ];
    },
  },
  {
    name: 'of several Date headers, date.sent is the first and the envelope has the last',
    show: async (ask) => {
      const at = (day: number): string => `Date: ${['Mon', 'Tue'][day - 1] ?? ''}, ${String(day)} Jan 2024 10:00:00 +0000`;
      await ask.save('Dates', `${at(1)}\n${at(2)}\n\nx\n`);
      const [sent] = await ask.fetch('date.sent.unixtime', 'mailbox', 'Dates');
      const [envelope] = await ask.fetch('imap.envelope', 'mailbox', 'Dates');
      return [
        [sent, /(\d) Jan 2024/.exec(String(envelope))?.[1]],
        [String(Date.UTC(2024, 0, 1, 10) / 1000), '2'],
      ];
    },
  },
  {
    name: 'date.sent wraps at 32 bits on 2.3, and stays within them on 2.4',
    show: async (ask) => {
      await ask.save('Old', 'Date: Wed, 1 Jan 1969 10:00:00 +0000\n\nx\n');
      await ask.save('New', 'Date: Tue, 1 Jan 2126 10:00:00 +0000\n\nx\n');
      const at = async (mailbox: string): Promise<number> => Number((await ask.fetch('date.sent.unixtime', 'mailbox', mailbox))[0]);
      return [[await at('Old'), await at('New')], ask.is23 ? [4_263_467_296, 627_967_904] : [0, 4_294_967_295]];
    },
  },
  {
    name: 'names beside others are counted in the own namespaces only',
    show: async (ask) => {
      await ask.save('INBOX', MESSAGE);
      await ask.run('save', { user: 'alice@example.com', mailbox: 'INBOX', file: MESSAGE });
      const shared = `shared/${ask.user}/INBOX`;
      const read = async (...mailboxMask: string[]): Promise<unknown> =>
        ((await ask.run('mailboxStatus', { user: 'alice@example.com', field: ['messages'], mailboxMask })) as { mailbox: string }[]).map(
          ({ mailbox }) => mailbox,
        );
      return [
        [await read(shared), await read(shared, 'INBOX')],
        [[shared], ['INBOX']],
      ];
    },
  },
  {
    name: 'mailboxCreate of what exists subscribes and refuses',
    show: async (ask) => {
      await ask.run('mailboxCreate', { mailbox: 'Here' });
      const code = await ask.run('mailboxCreate', { mailbox: 'Here', subscriptions: true });
      return [
        [code, (await ask.mailboxes({ subscriptions: true })).includes('Here')],
        [65, true],
      ];
    },
  },
  {
    name: 'kick of nobody is 68 on 2.3 and a count of 0 on 2.4',
    show: async (ask) => [await ask.run('kick', { user: undefined, mask: ['nobody@example.com'] }), ask.is23 ? 68 : [{ count: '0' }]],
  },
  {
    name: 'without keyPrefix only the private half of what the server keeps is listed',
    show: async (ask) => {
      const server = { mailbox: '', allowEmptyMailboxName: true };
      for (const half of ['private', 'shared'])
        await ask.run('mailboxMetadataSet', { ...server, key: `/${half}/fact-of-${half}`, value: 'v' });
      const keys = async (more: object): Promise<string[]> => {
        const rows = JSON.stringify(await ask.run('mailboxMetadataList', { ...server, ...more }));
        return ['private', 'shared'].filter((half) => rows.includes(`fact-of-${half}`));
      };
      return [
        [await keys({}), await keys({ keyPrefix: '/private/' }), await keys({ keyPrefix: '/shared/' })],
        [['private'], ['private'], ['shared']],
      ];
    },
  },
];
