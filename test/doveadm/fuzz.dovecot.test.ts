import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReadLoader } from '../../src/doveadm/dispatch/read-loader.ts';
import { createPolicy } from '../../src/access/policy.ts';
import { createPrincipal } from '../../src/access/principal.ts';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';
import { SharedNamespaces } from '../../src/access/shared-namespaces.ts';
import { paceOf, type AnyCommand } from '../../src/doveadm/command.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { CodedError } from '../../src/doveadm/errors.ts';
import { Host } from '../../src/doveadm/host/host.ts';
import { HOST_PARAMETER_NAMES } from '../../src/doveadm/host-parameter.ts';
import { decodeEnvelope } from '../../src/doveadm/wire/http/envelope.ts';
import { sizeProblem } from '../../src/doveadm/wire/http/request-size.ts';
import { Listing } from '../../src/doveadm/wire/listing.ts';
import { encodeLine } from '../../src/doveadm/wire/tcp/command-line.ts';
import { Connection } from '../../src/doveadm/wire/tcp/connection.ts';
import { connect } from '../../src/doveadm/wire/tcp/handshake.ts';
import { Authorizer } from '../../src/gateway/authorizer.ts';
import { findUnmetPrecondition } from '../../src/gateway/preconditions.ts';
import { listCommands, postCommands, postRaw, type WireCommand } from '../dovecot/http.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { argumentsOf } from './fuzz-arguments.ts';

/** Inputs for each record. More than in continuous integration: `FUZZ_RUNS=2000 npx vitest run test/doveadm/fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 6);
/** The same inputs each time, so that a failure is one of the change at hand; with FUZZ_RUNS or FUZZ_SEED, others. */
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS === undefined ? 1 : Date.now()));
/** `FUZZ_TCP=on`: each input goes over doveadm's own protocol as well, for a twin of the user, and must end as over HTTP. */
const OVER_TCP = process.env.FUZZ_TCP === 'on';
const PER_ENVELOPE = 20;
/** A command that is sent alone takes up to a tenth of a second. */
const TIMEOUT_MS = Math.max(120_000, RUNS * 300);

/** Commands that stop or restart this Dovecot, connect to a remote, or stand for others. They have their own tests. */
const NOT_HERE = new Set(['storageBackup', 'storageSync', 'serverStop', 'serviceStop', 'serverReload', 'doveadm']);

/** The gateway's checks, for a principal with every permission. */
const door = new Authorizer(
  {
    usernameCase: 'preserve',
    sharedNamespaces: new SharedNamespaces([], 'preserve'),
    allowHostParameters: HOST_PARAMETER_NAMES,
    fsFilters: ['mail_ext_attachment'],
    rawCommands: true,
  },
  createPrincipal({ sub: 'fuzz', roles: ['superadmin'], domains: '*' }, createPolicy(DEFAULT_ROLES), {
    rolesClaim: 'roles',
    domainsClaim: 'domains',
    usersClaim: 'users',
    accountClaim: 'sub',
    usernameCase: 'preserve',
  }),
);

describe.each(['2.3', '2.4'] as const)('no request ends a process of Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;
  let listing: Listing;
  let host: Host;
  const connections = new Map<string, Connection>();
  let turns: Promise<unknown> = Promise.resolve();
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, users: [{ name: TWIN }] });
    listing = Listing.parse(JSON.stringify(await listCommands(dovecot)));
    const timeoutMs = 30_000;
    host = new Host({
      name: series,
      url: `${dovecot.url}/doveadm/v1`,
      apiKey: dovecot.apiKey,
      concurrency: 4,
      room: 100,
      timeouts: { connectMs: timeoutMs, firstByteMs: { server: timeoutMs, mail: timeoutMs, long: timeoutMs }, transferMs: timeoutMs },
    });
    const entry = (key: string, value: string) => ['dictSet', { user: 'samik', ...dovecot.dictionary, key, value }, key] as WireCommand;
    await postCommands(dovecot, [entry('priv/number', '1'), entry('priv/word', 'one'), entry('shared/number', '2')]);
  });
  afterAll(async () => {
    host.close();
    for (const connection of connections.values()) connection.close();
    await dovecot.stop();
  });

  const commands = COMMANDS.filter((command) => !NOT_HERE.has(command.name) && isIn(command, series));

  test.each(commands.map((command): [string, AnyCommand] => [command.name, command]))(
    '%s',
    async (_, command) => {
      const mark = await dovecot.markLog();
      // Of some commands the door refuses nearly every input.
      const drawn = fc.sample(argumentsOf(command, dovecot), { numRuns: RUNS * 10, seed: SEED });
      const given = drawn.flatMap((args) => accepted(command, args)).slice(0, RUNS);
      if (listing.canRun(command)) expect(given.length, 'inputs that pass the door').toBeGreaterThanOrEqual(Math.max(1, RUNS / 5));
      // A command with a precondition is sent alone, because earlier commands may change its result.
      const size = command.precondition === undefined && command.requiredMailboxes === undefined ? PER_ENVELOPE : 1;
      for (let start = 0; start < given.length; start += size) {
        const clear = await Promise.all(given.slice(start, start + size).map((args) => meetsPreconditions(command, args)));
        const sent = given.slice(start, start + size).filter((_args, index) => clear[index]);
        if (sent.length === 0) continue;
        const adapted = sent.map((args) => listing.adapt(command, args));
        const envelope = adapted.map(({ wire, params }, index) => [wire, params, `t${String(index)}`]);
        const answer = await postRaw(dovecot, JSON.stringify(envelope)).catch((error: unknown) => String(error));
        const crashes = await dovecot.crashes(mark);
        expect(crashes, `${JSON.stringify(crashes)} ${paceOf(command)}: ${JSON.stringify(envelope).slice(0, 4000)}`).toEqual([]);
        expect(answer, JSON.stringify(envelope).slice(0, 4000)).toMatchObject({ status: 200 });
        if (!OVER_TCP || command.line === undefined || !(answer instanceof Object)) continue;
        const tags = envelope.map((_, index) => `t${String(index)}`);
        const overHttp = decodeEnvelope(answer.body, tags).map(outcomeOf);
        const overTcp = await Promise.all(adapted.map(({ wire, params }) => sendLine(command, wire, params)));
        const lines = envelope.map((one, index) => ({ one, outcome: overTcp[index] ?? overHttp[index] }));
        expect(lines).toEqual(envelope.map((one, index) => ({ one, outcome: overHttp[index] })));
        expect(await dovecot.crashes(mark), JSON.stringify(envelope).slice(0, 4000)).toEqual([]);
      }
    },
    TIMEOUT_MS,
  );

  /**
   * The same for another user, whose mail is in the same state, over doveadm's own protocol.
   * @returns null where the command, or one of its values, has no line
   */
  async function sendLine(command: AnyCommand, wire: string, params: Record<string, unknown>): Promise<string | null> {
    const line = encodeLine(command, wire, forTwin(params) as Record<string, unknown>, series);
    // What changes another user's mail over one wire would find it changed over the other.
    if (line === null || params.user === 'bob@example.com') return null;
    const turn = turns.then(async () => {
      const kept = connections.get(command.class);
      const connection =
        kept?.isOpen === true
          ? kept
          : new Connection(
              await connect(
                { url: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`, password: dovecot.password },
                30_000,
                'connection',
              ),
            );
      connections.set(command.class, connection);
      const { results, failure } = await connection.run([line], { firstByteMs: 30_000, transferMs: 30_000 });
      if (failure !== null) return failure.message;
      return outcomeOf(results[0]?.answer);
    });
    turns = turn;
    return turn;
  }

  /** The arguments in the form in which they would be sent; empty when they are refused. */
  function accepted(command: AnyCommand, args: Record<string, unknown>): Record<string, unknown>[] {
    if (listing.dangerOverHttp(command) !== null) return [];
    try {
      const admitted = door.authorize(command, args, series, { confirm: series }) as Record<string, unknown>;
      const { params } = listing.adapt(command, admitted);
      return sizeProblem(0, params, listing.limits) === null ? [admitted] : [];
    } catch (error) {
      if (error instanceof CodedError) return [];
      throw error;
    }
  }

  /** Whether the gateway, having looked, would send it. */
  async function meetsPreconditions(command: AnyCommand, args: Record<string, unknown>): Promise<boolean> {
    const loader = createReadLoader(host, { owner: {}, requestId: 'fuzz', spend: () => Promise.resolve() });
    return findUnmetPrecondition(loader, command, args as never, { takes: () => false, mayReach: () => true }).then(
      (unmet) => unmet === null,
      (error: unknown) => {
        if (error instanceof CodedError) return false;
        throw error;
      },
    );
  }
});

/** Stands for `samik` over the other wire. */
const TWIN = 'twin';

function forTwin(value: unknown): unknown {
  if (value === 'samik') return TWIN;
  if (Array.isArray(value)) return value.map(forTwin);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, forTwin(one)]))
    : value;
}

/** The outcome of a command without its rows, which another test compares. */
function outcomeOf(answer: unknown): string {
  const { error } = answer as { error?: { type: string; exitCode: number | null } };
  return error === undefined ? 'done' : `${error.type} ${String(error.exitCode)}`;
}

/** Whether the record names this series. The listing refuses commands that are missing. */
function isIn({ versions }: AnyCommand, series: string): boolean {
  return versions === undefined || versions.includes(series) || versions.includes('later');
}
