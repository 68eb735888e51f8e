import type { AnyCommand } from '../../src/doveadm/command.ts';
import { COMMANDS_BY_NAME } from '../../src/doveadm/commands/index.ts';
import { chunksOf } from '../../src/doveadm/dispatch/joined-read.ts';
import { Listing } from '../../src/doveadm/wire/listing.ts';
import { encodeLine } from '../../src/doveadm/wire/tcp/command-line.ts';
import { Connection } from '../../src/doveadm/wire/tcp/connection.ts';
import { connect } from '../../src/doveadm/wire/tcp/handshake.ts';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { listCommands, postCommands } from '../dovecot/http.ts';
import { READS, WRITES } from '../doveadm/wire/tcp/samples.ts';

interface Step {
  readonly command: AnyCommand;
  readonly wire: string;
  readonly params: Record<string, unknown>;
}

/** How a command ended; the exit code is null when it did not fail with one. */
interface Ending {
  readonly name: string;
  readonly exitCode: number | null;
}

const STEPS_AT_A_TIME = 8;

/** Every command that opens a user's mail and that this Dovecot can run, with arguments for this user. */
export async function mailCommands(dovecot: Dovecot, user: string): Promise<Step[]> {
  const { series } = dovecot;
  const listing = Listing.parse(JSON.stringify(await listCommands(dovecot)));
  return [...new Map([...READS, ...WRITES])].flatMap(([name, more]) => {
    const command = COMMANDS_BY_NAME.get(name);
    if (command?.class !== 'mail' || !('user' in (command.params as object)) || !listing.canRun(command)) return [];
    const { only, ...args } = (typeof more === 'function' ? more(series, user) : more) as Record<string, unknown>;
    return only === undefined || only === series ? [{ command, ...listing.adapt(command, { ...args, user }) }] : [];
  });
}

/** Runs commands in envelopes. */
export async function endingsOverHttp(dovecot: Dovecot, steps: readonly Step[]): Promise<Ending[]> {
  const envelopes = chunksOf(steps, STEPS_AT_A_TIME).map((part) =>
    postCommands(
      dovecot,
      part.map(({ wire, params, command }) => [wire, params, command.name]),
    ),
  );
  return (await Promise.all(envelopes))
    .flat()
    .map(([, payload, name]) => ({ name, exitCode: (payload as { exitCode?: number }).exitCode ?? null }));
}

/** Runs the commands that have a line, each alone, over a few connections. */
export async function endingsOverTcp({ ports, password, series }: Dovecot, steps: readonly Step[]): Promise<Ending[]> {
  const endpoint = { url: `doveadm://127.0.0.1:${String(ports.doveadmTcp)}`, password };
  const run = async (part: readonly Step[]): Promise<Ending[]> => {
    const endings: Ending[] = [];
    let connection: Connection | null = null;
    for (const { command, wire, params } of part) {
      const line = encodeLine(command, wire, params, series);
      if (line === null) continue;
      if (connection?.isOpen !== true) connection = new Connection(await connect(endpoint, 10_000, 'connection'));
      const { results } = await connection.run([line], { firstByteMs: 30_000, transferMs: 30_000 });
      const { error } = (results[0]?.answer ?? {}) as { error?: { exitCode: number | null } };
      endings.push({ name: command.name, exitCode: error?.exitCode ?? null });
    }
    connection?.close();
    return endings;
  };
  return (await Promise.all(chunksOf(steps, STEPS_AT_A_TIME).map(run))).flat();
}
