import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { behindGateway, TestGateway, withRole } from './gateway.ts';

behindGateway(
  'dictionaries',
  (gateway, dovecot) => {
    const source = 'dictUri' in dovecot.dictionary ? '{ uri: "proxy::notes" }' : '{ filterName: "last_login" }';
    const place = 'dictUri' in dovecot.dictionary ? dovecot.dictionary.dictUri : dovecot.dictionary.filterName;
    const folder = `k-${randomBytes(4).toString('hex')}`;
    let user = '';
    let other = '';
    beforeAll(async () => {
      const created = await dovecot.createUsers([{}, {}]);
      [user = '', other = ''] = created.map(({ name }) => name);
    });
    const ENTRY = 'outcome errors { code } entry { key value }';
    const change = async (mutation: string, more: string, as = user, select = ENTRY) => {
      const input = `input: { user: "${as}", source: ${source}, ${more} }`;
      return (await gateway.data<{ done: unknown }>(`mutation { done: ${mutation}(${input}) { ${select} } }`)).done;
    };
    const read = async (selection: string, as = user) => {
      const query = `{ user(name: "${as}") { dict(source: ${source}) { ${selection} } } }`;
      return (await gateway.data<{ user: { dict: Record<string, unknown> } }>(query)).user.dict;
    };
    /** The value as the command line reads it; null when the key does not exist. */
    const cli = (key: string, as = user) =>
      dovecot.doveadm(['dict', 'get', '-u', as, place, key]).then(
        (text) => text.trimEnd(), // a column of a table
        () => null,
      );
    const inAnyOrder = (...entries: unknown[]): unknown =>
      expect.toSatisfy(
        (found: unknown[]) =>
          found.length === entries.length && entries.every((entry) => found.some((one) => isDeepStrictEqual(one, entry))),
      );
    const applied = (key: string, value: string | null) => ({
      outcome: 'APPLIED',
      errors: [],
      entry: value === null ? null : { key, value },
    });

    test('have an entry set, changed, read and removed, as the command line sees it', async () => {
      const key = `priv/${folder}/note`;
      expect(await read(`entry(key: "${key}") { value }`)).toEqual({ entry: null });
      expect(await change('dictSet', `key: "${key}", value: "one"`)).toEqual(applied(key, 'one'));
      expect(await cli(key)).toBe('one');
      expect(await change('dictSet', `key: "${key}", value: "zwei – двa"`)).toEqual(applied(key, 'zwei – двa'));
      expect(await cli(key)).toBe('zwei – двa');
      expect(await read(`entry(key: "${key}") { key value }`)).toEqual({ entry: { key, value: 'zwei – двa' } });
      // A dictionary in a file has no separate entries for users.
      expect(await cli(key, other)).toBe('zwei – двa');
      expect(await read(`entry(key: "${key}") { value }`, other)).toEqual({ entry: { value: 'zwei – двa' } });
      expect(await change('dictUnset', `key: "${key}"`)).toEqual(applied(key, null));
      expect(await cli(key)).toBeNull();
      expect(await change('dictUnset', `key: "${key}"`)).toEqual(applied(key, null));
    });

    test('are listed by folder, recursively on request', async () => {
      for (const name of ['a', 'b', 'sub/c']) await change('dictSet', `key: "priv/${folder}.list/${name}", value: "v-${name}"`);
      const entry = (name: string) => ({ key: `priv/${folder}.list/${name}`, value: `v-${name}` });
      const prefix = `prefix: "priv/${folder}.list/"`;
      expect(
        await read(`flat: entries(${prefix}) { key value } deep: entries(${prefix}, recursive: true) { key value }
          exact: entries(prefix: "priv/${folder}.list/a", exact: true) { key value } none: entries(prefix: "priv/${folder}.empty/") { key }`),
      ).toEqual({
        flat: inAnyOrder(entry('a'), entry('b')),
        deep: inAnyOrder(entry('a'), entry('b'), entry('sub/c')),
        exact: [entry('a')],
        none: [],
      });
    });

    test('have a number incremented', async () => {
      const key = `priv/${folder}/count`;
      await change('dictSet', `key: "${key}", value: "40"`);
      expect(await change('dictInc', `key: "${key}", difference: 2`)).toEqual(applied(key, '42'));
      expect(await cli(key)).toBe('42');
      expect(await change('dictInc', `key: "${key}", difference: 0`)).toEqual(applied(key, '42'));
    });

    test('refuse to increment a missing value or one that is not a number, which would end the process or never be answered', async () => {
      const mark = await dovecot.markLog();
      const key = `priv/${folder}/word`;
      await change('dictSet', `key: "${key}", value: "many"`);
      expect(await change('dictInc', `key: "${key}", difference: 2`)).toEqual({
        outcome: 'NOT_APPLIED',
        errors: [{ code: 'NOT_POSSIBLE' }],
        entry: { key, value: 'many' },
      });
      expect(await change('dictInc', `key: "priv/${folder}/nothing", difference: 2`)).toEqual({
        outcome: 'NOT_APPLIED',
        errors: [{ code: 'NOT_FOUND' }],
        entry: null,
      });
      expect(await cli(`priv/${folder}/nothing`)).toBeNull();
      expect(await dovecot.crashes(mark)).toEqual([]);
    });

    test('keep shared entries for all users, only for callers who may change everyone', async () => {
      const key = `shared/${folder}/all`;
      expect(await change('dictSet', `key: "${key}", value: "yes"`)).toEqual(applied(key, 'yes'));
      expect([await cli(key, user), await cli(key, other)]).toEqual(['yes', 'yes']);
      expect(await readFile(join(dovecot.folder, 'dict/notes'), 'utf8')).toContain(`${key}\nyes`);
      const limited = await gateway.ask(
        `mutation { dictSet(input: { user: "${user}", source: ${source}, key: "${key}", value: "no" }) { outcome } }`,
        { as: withRole('superadmin', 'example.com') },
      );
      expect(limited.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(await cli(key)).toBe('yes');
      await change('dictUnset', `key: "${key}"`);
      expect(await cli(key)).toBeNull();
    });

    test('get a lifetime on Dovecot 2.4 only', async () => {
      if (dovecot.series === '2.4') return;
      const key = `priv/${folder}/soon`;
      const answer = await gateway.ask(
        `mutation { dictSet(input: { user: "${user}", source: ${source}, key: "${key}", value: "x", expireSeconds: 3600 }) { outcome } }`,
      );
      expect(answer.errors).toMatchObject([{ extensions: { code: 'PARAMETER_UNSUPPORTED', field: 'expireSecs' } }]);
      expect(await cli(key)).toBeNull();
    });

    test('that cannot expire make the outcome of an entry with a lifetime UNKNOWN: Dovecot 2.4.1 never answers', async () => {
      if (dovecot.series === '2.3') return;
      const impatient = await new TestGateway(dovecot, { DOVEADM_SERVER_TIMEOUT: '2' }).start();
      try {
        const { done } = await impatient.data<{ done: unknown }>(
          `mutation { done: dictSet(input: { user: "${user}", source: ${source}, key: "priv/${folder}/soon", value: "x", expireSeconds: 3600 })
            { outcome errors { code retryable } } }`,
        );
        expect(done).toEqual({ outcome: 'UNKNOWN', errors: [{ code: 'UPSTREAM_TIMEOUT', retryable: false }] });
      } finally {
        await impatient.close();
      }
      expect(await cli(`priv/${folder}/soon`)).toBeNull();
    });

    describe('receive no command', () => {
      test.each(['note', '/etc/passwd', 'priv/', 'priv/../shared/x', 'priv/a\\nb'])('for the key %j', async (key) => {
        const sent = await gateway.countSent(async () => {
          const answer = await gateway.ask(`{ user(name: "${user}") { dict(source: ${source}) { entry(key: "${key}") { value } } } }`);
          expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'key' } }]);
        });
        expect(sent).toBe(1); // Query.user looks whether there is such a user.
      });
    });

    test('are named in the form of this Dovecot', async () => {
      const wrong = dovecot.series === '2.3' ? '{ filterName: "last_login" }' : '{ uri: "proxy::notes" }';
      const answer = await gateway.ask(`{ user(name: "${user}") { dict(source: ${wrong}) { entry(key: "priv/a") { value } } } }`);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'PARAMETER_UNSUPPORTED' } }]);
    });
  },
  { ALLOW_HOST_PARAMETERS: 'dictUri' },
);
