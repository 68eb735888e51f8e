import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBothDovecots } from '../dovecot/shared.ts';
import { ask, makeToken, selfOf } from '../e2e/gateway.ts';
import { ChildGateway } from './child-gateway.ts';

onBothDovecots('slow clients', (dovecot) => {
  let gateway: ChildGateway;
  let mallory: string;
  let alice: string;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    mallory = (await dovecot.createUser()).name;
    alice = (await dovecot.createUser()).name;
    gateway = await ChildGateway.start({
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      METRICS_PORT: '0',
      MAX_REQUESTS: '20',
      REQUEST_TIMEOUT: '8',
    });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await gateway.stop();
  });

  /** A request of mallory whose body goes on for ever, or whose answer nobody reads. */
  const open = async (body: string, length = body.length): Promise<{ answer: () => string; closed: Promise<void> }> => {
    const token = await makeToken(selfOf(mallory));
    const { port, hostname } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1'))).on('error', () => undefined);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    const head = ['POST /graphql HTTP/1.1', 'host: gateway', 'content-type: application/json', `authorization: Bearer ${token}`];
    socket.write(`${[...head, `content-length: ${String(length)}`].join('\r\n')}\r\n\r\n${body}`);
    return { answer: () => answer, closed };
  };
  const small = async (user: string) => ask(gateway.url, `{ user(name: "${user}") { home } }`, await makeToken(selfOf(user)));
  const metrics = async (): Promise<string> => (await fetch(String((await gateway.logged('metrics')).url))).text();

  describe('requests whose bodies never end', () => {
    test('take a share of the running requests, appear in the metrics, and are ended in time', async () => {
      const hanging = await Promise.all(Array.from({ length: 40 }, () => open('{"query": "', 1_000_000)));
      await expect.poll(() => hanging.filter(({ answer }) => answer().includes(' 429 ')).length, { timeout: 6_000 }).toBe(30);
      expect(await metrics()).toContain(`doveadm_graphql_principal_held{resource="requests",principal="${mallory}"} 10\n`);
      expect(await metrics()).toContain(`doveadm_graphql_principal_refused{resource="requests",principal="${mallory}"} 30\n`);
      expect(await small(mallory)).toMatchObject({ status: 429, errors: [{ extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 } }] });
      for (let count = 0; count < 5; count++) expect(await small(alice)).toMatchObject({ status: 200, errors: [] });

      await Promise.all(hanging.map(({ closed }) => closed));
      expect(hanging.filter(({ answer }) => answer().startsWith('HTTP/1.1 408 ')).length).toBe(10);
      expect(await metrics()).not.toContain(`resource="requests",principal="${mallory}"} 10\n`);
      expect(await small(mallory)).toMatchObject({ status: 200, errors: [] });
    });
  });

  describe('a client that does not read its answer', () => {
    test('is disconnected in time, and then holds no memory', async () => {
      const { port, hostname } = new URL(gateway.url);
      const token = await makeToken(selfOf(mallory));
      const socket = connect(Number(port), hostname);
      sockets.push(socket);
      socket.pause().on('error', () => undefined);
      // Larger than what the system keeps for a connection.
      const fields = Array.from({ length: 190 }, (_, index) => `a${String(index)}: body`).join(' ');
      const save = `mutation ($user: String!, $text: String!) { messageSave(input: { user: $user, mailbox: "INBOX", content: $text }) { outcome } }`;
      const text = `From: a@example.com\r\nSubject: large\r\n\r\n${'0123456789abcdef\r\n'.repeat(1_300)}`;
      for (let count = 0; count < 4; count++) {
        const saved = await ask(gateway.url, save, token, { variables: { user: mallory, text } });
        expect(saved.errors).toEqual([]);
      }
      const query = `{ user(name: "${mallory}") { messages(first: 4) { nodes { ${fields} } } } }`;
      const body = JSON.stringify({ query });
      const head = ['POST /graphql HTTP/1.1', 'host: gateway', 'content-type: application/json', `authorization: Bearer ${token}`];
      socket.write(`${[...head, `content-length: ${String(body.length)}`].join('\r\n')}\r\n\r\n${body}`);
      await expect.poll(metrics, { timeout: 10_000 }).toContain(`resource="answer_bytes",principal="${mallory}"`);
      await expect.poll(metrics, { timeout: 25_000 }).not.toContain(`resource="answer_bytes",principal="${mallory}"`);
      expect(await metrics()).not.toContain(`principal_held{resource="requests",principal="${mallory}"} 1`);
    });
  });
});
