import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLog } from '../../../src/doveadm/dispatch/read-log.ts';
import type { Host } from '../../../src/doveadm/host/host.ts';
import { LostEnvelopeError } from '../../../src/doveadm/wire/http/lost-envelope.ts';
import { StubDoveadm } from '../stub-doveadm.ts';

let stub: StubDoveadm;
let host: Host;
beforeEach(async () => {
  stub = await StubDoveadm.start();
  stub.log = [{ timestamp: 'now', prefix: 'doveadm(a@example.com)<1><x>', type: 'Error', text: 'Something failed.' }];
  host = stub.host();
});
afterEach(async () => {
  host.close();
  await stub.stop();
});

/** The texts of the log, when its first reads have an error in place of an answer, as lines have that are answered in order. */
async function texts(errors: Error[]): Promise<readonly string[] | undefined> {
  const send = host.send.bind(host);
  host.send = (...args) => {
    const error = errors.pop();
    return error === undefined ? send(...args) : Promise.resolve([error]);
  };
  return (await readLog(host, 'request', Date.now()))?.map(({ text }) => text);
}

const lost = () => new LostEnvelopeError('dropped', 'The connection to Dovecot ended without an answer.');

describe('a read of the log', () => {
  test.each([0, 1, 2])('finds the lines after %i lost answers', async (count) => {
    expect(await texts(Array.from({ length: count }, lost))).toEqual(['Something failed.']);
  });

  test('finds no lines when its answer is lost again and again', async () => {
    expect(await texts(Array.from({ length: 9 }, lost))).toEqual([]);
  });
});
