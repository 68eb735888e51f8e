import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from './gateway.ts';

const NAMES = Array.from({ length: 20_000 }, (_, index) => `u${String(index)}@many.example`);
const FIRST = [...NAMES]
  .sort()
  .slice(0, 2)
  .map((name) => ({ name }));

interface Data {
  readonly users: { readonly totalCount: number; readonly nodes: readonly { readonly name: string }[] };
}

describe.each(['2.3', '2.4'] as const)('a list of 20,000 users (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, users: NAMES.map((name) => ({ name })), director: false });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  test('is whole, or a temporary failure: auth of 2.4 breaks off every third', async () => {
    const failures: unknown[] = [];
    let whole = 0;
    for (let time = 0; time < 10; time++) {
      const { data, errors } = await gateway.ask<Data>('{ users(mask: "*@many.example", first: 2) { totalCount nodes { name } } }');
      if (errors.length === 0) {
        expect(data?.users).toEqual({ totalCount: NAMES.length, nodes: FIRST });
        whole++;
      }
      failures.push(...errors.map(({ extensions: { code, exitCode, retryable } }) => ({ code, exitCode, retryable })));
    }
    for (const failure of failures) expect(failure).toEqual({ code: 'TEMPORARY_FAILURE', exitCode: 65, retryable: true });
    if (series === '2.3') expect(failures).toEqual([]);
    const brokenOff = (await dovecot.readLog()).match(/Aborted LIST request/g) ?? [];
    expect(gateway.server.hosts[0]?.envelopesSent).toBe(whole + brokenOff.length);
    expect(whole).toBeGreaterThan(5);
  });
});
