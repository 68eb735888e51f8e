import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { postCommands } from '../dovecot/http.ts';
import { Recorder } from '../dovecot/recorder.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { makeToken, superadmin, TestGateway } from './gateway.ts';

const MANY = `{ users(first: 100, mask: "*@sharing.example") { nodes {
  mailboxes { name messageCount } sieveScripts { name } quota { root }
} } }`;

onBothDovecots('sharing a host', (dovecot) => {
  const names = Array.from({ length: 60 }, (_, index) => `u${String(index)}@sharing.example`);
  const [small = ''] = names;
  const recorder = new Recorder(dovecot);
  const gateway = new TestGateway(recorder, { DOVEADM_CONCURRENCY: '1' });
  /** The envelopes in the order in which they came: how many commands each, and of which users. */
  let arrived: { readonly commands: number; readonly users: ReadonlySet<unknown> }[] = [];
  /** Holds back envelopes from the second round of the large request on. */
  let gate: Promise<void> = Promise.resolve();
  let openGate = (): void => undefined;
  let holdsReads = true;

  beforeAll(async () => {
    await dovecot.createUsers(names.map((name) => ({ name })));
    const message = 'From: A <a@sharing.example>\r\nSubject: hello\r\n\r\nText\r\n';
    await postCommands(dovecot, [['save', { user: small, mailbox: 'INBOX', file: message }, 'save']]);
    await recorder.start();
    await gateway.start();
    await gateway.data('{ host { version } }');
    recorder.onEnvelope = async (commands) => {
      arrived.push({ commands: commands.length, users: new Set(commands.map(([, { user }]) => user)) });
      if ((holdsReads && commands.length > 1) || commands[0]?.[0] === 'flagsAdd') await gate;
    };
  });
  afterEach(() => {
    openGate();
    holdsReads = true;
    arrived = [];
  });
  afterAll(async () => {
    await gateway.close();
    await recorder.close();
  });

  const closeGate = (): void => {
    gate = new Promise((resolve) => {
      openGate = resolve;
    });
  };
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const ask = async (query: string, signal: AbortSignal): Promise<void> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await makeToken(superadmin)}` };
    await fetch(gateway.server.url, { method: 'POST', headers, body: JSON.stringify({ query }), signal }).catch(() => undefined);
  };

  it('serves a request for one user before the rest of a request for many', async () => {
    closeGate();
    const large = gateway.data(MANY);
    await until(() => arrived.length === 2);
    const one = gateway.data(`{ user(name: "${small}") { sieveScripts { name } } }`);
    await until(() => gateway.server.hosts.some(({ waiting }) => waiting === 3));
    openGate();
    await Promise.all([large, one]);
    // The list, then 240 commands: of the three envelopes one was under way, one was next in line, and the third has to wait.
    expect(arrived.map(({ commands }) => commands)).toEqual([1, 80, 80, 1, 80]);
  });

  it('does not send the remaining reads of a client that has gone', async () => {
    closeGate();
    const client = new AbortController();
    const request = ask(MANY, client.signal);
    await until(() => arrived.length === 2);
    client.abort();
    await request;
    await until(() => gateway.server.hosts.every(({ waiting }) => waiting === 0));
    openGate();
    await until(() => gateway.server.hosts.every(({ running }) => running === 0));
    expect(arrived).toHaveLength(2);
  });

  it('lets a write in flight run to its end when the client goes away', async () => {
    closeGate();
    const client = new AbortController();
    const search = '{ mailbox: "INBOX", uids: [1] }';
    const request = ask(
      `mutation { flagsAdd(input: { user: "${small}", flags: ["Kept"], search: ${search} }) { outcome } }`,
      client.signal,
    );
    // Whether there is such a mailbox, then the write.
    await until(() => arrived.length === 2);
    client.abort();
    await request;
    openGate();
    await until(() => gateway.server.hosts.every(({ running }) => running === 0));
    expect(await dovecot.doveadm(['fetch', '-u', small, 'flags', 'mailbox', 'INBOX', 'uid', '1'])).toContain('Kept');
    expect(arrived).toHaveLength(2);
    const audited = (await gateway.auditLines()).filter(({ command }) => command === 'flagsAdd');
    expect(audited.map(({ event, outcome }) => [event, outcome])).toEqual([
      ['intent', undefined],
      ['outcome', 'APPLIED'],
    ]);
  });

  it('does not send the writes that wait when the client goes away, and knows that', async () => {
    closeGate();
    holdsReads = false;
    const client = new AbortController();
    const users = names.slice(0, 5).map((name) => `"${name}"`);
    const request = ask(
      `mutation { flagsAdd(input: { target: { users: [${users.join(', ')}] }, flags: ["Late"], search: { mailbox: "INBOX", all: true } }) { outcome } }`,
      client.signal,
    );
    const [host] = gateway.server.hosts;
    await expect.poll(() => [host?.running, host?.waiting]).toEqual([1, 4]);
    client.abort();
    await request;
    await expect.poll(() => host?.waiting).toBe(0);
    openGate();
    const outcomes = async (): Promise<unknown[]> =>
      (await gateway.auditLines())
        .filter(({ event, arguments: args }) => event === 'outcome' && JSON.stringify(args).includes('Late'))
        .map(({ outcome, code }) => `${String(outcome)} ${String(code)}`);
    await expect.poll(async () => (await outcomes()).length, { timeout: 20_000 }).toBe(5);
    expect((await outcomes()).sort()).toEqual(['APPLIED null', ...Array.from({ length: 4 }, () => 'NOT_APPLIED UPSTREAM_UNAVAILABLE')]);
  });
});
