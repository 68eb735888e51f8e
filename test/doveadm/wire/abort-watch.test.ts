import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { watchAbort } from '../../../src/doveadm/wire/abort-watch.ts';

describe('a watch for the abort of one of several signals', () => {
  it.each([0, 1])('calls its listener once, soon after number %i has aborted', async (index) => {
    const controllers = [new AbortController(), new AbortController()];
    const called: string[] = [];
    watchAbort(
      controllers.map(({ signal }) => signal),
      () => called.push('watched'),
    );
    watchAbort([new AbortController().signal], () => called.push('another'));
    await sleep(60);
    expect(called).toEqual([]);
    controllers[index]?.abort();
    await sleep(60);
    controllers[1 - index]?.abort();
    await sleep(60);
    expect(called).toEqual(['watched']);
  });

  it('calls nothing after its end', async () => {
    const controller = new AbortController();
    const called: string[] = [];
    const end = watchAbort([controller.signal], () => called.push('watched'));
    controller.abort();
    end();
    await sleep(60);
    expect(called).toEqual([]);
  });

  it('leaves no listener at a signal', () => {
    const added: string[] = [];
    const { signal } = new AbortController();
    signal.addEventListener = (type: string): void => void added.push(type);
    watchAbort([signal], () => undefined)();
    expect(added).toEqual([]);
  });
});
