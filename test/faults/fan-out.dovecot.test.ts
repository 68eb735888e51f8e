import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postCommands, type WireCommand } from '../dovecot/http.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { FaultProxy, type Fault } from './fault-proxy.ts';

/** More than in continuous integration: `FAN_OUT_USERS=1000 npx vitest run test/faults/fan-out`. */
const COUNT = Number(process.env.FAN_OUT_USERS ?? 60);
const USERS = Array.from({ length: COUNT }, (_, index) => `u${String(index).padStart(4, '0')}@many.example`);

interface Payload {
  readonly outcome: string;
  readonly errors: readonly { readonly code: string; readonly user: string | null }[];
  readonly results: readonly {
    readonly user: { readonly name: string };
    readonly outcome: string;
    readonly errors: readonly { readonly code: string; readonly user: string | null }[];
  }[];
}

describe.each(['2.3', '2.4'] as const)('a change for many users (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let proxy: FaultProxy;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, users: USERS.map((name) => ({ name })), director: false });
    // Two out of three have the mailbox, with a message in it.
    for (let start = 0; start < USERS.length; start += 50) {
      const commands = USERS.slice(start, start + 50).flatMap((user, index): WireCommand[] =>
        (start + index) % 3 === 0
          ? []
          : [
              ['mailboxCreate', { user, mailbox: ['Two of three'] }, 'create'],
              ['save', { user, mailbox: 'Two of three', file: 'Subject: x\r\n\r\nx\r\n' }, 'save'],
            ],
      );
      const replies = await postCommands(dovecot, commands);
      expect(replies.every(([kind]) => kind === 'doveadmResponse')).toBe(true);
    }
    proxy = await FaultProxy.start(dovecot);
    gateway = await new TestGateway(proxy, { DOVEADM_CONCURRENCY: '8' }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await proxy.stop();
    await dovecot.stop();
  });

  const flag = async (target: string, flags: string, more = '') =>
    (
      await gateway.data<{ flagsAdd: Payload }>(
        `mutation { flagsAdd(input: { target: ${target}, flags: ["${flags}"], search: { mailbox: "Two of three", all: true } ${more} })
          { outcome errors { code user } results { user { name } outcome errors { code user } } } }`,
      )
    ).flagsAdd;
  /** Who has a message with this keyword, as Dovecot's own command line finds it. */
  const flagged = async (keyword: string): Promise<Set<string>> => {
    const table = await dovecot.doveadm(['-f', 'tab', 'fetch', '-u', '*@many.example', 'user', 'mailbox', '*', 'keyword', keyword]);
    return new Set(table.match(/u\d{4}@many\.example/g));
  };
  const hasMailbox = (name: string): boolean => USERS.indexOf(name) % 3 !== 0;
  const HAVING = USERS.filter(hasMailbox);

  test('has one result for each, and is applied for those who have the mailbox', async () => {
    const { outcome, results, errors } = await flag('{ mask: "*@many.example" }', 'Mask');
    expect(outcome).toBe('PARTIAL');
    expect(results.map(({ user }) => user.name)).toEqual(USERS);
    expect(results.filter((one) => one.outcome === 'APPLIED').map(({ user }) => user.name)).toEqual(HAVING);
    for (const { user, outcome: one, errors: own } of results) {
      if (!hasMailbox(user.name)) expect([one, own]).toEqual(['NOT_APPLIED', [{ code: 'NOT_FOUND', user: user.name }]]);
    }
    expect(errors).toHaveLength(USERS.length - HAVING.length);
    expect(await flagged('Mask')).toEqual(new Set(HAVING));
  });

  test('reaches everyone with `everyone` and the host’s name, including users of other domains', async () => {
    const { results } = await flag('{ everyone: true }', 'Everyone', 'confirm: "default"');
    const others = dovecot.users.map(({ name }) => name).filter((name) => !name.endsWith('@many.example'));
    expect(new Set(results.map(({ user }) => user.name))).toEqual(new Set([...USERS, ...others]));
    expect(await flagged('Everyone')).toEqual(new Set(HAVING));
  });

  test('is reported truthfully for each when connections break in the middle', async () => {
    // Of the writes, each 20th is lost before it is sent, each 60th on its way to Dovecot and as many on the way back, which are found by reading.
    let posts = 0;
    proxy.choose = (): Fault | null => {
      posts++;
      if (posts < 30) return null;
      if (posts % 20 === 0) return 'cut-before-request';
      return posts % 60 === 31 ? 'cut-in-request' : posts % 60 === 1 ? 'cut-after-request' : null;
    };
    const { outcome, results } = await flag('{ mask: "*@many.example" }', 'Broken');
    proxy.choose = () => null;
    expect(outcome).toBe('PARTIAL');
    expect(results.map(({ user }) => user.name)).toEqual(USERS);
    const done = await flagged('Broken');
    const by = (which: string): string[] => results.filter((one) => one.outcome === which).map(({ user }) => user.name);
    // Outcomes are true: APPLIED changes were made, NOT_APPLIED changes were not. Only a lost response is UNKNOWN.
    expect(by('APPLIED').filter((name) => !done.has(name))).toEqual([]);
    expect(by('NOT_APPLIED').filter((name) => done.has(name))).toEqual([]);
    expect(by('APPLIED').length + by('NOT_APPLIED').length + by('UNKNOWN').length).toBe(USERS.length);
    expect(by('UNKNOWN').length).toBeGreaterThan(0);
    expect(by('UNKNOWN').length).toBeLessThanOrEqual(proxy.faults);
    for (const { outcome: one, errors } of results.filter((result) => result.outcome === 'UNKNOWN')) {
      expect([one, errors.map(({ code }) => code)]).toEqual(['UNKNOWN', ['UPSTREAM_UNAVAILABLE']]);
    }
  });

  test('that is repeatable is applied for all although envelopes are lost', async () => {
    let posts = 0;
    proxy.choose = (): Fault | null => (++posts % 4 === 0 ? 'cut-in-answer' : null);
    const { mailboxIndex } = await gateway.data<{ mailboxIndex: Payload }>(
      `mutation { mailboxIndex(input: { target: { mask: "*@many.example" }, mailboxPatterns: ["INBOX"] })
        { outcome results { user { name } outcome errors { code user } } } }`,
    );
    proxy.choose = () => null;
    expect(proxy.faults).toBeGreaterThan(0);
    expect(mailboxIndex.results.map(({ user }) => user.name)).toEqual(USERS);
    expect(mailboxIndex.results.filter(({ outcome }) => outcome !== 'APPLIED')).toEqual([]);
    expect(mailboxIndex.outcome).toBe('APPLIED');
  });
});
