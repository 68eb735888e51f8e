import { describe, expect, it } from 'vitest';
import { FairQueue } from '../../../src/doveadm/host/fair-queue.ts';

/** A task that ends on demand. */
function task(log: string[], name: string): { run: () => Promise<string>; end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    run: async () => {
      log.push(name);
      await ended;
      return name;
    },
    end: () => {
      end();
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the queue of a host', () => {
  it('runs no more tasks at a time than it has slots', async () => {
    const queue = new FairQueue(2);
    const log: string[] = [];
    const tasks = ['a', 'b', 'c'].map((name) => task(log, name));
    const results = tasks.map(({ run }) => queue.run({}, run));
    await turn();
    expect(log).toEqual(['a', 'b']);
    expect(queue.length).toBe(1);
    for (const { end } of tasks) end();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
    expect(queue.length).toBe(0);
  });

  it('lets a request with one task through between those of a request with many', async () => {
    const queue = new FairQueue(1);
    const log: string[] = [];
    const large = {};
    const small = {};
    const run = (owner: object, name: string): Promise<void> =>
      queue.run(owner, () => {
        log.push(name);
        return turn();
      });
    const results = ['L1', 'L2', 'L3', 'L4'].map((name) => run(large, name));
    results.push(run(small, 's1'), run(small, 's2'));
    await Promise.all(results);
    expect(log).toEqual(['L1', 'L2', 's1', 'L3', 's2', 'L4']);
  });

  it('starts the tasks of jobs when no request waits, and keeps the last slot for requests', async () => {
    const queue = new FairQueue(2);
    const log: string[] = [];
    const kim = { principal: { name: 'kim' } };
    await queue.run({ ...kim }, () => Promise.resolve());
    const jobs = ['j1', 'j2', 'j3'].map((name) => task(log, name));
    const ofJobs = jobs.map(({ run }, index) => queue.run({ ...kim, jobId: String(index) }, run));
    const requests = ['r1', 'r2'].map((name) => task(log, name));
    const ofRequests = requests.map(({ run }) => queue.run({ ...kim }, run));
    await turn();
    expect(log).toEqual(['j1', 'r1']);
    jobs[0]!.end();
    await turn();
    expect(log).toEqual(['j1', 'r1', 'r2']);
    for (const { end } of [...jobs, ...requests]) end();
    await Promise.all([...ofJobs, ...ofRequests]);
    expect(log).toEqual(['j1', 'r1', 'r2', 'j2', 'j3']);
  });

  it('gives jobs every slot while there are no requests', async () => {
    const queue = new FairQueue(2);
    const log: string[] = [];
    const jobs = ['j1', 'j2'].map((name) => task(log, name));
    const running = jobs.map(({ run }, index) => queue.run({ jobId: String(index) }, run));
    await turn();
    expect(log).toEqual(['j1', 'j2']);
    for (const { end } of jobs) end();
    await Promise.all(running);
  });

  it('drops waiting tasks when their client goes away, and lets running tasks end', async () => {
    const queue = new FairQueue(1);
    const log: string[] = [];
    const client = new AbortController();
    const running = task(log, 'running');
    const waiting = task(log, 'waiting');
    const first = queue.run({}, running.run, client.signal);
    const second = queue.run({}, waiting.run, client.signal);
    const dropped = expect(second).rejects.toThrow('gone');
    client.abort(new Error('gone'));
    await dropped;
    expect(queue.length).toBe(0);
    running.end();
    expect(await first).toBe('running');
    expect(log).toEqual(['running']);
    expect(await queue.run({}, () => Promise.resolve('next'))).toBe('next');
  });

  it('does not start a task whose client has just gone, although its turn has come', async () => {
    const queue = new FairQueue(1);
    const log: string[] = [];
    const client = new AbortController();
    const [running, gone, next] = ['running', 'gone', 'next'].map((name) => task(log, name));
    const first = queue.run({}, running!.run);
    const second = queue.run({}, gone!.run, client.signal);
    const third = queue.run({}, next!.run);
    client.abort(new Error('gone'));
    running!.end();
    await expect(second).rejects.toThrow('gone');
    await first;
    next!.end();
    await third;
    expect(log).toEqual(['running', 'next']);
    expect(queue.length).toBe(0);
  });

  it('gives its slot back when a task fails', async () => {
    const queue = new FairQueue(1);
    await expect(queue.run({}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run({}, () => Promise.resolve('next'))).toBe('next');
  });
});

describe('the queue of a host, between principals', () => {
  const requestOf = (name: string) => ({ principal: { name } });

  it('serves them in turn, however many requests one of them has', async () => {
    const queue = new FairQueue(1);
    const log: string[] = [];
    const run = (name: string, task: string): Promise<void> =>
      queue.run(requestOf(name), () => {
        log.push(task);
        return turn();
      });
    // Each task of mallory is of another request.
    const results = ['m1', 'm2', 'm3', 'm4', 'm5'].map((task) => run('mallory', task));
    results.push(run('alice', 'a1'), run('bob', 'b1'), run('alice', 'a2'));
    await Promise.all(results);
    expect(log).toEqual(['m1', 'm2', 'a1', 'b1', 'm3', 'a2', 'm4', 'm5']);
  });

  it('keeps the last slot free for another principal that was active recently', async () => {
    const queue = new FairQueue(3);
    const log: string[] = [];
    const before = task(log, 'alice before');
    const served = queue.run(requestOf('alice'), before.run);
    before.end();
    await served;
    await queue.run(requestOf('mallory'), () => Promise.resolve());
    const slow = ['m1', 'm2', 'm3'].map((name) => task(log, name));
    const results = slow.map(({ run }) => queue.run(requestOf('mallory'), run));
    await turn();
    expect(log).toEqual(['alice before', 'm1', 'm2']);
    expect(queue.length).toBe(1);
    expect(await queue.run(requestOf('alice'), () => Promise.resolve('served'))).toBe('served');
    for (const { end } of slow) end();
    await Promise.all(results);
    expect(log).toEqual(['alice before', 'm1', 'm2', 'm3']);
  });

  it.each([
    ['has finished only long tasks', () => new Promise<void>((resolve) => setTimeout(resolve, 250))],
    ['has finished none', null],
  ])('gives half a share of the slots to one that %s, while others are active', async (_, first) => {
    const queue = new FairQueue(4, { percentForOne: 100 });
    const log: string[] = [];
    await queue.run(requestOf('alice'), () => Promise.resolve());
    if (first !== null) await queue.run(requestOf('mallory'), first);
    const tasks = (names: readonly string[], principal: string) =>
      names.map((name) => {
        const { run, end } = task(log, name);
        return { end, result: queue.run(requestOf(principal), run) };
      });
    const all = [...tasks(['m1', 'm2', 'm3'], 'mallory'), ...tasks(['a1', 'a2'], 'alice')];
    await turn();
    expect(log).toEqual(['m1', 'm2', 'a1', 'a2']);
    for (const { end } of all) end();
    await Promise.all(all.map(({ result }) => result));
    expect(log).toEqual(['m1', 'm2', 'a1', 'a2', 'm3']);
  });

  it('gives all slots to a single principal', async () => {
    const queue = new FairQueue(3);
    const log: string[] = [];
    const slow = ['m1', 'm2', 'm3'].map((name) => task(log, name));
    const results = slow.map(({ run }) => queue.run(requestOf('mallory'), run));
    await turn();
    expect(log).toEqual(['m1', 'm2', 'm3']);
    for (const { end } of slow) end();
    await Promise.all(results);
  });

  it('rejects requests of a principal whose places are taken, but neither those of another one, nor an admitted request', async () => {
    const queue = new FairQueue(1, { room: 10, roomForOne: 2 });
    const running = task([], 'running');
    const first = requestOf('mallory');
    const results = [
      queue.run(first, running.run),
      queue.run(requestOf('mallory'), () => turn()),
      queue.run(requestOf('mallory'), () => turn()),
    ];
    expect(queue.isFullFor(requestOf('mallory'))).toBe(true);
    expect(queue.isFullFor(first)).toBe(false);
    expect(queue.isFullFor(requestOf('alice'))).toBe(false);
    running.end();
    await Promise.all(results);
    expect(queue.isFullFor(requestOf('mallory'))).toBe(false);
  });
});
