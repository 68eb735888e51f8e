import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { FullDisk } from '../audit/full-disk.ts';
import { canActAsRoot } from '../dovecot/privilege.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { TestGateway } from './gateway.ts';
import { controlJob, getJob, refusedJob, startJob } from './jobs.ts';

describe.skipIf(!canActAsRoot())('an audit log on a disk that is full', () => {
  onBothDovecots('stops changes, and recovers', (dovecot) => {
    const disk = new FullDisk();
    const path = disk.path('audit.jsonl');
    const folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
    const gateway = new TestGateway(dovecot, { AUDIT_LOG: path, DATABASE: join(folder, 'jobs.db') });
    let user: string;
    beforeAll(async () => {
      user = (await dovecot.createUser()).name;
      await gateway.start();
    });
    afterAll(async () => {
      await gateway.close();
      disk.remove();
      rmSync(folder, { recursive: true });
    });

    const create = (mailbox: string) =>
      gateway.ask<{ mailboxCreate: { outcome: string } | null }>(
        'mutation ($user: String!, $mailbox: String!) { mailboxCreate(input: { user: $user, mailbox: $mailbox }) { outcome } }',
        { variables: { user, mailbox } },
      );
    const mailboxes = async (): Promise<string[]> => {
      const query = `{ user(name: "${user}") { mailboxes { name } } }`;
      const data = await gateway.data<{ user: { mailboxes: { name: string }[] } }>(query);
      return data.user.mailboxes.map(({ name }) => name);
    };
    const verify = async (): Promise<{ code: number; text: string }> => {
      let text = '';
      const write = (part: string): boolean => ((text += part), true);
      const io = { stdout: { write }, stderr: { write } } as never;
      return { code: await main(['audit', 'verify', path], io), text };
    };

    test('automatically when there is room again, which `audit verify` accepts and shows', async () => {
      expect((await create('Before')).data?.mailboxCreate?.outcome).toBe('APPLIED');
      disk.fill();
      let made = 0;
      for (;;) {
        const { data, errors } = await create(`Full-${String(made)}`);
        if (data?.mailboxCreate?.outcome === 'APPLIED') {
          made++;
          continue;
        }
        expect(errors[0]?.extensions.code).toBe('INTERNAL');
        break;
      }
      // When the line of an outcome is cut off, its change was made. When that of an intent is cut off, it was not.
      expect(await mailboxes()).not.toContain(`Full-${String(made)}`);
      expect((await create('Refused')).errors[0]?.extensions.code).toBe('INTERNAL');
      expect(await mailboxes()).not.toContain('Refused');
      expect((await verify()).code).toBe(1);

      disk.makeRoom();
      expect((await create('After')).data?.mailboxCreate?.outcome).toBe('APPLIED');
      expect(await mailboxes()).toContain('After');
      expect(await verify()).toMatchObject({ code: 0, text: expect.stringMatching(/^Intact: .* 1 cut off/) as string });
    });

    test('starts and stops no job meanwhile', async () => {
      const input = {
        operation: 'query ($user: String!) { user(name: $user) { home } }',
        target: { users: [user, (await dovecot.createUser()).name] },
        // The second user has its turn much later.
        usersPerSecond: 0.001,
      };
      const { id } = await startJob(gateway, input);
      disk.fill();
      // A line may still fit on the last page of the file.
      while ((await create('Filler')).errors[0]?.extensions.code !== 'INTERNAL');
      expect(await refusedJob(gateway, { ...input, key: 'full' })).toMatch(/^INTERNAL The audit log cannot be written/);
      const { errors } = await controlJob(gateway, 'jobCancel', id);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
      expect((await getJob(gateway, id)).state).not.toMatch(/CANCEL/);
      expect(await gateway.data('{ jobs { nodes { id } } }')).toEqual({ jobs: { nodes: [{ id }] } });

      disk.makeRoom();
      expect((await controlJob(gateway, 'jobCancel', id)).errors).toEqual([]);
      expect(await verify()).toMatchObject({ code: 0 });
    });
  });
});
