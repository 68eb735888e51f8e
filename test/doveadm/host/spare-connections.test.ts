import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SpareConnections } from '../../../src/doveadm/host/spare-connections.ts';

let accepted: Socket[];
let opened: number;
let spares: SpareConnections;
const server = createServer((socket) => accepted.push(socket.on('error', () => undefined)));

beforeEach(async () => {
  accepted = [];
  opened = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  spares = new SpareConnections(2, () => {
    opened++;
    return connect(port, '127.0.0.1');
  });
});
afterEach(async () => {
  spares.discard();
  for (const socket of accepted) socket.destroy();
  server.close();
  await once(server, 'close');
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

test('the first request finds none, and the next one that is open', async () => {
  expect(spares.take()).toBeNull();
  await settled();
  const spare = spares.take();
  expect(spare).toMatchObject({ connecting: false, writable: true });
  spare?.end('hello');
  const [data] = (await once(accepted[0] as Socket, 'data')) as [Buffer];
  expect(String(data)).toBe('hello');
  expect(opened).toBe(2);
});

test('there are never more than the limit', async () => {
  for (let index = 0; index < 10; index++) expect(spares.take()).toBeNull();
  await settled();
  expect(opened).toBe(2);
});

test.each<[string, (socket: Socket) => unknown]>([
  ['has been closed', (socket) => socket.destroy()],
  ['has been ended', (socket) => socket.end()],
  [
    'was answered without a request, as by a load balancer after its timeout',
    (socket) => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n'),
  ],
])('one that %s is not used', async (_, harm) => {
  spares.take();
  await settled();
  harm(accepted[0] as Socket);
  await settled();
  expect(spares.take()).toBeNull();
});

test('after a failure none is left', async () => {
  spares.take();
  await settled();
  spares.discard();
  expect(spares.take()).toBeNull();
});
