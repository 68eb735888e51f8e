import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReadLoader } from '../../src/doveadm/batch.ts';
import { assertArguments, parseSpec } from '../../src/doveadm/check.ts';
import { paceOf, type AnyCommand, type ParamSpec, type ParamType } from '../../src/doveadm/command.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { CodedError } from '../../src/doveadm/errors.ts';
import { Host } from '../../src/doveadm/host.ts';
import { Listing } from '../../src/doveadm/listing.ts';
import { findObstacle } from '../../src/gateway/obstacle.ts';
import { listCommands, postCommands, postRaw, type WireCommand } from '../dovecot/http.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';

/** Inputs for each record. More than in continuous integration: `FUZZ_RUNS=2000 npx vitest run test/doveadm/fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 25);
/** The same inputs each time, so that a failure is one of the change at hand; with FUZZ_RUNS or FUZZ_SEED, others. */
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS === undefined ? 1 : Date.now()));
const PER_ENVELOPE = 20;
/** Those that go by themselves take up to a tenth of a second each. */
const TIMEOUT_MS = Math.max(120_000, RUNS * 300);

/** Commands that end or restart the Dovecot that is asked, or connect to a remote; tests of their own show them. */
const NOT_HERE = new Set(['storageBackup', 'storageSync', 'serverStop', 'serviceStop', 'serverReload']);

const junk = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-',
    '*',
    '%',
    '..',
    '/',
    'INBOX',
    'a'.repeat(5000),
    '(',
    '"',
    '\\',
    '{5}',
    '~',
    '\u0000',
    '\r\n',
    '\t',
    'é',
    '\u{1f4e7}',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('NIL', '1:*', 'true', '0', '-1', '99999999999999999999', '%{user}', '$HOME', '&AOk-', '--help', '-f'),
);
const anything = fc.oneof(
  junk,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(junk, { maxLength: 3 }),
  fc.object({ maxDepth: 1 }),
);

/** Values that pass the door often enough for Dovecot to see them. */
const LIKELY: Partial<Record<ParamType, fc.Arbitrary<unknown>>> = {
  user: fc.constantFrom('samik', 'nobody@example.com', 'bob@example.com'),
  mailbox: fc.oneof(fc.constant('INBOX'), junk),
  mailboxes: fc.array(fc.oneof(fc.constant('INBOX'), junk), { minLength: 1, maxLength: 3 }),
  query: fc.constantFrom(['mailbox', 'INBOX', 'all'], ['mailbox', 'INBOX', 'uid', '1']),
  flags: fc.array(fc.oneof(fc.constantFrom('\\Seen', '$Todo'), junk), { minLength: 1, maxLength: 3 }),
  integer: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.maxSafeInteger()),
  boolean: fc.boolean(),
  array: fc.array(junk, { minLength: 1, maxLength: 3 }),
  ip: fc.oneof(fc.ipV4(), fc.ipV6(), junk),
  guid: fc.constant('0'.repeat(32)),
  metadataKey: junk.map((text) => `/private/${text}`),
  path: fc.oneof(
    fc.constantFrom('priv/a', 'shared/b', 'x'),
    junk.map((text) => `priv/${text}`),
    junk,
  ),
  paths: fc.array(junk, { minLength: 1, maxLength: 2 }),
  fsFilter: fc.constant('mail_ext_attachment'),
  content: fc.oneof(junk, fc.constant('keep;\r\n')),
};

/** What a few parameters must hold to get anywhere. */
const NAMED: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  fields: fc.constantFrom('count', 'count %95', 'sum'),
  type: fc.constantFrom('global', 'user', 'session', 'index'),
  fsDriver: fc.constant('posix'),
  fsArgs: fc.constant('prefix=/tmp/'),
  field: fc.constantFrom(['uid'], ['guid', 'uid']),
  sourceUser: fc.constantFrom('samik', 'bob@example.com'),
  sourceLocation: fc.oneof(fc.constant('maildir:/nonexistent'), junk),
  inputPath: fc.constantFrom('/etc/hostname', '/nonexistent'),
  dictUri: fc.constant('proxy::notes'),
  filterName: fc.constantFrom('last_login', 'acl_sharing_map'),
  key: fc.constantFrom('priv/number', 'priv/word', 'priv/nothing', 'shared/number', 'priv/', '/private/comment'),
};

/** Of commands whose parameters mean something else by the same name. */
const NAMED_OF: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  // Many directors that are not there keep the ring from settling, and its changes from being answered.
  directorRingAdd: { ip: fc.constantFrom('127.0.0.2', '::1', '127.0.0.256', ''), port: fc.constantFrom(1, 9, 65_535, 65_536) },
};

function argumentsOf(command: AnyCommand): fc.Arbitrary<Record<string, unknown>> {
  const params = Object.entries(command.params as Record<string, ParamSpec>);
  const shape = Object.fromEntries(
    params.map(([name, spec]) => {
      const { type, optional } = parseSpec(spec);
      // Queries and fields are made by the gateway, and never by a caller.
      if (command.name === 'mailboxStatus' && name === 'field') return [name, fc.constantFrom(['messages'], ['vsize', 'guid'])];
      if (type === 'fsFilter') return [name, fc.constant('mail_ext_attachment')]; // the gateway lets no other through
      // To a value that is to expire, a dictionary in a file never answers (2.4.1).
      if (name === 'expireSecs') return [name, fc.constant(undefined)];
      if (type === 'query' || name === 'field') return [name, NAMED[name] ?? LIKELY.query ?? junk];
      const likely = NAMED_OF[command.name]?.[name] ?? NAMED[name] ?? LIKELY[type] ?? junk;
      const value = fc.oneof({ weight: 6, arbitrary: likely }, { weight: 1, arbitrary: anything });
      return [name, optional ? fc.option(value, { nil: undefined }) : value];
    }),
  );
  return fc.record(shape);
}

describe.each(['2.3', '2.4'] as const)('whatever is asked, no process of Dovecot %s dies', (series) => {
  let dovecot: PrivateDovecot;
  let listing: Listing;
  let host: Host;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
    listing = Listing.parse(JSON.stringify(await listCommands(dovecot)));
    const patience = 30_000;
    host = new Host({
      name: series,
      url: `${dovecot.url}/doveadm/v1`,
      apiKey: dovecot.apiKey,
      concurrency: 4,
      room: 100,
      timeouts: { connectMs: patience, firstByteMs: { server: patience, mail: patience, long: patience }, transferMs: patience },
    });
    const entry = (key: string, value: string) => ['dictSet', { user: 'samik', ...dovecot.dictionary, key, value }, key] as WireCommand;
    await postCommands(dovecot, [entry('priv/number', '1'), entry('priv/word', 'one'), entry('shared/number', '2')]);
  });
  afterAll(async () => {
    host.close();
    await dovecot.stop();
  });

  const commands = COMMANDS.filter((command) => !NOT_HERE.has(command.name) && isIn(command, series));

  test.each(commands.map((command): [string, AnyCommand] => [command.name, command]))(
    '%s',
    async (_, command) => {
      const mark = await dovecot.markLog();
      const given = fc.sample(argumentsOf(command), { numRuns: RUNS, seed: SEED }).filter((args) => isAccepted(command, args));
      // What is looked at first goes by itself, since those before it may change what was seen.
      const size = command.guard === undefined && command.needs === undefined ? PER_ENVELOPE : 1;
      for (let start = 0; start < given.length; start += size) {
        const clear = await Promise.all(given.slice(start, start + size).map((args) => hasNoObstacle(command, args)));
        const sent = given.slice(start, start + size).filter((_args, index) => clear[index]);
        if (sent.length === 0) continue;
        const adapted = sent.map((args) => listing.adapt(command, args));
        const envelope = adapted.map(({ wire, params }, index) => [wire, params, `t${String(index)}`]);
        const answer = await postRaw(dovecot, JSON.stringify(envelope)).catch((error: unknown) => String(error));
        const crashes = await dovecot.crashes(mark);
        expect(crashes, `${paceOf(command)}: ${JSON.stringify(envelope).slice(0, 4000)}`).toEqual([]);
        expect(answer, JSON.stringify(envelope).slice(0, 4000)).toMatchObject({ status: 200 });
      }
    },
    TIMEOUT_MS,
  );

  /** Whether it would leave. */
  function isAccepted(command: AnyCommand, args: Record<string, unknown>): boolean {
    try {
      assertArguments(command, args);
      listing.adapt(command, args);
      return true;
    } catch (error) {
      if (error instanceof CodedError) return false;
      throw error;
    }
  }

  /** Whether the gateway, having looked, would send it. */
  async function hasNoObstacle(command: AnyCommand, args: Record<string, unknown>): Promise<boolean> {
    const loader = createReadLoader(host, { owner: command, requestId: 'fuzz', spend: () => Promise.resolve() });
    return findObstacle(loader, command, args as never).then(
      (obstacle) => obstacle === null,
      (error: unknown) => {
        if (error instanceof CodedError) return false;
        throw error;
      },
    );
  }
});

/** Whether a series is said to have it; what is not there is refused by the listing. */
function isIn({ versions }: AnyCommand, series: string): boolean {
  return versions === undefined || versions.includes(series) || versions.includes('later');
}
