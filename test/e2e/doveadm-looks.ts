import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync } from 'node:fs';
import { appendFile, rename } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { inHome } from '../dovecot/home.ts';
import { listCommands, postCommands, type WireCommand } from '../dovecot/http.ts';
import { withImap } from '../dovecot/imap.ts';
import { ofPage, onSide, type Side } from './doveadm-pairs.ts';
import type { Stage } from './doveadm-stage.ts';

/** The state that a change of the page is about, on one side, with the names of the page. */
type Look = (stage: Stage, side: Side) => Promise<unknown>;

const PARTS: Readonly<Record<string, Record<string, unknown>>> = {
  mailboxList: { mailboxMask: ['*'] },
  subscriptions: { mailboxMask: ['*'], subscriptions: true },
  mailboxStatus: { field: ['messages', 'unseen', 'vsize', 'uidnext'], mailboxMask: ['*'] },
  fetch: { field: ['mailbox', 'uid', 'flags', 'hdr.subject', 'size.virtual'], query: ['all'] },
  sieveList: {},
  aclGet: { mailbox: 'Lists' },
};
const ALL = Object.keys(PARTS);

/** What a change can leave behind in an account, by Dovecot's own API. */
async function account(dovecot: Dovecot, side: Side, { name = 'alice@example.com', parts = ALL } = {}): Promise<unknown> {
  const user = onSide(side, name);
  const commands = parts.map((part): WireCommand => [part === 'subscriptions' ? 'mailboxList' : part, { user, ...PARTS[part] }, part]);
  const replies = await postCommands(dovecot, commands);
  return replies.map(([, payload]) => (Array.isArray(payload) ? payload.map((row) => ofPage(JSON.stringify(row))).sort() : payload));
}

const ofAlice: Look = (stage, side) => account(stage.dovecot, side);
const inAlice = ({ dovecot }: Stage, side: Side, script: string): Promise<string> =>
  inHome(dovecot, onSide(side, 'alice@example.com'), script);

/** The lines of an output that have a name of the page, without the times in them. */
async function lines(stage: Stage, side: Side, line: string, name: string): Promise<string[]> {
  const output = (await stage.look(side, line)).split('\n');
  return output
    .filter((row) => row.includes(onSide(side, name)))
    .map((row) => ofPage(row).replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, ''));
}

const sessions: Look = async (stage, side) => (await lines(stage, side, 'doveadm who -1', 'alice@example.com')).length;
const proxied: Look = async (stage, side) => (await lines(stage, side, 'doveadm proxy list', 'relay@example.com')).length;
/** The files of multi-dbox, in both storages. */
const files: Look = (stage, side) => inAlice(stage, side, "find mail alt -name 'm.*' -printf '%p %s\\n' 2>/dev/null | sort");
const statistic = async (stage: Stage, side: Side): Promise<number> =>
  Number(/^auth_success\s+duration\s+(\d+)/m.exec(await stage.look(side, 'doveadm stats dump -f count'))?.[1]);

async function loginCount(stage: Stage): Promise<number> {
  const [names = [], values = []] = (await stage.look('line', 'doveadm oldstats dump global'))
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));
  return Number(values[names.indexOf('num_logins')]);
}

/** By the task, or by the section. */
export const LOOKS: Readonly<Record<string, Look>> = {
  Sessions: sessions,
  'End the proxied connections of a user': proxied,
  'End all connections to a server': proxied,
  Mailboxes: async (stage, side) => [
    await ofAlice(stage, side),
    await inAlice(stage, side, "sed 's/[0-9a-f]\\{32\\}//' attributes 2>/dev/null || true"),
  ],
  Messages: async (stage, side) => [await ofAlice(stage, side), await files(stage, side)],
  // 2.3 imports as root where doveadm runs as root.
  'Import from another storage': async (stage, side) => {
    await inAlice(stage, side, 'chown -R --reference=. . 2>/dev/null || true');
    return ofAlice(stage, side);
  },
  Sieve: ({ dovecot }, side) => account(dovecot, side, { parts: ['sieveList'] }),
  'Access rights': ({ dovecot }, side) => account(dovecot, side, { parts: ['aclGet'] }),
  'Quota and repair': (stage, side) => lines(stage, side, 'doveadm mailbox cache decision -u alice@example.com --all INBOX', 'hdr.subject'),
  'Full-text search': async (stage, side) =>
    [...(await stage.look(side, "doveadm fts flatcurve stats -u alice@example.com '*'")).matchAll(/^(\S+) .*messages=(\d+)/gm)].map(
      ([, mailbox, count]) => [mailbox, count],
    ),
  'Start a new shard': async (stage, side) => (await shards(stage, side)) === shardsBefore,
  'Many users': async ({ dovecot }, side) => [await account(dovecot, side), await account(dovecot, side, { name: 'bob@example.com' })],
  Dictionaries: async (stage, side) => {
    const name = stage.dovecot.series === '2.3' ? 'proxy::notes' : 'last_login';
    return ofPage(await stage.look(side, `doveadm dict iter -u alice@example.com ${name} ${onSide(side, 'priv/alice/')}`));
  },
  Files: (stage, side) => stage.look(side, `cd ${onSide(side, 'alice/')} && for file in *; do echo $file; cat $file; done`),
  Directors: async (stage, side) => [
    await lines(stage, side, 'doveadm director status', '10.0.0.13'),
    ofPage(/^Current: \S+/m.exec(await stage.look(side, 'doveadm director status alice@example.com'))?.[0] ?? ''),
  ],
  Replication: async (stage, side) => [
    await account(stage.dovecot, side),
    await account(stage.standby, side),
    stage.dovecot.series === '2.3' && (await lines(stage, side, "doveadm replicator status '*'", 'alice@example.com')).length,
  ],
  'Remove an instance': (stage) => stage.look('line', 'doveadm instance list').then((list) => /\/nowhere\/(old|odd)/.test(list)),
  'Reopen the log': ({ dovecot }) => Promise.resolve(existsSync(dovecot.logPath)),
  'Add a metric': (stage, side) => lines(stage, side, 'doveadm stats dump -f count', 'slow_fetch'),
  'Remove a metric': (stage, side) => lines(stage, side, 'doveadm stats dump -f count', 'slow_fetch'),
  'Read statistics and reset them': async (stage, side) => (await statistic(stage, side)) > 0,
  'Reset statistics of users': async (stage) => (await loginCount(stage)) > 0,
  'Stop a service': async (stage, side) => {
    const service = side === 'line' ? 'lmtp' : 'managesieve-login';
    return (await stage.look(side, `doveadm service status ${service}`)).includes('doveadm_stop: y');
  },
  'Read the configuration again': async ({ dovecot }) => (await dovecot.readLog(mark)).includes('SIGHUP'),
  'Stop Dovecot': ({ dovecot }) =>
    listCommands(dovecot).then(
      () => 'running',
      () => 'stopped',
    ),
};

let mark = 0;
let shardsBefore = '';
const shards = (stage: Stage, side: Side): Promise<string> =>
  inAlice(stage, side, "find . -path '*fts-flatcurve/*' -name 'current.*' -o -path '*fts-flatcurve/*' -name 'index.*' -type d | sort");
const login =
  (name: string) =>
  (stage: Stage, side: Side): Promise<void> =>
    stage.login(onSide(side, name));
/** Dovecot lists the connection a moment after the login. */
const loginByProxy = async (stage: Stage, side: Side): Promise<void> => {
  await login('relay@example.com')(stage, side);
  for (let tries = 0; tries < 50 && (await proxied(stage, side)) === 0; tries++) await sleep(100);
};
const loginOnce = (stage: Stage, side: Side): Promise<void> =>
  withImap(stage.dovecot, onSide(side, 'alice@example.com'), () => Promise.resolve());
const index = (stage: Stage): Promise<unknown> => stage.look('line', "doveadm index -u '*' '*'");

/** What must be there before a side changes it, by the task. */
export const PREPARE: Readonly<Record<string, (stage: Stage, side: Side) => Promise<unknown>>> = {
  'List sessions': login('alice@example.com'),
  'List the sessions of a user': login('alice@example.com'),
  'List proxied connections': loginByProxy,
  'List delayed addresses': ({ dovecot }) => failLogin(dovecot),
  'End the sessions of a user': login('alice@example.com'),
  'End the sessions from an address': login('alice@example.com'),
  'Lock an intruder out': login('alice@example.com'),
  'End the proxied connections of a user': loginByProxy,
  'End all connections to a server': loginByProxy,
  'Make another server identical': ({ standby }, side) =>
    withImap(standby, onSide(side, 'alice@example.com'), (client) => client.mailboxCreate('Only there')),
  'Replicate a user': (stage, side) => stage.look(side, 'doveadm replicator remove alice@example.com'),
  'Read the state of the indexes': index,
  'Start a new shard': async (stage, side) => {
    shardsBefore = await shards(stage, side);
  },
  'Read a file of the mail configuration': (stage) => stage.look('line', 'chmod -R a+rX alice'),
  'Read errors': ({ dovecot }) => postCommands(dovecot, [['mailboxCreate', { user: 'alice@example.com', mailbox: 'INBOX' }, 'refused']]),
  'Remove an instance': ({ dovecot }, side) => {
    const name = side === 'line' ? 'old' : 'odd';
    return appendFile(join(dovecot.folder, 'state/instances'), `1700000000\t${name}\t/nowhere/${name}\n`);
  },
  'Reopen the log': ({ dovecot }) => rename(dovecot.logPath, `${dovecot.logPath}.1`),
  'Read statistics and reset them': loginOnce,
  'Reset statistics of users': async (stage, side) => {
    await loginOnce(stage, side);
    await expect.poll(() => loginCount(stage), { timeout: 20_000 }).toBeGreaterThan(0);
  },
  'Read the configuration again': async ({ dovecot }) => {
    mark = await dovecot.markLog();
  },
  'Stop Dovecot': async ({ dovecot }, side) => {
    if (side === 'query') await dovecot.resume();
  },
};

/** Dovecot then delays this address, which no other login comes from. */
async function failLogin({ ports }: Dovecot): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port: ports.imap, localAddress: '127.0.0.9' });
  socket.write('a LOGIN nobody@example.com wrong\r\n');
  for await (const part of socket) if (String(part).includes('a NO')) break;
}

/** Changes that repair, forget or queue: nothing of it is seen in a healthy account. */
export const WITHOUT_TRACE: ReadonlySet<string> = new Set([
  'Forget a cached login',
  'Rebuild the list of shared mailboxes',
  'Recalculate the quota',
  'Recalculate the quota of all users',
  'Rebuild indexes',
  'Update indexes',
  'Detect attachments again',
  'Queue a mailbox',
  'Remove a user from the queue',
  'Check indexes',
  'Optimise indexes',
  'Drop cached fields',
  'Rewrite a cache',
  'Compare indexes with the mail',
  "End a user's sessions everywhere",
  'Replicate now',
]);
