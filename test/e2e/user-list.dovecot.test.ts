import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { overHttp, TestGateway } from './gateway.ts';

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
    gateway = await new TestGateway(overHttp(dovecot)).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  test('is complete, or fails with a retryable code: auth breaks off some on 2.4 (all, on a busy machine), and rarely does not answer on 2.3', async () => {
    const failures: { readonly code: unknown; readonly exitCode?: unknown }[] = [];
    const log = await dovecot.markLog();
    let whole = 0;
    const readList = async (): Promise<void> => {
      const { data, errors } = await gateway.ask<Data>('{ users(mask: "*@many.example", first: 2) { totalCount nodes { name } } }');
      if (errors.length === 0) {
        expect(data?.users).toEqual({ totalCount: NAMES.length, nodes: FIRST });
        whole++;
      }
      for (const { extensions } of errors) {
        expect(extensions).toMatchObject({ retryable: true });
        failures.push({ code: extensions.code, exitCode: extensions['exitCode'] });
      }
    };
    const sent = await gateway.countSent(async () => {
      for (let time = 0; time < 5; time++) await readList();
    });
    const timedOut = failures.filter(({ code }) => code === 'UPSTREAM_TIMEOUT');
    const temporary = failures.filter(({ code, exitCode }) => code === 'TEMPORARY_FAILURE' && exitCode === 65);
    expect(failures).toHaveLength(timedOut.length + temporary.length);
    if (series === '2.3') expect(temporary).toEqual([]);
    const brokenOff = (await dovecot.readLog(log)).match(/Aborted LIST request/g) ?? [];
    // After each that is broken off, the log is read: it would say that no later try can succeed either.
    expect(sent).toBe(whole + 2 * brokenOff.length + timedOut.length);
    if (series === '2.3') expect(whole).toBeGreaterThan(2);
    else expect(brokenOff.length).toBeGreaterThanOrEqual(temporary.length * 5);
  });
});
