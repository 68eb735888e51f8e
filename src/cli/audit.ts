import { accessSync, constants } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyAudit } from '../audit.ts';
import { auditFile, ConfigError } from '../config.ts';
import { describeRecord, searchAudit } from '../audit/search.ts';
import { UsageError } from './command.ts';
import type { CliCommand, Io } from './command.ts';

export const audit: CliCommand = {
  summary: 'Search an audit log, or check that no line of it was changed, removed or moved.',
  usage: `verify FILE...
       doveadm-graphql audit search [--user USER] [--mailbox NAME] [--principal NAME] [--command NAME] [--since TIME] [--json] [FILE...]

  search prints one line for each change, refusal and reading of content that matches all options; --json prints the log's own lines.
  --since takes a date such as 2026-11-26 or 2026-11-26T03:00:00Z, or how long ago: 90s, 15m, 12h or 30d. Without a file, AUDIT_LOG is
  searched.

  verify checks the chain of hashes.

  Several files are the parts of one log that was rotated, the oldest first.
  Lines removed from the end leave no trace in the rest: compare the last hash with one you have kept elsewhere.`,
  async run(args, io) {
    const [verb, ...rest] = args;
    if (verb === 'search') return search(rest, io);
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    if (verb !== 'verify') throw new UsageError('say "verify" and a file, or "search".');
    const files = positionals.slice(1);
    if (files.length === 0) throw new UsageError('a file is missing.');

    const found = await verifyAudit(...files);
    if (!found.ok) {
      io.stderr.write(`${found.file}, line ${found.line}: ${found.problem}\n`);
      return 1;
    }
    if (found.firstSeq === null) {
      io.stdout.write('No lines.\n');
      return 0;
    }
    const torn = found.torn === 0 ? '' : ` ${found.torn} cut off by a crash or a full disk, and noted.`;
    const before = found.firstSeq === 1 ? '' : ' It goes on from an earlier file.';
    io.stdout.write(
      `Intact: ${found.lines} ${found.lines === 1 ? 'line' : 'lines'}, numbers ${found.firstSeq} to ${found.end.seq}.${torn}${before}\nLast hash: ${found.end.hash}\n`,
    );
    return 0;
  },
};

async function search(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const options = { user: text, mailbox: text, principal: text, command: text, since: text, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const configured = auditFile(io.env);
  const files = positionals.length > 0 || configured === undefined ? positionals : [configured];
  if (files.length === 0) throw new UsageError('a file is missing, and AUDIT_LOG names none.');
  if (positionals.length === 0 && configured !== undefined) assertReadable(configured);
  const { user = null, mailbox = null, principal = null, command = null } = values;
  const since = values.since === undefined ? null : parseSince(values.since);
  for (const record of await searchAudit({ user, mailbox, principal, command, since }, ...files)) {
    io.stdout.write(`${values.json === true ? JSON.stringify(record) : describeRecord(record)}\n`);
  }
  return 0;
}

/** @throws ConfigError */
function assertReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw new ConfigError([`AUDIT_LOG: the file ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`]);
  }
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function parseSince(text: string): Date {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const since = amount === undefined ? new Date(text) : new Date(Date.now() - Number(amount) * (UNIT_MS[unit] ?? 0));
  if (Number.isNaN(since.getTime())) throw new UsageError('--since must be a date, such as 2026-11-26, or a time ago, such as 12h.');
  return since;
}
