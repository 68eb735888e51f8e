import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { abortedBy } from '../../../src/doveadm/host/on-abort.ts';

describe('a signal that aborts with the first of several', () => {
  it.each([0, 1])('aborts with number %i', (index) => {
    const controllers = [new AbortController(), new AbortController()];
    const { signal } = abortedBy(controllers.map((one) => one.signal));
    expect(signal.aborted).toBe(false);
    controllers[index]?.abort();
    expect(signal.aborted).toBe(true);
  });

  it('is aborted from the start when one of them is', () => {
    expect(abortedBy([new AbortController().signal, AbortSignal.abort()]).signal.aborted).toBe(true);
  });

  it('leaves nothing behind at a signal that lives longer', () => {
    const { signal: closing } = new AbortController();
    const { release } = abortedBy([closing, new AbortController().signal]);
    expect(getEventListeners(closing, 'abort')).toHaveLength(1);
    release();
    expect(getEventListeners(closing, 'abort')).toEqual([]);
  });
});
