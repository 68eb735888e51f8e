import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { behindGateway, withRole } from './gateway.ts';

behindGateway(
  "dictionaries and files of a user's mail",
  (gateway, dovecot) => {
    const id = randomBytes(4).toString('hex');
    const [key, name] = [`priv/${id}`, `mail-${id}`];
    let user = '';
    beforeAll(async () => {
      user = (await dovecot.createUser()).name;
    });
    const dict = () => `user: "${user}", source: { mailFilterName: "last_login" }, key: "${key}"`;
    const fs = () => `source: { mail: { user: "${user}", filterName: "mail_ext_attachment" } }`;
    const done = async (mutation: string) => (await gateway.data<{ done: unknown }>(`mutation { done: ${mutation} }`)).done;

    if (dovecot.series === '2.3') {
      test('are reported as unsupported before anything is sent', async () => {
        const sent = await gateway.countSent(async () => {
          for (const mutation of [
            `dictSet(input: { ${dict()}, value: "1" }) { outcome }`,
            `dictUnset(input: { ${dict()} }) { outcome }`,
            `fsPut(input: { ${fs()}, inputPath: "/etc/hostname", path: "x" }) { outcome }`,
            `fsCopy(input: { ${fs()}, sourcePath: "x", destinationPath: "y" }) { outcome }`,
            `fsDelete(input: { ${fs()}, paths: ["x"] }) { outcome }`,
          ]) {
            const { errors } = await gateway.ask(`mutation { ${mutation} }`);
            expect(errors, mutation).toMatchObject([
              { message: expect.stringContaining('2.4'), extensions: { code: 'COMMAND_UNSUPPORTED' } },
            ]);
          }
          const { errors } = await gateway.ask(`{ host { fs(${fs()}) { file(path: "x") { sizeBytes } files folders } } }`);
          expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(3).fill('COMMAND_UNSUPPORTED'));
        });
        expect(sent).toBe(0);
      });
      return;
    }

    test('have an entry set, read, added to and removed, as the command line sees it', async () => {
      const cli = () => dovecot.doveadm(['mail', 'dict', 'get', '-u', user, 'last_login', key]).catch(() => null);
      expect(await done(`dictSet(input: { ${dict()}, value: "5" }) { outcome user { name } entry { key value } }`)).toEqual({
        outcome: 'APPLIED',
        user: { name: user },
        entry: { key, value: '5' },
      });
      expect((await cli())?.trim()).toBe('5');
      expect(await done(`dictInc(input: { ${dict()}, difference: 3 }) { outcome entry { value } }`)).toEqual({
        outcome: 'APPLIED',
        entry: { value: '8' },
      });
      expect((await cli())?.trim()).toBe('8');
      const read = `{ user(name: "${user}") { dict(source: { mailFilterName: "last_login" }) { entry(key: "${key}") { value } entries(prefix: "${key}", exact: true) { key value } } } }`;
      expect(await gateway.data(read)).toEqual({ user: { dict: { entry: { value: '8' }, entries: [{ key, value: '8' }] } } });
      expect(await done(`dictUnset(input: { ${dict()} }) { outcome entry { value } }`)).toEqual({ outcome: 'APPLIED', entry: null });
      expect(await cli()).toBeNull();
    });

    test('refuse to add to a missing number or to anything else: neither reaches Dovecot', async () => {
      const mark = await dovecot.markLog();
      const inc = async () => await gateway.ask(`mutation { dictInc(input: { ${dict()}, difference: 1 }) { outcome errors { code } } }`);
      expect(JSON.stringify(await inc())).toContain('NOT_FOUND');
      await done(`dictSet(input: { ${dict()}, value: "five" }) { outcome }`);
      expect(JSON.stringify(await inc())).toContain('NOT_POSSIBLE');
      await done(`dictUnset(input: { ${dict()} }) { outcome }`);
      expect(await dovecot.crashes(mark)).toEqual([]);
    });

    test('have a file stored, read, copied, listed and deleted, as the disk has it', async () => {
      const at = (file: string) => join(dovecot.folder, 'files', file);
      const inner = `${dovecot.description.world.folder}/files/${name}.in`;
      await writeFile(at(`${name}.in`), 'content\n');
      expect(
        await done(`fsPut(input: { ${fs()}, inputPath: "${inner}", path: "${name}" }) { outcome file { sizeBytes content } }`),
      ).toEqual({
        outcome: 'APPLIED',
        file: { sizeBytes: 8, content: 'content\n' },
      });
      expect(await readFile(at(name), 'utf8')).toBe('content\n');
      const copy = `fsCopy(input: { ${fs()}, sourcePath: "${name}", destinationPath: "${name}-d/copy" }) { outcome file { path metadata { key } } }`;
      expect(await done(copy)).toMatchObject({ outcome: 'APPLIED', file: { path: `${name}-d/copy`, metadata: expect.any(Array) } });
      expect(await readFile(at(`${name}-d/copy`), 'utf8')).toBe('content\n');
      const { host } = await gateway.data<{ host: { fs: { files: string[]; folders: string[]; none: null } } }>(
        `{ host { fs(${fs()}) { files folders none: file(path: "${name}-none") { path } } } }`,
      );
      expect(host.fs.files).toContain(name);
      expect(host.fs.folders).toContain(`${name}-d`);
      expect(host.fs.none).toBeNull();
      for (const paths of [`["${name}"], maxParallel: 2`, `["${name}-d/"], recursive: true`]) {
        const remove = `fsDelete(input: { ${fs()}, paths: ${paths} }) { outcome server { name } }`;
        expect(await done(remove)).toEqual({ outcome: 'APPLIED', server: { name: 'default' } });
      }
      await expect(readFile(at(`${name}-d/copy`))).rejects.toThrow('ENOENT');
      await expect(readFile(at(name))).rejects.toThrow('ENOENT');
    });

    test('refuse a block that is not configured, and a user out of scope', async () => {
      const sent = await gateway.countSent(async () => {
        const bogus = `source: { mail: { user: "${user}", filterName: "bogus" } }`;
        expect((await gateway.ask(`{ host { fs(${bogus}) { files } } }`)).errors).toMatchObject([
          { message: expect.stringContaining('FS_FILTERS'), extensions: { code: 'BAD_USER_INPUT' } },
        ]);
        const as = { sub: 'staff', roles: ['superadmin'], domains: ['other.org'] };
        for (const mutation of [`dictUnset(input: { ${dict()} })`, `fsDelete(input: { ${fs()}, paths: ["x"] })`])
          expect((await gateway.ask(`mutation { ${mutation} { outcome } }`, { as })).errors).toMatchObject([
            { extensions: { code: 'FORBIDDEN' } },
          ]);
        const reader = withRole('domain-admin', '*');
        expect((await gateway.ask(`mutation { dictUnset(input: { ${dict()} }) { outcome } }`, { as: reader })).errors).toMatchObject([
          { extensions: { permission: 'DICT_WRITE' } },
        ]);
      });
      expect(sent).toBe(0);
    });
  },
  { FS_FILTERS: 'mail_ext_attachment', ALLOW_HOST_PARAMETERS: 'inputPath' },
);
