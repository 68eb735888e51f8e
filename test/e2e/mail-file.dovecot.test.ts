import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureProgram } from '../dovecot/apt.ts';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { runOrThrow } from '../dovecot/run.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { makeToken, selfOf, superadmin, TestGateway, withRole, type Bearer } from './gateway.ts';

/** `MAIL_FILE_MESSAGES=10000 npx vitest run test/e2e/mail-file.dovecot.test.ts` */
const MESSAGES = Number(process.env.MAIL_FILE_MESSAGES ?? 250);
const RFC822 = { 'content-type': 'message/rfc822' };

onBothDovecots('mail as files', (dovecot) => {
  const common = { LOG_LEVEL: 'silent', MAX_UPLOAD_BYTES: '60000000' };
  const both = new TestGateway(dovecot, {
    ...common,
    // Other tests keep Dovecot busy, so a late response does not mean that it is down.
    DOVEADM_CONNECT_TIMEOUT: '10',
    DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`,
    DOVEADM_PASSWORD: dovecot.password,
  });
  const http = new TestGateway({ url: dovecot.url, apiKey: dovecot.apiKey }, common);
  beforeAll(async () => {
    await both.start();
    await http.start();
  });
  afterAll(async () => {
    await both.close();
    await http.close();
  });

  interface Places {
    readonly exportUrl: string;
    readonly uploadUrl: string;
    readonly unseen: string;
    readonly messages: { readonly nodes: readonly { readonly rawUrl: string; readonly uid: number }[] };
  }
  const places = async (gateway: TestGateway, user: string): Promise<Places> => {
    const { user: found } = await gateway.data<{ user: { mailbox: Places } }>(
      `{ user(name: "${user}") { mailbox(name: "INBOX") {
        exportUrl uploadUrl unseen: exportUrl(search: { lacksFlags: ["\\\\Seen"], receivedSince: "2020-01-01T00:00:00Z", largerThanBytes: 1 })
        messages(last: 10) { nodes { rawUrl uid } } } } }`,
    );
    return found.mailbox;
  };
  const send = async (url: string, init: RequestInit & { as?: Bearer | null } = {}): Promise<Response> => {
    const { as = superadmin, headers, ...rest } = init;
    const token = as === null ? {} : { authorization: `Bearer ${await makeToken(as)}` };
    return fetch(url, { ...rest, headers: { ...token, ...(headers as Record<string, string> | undefined) } });
  };
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
  const codeOf = async (response: Response): Promise<unknown> =>
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  test('a message of 25 MB with 8-bit bytes, NULs and lines of dots goes up and down byte for byte, and in ranges', async () => {
    const { name } = await dovecot.createUser();
    const line = Buffer.concat([Buffer.from('.\r\n..\r\n.x\r\nFrom me\r\n>From me\r\n\t\0\x01\xff\xfe\xc3(', 'latin1'), randomBytes(30)]);
    const body = Buffer.from(
      Buffer.concat(Array.from({ length: 370_000 }, () => Buffer.concat([line, Buffer.from('\r\n')])))
        .toString('latin1')
        .replace(/\r(?!\n)|(?<!\r)\n/g, '?'),
      'latin1',
    );
    const content = Buffer.concat([Buffer.from('Subject: large\r\n\r\n'), body]);
    expect(content.length).toBeGreaterThan(25_000_000);
    const { uploadUrl } = await places(both, name);
    const saved = await send(uploadUrl, { method: 'POST', body: content, headers: RFC822 });
    expect([saved.status, await saved.json()]).toMatchObject([201, { outcome: 'APPLIED', errors: [] }]);
    const [message] = (await places(both, name)).messages.nodes;
    const url = message?.rawUrl ?? '';
    const answer = await send(url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'message/rfc822',
      'content-length': String(content.length),
      'accept-ranges': 'bytes',
    });
    expect(hash(await bytesOf(answer))).toBe(hash(content));
    const etag = answer.headers.get('etag') ?? '';
    const part = await send(url, { headers: { range: 'bytes=24999990-', 'if-range': etag } });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 24999990-${String(content.length - 1)}/${String(content.length)}`,
    ]);
    expect((await bytesOf(part)).equals(content.subarray(24_999_990))).toBe(true);
    const middle = await send(url, { headers: { range: 'bytes=1000-1999' } });
    expect((await bytesOf(middle)).equals(content.subarray(1000, 2000))).toBe(true);
    expect((await send(url, { headers: { range: 'bytes=999999999-' } })).status).toBe(416);
    const line2 = (await both.auditLines()).filter(({ command, event }) => command === 'messageSave' && event === 'outcome').at(-1);
    expect(line2).toMatchObject({
      outcome: 'APPLIED',
      users: [name],
      arguments: { file: { bytes: content.length, sha256: hash(content) } },
    });
  });

  test('a message whose upload breaks off or is too large is not saved at all', async () => {
    const { name } = await dovecot.createUser();
    const { uploadUrl } = await places(both, name);
    const headers = { ...RFC822, authorization: `Bearer ${await makeToken(superadmin)}`, 'content-length': 1_000_000 };
    const broken = httpRequest(uploadUrl, { method: 'POST', headers }).on('error', () => undefined);
    broken.write(`Subject: half\r\n\r\n${'x\r\n'.repeat(100_000)}`);
    await sleep(300);
    broken.destroy();
    const large = await send(uploadUrl, { method: 'POST', body: Buffer.alloc(60_000_001, 'x\r\n'), headers: RFC822 }).catch(() => null);
    if (large !== null) expect([large.status, await codeOf(large)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    const kept = await send(uploadUrl, { method: 'POST', body: 'Subject: whole\r\n\r\nx\r\n', headers: RFC822 });
    expect(kept.status).toBe(201);
    await sleep(200);
    expect(await withImap(dovecot, name, (client) => countMessages(client, 'INBOX'))).toBe(1);
    expect((await send(uploadUrl, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(400);
  });

  test('an upload may take longer than REQUEST_TIMEOUT, and is refused when it stalls for as long', async () => {
    const { name } = await dovecot.createUser();
    const settings = { ...common, REQUEST_TIMEOUT: '1' };
    const tcp = { DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`, DOVEADM_PASSWORD: dovecot.password };
    const over = async (wires: Readonly<Record<string, string>>): Promise<void> => {
      const gateway = await new TestGateway({ url: dovecot.url, apiKey: dovecot.apiKey }, { ...settings, ...wires }).start();
      try {
        const { uploadUrl } = await places(gateway, name);
        const headers = { ...RFC822, authorization: `Bearer ${await makeToken(superadmin)}` };
        const upload = async (pausesMs: readonly number[]): Promise<{ status: number; text: string }> => {
          const request = httpRequest(uploadUrl, { method: 'POST', headers });
          const answered = once(request, 'response') as Promise<[IncomingMessage]>;
          request.write('Subject: slow\r\n\r\n');
          for (const ms of pausesMs) {
            await sleep(ms);
            request.write('a line\r\n');
          }
          request.end();
          const [response] = await answered;
          return { status: response.statusCode ?? 0, text: await streamText(response) };
        };
        const stalled = upload([3_000]);
        // Without a limit of its own, Node ends a request after 16 seconds here.
        expect(await upload(Array.from({ length: 35 }, () => 500))).toMatchObject({ status: 201 });
        expect(await stalled).toMatchObject({ status: 400, text: expect.stringContaining('"body: ') as string });
      } finally {
        await gateway.close();
      }
    };
    await Promise.all([over(tcp), over({})]);
    expect(await withImap(dovecot, name, (client) => countMessages(client, 'INBOX'))).toBe(2);
  });

  test('a mailbox is an mbox file that Python reads, with the hashes that IMAP gives', async () => {
    await ensureProgram('/usr/bin/python3');
    const { name } = await dovecot.createUser();
    const lines = ['From the start', '>From', '>>From x', 'From', '', '.', 'ü ÿ', '\tFrom x', 'x'.repeat(3000)];
    await withImap(dovecot, name, async (client) => {
      for (let index = 0; index < MESSAGES; index++) {
        const text = Array.from({ length: 1 + (index % 7) }, (_, at) => lines[(index + at) % lines.length]).join('\r\n');
        const flags = index % 3 === 0 ? ['\\Seen'] : [];
        await client.append('INBOX', `Subject: ${String(index)}\r\nMessage-ID: <${String(index)}@x>\r\n\r\n${text}\r\n`, flags);
      }
    });
    const { exportUrl, unseen } = await places(both, name);
    const expected: string[] = [];
    await withImap(dovecot, name, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      for await (const { source } of client.fetch('1:*', { source: true })) {
        expected.push(hash(Buffer.from((source ?? Buffer.alloc(0)).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')));
      }
    });
    const folder = await mkdtemp(join(tmpdir(), 'mbox-'));
    const read = async (url: string, gateway: string): Promise<string[]> => {
      const answer = await send(url);
      expect([answer.status, answer.headers.get('content-type')], gateway).toEqual([200, 'application/mbox']);
      const file = join(folder, `${gateway}.mbox`);
      await writeFile(file, await bytesOf(answer));
      const script =
        'import mailbox,hashlib,re,sys\nbox=mailbox.mbox(sys.argv[1])\nfor k in box.keys(): print(hashlib.sha256(re.sub(rb"(?m)^>(>*From )",rb"\\1",box.get_bytes(k))).hexdigest())';
      return (await runOrThrow(['/usr/bin/python3', '-c', script, file])).trim().split('\n');
    };
    expect(await read(exportUrl, 'both')).toEqual(expected);
    expect(await read(unseen, 'unseen')).toEqual(expected.filter((_, index) => index % 3 !== 0));
    if (MESSAGES <= 1000) expect(await read((await places(http, name)).exportUrl, 'http')).toEqual(expected);
    await rm(folder, { recursive: true });
    const audited = (await both.auditLines()).filter(({ event, users }) => event === 'content-read' && (users as string[]).includes(name));
    expect(audited).toHaveLength(2);
    const bad = await send(`${exportUrl}?search=${encodeURIComponent('{"nope":1}')}`);
    expect([bad.status, await codeOf(bad)]).toEqual([400, 'BAD_USER_INPUT']);
  }, 600_000);

  test('without the doveadm protocol, HTTP carries what it can, and the rest is refused with the setting that allows it', async () => {
    const { name } = await dovecot.createUser();
    const plain = Buffer.from('Subject: gr\u00fc\u00dfe\r\n\r\n.\r\nFrom x\r\n\u{1f4e7}\r\n');
    const { uploadUrl } = await places(http, name);
    expect((await send(uploadUrl, { method: 'POST', body: plain, headers: RFC822 })).status).toBe(201);
    const bytes = Buffer.from('Subject: x\r\n\r\n\xff\r\n', 'latin1');
    const refused = await send(uploadUrl, { method: 'POST', body: bytes, headers: RFC822 });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('DOVEADM_TCP_URL') as string]);
    await withImap(dovecot, name, (client) => client.append('INBOX', bytes));
    const { nodes } = (await places(http, name)).messages;
    const [first, second] = await Promise.all(nodes.map(({ rawUrl }) => send(rawUrl)));
    expect((await bytesOf(first!)).equals(plain)).toBe(true);
    expect([second?.status, await second?.text()]).toEqual([501, expect.stringContaining('DOVEADM_TCP_URL') as string]);
    const save = 'mutation ($i: MessageSaveInput!) { messageSave(input: $i) { outcome } }';
    const variables = { i: { user: name, mailbox: 'INBOX', content: 'Subject: x\r\n\r\na\0b\r\n' } };
    const { errors } = await http.ask(save, { variables });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(/NUL.*DOVEADM_TCP_URL/) as string },
    ]);
    expect(await both.data(save, { variables })).toEqual({ messageSave: { outcome: 'APPLIED' } });
    const overTcp = (await places(both, name)).messages.nodes;
    expect(await (await send(overTcp[2]?.rawUrl ?? '')).text()).toBe(variables.i.content);
    expect((await bytesOf(await send(overTcp[1]?.rawUrl ?? ''))).equals(bytes)).toBe(true);
  });

  test.runIf(dovecot.series === '2.4')('without the doveadm protocol, a mailbox of large messages is read in smaller parts', async () => {
    const { name } = await dovecot.createUser();
    const body = `${'x'.repeat(990)}\r\n`.repeat(8_500);
    await withImap(dovecot, name, async (client) => {
      for (let index = 0; index < 9; index++) await client.append('INBOX', `Subject: ${String(index)}\r\n\r\n${body}`);
    });
    const answer = await send((await places(http, name)).exportUrl);
    expect(answer.status).toBe(200);
    const file = (await bytesOf(answer)).toString('latin1');
    expect(file.match(/^Subject: .$/gm)).toEqual(Array.from({ length: 9 }, (_, index) => `Subject: ${String(index)}`));
    expect(file.length).toBeGreaterThan(64 * 1024 * 1024);
  });

  test('is for those who may read or save, with a line in the audit log', async () => {
    const { name } = await dovecot.createUser();
    const { uploadUrl, exportUrl } = await places(both, name);
    expect((await send(uploadUrl, { method: 'POST', body: 'Subject: x\r\n\r\nx\r\n', headers: RFC822 })).status).toBe(201);
    const rawUrl = (await places(both, name)).messages.nodes[0]?.rawUrl ?? '';
    const ways: readonly [string, RequestInit][] = [
      [rawUrl, {}],
      [exportUrl, {}],
      [uploadUrl, { method: 'POST', body: 'Subject: y\r\n\r\ny\r\n', headers: RFC822 }],
    ];
    for (const [url, init] of ways) {
      const none = await send(url, { ...init, as: null });
      expect([none.status, await codeOf(none)]).toEqual([401, 'UNAUTHENTICATED']);
      for (const as of [withRole('helpdesk', 'example.com'), withRole('superadmin', 'other.org'), selfOf('someone@example.com')]) {
        const answer = await send(url, { ...init, as });
        expect([url, as, answer.status, await codeOf(answer)]).toEqual([url, as, 403, 'FORBIDDEN']);
      }
      expect((await send(url, { ...init, method: 'PUT', body: 'x', headers: RFC822 })).status).toBe(405);
    }
    const own = await send(rawUrl, { as: selfOf(name) });
    expect([own.status, await own.text()]).toEqual([200, 'Subject: x\r\n\r\nx\r\n']);
    const head = await send(rawUrl, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '17', '']);
    const lines = (await both.auditLines()).filter(({ users }) => (users as string[]).includes(name));
    expect(lines.filter(({ event }) => event === 'refused')).toHaveLength(9);
    expect(lines.filter(({ event }) => event === 'content-read')).toHaveLength(2);
    await withImap(dovecot, name, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:*');
    });
    const gone = await send(rawUrl);
    expect([gone.status, await codeOf(gone)]).toEqual([404, 'NOT_FOUND']);
    expect((await send(rawUrl.replace(/messages\/.*/, 'messages/nonsense.eml'))).status).toBe(400);
  });
});
