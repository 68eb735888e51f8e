import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dovecot } from './dovecot.ts';
import { listCommands, postCommands, postRaw } from './http.ts';
import { connectImap, withImap } from './imap.ts';
import { launchDovecot, type PrivateDovecot } from './launch.ts';
import { deliver } from './lmtp.ts';
import { withManageSieve } from './managesieve.ts';
import { buildMessage } from './message.ts';
import { listProcesses } from './processes.ts';
import { fillWithSamples } from './sample-data.ts';

/** Dovecot may have to be installed first. */
const installing = 600_000;

const expected = {
  '2.3': {
    version: /^2\.3\.\d+/,
    commands: ['directorStatus', 'replicatorStatus', 'oldstatsDump', 'ftsLookup', 'aclGet', 'quotaGet', 'sieveList'],
  },
  '2.4': {
    version: /^2\.4\.\d+/,
    commands: ['indexerList', 'mailFsGet', 'mailDictGet', 'ftsFlatcurveStats', 'ftsLookup', 'aclGet', 'quotaGet', 'sieveList'],
  },
};

describe.each(['2.3', '2.4'] as const)('a private Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;

  beforeAll(async () => {
    dovecot = await launchDovecot({ series, tls: true, timeZone: 'IST-5:30', users: [{ name: 'zoe@example.net', uid: 5001 }] });
  }, installing);
  afterAll(() => dovecot.stop());

  test('is of the requested version', async () => {
    expect(dovecot.version).toMatch(expected[series].version);
    expect(await dovecot.readLog()).toContain(`Dovecot v${dovecot.version}`);
  });

  test('lists the commands of all plugins', async () => {
    const commands = (await listCommands(dovecot)).map(({ command }) => command);
    expect(commands).toEqual(expect.arrayContaining(expected[series].commands));
    expect(commands.length).toBeGreaterThan(110);
  });

  test('accepts its key and refuses others', async () => {
    expect((await postRaw({ url: dovecot.url, apiKey: 'wrong' }, '[]')).status).toBe(401);
  });

  test('answers with TLS, with the certificate in its folder', async () => {
    const ca = readFileSync(dovecot.certificatePath);
    const [response] = (await once(request(`${dovecot.tlsUrl}/doveadm/v1`, { ca }).end(), 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(401);
    response.resume();
  });

  test('has the requested users', async () => {
    const names = dovecot.users.map(({ name }) => name);
    expect(names).toContain('zoe@example.net');
    expect(await payload(dovecot, 'user', { userMask: ['*'] })).toEqual({ userList: names });
  });

  test('accepts new users while it runs, with the requested format, owner and quota', async () => {
    const [sdbox, maildir] = await dovecot.createUsers([
      { domain: 'fresh.example', uid: 5001 },
      { format: 'maildir', quotaKiB: 77 },
    ]);
    expect(sdbox?.name).toMatch(/^user-\w+@fresh\.example$/);
    const [small] = (await payload(dovecot, 'quotaGet', { user: maildir?.name })) as { limit: string }[];
    expect(small?.limit).toBe('77');
    const accounts = await payload(dovecot, 'user', { userMask: [sdbox?.name, maildir?.name] });
    const owner = (uid: number) => String(dovecot.description.world.owner?.uid ?? uid);
    const format = (name: string) => (series === '2.3' ? { mail: `${name}:~/mail` } : { mail_driver: name });
    expect(accounts).toMatchObject({
      [sdbox?.name ?? '']: { uid: owner(5001), ...format('sdbox') },
      [maildir?.name ?? '']: { uid: owner(5000), ...format('maildir') },
    });
  });

  test('delivers by LMTP what IMAP then shows, and refuses what is over quota or for nobody', async () => {
    const body = `${'x'.repeat(70)}\n`.repeat(400);
    const recipients = ['bob@example.com', 'nobody@example.com', 'tiny@example.com', 'samik'];
    const message = buildMessage({ subject: 'Delivered', body: `.a line that starts with a dot\n${body}` });
    const codes = (await deliver(dovecot, recipients, message)).map(({ code }) => code);
    expect(codes).toEqual([250, 550, 552, 250]);
    const source = await withImap(dovecot, 'samik', async (client) => {
      await client.mailboxOpen('INBOX');
      const fetched = await client.fetchOne('*', { source: true });
      return fetched ? fetched.source?.toString() : undefined;
    });
    expect(source?.endsWith(message)).toBe(true);
  });

  test('lists IMAP sessions and ends them', async () => {
    const client = await connectImap(dovecot, 'dave@other.org');
    const sessions = await payload(dovecot, 'who', { mask: ['dave@other.org'], separateConnections: true });
    expect(sessions).toMatchObject([{ username: 'dave@other.org', service: 'imap' }]);
    const closed = once(client, 'close');
    await payload(dovecot, 'kick', { mask: ['dave@other.org'] });
    await closed;
  });

  test('keeps Sieve scripts by ManageSieve that doveadm then lists', async () => {
    await withManageSieve(dovecot, 'bob@example.com', async (sieve) => {
      await sieve.putScript('quotes " and ü', 'keep;\r\n');
      await sieve.setActive('quotes " and ü');
      expect(await sieve.listScripts()).toEqual([{ name: 'quotes " and ü', active: true }]);
      expect(await sieve.getScript('quotes " and ü')).toBe('keep;\r\n');
      await expect(sieve.putScript('bad', 'if true')).rejects.toThrow('error');
      await expect(sieve.deleteScript('quotes " and ü')).rejects.toThrow('active');
    });
    const scripts = [{ script: 'quotes " and ü', active: 'ACTIVE' }];
    expect(await payload(dovecot, 'sieveList', { user: 'bob@example.com' })).toEqual(scripts);
  });

  test('shows a mailbox to the user it is shared with', async () => {
    await fillWithSamples(dovecot);
    const mailboxes = await withImap(dovecot, 'carol@example.com', (client) => client.list());
    expect(mailboxes.map(({ path }) => path)).toContain('shared/alice@example.com/Projects');
  });

  test('has a dictionary and files for the commands that need one', async () => {
    await payload(dovecot, 'dictSet', { ...dovecot.dictionary, key: 'shared/a', value: '1' });
    expect(await payload(dovecot, 'dictGet', { ...dovecot.dictionary, key: 'shared/a' })).toEqual([{ value: '1' }]);
    expect(await payload(dovecot, 'fsIter', { ...dovecot.files, path: '/' })).toEqual([]);
  });

  test('has the requested time zone', async () => {
    await deliver(dovecot, ['carol@example.com'], buildMessage({ subject: 'Zone' }));
    const query = { user: 'carol@example.com', query: ['mailbox', 'INBOX', 'subject', 'Zone'] };
    const [row] = (await payload(dovecot, 'fetch', { ...query, field: ['date.received', 'date.received.unixtime'] })) as Record<
      string,
      string
    >[];
    const local = Date.parse(`${row?.['date.received']?.replace(' ', 'T')}Z`) / 1000;
    expect(local - Number(row?.['date.received.unixtime'])).toBe(5.5 * 3600);
  });

  test('runs doveadm on the command line', async () => {
    expect(await dovecot.doveadm(['user', '-f', 'home', 'samik'])).toMatch(/^\/tmp\/dovecot-\w+\/home\/samik\n$/);
    await expect(dovecot.doveadm(['user', 'nobody@example.com'])).rejects.toThrow('status 67');
  });

  test('counts what died, since a mark in the log', async () => {
    const mark = await dovecot.markLog();
    expect(await dovecot.crashes(mark)).toEqual([]);
    await expect(
      postCommands(dovecot, [['mailboxStatus', { user: 'samik', field: ['nonsense'], mailboxMask: ['*'] }, 't']]),
    ).rejects.toThrow();
    expect(await dovecot.crashes(mark)).toMatchObject([expect.stringContaining('nonsense')]);
  });

  test('kills the processes that serve doveadm, and continues', async () => {
    const mark = await dovecot.markLog();
    // The greeting shows that a process serves the connection. Before that, a new process would accept it after the kill.
    const served = connect(dovecot.ports.doveadmTcp, '127.0.0.1');
    served.write('VERSION\tdoveadm-server\t1\t2\n');
    await once(served, 'data');
    const closed = once(served.resume(), 'close');
    await expect.poll(() => dovecot.processes()).toContainEqual(expect.objectContaining({ name: 'doveadm-server' }));
    expect(await dovecot.killDoveadmProcesses()).not.toEqual([]);
    await closed;
    await expect.poll(() => dovecot.crashes(mark)).toContainEqual(expect.stringContaining('killed with signal 9'));
    // A connection that was waiting for the killed processes is reset.
    await expect.poll(() => listCommands(dovecot).catch(() => [])).not.toEqual([]);
  });

  test('comes back on the same ports after a restart', async () => {
    const before = (await dovecot.processes()).map(({ pid }) => pid);
    await dovecot.restart();
    expect(await listCommands(dovecot)).not.toEqual([]);
    expect((await dovecot.processes()).some(({ pid }) => before.includes(pid))).toBe(false);
  });
});

test(
  'a Dovecot 2.3 is a director too',
  async () => {
    const dovecot = await launchDovecot({ series: '2.3' });
    try {
      await payload(dovecot, 'directorMove', { user: 'alice@example.com', host: '127.0.0.12' });
      expect(await payload(dovecot, 'directorMap', {})).toMatchObject([{ user: 'alice@example.com', 'mail server ip': '127.0.0.12' }]);
      expect(await payload(dovecot, 'directorStatus', {})).toMatchObject([
        { 'mail server ip': '127.0.0.11', users: '0' },
        { 'mail server ip': '127.0.0.12', users: '1' },
      ]);
      expect(await payload(dovecot, 'directorRingStatus', {})).toMatchObject([{ type: 'self', status: 'ring synced' }]);
    } finally {
      await dovecot.stop();
    }
  },
  installing,
);

describe.each(['2.3', '2.4'] as const)('a process of doveadm HTTP (Dovecot %s)', (series) => {
  test.each([
    ['one connection', false],
    ['many connections, where its service is set to', true],
  ])('serves %s', async (_, reusesProcesses) => {
    const dovecot = await launchDovecot({ series, reusesProcesses });
    const serving = async (): Promise<number[]> =>
      (await dovecot.processes()).filter(({ name }) => name === 'doveadm-server').map(({ pid }) => pid);
    try {
      const used: number[] = [];
      for (const user of ['alice@example.com', 'bob@example.com', 'alice@example.com']) {
        expect(await postCommands(dovecot, [['mailboxStatus', { user, mailboxMask: ['INBOX'], field: ['messages'] }, 'x']])).toMatchObject([
          ['doveadmResponse', [{ mailbox: 'INBOX' }], 'x'],
        ]);
        if (!reusesProcesses) await expect.poll(serving).toEqual([]);
        used.push(...(await serving()));
      }
      // The process that answered first still waits for the next connection.
      expect(used.filter((pid) => pid === used[0])).toHaveLength(reusesProcesses ? 3 : 0);
    } finally {
      await dovecot.stop();
    }
  });
});

describe.each(['2.3', '2.4'] as const)('nothing is left of a Dovecot %s', (series) => {
  test('after stop()', async () => {
    const dovecot = await launchDovecot({ series });
    const group = (await dovecot.processes())[0]?.group ?? 0;
    expect(existsSync(dovecot.folder)).toBe(true);
    await dovecot.stop();
    expect(existsSync(dovecot.folder)).toBe(false);
    // The last of them may still be ending.
    await expect.poll(() => processesOf(group), { timeout: 5000 }).toEqual([]);
  });

  test('after kill -9 of the process that launched it', async () => {
    const script = fileURLToPath(new URL('./start.ts', import.meta.url));
    const launcher = spawn(process.execPath, ['--import', 'tsx', script, series], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface(launcher.stdout), 'line')) as [string];
    const { folder } = JSON.parse(line) as { folder: string };
    const group = Number(readFileSync(`${folder}/pid`, 'utf8'));
    expect((await processesOf(group)).length).toBeGreaterThan(3);

    launcher.kill('SIGKILL');
    await expect.poll(() => existsSync(folder), { timeout: 5000 }).toBe(false);
    await expect.poll(() => processesOf(group), { timeout: 5000 }).toEqual([]);
  });
});

async function processesOf(wanted: number) {
  return (await listProcesses()).filter(({ group }) => group === wanted);
}

async function payload(dovecot: Dovecot, command: string, parameters: Record<string, unknown>): Promise<unknown> {
  const [reply] = await postCommands(dovecot, [[command, parameters, 'tag']]);
  if (reply?.[0] !== 'doveadmResponse') throw new Error(`${command} answered ${JSON.stringify(reply)}`);
  return reply[1];
}
