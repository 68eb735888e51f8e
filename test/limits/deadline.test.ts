import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CodedError } from '../../src/doveadm/errors.ts';
import { Deadline } from '../../src/limits/deadline.ts';

describe('the time limit of a request', () => {
  it('aborts with UPSTREAM_TIMEOUT when it has passed', async () => {
    const { signal, ended } = new Deadline(10);
    await sleep(50);
    expect(signal.reason).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(ended.aborted).toBe(true);
  });

  it('does not abort while a task holds it, and goes on after that', async () => {
    const deadline = new Deadline(50);
    await deadline.hold(() => sleep(120));
    expect(deadline.signal.aborted).toBe(false);
    await sleep(120);
    expect(deadline.signal.aborted).toBe(true);
  });

  it('does not abort after it was lifted, unless the request is cancelled', async () => {
    const deadline = new Deadline(10);
    deadline.lift();
    await sleep(50);
    expect([deadline.signal.aborted, deadline.ended.aborted]).toEqual([false, false]);
    deadline.cancel(new CodedError('CANCELLED', 'Somebody stopped this request.'));
    expect([deadline.signal.aborted, deadline.ended.aborted]).toEqual([true, true]);
  });

  it.each(['before', 'after'])('shows the end of the request to those who asked %s it', (when) => {
    const deadline = new Deadline(10_000);
    const before = when === 'before' ? deadline.ended : null;
    deadline.end();
    expect((before ?? deadline.ended).aborted).toBe(true);
    expect(deadline.signal.aborted).toBe(false);
  });
});
