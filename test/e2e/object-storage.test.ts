import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documented, isPro } from '../../scripts/known-commands.ts';
import { DocumentedDoveadm, type DocumentedAnswer } from '../doveadm/documented-doveadm.ts';
import { postCommands } from '../dovecot/http.ts';
import { TestGateway, withRole } from './gateway.ts';

const doveadm = new DocumentedDoveadm();
const gateway = new TestGateway(
  {
    apiKey: doveadm.apiKey,
    get url() {
      return doveadm.url;
    },
  },
  { ALLOW_HOST_PARAMETERS: 'destinationDirectory' },
);
beforeAll(async () => {
  await doveadm.start();
  await gateway.start();
});
afterAll(async () => {
  await gateway.close();
  await doveadm.close();
});
beforeEach(() => {
  doveadm.answers.clear();
  doveadm.envelopes.length = 0;
  doveadm.refusals.length = 0;
});

/** The commands of each envelope that came, without their tags. */
const sent = () => doveadm.envelopes.map((commands) => commands.map(([name, parameters]) => [name, parameters]));

const ROWS: DocumentedAnswer = [
  {
    username: 'alice@example.com',
    user_alias: 'a.liddell@example.com',
    'upload-within': '300',
    'dev-major': '8',
    'dev-minor': '17',
    'bytes-used(0)': '40960',
    'bytes-used(1)': '0',
    'bytes-used(2)': '9007199254740993000',
    'last-access(0)': '1735689600',
    'last-access(1)': '0',
    'last-access(2)': '1735689660',
    changes: 'important',
    'last-service': 'imap',
    'cleanup-weight': '1735689999',
  },
  { username: 'dave@other.org', user_alias: '', 'upload-within': '-', changes: 'odd', 'last-service': '' },
];

describe('the commands of Dovecot Pro, as they are documented', () => {
  test('the list of cached indexes has typed sizes, times and priorities', async () => {
    doveadm.answers.set('metacacheList', ROWS);
    const { host } = await gateway.data<{ host: { metacache: Record<string, unknown>[] } }>(
      `{ host { metacache { user { name } alternativeNames { name value } uploadWithinSeconds deviceMajor deviceMinor changes lastService cleanupWeight
         priorities { priority indexes sizeBytes lastAccessAt } fields { name value } } } }`,
    );
    const [alice, dave] = host.metacache;
    expect(alice).toMatchObject({
      user: { name: 'alice@example.com' },
      alternativeNames: [{ name: 'user_alias', value: 'a.liddell@example.com' }],
      uploadWithinSeconds: 300,
      deviceMajor: 8,
      deviceMinor: 17,
      changes: 'IMPORTANT',
      lastService: 'imap',
      cleanupWeight: 1735689999,
      priorities: [
        { priority: 0, indexes: 'USER_ROOT', sizeBytes: 40960, lastAccessAt: '2025-01-01T00:00:00Z' },
        { priority: 1, indexes: 'FULL_TEXT', sizeBytes: 0, lastAccessAt: null },
        { priority: 2, indexes: 'INBOX_AND_JUNK', lastAccessAt: '2025-01-01T00:01:00Z' },
      ],
    });
    expect(alice?.fields).toHaveLength(14);
    expect(dave).toMatchObject({
      user: { name: 'dave@other.org' },
      alternativeNames: [],
      uploadWithinSeconds: null,
      changes: null,
      lastService: null,
      cleanupWeight: null,
      priorities: [],
    });
    expect(sent()).toEqual([[['metacacheList', {}]]]);
    expect(doveadm.refusals).toEqual([]);
  });

  test('the list is filtered to the scope', async () => {
    doveadm.answers.set('metacacheList', ROWS);
    const { host } = await gateway.data<{ host: { metacache: unknown[] } }>('{ host { metacache { user { name } } } }', {
      as: withRole('superadmin', 'other.org'),
    });
    expect(host.metacache).toEqual([{ user: { name: 'dave@other.org' } }]);
  });

  const USER = 'alice@example.com';
  test.each<[mutation: string, input: string, wire: string, parameters: Record<string, unknown>]>([
    ['metacacheClean', `user: "${USER}"`, 'metacacheClean', { user: USER }],
    ['metacacheClean', `user: "${USER}", days: 30, namespace: "archive"`, 'metacacheClean', { user: USER, days: 30, namespace: 'archive' }],
    ['metacacheClean', `user: "${USER}", days: null, namespace: null`, 'metacacheClean', { user: USER }],
    ['metacacheFlush', `user: "${USER}"`, 'metacacheFlush', { user: USER }],
    ['metacacheFlush', `user: "${USER}", namespace: "inbox"`, 'metacacheFlush', { user: USER, namespace: 'inbox' }],
    ['metacacheFlushall', '', 'metacacheFlushall', {}],
    ['metacacheRemove', 'mask: "*@example.com", confirm: "default"', 'metacacheRemove', { mask: '*@example.com' }],
    [
      'metacacheUnpack',
      'bundleName: "b1", bundle: "idx.1", destinationDirectory: "/srv/unpacked"',
      'metacacheUnpack',
      { bundleName: 'b1', bundle: 'idx.1', destinationDirectory: '/srv/unpacked' },
    ],
    ['fscacheRescan', '', 'fscacheRescan', {}],
    ['fscacheRescan', 'path: "/var/cache/fs", maxAgeSeconds: 86400', 'fscacheRescan', { path: '/var/cache/fs', maxAge: 86400 }],
    ['oboxUserDelete', `user: "${USER}", confirm: "default"`, 'oboxUserDelete', { user: USER }],
    ['oboxUserWait', `user: "${USER}"`, 'oboxUserWait', { user: USER }],
    ['oboxUserWait', `user: "ALICE@example.com", timeoutSeconds: 30`, 'oboxUserWait', { user: USER, timeout: 30 }],
  ])('%s(%s) is sent once, as documented, and is applied', async (mutation, input, wire, parameters) => {
    const about = 'user' in parameters ? 'user { name }' : 'server { name }';
    const given = input === '' ? 'input: {}' : `input: { ${input} }`;
    const { done } = await gateway.data<{ done: unknown }>(`mutation { done: ${mutation}(${given}) { outcome errors { code } ${about} } }`);
    expect(done).toEqual({
      outcome: 'APPLIED',
      errors: [],
      ...('user' in parameters ? { user: { name: USER } } : { server: { name: 'default' } }),
    });
    expect(sent()).toEqual([[[wire, parameters]]]);
    expect(doveadm.refusals).toEqual([]);
  });

  test.each([
    ['metacacheClean', `user: "${USER}"`, 65, 'NOT_APPLIED', 'NOT_POSSIBLE'],
    ['metacacheFlush', `user: "nobody@example.com"`, 67, 'NOT_APPLIED', 'USER_NOT_FOUND'],
    ['metacacheFlushall', '', 75, 'NOT_APPLIED', 'TEMPORARY_FAILURE'],
    ['oboxUserWait', `user: "${USER}"`, 65, 'NOT_APPLIED', 'NOT_POSSIBLE'],
    ['oboxUserDelete', `user: "nobody@example.com", confirm: "default"`, 67, 'NOT_APPLIED', 'USER_NOT_FOUND'],
    // It fails while an index is open. How much of the user's data is deleted by then is not documented.
    ['oboxUserDelete', `user: "${USER}", confirm: "default"`, 65, 'UNKNOWN', 'NOT_POSSIBLE'],
  ])('%s(%s) that Dovecot refuses with exit code %i is %s, %s', async (mutation, input, exitCode, outcome, code) => {
    doveadm.answers.set(mutation, exitCode);
    const given = input === '' ? 'input: {}' : `input: { ${input} }`;
    const { done } = await gateway.data<{ done: unknown }>(`mutation { done: ${mutation}(${given}) { outcome errors { code exitCode } } }`);
    expect(done).toEqual({ outcome, errors: [{ code, exitCode }] });
  });

  test.each([
    [
      'dryRun: true',
      { outcome: 'NOT_APPLIED', errors: [], affected: { messageCount: 7, mailboxes: [{ name: 'INBOX' }, { name: 'Sent' }] } },
    ],
    ['expect: { messages: 8 }', { outcome: 'NOT_APPLIED', errors: [{ code: 'EXPECTATION_FAILED' }], affected: null }],
  ])('oboxUserDelete(%s) counts what would go, and deletes nothing', async (caution, expected) => {
    doveadm.answers.set('mailboxList', [{ mailbox: 'INBOX' }, { mailbox: 'Sent' }, { mailbox: 'shared/other@example.com/INBOX' }]);
    doveadm.answers.set('mailboxStatus', [
      { mailbox: 'INBOX', messages: '5' },
      { mailbox: 'Sent', messages: '2' },
    ]);
    const { done } = await gateway.data<{ done: unknown }>(
      `mutation { done: oboxUserDelete(input: { user: "${USER}", confirm: "default", ${caution} }) {
        outcome errors { code } affected { messageCount mailboxes { name } } } }`,
    );
    expect(done).toEqual(expected);
    expect(
      sent()
        .flat()
        .map(([name]) => name),
    ).not.toContain('oboxUserDelete');
  });

  test.each([
    ['metacacheClean', `user: "*@example.com"`, 'BAD_USER_INPUT'],
    ['metacacheClean', `user: "${USER}", days: -1`, 'BAD_USER_INPUT'],
    ['metacacheClean', `user: "${USER}", namespace: ""`, 'BAD_USER_INPUT'],
    ['metacacheRemove', 'mask: "*", confirm: "other"', 'BAD_USER_INPUT'],
    ['fscacheRescan', 'path: "/var/cache/../../etc"', 'BAD_USER_INPUT'],
    ['oboxUserDelete', `user: "${USER}", confirm: ""`, 'BAD_USER_INPUT'],
    ['oboxUserWait', `user: "${USER}", timeoutSeconds: 0`, 'BAD_USER_INPUT'],
    ['oboxUserWait', `user: "${USER}", timeoutSeconds: 51`, 'BAD_USER_INPUT'],
  ])('%s(%s) is refused with %s, and nothing is sent', async (mutation, input, code) => {
    const { data, errors } = await gateway.ask(`mutation { done: ${mutation}(input: { ${input} }) { outcome } }`);
    expect(data).toEqual({ done: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(sent()).toEqual([]);
  });
});

describe('the stand-in', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['metacacheClean', { user: 'a', days: '3' }, 'metacacheClean.days: "3" is no integer'],
    ['metacacheClean', { user: 'a', allUsers: false }, 'metacacheClean.allUsers: false is no boolean'],
    ['metacacheClean', { user: null }, 'metacacheClean.user: null is no string'],
    ['metacacheClean', { user: 'a', colour: 'red' }, 'metacacheClean.colour: no such parameter'],
    ['metacacheWash', {}, 'metacacheWash: no such command'],
  ])('refuses %s %j, which is not documented', async (name, parameters, refusal) => {
    const [reply] = await postCommands(doveadm, [[name, parameters, 'tag']]);
    expect(reply?.[0]).toBe('error');
    expect(doveadm.refusals).toEqual([refusal]);
  });

  test('is used by every command that neither Dovecot of Debian has', () => {
    const pro = documented.map(({ name }) => name).filter(isPro);
    expect(pro.sort()).toEqual([
      'fscacheRescan',
      'metacacheClean',
      'metacacheFlush',
      'metacacheFlushall',
      'metacacheList',
      'metacacheRemove',
      'metacacheUnpack',
      'oboxUserDelete',
      'oboxUserWait',
    ]);
  });
});
