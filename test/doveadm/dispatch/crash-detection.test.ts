import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { quotaGet } from '../../../src/doveadm/commands/quota.ts';
import { ATTEMPTS, classifyLoss } from '../../../src/doveadm/dispatch/crash-detection.ts';
import { prepareCommand } from '../../../src/doveadm/dispatch/prepare-command.ts';
import type { Host } from '../../../src/doveadm/host/host.ts';
import { LostEnvelopeError } from '../../../src/doveadm/wire/http/lost-envelope.ts';
import { StubDoveadm } from '../stub-doveadm.ts';

let stub: StubDoveadm;
let host: Host;
beforeEach(async () => {
  stub = await StubDoveadm.start();
  host = stub.host();
});
afterEach(async () => {
  host.close();
  await stub.stop();
});

/** The classification of a read that was alone in envelopes which were lost in these ways. */
async function classify(...kinds: readonly LostEnvelopeError['kind'][]) {
  const args = { user: 'a' };
  const losses = kinds.map((kind) => new LostEnvelopeError(kind, 'lost'));
  const unit = { ...prepareCommand(host, await host.listing(), quotaGet, args), reads: [], losses };
  const { code, mayHaveRun } = await classifyLoss(
    unit,
    losses.at(-1) ?? new LostEnvelopeError('dropped', 'lost'),
    host,
    'test',
    Date.now(),
  );
  return { code, mayHaveRun, quarantined: host.quarantine.crashes(quotaGet, args) };
}

const dropped = Array<'dropped'>(ATTEMPTS).fill('dropped');

describe('a command whose connections end without an answer', () => {
  test('has crashed when the log shows as many crashes as there were losses', async () => {
    stub.deaths.push(...Array<string>(ATTEMPTS).fill('Unknown argument BOGUS'));
    expect(await classify(...dropped)).toEqual({ code: 'COMMAND_CRASHED', mayHaveRun: true, quarantined: true });
  });

  test('has not when the log shows fewer: the network is at fault', async () => {
    stub.deaths.push('Unknown argument BOGUS');
    expect(await classify(...dropped)).toEqual({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: true, quarantined: false });
  });

  test('has crashed when only the master logs it; a kill from outside does not count', async () => {
    const line = (text: string) => ({ timestamp: 'now', prefix: 'doveadm(1)', type: 'Fatal', text });
    stub.log = Array(ATTEMPTS).fill(line('master: service(doveadm): child 1 killed with signal 9'));
    expect((await classify(...dropped)).code).toBe('UPSTREAM_UNAVAILABLE');
    stub.log = Array(ATTEMPTS).fill(line('master: service(doveadm): child 1 killed with signal 11 (core dumped)'));
    expect((await classify(...dropped)).code).toBe('COMMAND_CRASHED');
  });

  test('has crashed after every attempt when this Dovecot does not show its log', async () => {
    stub.log = null;
    stub.behave = () => [75];
    expect((await classify(...dropped.slice(1))).code).toBe('UPSTREAM_UNAVAILABLE');
    expect((await classify(...dropped)).code).toBe('COMMAND_CRASHED');
  });
});

test('answers that are lost in several ways are the network’s fault', async () => {
  stub.deaths.push(...Array<string>(ATTEMPTS).fill('Unknown argument BOGUS'));
  expect(await classify('dropped', 'truncated', 'dropped')).toEqual({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: true, quarantined: false });
});

test('a command that Dovecot rejects every time is a fault of the gateway', async () => {
  expect(await classify('rejected', 'rejected', 'rejected')).toMatchObject({ code: 'INTERNAL', quarantined: false });
});
