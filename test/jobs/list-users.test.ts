import { describe, expect, test } from 'vitest';
import { CodedError } from '../../src/doveadm/errors.ts';
import { matchesMask } from '../../src/events/user-mask.ts';
import { listUsers } from '../../src/jobs/list-users.ts';

const NAMES = ['ab', 'ab@x.example', 'ab1@x.example', 'AB2@x.example', 'abc@x.example', 'ab-d@x.example', 'b@x.example', '9'];

/** A Dovecot that breaks off each list of more names than this. It ignores the case of masks. */
class BreakingList {
  readonly masks: string[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  readonly list = async (mask: string, onNames: (names: readonly string[]) => Promise<void>): Promise<void> => {
    this.masks.push(mask);
    const found = NAMES.filter((name) => matchesMask(name.toLowerCase(), mask));
    if (found.length > this.#most) throw new CodedError('TEMPORARY_FAILURE', 'Broken off.');
    await onNames(found);
  };

  async names(mask: string): Promise<{ names: readonly string[]; inParts: boolean }> {
    const names = new Set<string>();
    const { signal } = new AbortController();
    const inParts = await listUsers(this.list, mask, signal, 0, (some) => {
      for (const name of some) names.add(name);
      return Promise.resolve();
    });
    return { names: [...names].sort(), inParts };
  }
}

describe('a list of users', () => {
  test('is one question when Dovecot lists all of them', async () => {
    const dovecot = new BreakingList(100);
    expect(await dovecot.names('ab*@x.example')).toEqual({ names: NAMES.slice(1, 6).sort(), inParts: false });
    expect(dovecot.masks).toEqual(['ab*@x.example']);
  });

  test.each(['*', 'ab*@x.example', 'ab*', '*@x.example', '??*', '**', 'ab?@x.example', 'a*@*'])(
    'has the same names in parts: %s',
    async (mask) => {
      const whole = await new BreakingList(100).names(mask);
      const parts = await new BreakingList(1).names(mask);
      expect(parts).toEqual({ names: whole.names, inParts: true });
      expect(whole.names.length).toBeGreaterThan(1);
    },
  );

  test('is not listed in parts when Dovecot lists nobody: the cause is another one', async () => {
    const dovecot = new BreakingList(-1);
    await expect(dovecot.names('*')).rejects.toMatchObject({ code: 'TEMPORARY_FAILURE' });
    expect(dovecot.masks).toEqual([...Array<string>(5).fill('*'), '?']);
  });

  test('fails when its mask has no wildcard', async () => {
    const dovecot = new BreakingList(0);
    await expect(dovecot.names('ab')).rejects.toMatchObject({ code: 'TEMPORARY_FAILURE' });
  });
});
