import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wireName, type AnyCommand, type Row } from '../../../../src/doveadm/command.ts';
import { COMMANDS, COMMANDS_BY_NAME } from '../../../../src/doveadm/commands/index.ts';
import { CodedError } from '../../../../src/doveadm/errors.ts';
import { decode, rowsOf, type Answer } from '../../../../src/doveadm/wire/answer.ts';
import { Listing } from '../../../../src/doveadm/wire/listing.ts';
import { Connection } from '../../../../src/doveadm/wire/tcp/connection.ts';
import { encodeLine } from '../../../../src/doveadm/wire/tcp/command-line.ts';
import { connect } from '../../../../src/doveadm/wire/tcp/handshake.ts';
import { Upload } from '../../../../src/doveadm/wire/upload.ts';
import { listCommands, postCommands } from '../../../dovecot/http.ts';
import { launchDovecot, type PrivateDovecot } from '../../../dovecot/launch.ts';
import { READS, WRITES, type Step } from './samples.ts';

/** To look at all that a user has takes longer than to change it. */
const STEPS_BETWEEN_LOOKS = 6;
const TIMEOUTS = { firstByteMs: 30_000, transferMs: 30_000 };

/** Records with a line that this test leaves out: `userExpand` and `userLogin` have the same line as `userGet`. */
const withLine = COMMANDS.filter(({ line }) => line !== undefined).map(({ name }) => name);

test('every record that goes over both wires is compared', () => {
  const compared = new Set([...READS, ...WRITES].map(([name]) => name));
  expect(withLine.filter((name) => !compared.has(name))).toEqual([]);
});

describe.each(['2.3', '2.4'] as const)('the doveadm protocol of Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;
  let listing: Listing;
  const open = new Map<string, Connection>();
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, users: [{ name: 'left@example.com' }] });
    listing = Listing.parse(JSON.stringify(await listCommands(dovecot)));
  });
  afterAll(async () => {
    for (const connection of open.values()) connection.close();
    await dovecot.stop();
  });

  /** Of what this server has. */
  function stepsFor(steps: readonly Step[], user: string): { command: AnyCommand; args: Record<string, unknown> }[] {
    return steps.flatMap(([name, more]) => {
      const command = COMMANDS_BY_NAME.get(name);
      if (command === undefined) throw new Error(`no record ${name}`);
      const args = {
        ...('user' in (command.params as object) ? { user } : {}),
        ...(typeof more === 'function' ? more(series, user) : more),
      };
      return listing.canRun(command) && (args as { only?: string }).only !== (series === '2.3' ? '2.4' : '2.3')
        ? [{ command, args: without(args, 'only') }]
        : [];
    });
  }

  async function overHttp(command: AnyCommand, args: Record<string, unknown>): Promise<Answer> {
    const { wire, params } = listing.adapt(command, args);
    const [reply] = await postCommands(dovecot, [[wire, params, 't']]);
    if (reply?.[0] === 'error') {
      const { type, exitCode } = reply[1] as { type: string; exitCode: number };
      return { error: { type, exitCode: type === 'exitCode' ? exitCode : null } };
    }
    return { rows: [reply?.[1]].flat() as Row[] };
  }

  async function overTcp(command: AnyCommand, args: Record<string, unknown>): Promise<Answer> {
    const { wire, params } = listing.adapt(command, args);
    const line = encodeLine(command, wire, params, series);
    if (line === null) throw new Error(`${command.name} has no line for ${JSON.stringify(params)}`);
    // As the pool does: a connection that has refused content is closed.
    const kept = open.get(command.class);
    const connection = kept?.isOpen === true ? kept : new Connection(await connect(endpoint(), 10_000, 'connection'));
    open.set(command.class, connection);
    const { results, failure } = await connection.run([line], TIMEOUTS);
    if (failure !== null) throw new Error(`${command.name}: ${failure.message}`);
    const [result] = results;
    if (result === undefined || result.answer === 'REFERRED') throw new Error('no answer');
    return result.answer;
  }

  const endpoint = () => ({ url: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`, password: dovecot.password });

  test('answers as over HTTP, to every read', async () => {
    for (const { command, args } of stepsFor(WRITES, 'left@example.com')) await overHttp(command, args);
    for (const { command, args } of stepsFor(READS, 'left@example.com')) {
      const [http, tcp] = [inOrder(await overHttp(command, args)), inOrder(await overTcp(command, args))];
      expect({ [describeStep(command, args)]: tcp }).toEqual({ [describeStep(command, args)]: http });
      expect(meaning(command, args, tcp)).toEqual(meaning(command, args, http));
    }
  });

  test('waits for content that comes slowly, with no limit of its own', async () => {
    async function* slowly(): AsyncGenerator<Buffer> {
      yield Buffer.from('Subject: slow\r\n\r\n');
      await sleep(1_500);
      yield Buffer.from('the rest\r\n');
    }
    const file = await Upload.open(slowly(), 1_000);
    const save = COMMANDS_BY_NAME.get('messageSave');
    if (save === undefined) throw new Error('unreachable');
    const { wire, params } = listing.adapt(save, { user: 'left@example.com', mailbox: 'INBOX', file });
    const line = encodeLine(save, wire, params, series);
    if (line === null) throw new Error('messageSave has no line');
    const connection = new Connection(await connect(endpoint(), 10_000, 'connection'));
    const { results, failure } = await connection.run([line], { firstByteMs: 30_000, transferMs: 500 });
    connection.close();
    expect(failure).toBeNull();
    expect(results).toMatchObject([{ answer: { rows: expect.any(Array) as unknown } }]);
  });

  test('does as over HTTP, with every write', async () => {
    const [one, other] = await dovecot.createUsers([{}, {}]);
    const users = [one?.name ?? '', other?.name ?? ''] as const;
    const alike = (value: unknown): string =>
      JSON.stringify({ value })
        .replaceAll(users[0], 'USER')
        .replaceAll(users[1], 'USER')
        .replaceAll(/[0-9a-f]{32}/g, 'GUID')
        .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME');
    const [lefts, rights] = users.map((user) => stepsFor(WRITES, user));
    for (const [index, left] of (lefts ?? []).entries()) {
      const right = rights?.[index];
      if (right === undefined) throw new Error('unreachable');
      const [http, tcp] = [await overHttp(left.command, left.args), await overTcp(right.command, right.args)];
      const what = describeStep(left.command, left.args);
      expect(alike({ [what]: tcp })).toEqual(alike({ [what]: http }));
      expect(alike(meaning(right.command, right.args, tcp)), what).toEqual(alike(meaning(left.command, left.args, http)));
      if (index % STEPS_BETWEEN_LOOKS > 0 && index + 1 < (lefts?.length ?? 0)) continue;
      const [one, other] = await Promise.all(users.map(state));
      expect(alike(other), what).toEqual(alike(one));
    }
  }, 240_000);

  /** A summary of a user's mail. */
  async function state(user: string): Promise<unknown> {
    const replies = await postCommands(dovecot, [
      ['mailboxList', { user, mailboxMask: ['*'] }, 't'],
      ['mailboxList', { user, mailboxMask: ['*'], subscriptions: true }, 't'],
      ['mailboxStatus', { user, mailboxMask: ['*'], field: ['messages', 'unseen', 'vsize'] }, 't'],
      ['fetch', { user, query: ['mailbox', '*'], field: ['mailbox', 'uid', 'flags', 'text', 'date.received.unixtime'] }, 't'],
      ['sieveList', { user }, 't'],
      ['aclGet', { user, mailbox: 'INBOX' }, 't'],
      ['mailboxMetadataList', { user, mailbox: 'INBOX', prependPrefix: true }, 't'],
      ['quotaGet', { user }, 't'],
    ]);
    // Scripts come in the order of a folder, keys of metadata in that of a table.
    return replies.map(([kind, payload]) => [
      kind,
      [payload]
        .flat()
        .map((row) => JSON.stringify(row, asNow))
        .sort(),
    ]);
  }
});

function asNow(key: string, value: unknown): unknown {
  return key === 'date.received.unixtime' && isNow(Number(value)) ? 'now' : value;
}

function isNow(seconds: number): boolean {
  return Math.abs(seconds - Date.now() / 1000) < 3600;
}

/** Keys of metadata come in the order of a table that each process fills in its own way. */
function inOrder(answer: Answer): Answer {
  if ('error' in answer || answer.rows[0]?.key === undefined) return answer;
  return { rows: [...answer.rows].sort((one, other) => (String(one.key) < String(other.key) ? -1 : 1)) };
}

/** What the answer becomes for the layers above. */
function meaning(command: AnyCommand, args: Record<string, unknown>, answer: Answer): unknown {
  const rows = rowsOf(command, args, answer);
  if (!(rows instanceof CodedError)) return decode(command, rows, args);
  const { code, message, mayHaveRun, answered } = rows;
  return { code, message, mayHaveRun, answered };
}

function describeStep(command: AnyCommand, args: Record<string, unknown>): string {
  return `${command.name} (${wireName(command)}) ${JSON.stringify(args)}`;
}

function without(args: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([name]) => name !== key));
}
