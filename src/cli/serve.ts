import type { EventEmitter } from 'node:events';
import { parseArgs } from 'node:util';
import { policyFaults } from '../access/policy-file.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import type { RunningServer } from '../server.ts';
import type { CliCommand, Io } from './command.ts';
import { createSay } from './say.ts';

/** The part of a running gateway that the command line uses. */
export type Served = Pick<RunningServer, 'url' | 'close' | 'reload' | 'logRunning'>;

export const serve: CliCommand = {
  summary: 'Start the gateway. It is configured by environment variables; see docs/settings.md.',
  usage: '',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const config = loadConfig(io.env, { checkPolicy: policyFaults });
    const { startServer } = await import('../server.ts');
    const { ignoreOrphanedFields } = await import('../server/orphaned-fields.ts');
    ignoreOrphanedFields(process);
    const say = createSay(io);
    // Node would print them as plain text between the log's lines.
    process.removeAllListeners('warning').on('warning', ({ message }) => say('warn', message));
    return runServer(startServer, config, io, process);
  },
};

/**
 * Serves until a signal ends it. SIGTERM and SIGINT let running requests end; a second one does not wait. SIGHUP reloads, and SIGUSR2 logs
 * the requests in flight.
 * @param host the process: it receives the signals, and a second one ends it.
 */
export async function runServer(
  start: (config: Config) => Promise<Served>,
  config: Config,
  io: Io,
  host: Pick<EventEmitter, 'on' | 'off'> & { exit(code: number): unknown },
): Promise<number> {
  const say = createSay(io);
  const server = await start(config);
  say('info', `listening on ${server.url}`);

  let stopping = false;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const onStop = (signal: NodeJS.Signals): void => {
    if (stopping) host.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    say('info', `${signal}: no new requests; running ones may end. A second signal ends them.`);
    stop();
  };
  const onReload = (): void => {
    void reload(server).then((faults) => {
      if (faults.length === 0) say('info', 'SIGHUP: reloaded.');
      else for (const fault of faults) say('error', `SIGHUP: not reloaded: ${fault}`);
    });
  };
  host.on('SIGTERM', onStop);
  host.on('SIGINT', onStop);
  host.on('SIGHUP', onReload);
  const onDump = (): void => server.logRunning();
  host.on('SIGUSR2', onDump);
  try {
    await stopped;
    await server.close();
    return 0;
  } finally {
    host.off('SIGTERM', onStop);
    host.off('SIGINT', onStop);
    host.off('SIGHUP', onReload);
    host.off('SIGUSR2', onDump);
  }
}

async function reload(server: Served): Promise<readonly string[]> {
  try {
    return await server.reload();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
