import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyError } from '../access/policy-file.ts';
import { AuditError } from '../audit.ts';
import { DatabaseError } from '../store/database.ts';
import { ConfigError } from '../config.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import { UsageError } from './command.ts';
import type { CliCommand, Io } from './command.ts';
import { eventsConfig } from './events-config.ts';
import { job } from './job.ts';
import { createSay } from './say.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';
import { token } from './token.ts';

const NAME = 'doveadm-graphql';

const BAD_SETTINGS = 2;

const COMMANDS: Readonly<Record<string, CliCommand>> = { serve, check, token, schema, audit, job, 'events-config': eventsConfig };

/** Runs the command line. @returns the exit code: 1 when the command failed, 2 when its arguments or the settings are invalid. */
export async function main(args: readonly string[], io: Io = { stdout: process.stdout, stderr: process.stderr }): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h') {
    io.stdout.write(usage());
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name === undefined || command === undefined) {
    io.stderr.write(`${NAME}: ${name === undefined ? 'a command is missing' : `there is no command "${name}"`}.\n\n${usage()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout.write(commandUsage(name, command));
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (isUsageError(error)) {
      io.stderr.write(`${NAME} ${name}: ${error.message}\n\n${commandUsage(name, command)}`);
      return 2;
    }
    for (const line of describe(error)) {
      if (command === serve) createSay(io)('fatal', line);
      else io.stderr.write(`${NAME}: ${line}\n`);
    }
    return isSettingsError(error) ? BAD_SETTINGS : 1;
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `Usage: ${NAME} COMMAND [OPTIONS]\n\n${lines.join('')}\n  --help, --version; COMMAND --help says more.\n`;
}

function commandUsage(name: string, command: CliCommand): string {
  return `Usage: ${NAME} ${name} ${command.usage}\n\n${command.summary}\n`;
}

/** The errors of parseArgs have codes with the same beginning. */
function isUsageError(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof TypeError && /^ERR_PARSE_ARGS_/.test(codeOf(error) ?? ''));
}

/** Invalid settings end every command with the same code. */
function isSettingsError(error: unknown): boolean {
  return error instanceof ConfigError || error instanceof PolicyError || error instanceof AuditError;
}

/** One line for each fault. Only an unexpected error has its stack. */
function describe(error: unknown): readonly string[] {
  if (error instanceof DatabaseError) return [error.message];
  if (error instanceof ConfigError || error instanceof PolicyError) return error.faults;
  if (error instanceof AuditError) return [`AUDIT_LOG: ${error.message}`];
  if (!(error instanceof Error)) return [String(error)];
  return [codeOf(error) === null ? (error.stack ?? error.message) : error.message];
}

/** The code of a system error, such as EADDRINUSE, or of a Node.js error. */
function codeOf(error: Error): string | null {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : null;
}

function version(): string {
  const file = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
