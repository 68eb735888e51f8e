import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  account,
  applied,
  GatewayClient,
  GatewayError,
  jobStart,
  mailboxCreate,
  mailboxDelete,
  mailboxes,
  mailEvents,
  message,
  messages,
  OutcomeError,
  users,
  viewer,
  type TypedDocument,
} from '../../client/src/index.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { makeToken, superadmin, withRole } from '../e2e/gateway.ts';
import { startLive, type Live } from '../e2e/live.ts';

const WAIT = { timeout: 30_000, interval: 50 };
const ann = 'ann@client.example';
const folder = mkdtempSync(join(tmpdir(), 'client-'));
let live: Live;
let client: GatewayClient;
const url = (): string => live.gateway.server.url;
const token = (): Promise<string> => makeToken(superadmin);
const login = (): Promise<void> => withImap(live.dovecot, ann, () => Promise.resolve());
/** The error that a promise is rejected with. */
const failure = <Of>(work: Promise<unknown>): Promise<Of> =>
  work.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: unknown) => error as Of,
  );

beforeAll(async () => {
  live = await startLive('2.4', { DATABASE: join(folder, 'events.db') });
  await live.dovecot.createUsers([{ name: ann }, { name: 'bob@client.example' }]);
  await withImap(live.dovecot, ann, async (imap) => {
    for (const subject of ['one', 'two', 'three']) await imap.append('INBOX', buildMessage({ subject, body: 'Grüße\n' }));
  });
  client = new GatewayClient({ url: url(), token });
});
afterAll(async () => {
  await live.gateway.close();
  await live.dovecot.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('requests', () => {
  test('return data with types', async () => {
    const { user } = await client.request(account, { user: ann });
    expect(user?.mailboxes?.find(({ name }) => name === 'INBOX')).toMatchObject({ messageCount: 3 });
    expect((await client.request(account, { user: 'nobody@client.example' })).user).toBeNull();
  });

  test('yield the nodes of all pages', async () => {
    const names: string[] = [];
    for await (const { name } of client.all(users, { mask: '*@client.example', first: 1 }, (data) => data.users)) names.push(name);
    expect(names).toEqual([ann, 'bob@client.example']);
  });

  test('take documents of an app, with types or without', async () => {
    const document = 'query ($user: String!) { user(name: $user) { name } }' as TypedDocument<{ user: { name: string } }, { user: string }>;
    expect((await client.request(document, { user: ann })).user.name).toBe(ann);
    expect(await client.request('{ viewer { name } }', {})).toEqual({ viewer: { name: 'root' } });
  });

  test('fail with the code, and with what succeeded', async () => {
    const auditor = new GatewayClient({ url: url(), token: await makeToken(withRole('auditor', 'client.example')) });
    const refused = await failure<GatewayError>(auditor.request(mailboxCreate, { input: { user: ann, mailbox: 'x' } }));
    expect(refused).toBeInstanceOf(GatewayError);
    expect(refused).toMatchObject({
      code: 'FORBIDDEN',
      retryable: false,
      status: 200,
      requestId: expect.any(String),
      data: { mailboxCreate: null },
    });
    const answer = await auditor.execute(
      'query ($user: String!) { viewer { name } user(name: $user) { mailbox(name: "INBOX") { messages(last: 1) { nodes { text } } } } }',
      { user: ann },
    );
    expect(answer).toMatchObject({ data: { viewer: { name: 'auditor@staff.example' } }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const unknown = new GatewayClient({ url: url(), token: 'nonsense' });
    expect(await failure<GatewayError>(unknown.request(viewer, {}))).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
  });

  test('that changed nothing, or not all, fail with the outcome', async () => {
    const create = async () => (await client.request(mailboxCreate, { input: { user: ann, mailbox: 'Projects' } })).mailboxCreate;
    expect(applied(await create()).mailbox?.name).toBe('Projects');
    const payload = await create();
    const error = await failure<OutcomeError>(Promise.resolve().then(() => applied(payload)));
    expect(error).toBeInstanceOf(OutcomeError);
    expect(error).toMatchObject({ outcome: 'NOT_APPLIED', code: 'NOT_POSSIBLE', payload: { errors: [{ mailbox: 'Projects' }] } });
    const input = { user: ann, mailbox: 'Projects', dryRun: true };
    expect(applied((await client.request(mailboxDelete, { input: { ...input, dryRun: false } })).mailboxDelete).deletedId).toEqual(
      expect.any(String),
    );
  });

  test('say whether a retry makes sense where the gateway is not reached, or something else answers', async () => {
    const gone = new GatewayClient({ url: 'http://127.0.0.1:9/graphql', token: 'x' });
    expect(await failure<GatewayError>(gone.request(viewer, {}))).toMatchObject({ code: 'NETWORK', retryable: true });
    const change = failure<GatewayError>(gone.request(mailboxCreate, { input: { user: ann, mailbox: 'x' } }));
    expect(await change).toMatchObject({ code: 'NETWORK', retryable: false, message: expect.stringContaining('may have happened') });
    const fetch = (): Promise<Response> => Promise.resolve(new Response('<html>', { status: 502 }));
    const proxy = new GatewayClient({ url: url(), token: 'x', fetch });
    expect(await failure<GatewayError>(proxy.request(viewer, {}))).toMatchObject({ code: 'BAD_ANSWER', status: 502, retryable: true });
  });

  test('end with their signal', async () => {
    const reason = new Error('enough');
    expect(await failure(client.request(viewer, {}, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  });
});

describe('streams', () => {
  /** Logs in when one more stream is open. */
  const loginWhenOpen = async (): Promise<void> => {
    await expect.poll(() => live.gateway.server.streams(), WAIT).toBe(1);
    await login();
  };
  const closed = (): Promise<void> => expect.poll(() => live.gateway.server.streams(), WAIT).toBe(0);

  test('bring events as they happen, and end with the signal', async () => {
    const abort = new AbortController();
    const found: (string | null)[] = [];
    const read = (async () => {
      for await (const { __typename, user } of client.events({ mask: '*@client.example' }, { signal: abort.signal }))
        if (found.push(`${__typename} ${user ?? ''}`) === 2) abort.abort();
    })();
    await loginWhenOpen();
    await expect(read).rejects.toMatchObject({ name: 'AbortError' });
    expect(found.sort()).toEqual([`LoginSucceeded ${ann}`, `SessionEnded ${ann}`]);
    await closed();
  });

  test('go on behind the last event when the connection breaks, and skip none', async () => {
    let connections = 0;
    const breaking: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      if (++connections > 1) return response;
      // Breaks after the first event.
      const reader = response.body!.getReader();
      const body = new ReadableStream({
        async pull(controller) {
          const { value } = await reader.read();
          controller.enqueue(value);
          if (!new TextDecoder().decode(value).includes('data: {')) return;
          await reader.cancel();
          controller.error(new TypeError('terminated'));
        },
      });
      return new Response(body, response);
    };
    const events = new GatewayClient({ url: url(), token, fetch: breaking }).events({ mask: ann, types: ['LOGIN_SUCCEEDED'] });
    const first = events.next();
    await loginWhenOpen();
    const { value: one } = await first;
    await login();
    const { value: two } = await events.next();
    expect([connections, Number(two.cursor) > Number(one.cursor) || two.cursor !== one.cursor]).toEqual([2, true]);
    await events.return(undefined as never);
    await closed();
  });

  test('fetch a new token when the old one has expired, and end without one', async () => {
    let tokens = 0;
    const renewing = new GatewayClient({ url: url(), token: () => makeToken(superadmin, ++tokens === 1 ? 2 : 600) });
    const events = renewing.events({ mask: ann, types: ['LOGIN_SUCCEEDED'] });
    const first = events.next();
    await expect.poll(() => tokens, WAIT).toBe(2);
    await loginWhenOpen();
    expect((await first).value).toMatchObject({ __typename: 'LoginSucceeded', user: ann });
    await events.return(undefined as never);
    const fixed = new GatewayClient({ url: url(), token: await makeToken(superadmin, 2) });
    expect(await failure<GatewayError>(fixed.events({ mask: ann, types: ['LOGIN_SUCCEEDED'] }).next())).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await closed();
  });

  test('are refused with the code', async () => {
    expect(await failure<GatewayError>(client.subscribe(mailEvents, { after: 'x' }).next())).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('follow a job to its end, whose results are lines', async () => {
    const operation = 'query ($user: String!) { user(name: $user) { name } }';
    const { jobStart: started } = await client.request(jobStart, { input: { operation, target: { mask: '*@client.example' } } });
    const states: string[] = [];
    let last;
    for await (last of client.job(started!.job.id)) states.push(last.state);
    expect([states.at(-1), last?.progress.succeeded]).toEqual(['SUCCEEDED', 2]);
    const results: string[] = [];
    for await (const { user, outcome } of client.results(last?.resultsUrl ?? '')) results.push(`${user} ${outcome}`);
    expect(results.sort()).toEqual([`${ann} SUCCEEDED`, 'bob@client.example SUCCEEDED']);
  });
});

describe('files', () => {
  test('are downloaded, in whole or in part, and the token goes nowhere else', async () => {
    const { user } = await client.request(messages, { user: ann, search: { subject: 'two' }, first: 1 });
    const { node } = await client.request(message, { id: user!.messages!.nodes[0]!.id });
    if (node?.__typename !== 'Message') throw new Error('no message');
    const whole = await (await client.download(node.rawUrl)).text();
    expect(whole).toContain('Grüße');
    expect(await (await client.download(node.rawUrl, { range: 'bytes=0-9' })).text()).toBe(whole.slice(0, 10));
    const elsewhere = new URL(new URL(node.rawUrl).pathname, 'https://attacker.example').href;
    expect(await (await client.download(elsewhere)).text()).toBe(whole);
    const absent = failure<GatewayError>(client.download(new URL('/messages/AAAA.eml', node.rawUrl).href));
    expect(await absent).toMatchObject({ code: expect.stringMatching(/^(NOT_FOUND|BAD_USER_INPUT)$/), requestId: expect.any(String) });
  });

  test('are uploaded, and refused with the reason', async () => {
    const { user } = await client.request(mailboxes, { user: 'bob@client.example', mask: 'INBOX' });
    const { uploadUrl = '' } = user?.mailboxes?.[0] ?? {};
    expect(await client.upload(uploadUrl, buildMessage({ subject: 'uploaded' }))).toMatchObject({ outcome: 'APPLIED', errors: [] });
    const { user: after } = await client.request(messages, { user: 'bob@client.example', search: { mailbox: 'INBOX' }, first: 10 });
    expect(after?.messages?.nodes.map(({ subject }) => subject)).toEqual(['uploaded']);
    const auditor = new GatewayClient({ url: url(), token: await makeToken(withRole('auditor', 'client.example')) });
    expect(await failure<GatewayError>(auditor.upload(uploadUrl, 'x'))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
