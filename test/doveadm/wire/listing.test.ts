import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineCommand, noRows } from '../../../src/doveadm/command.ts';
import { directorStatus } from '../../../src/doveadm/commands/director.ts';
import { mailboxDelete } from '../../../src/doveadm/commands/mailbox.ts';
import { messageSave } from '../../../src/doveadm/commands/message.ts';
import { replicatorStatus } from '../../../src/doveadm/commands/replicator.ts';
import { sessionKick } from '../../../src/doveadm/commands/session.ts';
import { userGet } from '../../../src/doveadm/commands/user.ts';
import { Listing } from '../../../src/doveadm/wire/listing.ts';

const listing = (version: string): Listing =>
  Listing.parse(readFileSync(new URL(`../../fixtures/listing-${version}.json`, import.meta.url), 'utf8'));
const both = { '2.3': listing('2.3.19.1'), '2.4': listing('2.4.1') };

const common = { summary: 'For this test.', effect: 'read', class: 'mail', permission: 'MAILBOX_READ', decode: noRows } as const;
const index = defineCommand({ ...common, name: 'index', params: { user: 'user', mailboxMask: 'mailboxes', maxRecent: 'integer?' } });
const oldStats = defineCommand({ ...common, name: 'oldStatsDump', params: { type: 'string' } });

describe('the listing of a server', () => {
  it.each([
    ['2.3.13', '2.3'],
    ['2.3.19.1', '2.3'],
    ['2.4.1', '2.4'],
    ['2.4.5', '2.4'],
  ])('shows which series %s is, by what is there and not by what is missing', (version, series) => {
    const whole = listing(version);
    expect(whole.series).toBe(series);
    // A plugin that is not loaded, or an older release, takes commands away: never the series.
    for (const { name } of whole.commands) {
      expect(new Listing(whole.commands.filter((command) => command.name !== name)).series, name).toBe(series);
    }
    for (const prefix of ['director', 'mailDict', 'mailFs', 'indexer', 'batch', 'dict', 'fs', 'oldstats', 'replicator']) {
      expect(new Listing(whole.commands.filter(({ name }) => !name.startsWith(prefix))).series, prefix).toBe(series);
    }
  });

  it('has the smaller limits when it shows no series, or both', () => {
    const plain = (names: readonly string[]): Listing => new Listing(names.map((name) => ({ name, parameters: [] })));
    for (const one of [plain(['who', 'user', 'reload']), plain(['batch', 'mailDictGet'])]) {
      expect(one.series).toBeNull();
      expect(one.limits).toEqual({ requestBytes: 1024 * 1024 - 1024, stringBytes: 32 * 1024, entries: 1024, commands: 1000 });
    }
  });

  it('is refused when it is something else', () => {
    const refused = expect.objectContaining({
      code: 'UPSTREAM_CONFIG',
      message: 'The answer to GET is not a list of doveadm commands: is this the doveadm HTTP port?',
    });
    expect(() => Listing.parse('<html>')).toThrow(refused);
    expect(() => Listing.parse('[{"name":"x"}]')).toThrow(refused);
  });
});

describe('a command for a server', () => {
  it('never carries false or null: on the wire, both mean something else', () => {
    const args = { user: 'samik', mailbox: 'A', recursive: false, requireEmpty: null, subscriptions: undefined };
    expect(both['2.3'].adapt(mailboxDelete, args).params).toEqual({ user: 'samik', mailbox: ['A'] });
    expect(both['2.4'].adapt(mailboxDelete, { ...args, recursive: true }).params).toEqual({
      user: 'samik',
      mailbox: ['A'],
      recursive: true,
    });
  });

  it('takes the types that this server lists', () => {
    const args = { user: 'samik', mailboxMask: ['INBOX'], maxRecent: 5 };
    expect(both['2.3'].adapt(index, args).params).toEqual({ user: 'samik', mailboxMask: 'INBOX', maxRecent: '5' });
    expect(both['2.4'].adapt(index, args).params).toEqual({ user: 'samik', mailboxMask: ['INBOX'], maxRecent: 5 });
  });

  it('is refused when several values would have to become one', () => {
    expect(() => both['2.3'].adapt(index, { user: 'samik', mailboxMask: ['A', 'B'] })).toThrow(
      expect.objectContaining({ code: 'PARAMETER_UNSUPPORTED', message: 'index, mailboxMask: this Dovecot takes one value, not several.' }),
    );
  });

  it('finds a parameter under its other name, and several that share one list', () => {
    expect(both['2.4'].adapt(userGet, { user: 'samik' })).toEqual({ wire: 'user', params: { userMask: ['samik'] } });
    expect(both['2.3'].adapt(sessionKick, { user: 'samik', ip: '192.0.2.1' }).params).toEqual({ mask: ['samik', '192.0.2.1'] });
  });

  it('finds a command that the server writes in another case', () => {
    expect(both['2.3'].adapt(oldStats, { type: 'user' }).wire).toBe('oldstatsDump');
  });

  it('is refused before sending when the server lacks it, with the versions that have it', () => {
    expect(() => both['2.4'].adapt(directorStatus, {})).toThrow(
      expect.objectContaining({
        code: 'COMMAND_UNSUPPORTED',
        message: 'This Dovecot has no command directorStatus; it exists in Dovecot 2.3 and earlier.',
      }),
    );
    // To one of the very series, its own name is no explanation.
    expect(() => listing('2.3.13').adapt(replicatorStatus, {})).toThrow(
      expect.objectContaining({
        code: 'COMMAND_UNSUPPORTED',
        message:
          'This Dovecot has no command replicatorStatus; its release is older than the command, or the plugin that brings it is not loaded.',
      }),
    );
    expect(() => both['2.3'].adapt(messageSave, { user: 'samik', mailbox: 'A', file: 'x', uid: 7 })).toThrow(
      expect.objectContaining({ code: 'PARAMETER_UNSUPPORTED', message: 'messageSave, uid: this Dovecot has no such parameter.' }),
    );
  });
});
