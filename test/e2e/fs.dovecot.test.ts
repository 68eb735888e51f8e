import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { behindGateway, withRole } from './gateway.ts';

behindGateway(
  'files of the mail host',
  (gateway, dovecot) => {
    const { files } = dovecot;
    const source =
      'fsDriver' in files
        ? `{ driver: { name: "${files.fsDriver}", arguments: "${files.fsArgs}" } }`
        : `{ filterName: "${files.filterName}" }`;
    /** A folder of this test's own below the source's. */
    const own = `t-${randomBytes(4).toString('hex')}`;
    const at = (...path: string[]) => join(dovecot.folder, 'files', own, ...path);
    beforeAll(async () => {
      await mkdir(at('sub/deeper'), { recursive: true });
      await writeFile(at('one.txt'), 'eins – один\n');
      await writeFile(at('two.bin'), Buffer.from([0x41, 0xff, 0x42]));
      await writeFile(at('sub/three.txt'), '');
      await chmod(join(dovecot.folder, 'files'), 0o777);
      for (const folder of ['', 'sub', 'sub/deeper']) await chmod(at(folder), 0o777);
    });
    const read = async (selection: string) =>
      (await gateway.data<{ host: { fs: Record<string, unknown> } }>(`{ host { fs(source: ${source}) { ${selection} } } }`)).host.fs;
    const change = async (mutation: string, more: string, select = 'outcome errors { code }') =>
      (await gateway.data<{ done: unknown }>(`mutation { done: ${mutation}(input: { source: ${source}, ${more} }) { ${select} } }`)).done;

    test('are found with their sizes and read', async () => {
      expect(
        await read(`one: file(path: "${own}/one.txt") { path sizeBytes content } two: file(path: "${own}/two.bin") { sizeBytes content }
          empty: file(path: "${own}/sub/three.txt") { sizeBytes content } none: file(path: "${own}/nothing") { sizeBytes content }`),
      ).toEqual({
        one: { path: `${own}/one.txt`, sizeBytes: Buffer.byteLength('eins – один\n'), content: 'eins – один\n' },
        two: { sizeBytes: 3, content: 'A\ufffdB' },
        empty: { sizeBytes: 0, content: '' },
        none: null,
      });
    });

    test('are listed, and folders separately', async () => {
      const {
        files: names,
        folders,
        fresh,
      } = await read(`files(path: "${own}") fresh: files(path: "${own}", noCache: true) folders(path: "${own}")`);
      expect((names as string[]).sort()).toEqual(['one.txt', 'two.bin']);
      expect((fresh as string[]).sort()).toEqual(['one.txt', 'two.bin']);
      expect(folders).toEqual(['sub']);
      expect((await read('folders')).folders).toContain(own);
    });

    test('have no metadata when their storage has none', async () => {
      const answer = await gateway.ask<{ host: { fs: { file: { metadata: unknown } } } }>(
        `{ host { fs(source: ${source}) { file(path: "${own}/one.txt") { metadata { key value } } } } }`,
      );
      expect(answer.data?.host.fs.file.metadata ?? answer.errors[0]?.extensions.code).toSatisfy(
        (found) => Array.isArray(found) || found === 'TEMPORARY_FAILURE',
      );
    });

    test('are copied, and the copy is a file', async () => {
      expect(
        await change(
          'fsCopy',
          `sourcePath: "${own}/one.txt", destinationPath: "${own}/copy.txt"`,
          'outcome errors { code } file { path sizeBytes content }',
        ),
      ).toEqual({
        outcome: 'APPLIED',
        errors: [],
        file: { path: `${own}/copy.txt`, sizeBytes: 18, content: 'eins – один\n' },
      });
      expect(await readFile(at('copy.txt'), 'utf8')).toBe('eins – один\n');
      expect(await change('fsCopy', `sourcePath: "${own}/nothing", destinationPath: "${own}/x"`)).toEqual({
        outcome: 'NOT_APPLIED',
        errors: [{ code: expect.stringMatching(/^(NOT_FOUND|TEMPORARY_FAILURE)$/) }],
      });
      expect(await readdir(at())).not.toContain('x');
    });

    test('are stored from a file of the mail host', async () => {
      const { world } = dovecot.description;
      await writeFile(join(dovecot.folder, 'files', `${own}.input`), 'from the host');
      expect(
        await change(
          'fsPut',
          `inputPath: "${world.folder}/files/${own}.input", path: "${own}/put.txt"`,
          'outcome errors { code } file { sizeBytes content }',
        ),
      ).toEqual({ outcome: 'APPLIED', errors: [], file: { sizeBytes: 13, content: 'from the host' } });
      expect(await readFile(at('put.txt'), 'utf8')).toBe('from the host');
      expect(await change('fsPut', `inputPath: "/nonexistent/file", path: "${own}/never.txt"`)).toMatchObject({ outcome: 'NOT_APPLIED' });
      expect(await readdir(at())).not.toContain('never.txt');
    });

    test('are deleted, one or several, and folders with their content on request', async () => {
      await mkdir(at('gone/inside'), { recursive: true });
      for (const folder of ['gone', 'gone/inside']) await chmod(at(folder), 0o777);
      for (const name of ['d1', 'd2', 'd3', 'gone/f', 'gone/inside/g']) await writeFile(at(name), name);
      expect(await change('fsDelete', `paths: ["${own}/d1"]`)).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(await readdir(at())).toEqual(expect.not.arrayContaining(['d1']));
      expect(await change('fsDelete', `paths: ["${own}/d2", "${own}/d3"], maxParallel: 2`)).toEqual({ outcome: 'APPLIED', errors: [] });
      expect((await readdir(at())).filter((name) => /^d\d$/.test(name))).toEqual([]);
      expect(await change('fsDelete', `paths: ["${own}/gone/"], recursive: true`)).toEqual({ outcome: 'APPLIED', errors: [] });
      expect(await readdir(at())).not.toContain('gone');
      expect(await readdir(at('sub'))).toEqual(expect.arrayContaining(['three.txt']));
    });

    test.each(['/', '.', './/.'])('are not all deleted by the path %j', async (path) => {
      const refused = await gateway.ask(
        `mutation { fsDelete(input: { source: ${source}, paths: ["${own}/gone", "${path}"], recursive: true }) { outcome } }`,
      );
      expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'path' } }]);
      expect(await readdir(at('sub'))).toContain('three.txt');
    });

    describe('stay where they are', () => {
      test.each(['../run', `${own}/../../passwd`, '..', ''])('for the path %j, which leads out or nowhere', async (path) => {
        const sent = await gateway.countSent(async () => {
          const { errors } = await gateway.ask(
            `{ host { fs(source: ${source}) { file(path: "${path}") { content } files(path: "${path}x/..") } } }`,
          );
          expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
          const refused = await gateway.ask(`mutation { fsDelete(input: { source: ${source}, paths: ["${path}"] }) { outcome } }`);
          expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'path' } }]);
        });
        expect(sent).toBe(0);
      });

      test('for a source that belongs to another Dovecot, or is not allowed', async () => {
        const sources =
          dovecot.series === '2.3'
            ? ['{ filterName: "mail_ext_attachment" }', '{ driver: { name: "dict", arguments: "prefix=/" } }']
            : ['{ filterName: "mail_attachment" }', '{ driver: { name: "posix", arguments: "prefix=/" } }'];
        for (const foreign of sources) {
          const { errors } = await gateway.ask(`{ host { fs(source: ${foreign}) { file(path: "etc/passwd") { content } } } }`);
          expect(errors[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|PARAMETER_UNSUPPORTED|COMMAND_UNSUPPORTED)$/);
        }
      });

      test('for callers other than a superadmin for everyone', async () => {
        const { errors } = await gateway.ask(`{ host { fs(source: ${source}) { file(path: "${own}/one.txt") { content } } } }`, {
          as: withRole('domain-admin', '*'),
        });
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      });
    });
  },
  { ALLOW_HOST_PARAMETERS: 'fsDriver,fsArgs,inputPath', FS_FILTERS: 'mail_ext_attachment' },
);
