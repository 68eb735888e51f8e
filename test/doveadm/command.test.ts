import { describe, expect, expectTypeOf, it } from 'vitest';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { defineCommand, paceOf, wireName, type ArgumentsOf, type ResultOf } from '../../src/doveadm/command.ts';
import { mailboxDelete } from '../../src/doveadm/commands/mailbox.ts';

const sample = defineCommand({
  name: 'sampleDo',
  wire: 'sample',
  summary: 'For this test.',
  effect: 'write',
  class: 'mail',
  permission: 'MAILBOX_CREATE',
  params: { user: 'user', count: 'integer?', deep: 'boolean?', names: 'array' },
  decode: (rows, { user }) => ({ user, rows: rows.length }),
});

describe('a record', () => {
  it('gives its arguments their types: required, optional, lists', () => {
    expectTypeOf<ArgumentsOf<typeof sample>>().toEqualTypeOf<
      { readonly user: string; readonly names: readonly string[] } & {
        readonly count?: number | undefined;
        readonly deep?: boolean | undefined;
      }
    >();
  });

  it('gives its result the type of what it decodes', () => {
    expectTypeOf<ResultOf<typeof sample>>().toEqualTypeOf<{ user: string; rows: number }>();
  });

  it('makes a missing, mistyped or unknown parameter a compile error', () => {
    const accept = (args: ArgumentsOf<typeof sample>): number => Object.keys(args).length;
    expect(accept({ user: 'a', names: ['b'] })).toBe(2);
    // @ts-expect-error -- `names` is missing
    accept({ user: 'a' });
    // @ts-expect-error -- `count` is a number
    accept({ user: 'a', names: [], count: '1' });
    // @ts-expect-error -- there is no `colour`
    accept({ user: 'a', names: [], colour: 'red' });
  });

  it('keeps the wire name apart from its own', () => {
    expect(wireName(sample)).toBe('sample');
    expect(wireName(mailboxDelete)).toBe('mailboxDelete');
  });

  it('that may take minutes is marked as slow, and no other is', () => {
    const long = COMMANDS.filter((command) => paceOf(command) === 'long').map(({ name }) => name);
    expect(long.sort()).toEqual([
      'aclRecalc',
      'fscacheRescan',
      'ftsFlatcurveCheck',
      'ftsFlatcurveRemove',
      'ftsFlatcurveRotate',
      'ftsOptimize',
      'ftsRescan',
      'mailboxCachePurge',
      'mailboxCacheRemove',
      'mailboxForceResync',
      'mailboxIndex',
      'messageAltMove',
      'messageAttachmentsRebuild',
      'messageDeduplicate',
      'messageImport',
      'metacacheFlushall',
      'oboxUserDelete',
      'oboxUserWait',
      'quotaRecalc',
      'storageBackup',
      'storagePurge',
      'storageSync',
    ]);
  });
});
