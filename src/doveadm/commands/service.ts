import { defineCommand, noRows, type Row } from '../command.ts';
import { count, text, unixTimeOrNull } from '../decode.ts';

/** One service of a Dovecot, such as `imap`. */
export interface ServiceRow {
  readonly name: string;
  readonly processCount: number;
  readonly idleProcessCount: number;
  readonly processLimit: number;
  readonly clientLimit: number;
  readonly startedProcessCount: number;
  readonly throttleSeconds: number;
  readonly lastExitFailureAt: Date | null;
  readonly exitFailureCount: number;
  readonly lastDropWarningAt: Date | null;
  readonly listening: boolean;
  readonly listenPending: boolean;
  readonly stopped: boolean;
}

const yes = (row: Row, field: string): boolean => row[field] === 'y';

const read = { effect: 'read', class: 'server', hostOnly: true, permission: 'HOST_READ', params: { service: 'array?' } } as const;

export const serviceStatus = defineCommand({
  ...read,
  name: 'serviceStatus',
  summary: "Read the state of Dovecot's services.",
  decode: (rows) =>
    rows.map((row): ServiceRow => ({
      name: text(row, 'name'),
      processCount: count(row, 'process_count'),
      idleProcessCount: count(row, 'process_avail'),
      processLimit: count(row, 'process_limit'),
      clientLimit: count(row, 'client_limit'),
      startedProcessCount: count(row, 'process_total'),
      throttleSeconds: count(row, 'throttle_secs'),
      lastExitFailureAt: unixTimeOrNull(row, 'exit_failure_last'),
      exitFailureCount: count(row, 'exit_failures_in_sec'),
      lastDropWarningAt: unixTimeOrNull(row, 'last_drop_warning'),
      listening: yes(row, 'listening'),
      listenPending: yes(row, 'listen_pending'),
      stopped: yes(row, 'doveadm_stop'),
    })),
});

/** One process of a service. */
export interface ProcessRow {
  readonly service: string;
  readonly pid: number;
  readonly availableClientCount: number;
  readonly servedClientCount: number;
  readonly idleSince: Date | null;
  readonly statusChangedAt: Date | null;
  readonly killedAt: Date | null;
}

export const processStatus = defineCommand({
  ...read,
  name: 'processStatus',
  summary: "List the processes of Dovecot's services.",
  decode: (rows) =>
    rows.map((row): ProcessRow => ({
      service: text(row, 'name'),
      pid: count(row, 'pid'),
      availableClientCount: count(row, 'available_count'),
      servedClientCount: count(row, 'total_count'),
      idleSince: unixTimeOrNull(row, 'idle_start'),
      statusChangedAt: unixTimeOrNull(row, 'last_status_update'),
      killedAt: unixTimeOrNull(row, 'last_kill_sent'),
    })),
});

const control = { class: 'server', hostOnly: true, permission: 'SERVER_CONTROL', params: {}, decode: noRows } as const;

export const serviceStop = defineCommand({
  ...control,
  name: 'serviceStop',
  summary: 'Stop services and end their connections.',
  effect: 'destroy',
  reloadsServer: true,
  confirmed: true,
  params: { service: 'array' },
});

export const serverReload = defineCommand({
  ...control,
  name: 'serverReload',
  wire: 'reload',
  summary: "Reload Dovecot's configuration.",
  effect: 'write',
  reloadsServer: true,
});

export const serverStop = defineCommand({
  ...control,
  name: 'serverStop',
  wire: 'stop',
  summary: 'Stop Dovecot. Only an administrator on the mail host can start it again.',
  effect: 'destroy',
  reloadsServer: true,
  confirmed: true,
});

export const logReopen = defineCommand({
  ...control,
  name: 'logReopen',
  summary: "Reopen Dovecot's log files after a log rotation.",
  effect: 'write',
});

/** A Dovecot instance that was started on the mail host at some time. Its last start is in the host's local time. */
export interface InstanceRow {
  readonly name: string | null;
  readonly path: string;
  readonly lastUsed: string;
  readonly running: boolean;
}

export const instanceList = defineCommand({
  name: 'instanceList',
  summary: 'List the instances of Dovecot on the mail host.',
  effect: 'read',
  class: 'server',
  hostOnly: true,
  permission: 'HOST_READ',
  params: { name: 'string?' },
  decode: (rows) =>
    rows.map((row): InstanceRow => ({
      name: text(row, 'name') || null,
      path: text(row, 'path'),
      lastUsed: text(row, 'last used'),
      running: row.running === 'yes',
    })),
});

/** `name` is a name or a base folder. */
export const instanceRemove = defineCommand({
  ...control,
  name: 'instanceRemove',
  summary: "Remove an instance from Dovecot's list of instances.",
  effect: 'destroy',
  params: { name: 'string' },
});
