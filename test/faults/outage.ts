import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from '../e2e/gateway.ts';

export interface OutageFigures {
  readonly questions: number;
  readonly answeredBefore: number;
  /** Of those asked while it was gone, how long the refusal took, in the middle. */
  readonly refusedInMs: number;
  /** HTTP statuses of the refusals. */
  readonly statuses: readonly number[];
  /** From the moment that Dovecot answered again to the gateway's first right answer. */
  readonly backAfterMs: number;
  /** Errors after that. */
  readonly lateErrors: readonly string[];
}

/** Stops Dovecot under load, starts it again, and measures when the gateway serves again. */
export async function surviveOutage(
  dovecot: PrivateDovecot,
  { outageMs, clients = 8 }: { outageMs: number; clients?: number },
): Promise<OutageFigures> {
  const { name } = await dovecot.createUser();
  const gateway = await new TestGateway(dovecot, { LOG_LEVEL: 'silent' }).start();
  const question = `{ user(name: "${name}") { mailbox(name: "INBOX") { messageCount } } }`;
  const answers: { at: number; tookMs: number; status: number; error: string | null }[] = [];
  let stopped = false;
  const client = async (): Promise<void> => {
    while (!stopped) {
      const startedAt = performance.now();
      const { status, errors } = await gateway.ask(question);
      const error = errors[0] === undefined ? null : `${errors[0].extensions.code}: ${errors[0].message}`;
      answers.push({ at: performance.now(), tookMs: performance.now() - startedAt, status, error });
      await sleep(10);
    }
  };
  const load = Promise.all(Array.from({ length: clients }, client));
  try {
    await sleep(1_000);
    await dovecot.halt();
    const goneAt = performance.now();
    await sleep(outageMs);
    await dovecot.resume();
    const backAt = performance.now();
    await sleep(4_000);
    stopped = true;
    await load;
    const first = answers.find(({ at, error }) => at > goneAt + 200 && error === null);
    if (first === undefined) throw new Error('the gateway did not serve again');
    const refusals = answers.filter(({ at, error }) => at > goneAt + 1_000 && at < backAt && error !== null);
    return {
      questions: answers.length,
      answeredBefore: answers.filter(({ at, error }) => at < goneAt && error === null).length,
      refusedInMs: Math.round(refusals.map(({ tookMs }) => tookMs).sort((a, b) => a - b)[Math.floor(refusals.length / 2)] ?? NaN),
      statuses: [...new Set(refusals.map(({ status }) => status))],
      backAfterMs: Math.max(0, Math.round(first.at - backAt)),
      lateErrors: [...new Set(answers.filter(({ at, error }) => at > first.at + 500 && error !== null).map(({ error }) => error ?? ''))],
    };
  } finally {
    stopped = true;
    await load;
    await gateway.close();
  }
}
