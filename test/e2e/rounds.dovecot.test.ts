import { afterAll, beforeAll, expect, it } from 'vitest';
import { postCommands } from '../dovecot/http.ts';
import { Recorder, type Rounds } from '../dovecot/recorder.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { TestGateway } from './gateway.ts';

interface Recorded {
  readonly query: string;
  /** Each round as its envelopes, each envelope as its commands, in any order. */
  readonly rounds: readonly (readonly string[])[];
}

const PAGE = '{ nodes { uid subject from { email } flags text } }';

/**
 * What each question costs at Dovecot: a round for each step that depends on the one before, and in it as few envelopes as serve.
 * A stray `await` or timer between a resolver and its loader adds one; so does a field that asks for what its parent could have asked.
 */
const RECORDED: Readonly<Record<string, Recorded>> = {
  'nothing of Dovecot': { query: '{ viewer { name permissions } }', rounds: [] },
  'a user': { query: '{ user(name: "$0") { id name } }', rounds: [['user']] },
  'a user with what the user database says': { query: '{ user(name: "$0") { home uid gid mailLocation } }', rounds: [['user']] },
  'mailboxes with counts': {
    query: '{ user(name: "$0") { mailboxes { name messageCount unseenCount subscribed } } }',
    rounds: [['mailboxList mailboxStatus mailboxList']],
  },
  'a user with many things': {
    query: `{ user(name: "$0") { home mailboxes { name sizeBytes } sieveScripts { name active } quota { root } sessions { totalCount } } }`,
    rounds: [['user who mailboxList mailboxStatus sieveList quotaGet']],
  },
  'a mailbox': {
    query: '{ user(name: "$0") { mailbox(name: "INBOX") { name messageCount firstSavedAt } } }',
    rounds: [['mailboxStatus']],
  },
  'one mailbox under two names, with other fields': {
    query: '{ user(name: "$0") { a: mailbox(name: "INBOX") { messageCount } b: mailbox(name: "INBOX") { unseenCount uidNext } } }',
    rounds: [['mailboxStatus']],
  },
  'a page of messages': {
    query: `{ user(name: "$0") { mailbox(name: "INBOX") { messages(first: 2) ${PAGE} } } }`,
    rounds: [['fetch']],
  },
  'the newest messages: their number first': {
    query: `{ user(name: "$0") { mailbox(name: "INBOX") { messages(last: 2) ${PAGE} } } }`,
    rounds: [['mailboxStatus'], ['fetch']],
  },
  'one message': {
    query: '{ user(name: "$0") { mailbox(name: "INBOX") { message(uid: 1) { subject snippet } } } }',
    rounds: [['fetch']],
  },
  'a search: its hits first': {
    query: `{ user(name: "$0") { mailbox(name: "INBOX") { messages(search: { subject: "hello" }) ${PAGE} } } }`,
    rounds: [['search'], ['fetch']],
  },
  'a search in all mailboxes: its hits, the messages, and whether their mailboxes are the ones that are named': {
    query: `{ user(name: "$0") { messages(search: { subject: "hello" }) ${PAGE} } }`,
    rounds: [['search'], ['fetch'], ['mailboxStatus']],
  },
  'an unknown user with a mailbox: one failure tells all': {
    query: '{ user(name: "nobody@rounds.example") { quota { root } mailbox(name: "INBOX") { messages { totalCount } } } }',
    rounds: [['quotaGet mailboxStatus fetch']],
  },
  'a mailbox other than INBOX': {
    query: '{ user(name: "$0") { mailbox(name: "Nope") { name messageCount messages(first: 2) { nodes { uid } } } } }',
    rounds: [['mailboxList mailboxStatus fetch']],
  },
  'INBOX by its name alone': { query: '{ user(name: "$0") { mailbox(name: "inbox") { name } } }', rounds: [['user']] },
  'two known users and an unknown one': {
    query: '{ a: user(name: "$0") { home } b: user(name: "$1") { home } c: user(name: "nobody@rounds.example") { home } }',
    rounds: [['user user user']],
  },
  'the same user twice': { query: '{ a: user(name: "$0") { home } b: user(name: "$0") { uid } }', rounds: [['user']] },
  'a list of users, then everything of each': {
    query:
      '{ users(first: 2, mask: "*@rounds.example") { nodes { mailboxes { name messageCount } sieveScripts { name } quota { root } } } }',
    rounds: [['user'], ['mailboxList mailboxStatus sieveList quotaGet mailboxList mailboxStatus sieveList quotaGet']],
  },
  'a fragment behind a directive': {
    query: '{ user(name: "$0") { ...F @include(if: true) quota @skip(if: true) { root } } } fragment F on User { sieveScripts { name } }',
    rounds: [['sieveList']],
  },
  'a change, then what is selected in its payload': {
    query: `mutation { flagsAdd(input: { user: "$0", flags: ["\\\\Seen"], search: { mailbox: "INBOX", uids: [1] } }) {
      outcome user { mailboxes { name unseenCount } sieveScripts { name } }
    } }`,
    rounds: [['flagsAdd'], ['mailboxList mailboxStatus sieveList']],
  },
  'a change in a mailbox other than INBOX': {
    query: `mutation { flagsAdd(input: { user: "$0", flags: ["\\\\Seen"], search: { mailbox: "Junk", uids: [1] } }) { outcome } }`,
    // The check for the mailbox comes first: Dovecot 2.4 would report success without one.
    rounds: [['mailboxStatus'], ['flagsAdd']],
  },
};

onBothDovecots('rounds and envelopes', (dovecot) => {
  const names = ['a@rounds.example', 'b@rounds.example'];
  const recorder = new Recorder(dovecot);
  let running: TestGateway;

  beforeAll(async () => {
    await dovecot.createUsers(names.map((name) => ({ name })));
    const message = 'From: A <a@rounds.example>\r\nSubject: hello\r\n\r\nText\r\n';
    for (const user of names) {
      await postCommands(
        dovecot,
        [1, 2, 3].map((index) => ['save', { user, mailbox: 'INBOX', file: message }, String(index)]),
      );
    }
    running = await new TestGateway(await recorder.start()).start();
    // The listing does not count.
    await running.data('{ host { version } }');
  });
  afterAll(async () => {
    await running.close();
    await recorder.close();
  });

  it.each(Object.entries(RECORDED))('%s', async (_, { query, rounds }) => {
    const text = query.replace(/\$(\d)/g, (__, index: string) => names[Number(index)] ?? '');
    const recorded = await recorder.record(() => running.data(text));
    expect(sortedRounds(recorded)).toEqual(rounds.map((envelopes) => envelopes.map((commands) => sorted(commands.split(' ')))));
    // On 2.3 a process that has opened mail cannot ask the server any more.
    for (const commands of recorded.flat()) expect(commands.map(asksServer)).toEqual(commands.map(asksServer).sort().reverse());
  });

  it('spreads many users over several envelopes, no more than the concurrency of the host', async () => {
    const users = Array.from({ length: 100 }, (_, index) => `u${String(index)}: user(name: "u${String(index)}@rounds.example") { name }`);
    const recorded = await recorder.record(() => running.data(`{ ${users.join(' ')} }`));
    expect(recorded).toHaveLength(1);
    expect(recorded[0]?.length).toBeLessThanOrEqual(4);
    expect(recorded.flat(2)).toEqual(users.map(() => 'user'));
  });
});

function sortedRounds(rounds: Rounds): string[][] {
  return rounds.map((envelopes) => envelopes.map(sorted));
}

function sorted(commands: readonly string[]): string {
  return [...commands].sort().join(' ');
}

function asksServer(command: string): boolean {
  return command === 'user' || command === 'who';
}
