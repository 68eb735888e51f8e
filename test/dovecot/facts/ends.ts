import { ENDS, type Fact } from './facts.ts';

const MESSAGE = 'Subject: x\n\nx\n';

/** A fact that some commands end their process, and perhaps one more that does not. */
function ends(name: string, commands: readonly (readonly [string, Record<string, unknown>])[], series?: Fact['series']): Fact {
  return {
    name,
    ...(series === undefined ? {} : { series }),
    show: async (ask) => {
      await ask.save('INBOX', MESSAGE);
      const seen: unknown[] = [];
      for (const [command, parameters] of commands) seen.push(await ask.run(command, parameters));
      return [seen, commands.map(() => ENDS)];
    },
  };
}

/** What ends the process. */
export const endFacts: readonly Fact[] = [
  {
    name: 'mailboxList without a mask lists everything; mailboxStatus ends its process',
    show: async (ask) => [
      [JSON.stringify(await ask.run('mailboxList')).includes('INBOX'), await ask.run('mailboxStatus', { field: ['messages'] })],
      [true, ENDS],
    ],
  },
  {
    name: 'null ends the process of 2.3, and is a user of that name on 2.4',
    show: async (ask) => [await ask.run('mailboxList', { user: null, mailboxMask: ['*'] }), ask.is23 ? ENDS : 67],
  },
  {
    name: 'an empty list as a query ends the process of 2.3, and finds nothing on 2.4',
    show: async (ask) => [await ask.run('search', { query: [] }), ask.is23 ? ENDS : []],
  },
  {
    name: 'a text where a list is due is taken for a list of one',
    show: async (ask) => {
      await ask.save('INBOX', MESSAGE);
      const rows = await ask.run('search', { query: 'all' });
      const listed = await ask.run('mailboxList', { mailboxMask: 'INBOX' });
      return [
        [Array.isArray(rows) && rows.length > 0, listed],
        [true, [{ mailbox: 'INBOX' }]],
      ];
    },
  },
  ends('a list, a number or an object where a text is due', [
    ['mailboxList', { user: ['x'], mailboxMask: ['*'] }],
    ['sievePut', { scriptname: ['a', 'b'], file: 'keep;' }],
    ['mailboxCreate', { mailbox: 7 }],
    ['mailboxCreate', { mailbox: { name: 'x' } }],
  ]),
  ends('a negative number', [['mailboxUpdate', { mailbox: 'INBOX', minNextUid: -1 }]]),
  ends('a list as the mask of index', [['index', { mailboxMask: ['INBOX'] }]], '2.3'),
  ends('an unknown key of a query', [['search', { query: ['nonsense', 'x'] }]]),
  ends('expunge without a mailbox, or with nothing but one', [
    ['expunge', { query: ['all'] }],
    ['expunge', { query: ['mailbox', 'INBOX'] }],
    ['move', { destinationMailbox: 'Trash', query: ['all'] }],
  ]),
  ends('unknown fields, flags and parts', [
    ['fetch', { field: ['nonsense'], query: ['all'] }],
    ['fetch', { field: ['body.x'], query: ['all'] }],
    ['mailboxStatus', { field: ['nonsense'], mailboxMask: ['INBOX'] }],
    ['flagsAdd', { flag: ['\\Bogus'], query: ['mailbox', 'INBOX', 'all'] }],
  ]),
  ends('names that Sieve does not have', [
    ['sievePut', { scriptname: 'a/b', file: 'keep;' }],
    ['sievePut', { scriptname: '\u00ff', file: 'keep;' }],
    ['sievePut', { scriptname: 'x'.repeat(257), file: 'keep;' }],
  ]),
  ends('a guid that is not 32 hexadecimal digits', [['mailboxCreate', { mailbox: 'Guided', guid: 'xyz' }]]),
  ends('an ACL identifier of more than 1024 bytes', [['aclSet', { mailbox: 'INBOX', id: `user=${'x'.repeat(1100)}`, right: ['read'] }]]),
  ends('metadata keys of no half', [['mailboxMetadataGet', { mailbox: 'INBOX', key: '/other/x' }]]),
  ends('sync with a remote that cannot be reached', [['sync', { destination: ['tcp:127.0.0.1:1'] }]], '2.3'),
  ends('two masks in one kick', [['kick', { user: undefined, mask: ['a', 'b'] }]], '2.4'),
  ends('authCacheFlush without users', [['authCacheFlush', { user: undefined }]]),
  ends('userdbOnly', [['user', { user: undefined, userMask: ['x'], userdbOnly: true }]], '2.3'),
  ends('receivedDate as ISO 8601', [['save', { mailbox: 'INBOX', file: MESSAGE, receivedDate: '2024-01-01T00:00:00Z' }]], '2.4'),
  ends('mailboxPath with a separator at the end', [['mailboxPath', { mailbox: 'Trash/', type: 'dir' }]]),
  {
    name: 'forceResync with a separator at the end ends the process of 2.4',
    show: async (ask) => [await ask.run('forceResync', { mailboxMask: 'Trash/' }), ask.is23 ? [] : ENDS],
  },
  {
    name: 'an envelope that is lost keeps what ran before',
    show: async (ask) => {
      await ask.all([
        ['mailboxCreate', { mailbox: 'Kept' }],
        ['search', { query: ['nonsense'] }],
        ['mailboxCreate', { mailbox: 'Never' }],
      ]);
      const names = await ask.mailboxes();
      return [
        [names.includes('Kept'), names.includes('Never')],
        [true, false],
      ];
    },
  },
];
