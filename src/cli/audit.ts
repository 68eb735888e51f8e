import { parseArgs } from 'node:util';
import { verifyAudit } from '../audit.ts';
import { UsageError } from './command.ts';
import type { CliCommand } from './command.ts';

export const audit: CliCommand = {
  summary: 'Check that no line of an audit log was changed, removed or moved.',
  usage: `verify FILE...

  Several files are the parts of one log that was rotated, the oldest first.
  Lines removed from the end leave no trace in the rest: compare the last hash with one you have kept elsewhere.`,
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [verb, ...files] = positionals;
    if (verb !== 'verify') throw new UsageError('say "verify" and a file.');
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
