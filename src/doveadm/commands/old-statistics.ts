import { defineCommand, noRows, type Row } from '../command.ts';
import { count, countOrNull, text, textOrNull, unixTimeOrNull } from '../decode.ts';

const VERSIONS = 'Dovecot 2.3, with the plugin old_stats';

/** What the figures are grouped by. */
export const OLD_STATS_LEVELS = ['global', 'user', 'domain', 'ip', 'session', 'command'] as const;

/** Figures of one user, domain, address, session or command, or of all. Identifying fields of other levels are null. */
export interface OldStatsRow {
  readonly user: string | null;
  readonly domain: string | null;
  readonly ip: string | null;
  readonly sessionId: string | null;
  readonly service: string | null;
  readonly pid: number | null;
  readonly connected: boolean | null;
  readonly command: string | null;
  readonly commandArguments: string | null;
  readonly resetAt: Date | null;
  readonly lastUpdateAt: Date | null;
  readonly loginCount: number | null;
  readonly commandCount: number | null;
  readonly connectedSessionCount: number | null;
  readonly userCpuSeconds: number;
  readonly systemCpuSeconds: number;
  readonly wallClockSeconds: number;
  readonly minorFaultCount: number;
  readonly majorFaultCount: number;
  readonly voluntaryContextSwitchCount: number;
  readonly involuntaryContextSwitchCount: number;
  readonly diskInputBytes: number;
  readonly diskOutputBytes: number;
  readonly readCount: number;
  readonly readBytes: number;
  readonly writeCount: number;
  readonly writeBytes: number;
  readonly mailPathLookupCount: number;
  readonly mailAttributeLookupCount: number;
  readonly mailReadCount: number;
  readonly mailReadBytes: number;
  readonly mailCacheHitCount: number;
  readonly authSuccessCount: number;
  readonly authMasterSuccessCount: number;
  readonly authFailureCount: number;
  readonly authTemporaryFailureCount: number;
  readonly authCacheHitCount: number;
  readonly authCacheMissCount: number;
}

/** `0.6216` is 6216 microseconds: 2.3.19 writes them without leading zeros. */
function seconds(row: Row, field: string): number {
  const [whole = '', micros = '0'] = text(row, field).split('.');
  return Number(whole) + Number(micros) / 1_000_000;
}

/** `1795361953.288579`; zero means never. */
function instantOrNull(row: Row, field: string): Date | null {
  const value = Number(row[field] ?? 0);
  return value > 0 ? new Date(Math.round(value * 1000)) : null;
}

function decodeRow(row: Row): OldStatsRow {
  return {
    user: textOrNull(row, 'user'),
    domain: textOrNull(row, 'domain'),
    ip: textOrNull(row, 'ip'),
    sessionId: textOrNull(row, 'session'),
    service: textOrNull(row, 'service'),
    pid: countOrNull(row, 'pid'),
    connected: row.connected === undefined ? null : row.connected === '1',
    command: textOrNull(row, 'cmd'),
    commandArguments: textOrNull(row, 'args'),
    resetAt: unixTimeOrNull(row, 'reset_timestamp'),
    lastUpdateAt: instantOrNull(row, 'last_update'),
    loginCount: countOrNull(row, 'num_logins'),
    commandCount: countOrNull(row, 'num_cmds'),
    connectedSessionCount: countOrNull(row, 'num_connected_sessions'),
    userCpuSeconds: seconds(row, 'user_cpu'),
    systemCpuSeconds: seconds(row, 'sys_cpu'),
    wallClockSeconds: seconds(row, 'clock_time'),
    minorFaultCount: count(row, 'min_faults'),
    majorFaultCount: count(row, 'maj_faults'),
    voluntaryContextSwitchCount: count(row, 'vol_cs'),
    involuntaryContextSwitchCount: count(row, 'invol_cs'),
    diskInputBytes: count(row, 'disk_input'),
    diskOutputBytes: count(row, 'disk_output'),
    readCount: count(row, 'read_count'),
    readBytes: count(row, 'read_bytes'),
    writeCount: count(row, 'write_count'),
    writeBytes: count(row, 'write_bytes'),
    mailPathLookupCount: count(row, 'mail_lookup_path'),
    mailAttributeLookupCount: count(row, 'mail_lookup_attr'),
    mailReadCount: count(row, 'mail_read_count'),
    mailReadBytes: count(row, 'mail_read_bytes'),
    mailCacheHitCount: count(row, 'mail_cache_hits'),
    authSuccessCount: count(row, 'auth_successes'),
    authMasterSuccessCount: count(row, 'auth_master_successes'),
    authFailureCount: count(row, 'auth_failures'),
    authTemporaryFailureCount: count(row, 'auth_db_tempfails'),
    authCacheHitCount: count(row, 'auth_cache_hits'),
    authCacheMissCount: count(row, 'auth_cache_misses'),
  };
}

function typeProblem(value: unknown): string | null {
  return (OLD_STATS_LEVELS as readonly unknown[]).includes(value) ? null : `must be one of ${OLD_STATS_LEVELS.join(', ')}`;
}

/** `name=value` pairs. 2.3.19 ignores an unknown name, and all pairs after the first when a space separates them instead of a tab. */
function filterProblem(value: unknown): string | null {
  return /^(connected|(user|domain|ip|session|since)=[^\s=]+)(\t(connected|(user|domain|ip|session|since)=[^\s=]+))*$/.test(String(value))
    ? null
    : 'must be "connected" or user=, domain=, ip=, session= or since= with a value that has no blanks';
}

/** An unknown type ends the process (2.3.19). */
export const oldStatsDump = defineCommand({
  name: 'oldStatsDump',
  wire: 'oldstatsDump',
  summary: 'Read the statistics of the plugin old_stats.',
  effect: 'read',
  class: 'server',
  versions: VERSIONS,
  permission: 'HOST_READ',
  params: { type: 'string', filter: 'content?' },
  checks: { type: typeProblem, filter: filterProblem },
  owner: ({ user }) => (typeof user === 'string' ? user : null),
  decode: (rows) => rows.map(decodeRow),
});

export const oldStatsReset = defineCommand({
  name: 'oldStatsReset',
  wire: 'oldstatsReset',
  summary: 'Reset the global statistics of the plugin old_stats to zero.',
  effect: 'destroy',
  class: 'server',
  hostOnly: true,
  versions: VERSIONS,
  permission: 'STATS_WRITE',
  params: {},
  decode: noRows,
});
