import { setTimeout as sleep } from 'node:timers/promises';
import { clockSkew } from '../doveadm/host/clock-skew.ts';
import type { ClockSkew } from '../doveadm/host/clock-skew.ts';
import { wireName } from '../doveadm/command.ts';
import { COMMANDS } from '../doveadm/commands/index.ts';
import { userList } from '../doveadm/commands/user.ts';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host, Visit } from '../doveadm/host/host.ts';
import { LEFT_OUT_COMMANDS } from '../doveadm/commands/left-out.ts';
import type { Listing, Series } from '../doveadm/wire/listing.ts';
import { FIELD_COMMANDS } from '../generated/field-commands.ts';

/** The findings for one host. */
export interface HostReport {
  readonly name: string;
  readonly url: string;
  readonly isDefault: boolean;
  readonly ok: boolean;
  /** Why it cannot be used, or what is wrong with it; null when nothing is. */
  readonly problem: { readonly code: string | null; readonly message: string } | null;
  /** The state of doveadm's own protocol; null when the gateway is not configured for it. */
  readonly tcp: { readonly ok: boolean; readonly problem: string | null } | null;
  /** Its version and capabilities; null when it does not answer. */
  readonly found: Found | null;
}

interface Found {
  /** As the listing shows it: the API has no version number. Null when it does not show it. */
  readonly version: Series | null;
  /** The number of commands in its listing. */
  readonly commandCount: number;
  /** How long reading the listing took, with a new connection and process of Dovecot each time. */
  readonly latencyMs: { readonly median: number; readonly max: number };
  /** Null when the answers have no `Date`, as behind some proxies. */
  readonly clock: ClockSkew | null;
  /** Why it cannot list its users, which `users` and targets by mask need; null when it can. */
  readonly userListProblem: string | null;
  /** Commands of the schema that this host lacks, or that would end its process. */
  readonly missing: readonly MissingCommand[];
  /** Commands that it has without some of the parameters that the schema can send. */
  readonly missingParameters: readonly { readonly command: string; readonly parameters: readonly string[] }[];
  /** Commands of the host that this gateway does not know. */
  readonly unknown: readonly string[];
}

interface MissingCommand {
  /** In doveadm's words. */
  readonly command: string;
  /** The Dovecot versions that have it; null when both series do. */
  readonly versions: string | null;
  /** Fields of the schema that need it, as `Type.field`. */
  readonly fields: readonly string[];
}

/** Spread over a second, they also show the clock to a fraction of a second. */
const VISITS = 5;
const BETWEEN_VISITS_MS = 220;
/** The gateway finds the reason of a failure by the time of its log line, which has whole seconds. */
const SKEW_LIMIT_S = 1;

export async function examineHost(host: Host, isDefault: boolean): Promise<HostReport> {
  const { name, url } = host;
  try {
    const visits = await visitOften(host);
    const tcp = await tcpOf(host);
    const found = { ...describe(visits, { overHttp: tcp?.ok !== true }), userListProblem: await userListProblem(host) };
    const problem = problemOf(found);
    return { name, url, isDefault, ok: problem === null && tcp?.ok !== false, problem, tcp, found };
  } catch (error) {
    const problem = { code: error instanceof CodedError ? error.code : null, message: (error as Error).message };
    return { name, url, isDefault, ok: false, problem, tcp: await tcpOf(host), found: null };
  } finally {
    host.close();
  }
}

async function tcpOf(host: Host): Promise<HostReport['tcp']> {
  const lineStatus = await host.triedLineStatus();
  return lineStatus === null ? null : { ok: lineStatus.state === 'UP', problem: lineStatus.reason };
}

async function visitOften(host: Host): Promise<[Visit, ...Visit[]]> {
  const visits: [Visit, ...Visit[]] = [await host.visit()];
  while (visits.length < VISITS) {
    await sleep(BETWEEN_VISITS_MS);
    visits.push(await host.visit());
  }
  return visits;
}

function describe(visits: readonly [Visit, ...Visit[]], { overHttp }: { readonly overHttp: boolean }): Omit<Found, 'userListProblem'> {
  const [{ listing }] = visits;
  const durations = visits.map(({ durationMs }) => Math.round(durationMs)).sort((a, b) => a - b);
  return {
    version: listing.series,
    commandCount: listing.commands.length,
    latencyMs: { median: durations[Math.floor(durations.length / 2)] ?? 0, max: durations.at(-1) ?? 0 },
    clock: clockSkew(visits),
    missing: missingCommands(listing, overHttp),
    missingParameters: COMMANDS.flatMap((command) => {
      const parameters = listing.missingParameters(command);
      return parameters.length === 0 ? [] : { command: wireName(command), parameters };
    }),
    unknown: unknownCommands(listing),
  };
}

/** The mask matches nobody: only the existence of a list matters. */
async function userListProblem(host: Host): Promise<string | null> {
  const loader = createReadLoader(host, { owner: {}, requestId: 'check', spend: () => Promise.resolve() });
  try {
    await loader.load({ command: userList, args: { mask: '*@check.invalid' } });
    return null;
  } catch (error) {
    return error instanceof CodedError && error.code === 'UPSTREAM_CONFIG' ? error.message : null;
  }
}

function missingCommands(listing: Listing, overHttp: boolean): MissingCommand[] {
  const missing = COMMANDS.filter((command) => !listing.canRun(command, { overHttp }));
  // Several records can belong to one command.
  return [...new Set(missing.map(wireName))].map((command) => {
    const records = missing.filter((record) => wireName(record) === command);
    const names = records.map(({ name }) => name);
    const fields = Object.entries(FIELD_COMMANDS).flatMap(([field, used]) => (used.some((one) => names.includes(one)) ? [field] : []));
    return { command, versions: records[0]?.versions ?? null, fields };
  });
}

function unknownCommands({ commands }: Listing): string[] {
  const known = new Set([...COMMANDS.map(wireName), ...Object.keys(LEFT_OUT_COMMANDS)].map((name) => name.toLowerCase()));
  return commands.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase()));
}

function problemOf({ clock }: Found): HostReport['problem'] {
  if (clock === null || clock.atLeastSeconds <= SKEW_LIMIT_S) return null;
  const side = clock.seconds > 0 ? 'ahead of' : 'behind';
  return {
    code: null,
    message: `Its clock is ${String(Math.abs(clock.seconds))} s ${side} this machine's: the gateway looks for the reasons of failures at the wrong times in its log.`,
  };
}
