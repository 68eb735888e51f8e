import type { Feature } from '../store/migrate.ts';

/**
 * The tables of events. Times are milliseconds since the epoch. Events get their ids from one row that is locked until the commit, so
 * that no event appears with a smaller id than one that a reader has seen.
 */
export const eventTables: Feature = {
  name: 'events',
  steps: [
    [
      'CREATE TABLE event_sequence (only_row INTEGER PRIMARY KEY, last BIGINT NOT NULL, recorded_since BIGINT)',
      'INSERT INTO event_sequence (only_row, last) VALUES (1, 0)',
      `CREATE TABLE events (
        id BIGINT PRIMARY KEY, type INTEGER NOT NULL, at BIGINT NOT NULL, host TEXT, name TEXT, domain TEXT, ip TEXT, service TEXT, session TEXT,
        message_id TEXT, sender TEXT, recipient TEXT, details TEXT NOT NULL)`,
      'CREATE INDEX events_at ON events (at, id)',
      'CREATE INDEX events_name ON events (name, at, id) WHERE name IS NOT NULL',
      'CREATE INDEX events_domain ON events (domain, at, id) WHERE domain IS NOT NULL',
      'CREATE INDEX events_ip ON events (ip, at, id) WHERE ip IS NOT NULL',
      'CREATE INDEX events_message ON events (message_id, at, id) WHERE message_id IS NOT NULL',
      'CREATE INDEX events_sender ON events (sender, at, id) WHERE sender IS NOT NULL',
      'CREATE INDEX events_recipient ON events (recipient, at, id) WHERE recipient IS NOT NULL',
      // The last login of each account is kept longer than its events.
      'CREATE TABLE event_accounts (name TEXT PRIMARY KEY, last_login_at BIGINT NOT NULL)',
      'CREATE TABLE event_receivers (id TEXT PRIMARY KEY, alive_at BIGINT NOT NULL)',
    ],
    [
      'CREATE TABLE webhooks (name TEXT PRIMARY KEY, position BIGINT NOT NULL, lease_owner TEXT, lease_until BIGINT NOT NULL DEFAULT 0)',
      `CREATE TABLE webhook_queue (
        webhook TEXT NOT NULL, event BIGINT NOT NULL, name TEXT NOT NULL, payload TEXT NOT NULL, queued_at BIGINT NOT NULL,
        attempts BIGINT NOT NULL DEFAULT 0, next_at BIGINT NOT NULL DEFAULT 0, error TEXT, dead_at BIGINT, PRIMARY KEY (webhook, event))`,
      'CREATE INDEX webhook_queue_name ON webhook_queue (webhook, name, event) WHERE dead_at IS NULL',
      'CREATE INDEX webhook_queue_dead ON webhook_queue (webhook, event) WHERE dead_at IS NOT NULL',
    ],
  ],
};
