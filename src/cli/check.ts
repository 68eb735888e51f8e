import { parseArgs } from 'node:util';
import { policyFaults } from '../access/policy-file.ts';
import { ConfigError, loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { openings } from '../config/openings.ts';
import { formatReport, type CheckReport } from './check-format.ts';
import { examineHost, type HostReport } from './check-host.ts';
import type { CliCommand, Io } from './command.ts';

export const check: CliCommand = {
  summary: 'Ask each Dovecot host how it is and what it can do, and say what the settings leave open.',
  usage: `[--json] [--strict]

  --json    the same as JSON, for scripts
  --strict  what the settings leave open counts as wrong

  It changes nothing, and runs beside a gateway. Exit codes: 0 all is well; 1 a host does not answer, refuses the key, or has another
  time, tokens cannot be verified, or the database cannot be used; 2 the settings cannot be used.`,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, strict: { type: 'boolean', default: false } },
    });
    const report = await examine(io, values.strict);
    io.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
    if (report.faults.length > 0) return 2;
    return report.ok ? 0 : 1;
  },
};

async function examine(io: Io, strict: boolean): Promise<CheckReport> {
  try {
    const config = loadConfig(io.env, { checkPolicy: policyFaults });
    const [hosts, tokens, database] = await Promise.all([examineHosts(config), examineTokens(config), examineStore(config)]);
    const open = openings(config);
    const ok = hosts.every((host) => host.ok) && tokens.ok && database?.ok !== false && (!strict || open.length === 0);
    return { ok, faults: [], hosts, tokens, database, trustedProxies: config.trustedProxies, open };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { ok: false, faults: error.faults, hosts: [], tokens: null, database: null, trustedProxies: [], open: [] };
  }
}

async function examineHosts(config: Config): Promise<HostReport[]> {
  const { createHosts } = await import('../server/create-hosts.ts');
  return Promise.all(createHosts(config).map((host, index) => examineHost(host, index === 0)));
}

async function examineTokens({ token }: Config): Promise<{ ok: boolean; problem: string | null }> {
  const { createTokenVerifier } = await import('../access/token.ts');
  try {
    await createTokenVerifier(token).ready();
    return { ok: true, problem: null };
  } catch (error) {
    return { ok: false, problem: `The keys that tokens are verified with cannot be had: ${(error as Error).message}` };
  }
}

/** Null without DATABASE. */
async function examineStore({ database }: Config): Promise<CheckReport['database']> {
  if (database === null) return null;
  const { examineDatabase } = await import('../store/examine.ts');
  const problem = await examineDatabase(database.reveal());
  return { ok: problem === null, problem };
}
