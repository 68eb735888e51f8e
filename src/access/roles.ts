import type { Permission } from '../doveadm/permission.ts';

/** A named set of permissions, as in the table below and in a policy file. */
export interface RoleSpec {
  /** One sentence for the administrator who grants the role. */
  readonly description: string;
  /** `all`: every permission, including those that later versions add. */
  readonly permissions: readonly Permission[] | 'all';
  /** `self`: only for the account that the token names (JWT_ACCOUNT_CLAIM), whatever other scope the token has. */
  readonly scope?: 'self';
}

const READ_OWN = [
  'USER_READ',
  'QUOTA_READ',
  'MAILBOX_READ',
  'MAILBOX_METADATA_READ',
  'ACL_READ',
  'MESSAGE_READ',
  'SIEVE_READ',
  'SESSION_READ',
  'EVENT_READ',
] as const satisfies readonly Permission[];

const READ_ACCOUNTS = [...READ_OWN, 'FTS_READ'] as const satisfies readonly Permission[];

const HELPDESK = [
  ...READ_ACCOUNTS,
  'SESSION_KICK',
  'MAILBOX_REPAIR',
  'QUOTA_RECALC',
  'ERROR_LOG_READ',
  'JOB_START',
  'JOB_READ',
  'JOB_CONTROL',
] as const satisfies readonly Permission[];

const OWN_MAILBOXES = [
  'MAILBOX_CREATE',
  'MAILBOX_RENAME',
  'MAILBOX_DELETE',
  'MAILBOX_SUBSCRIBE',
  'MESSAGE_SAVE',
  'MESSAGE_COPY',
  'MESSAGE_MOVE',
  'MESSAGE_EXPUNGE',
  'FLAGS_WRITE',
  'SIEVE_WRITE',
  'SIEVE_DELETE',
] as const satisfies readonly Permission[];

/** The roles of a gateway without a policy file. */
export const DEFAULT_ROLES: Readonly<Record<string, RoleSpec>> = {
  self: {
    description: 'The own account: mailboxes, messages with their content, Sieve scripts, quota, sessions and events.',
    permissions: [...READ_OWN, 'MESSAGE_READ_CONTENT', ...OWN_MAILBOXES],
    scope: 'self',
  },
  helpdesk: {
    description: 'Reads accounts and message metadata, ends sessions, and repairs: index, resync, quota recalculation.',
    permissions: HELPDESK,
  },
  'domain-admin': {
    description: 'Helpdesk, and creates, changes and destroys within its scope, without reading the content of messages.',
    permissions: [...HELPDESK, ...OWN_MAILBOXES, 'MAILBOX_UPDATE', 'MAILBOX_METADATA_WRITE', 'ACL_WRITE', 'FTS_WRITE', 'AUTH_CACHE_FLUSH'],
  },
  auditor: {
    description: 'Reads accounts and servers, changes nothing, and reads no content of messages.',
    permissions: [...READ_ACCOUNTS, 'DIRECTOR_READ', 'PROXY_READ', 'REPLICATION_READ', 'HOST_READ', 'ERROR_LOG_READ', 'JOB_READ'],
  },
  'cluster-admin': {
    description: 'Runs the servers: director, proxy, replication, services, statistics, reload. Reads no mail.',
    permissions: [
      'USER_READ',
      'SESSION_READ',
      'SESSION_KICK',
      'DIRECTOR_READ',
      'DIRECTOR_WRITE',
      'PROXY_READ',
      'PROXY_KICK',
      'REPLICATION_READ',
      'REPLICATION_WRITE',
      'HOST_READ',
      'ERROR_LOG_READ',
      'STATS_WRITE',
      'AUTH_CACHE_FLUSH',
      'SERVER_CONTROL',
      'REQUEST_READ',
      'REQUEST_CANCEL',
      'JOB_READ',
      'JOB_CONTROL',
      'WEBHOOK_CONTROL',
    ],
  },
  superadmin: {
    description: 'Everything, for the users in its scope; what no scope can hold needs the scope "*" as well.',
    permissions: 'all',
  },
};
