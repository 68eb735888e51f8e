import fc from 'fast-check';
import { wireName, type AnyCommand } from '../../src/doveadm/command.ts';
import { ACL_RIGHTS, parseSpec, type ParamSpec, type ParamType } from '../../src/doveadm/param-types.ts';
import type { PrivateDovecot } from '../dovecot/launch.ts';

const junk = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-',
    '*',
    '%',
    '..',
    '/',
    'INBOX',
    'a'.repeat(5000),
    '(',
    '"',
    '\\',
    '{5}',
    '~',
    '\u0000',
    '\r\n',
    '\t',
    'é',
    '\u{1f4e7}',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('NIL', '1:*', 'true', '0', '-1', '99999999999999999999', '%{user}', '$HOME', '&AOk-', '--help', '-f'),
);
const anything = fc.oneof(
  junk,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(junk, { maxLength: 3 }),
  fc.object({ maxDepth: 1 }),
);

/** Values that often pass the gateway's checks, so that they reach Dovecot. */
const LIKELY: Partial<Record<ParamType, fc.Arbitrary<unknown>>> = {
  user: fc.constantFrom('samik', 'nobody@example.com', 'bob@example.com'),
  mailbox: fc.oneof(fc.constant('INBOX'), junk),
  mailboxes: fc.array(fc.oneof(fc.constant('INBOX'), junk), { minLength: 1, maxLength: 3 }),
  query: fc.constantFrom(['mailbox', 'INBOX', 'all'], ['mailbox', 'INBOX', 'uid', '1']),
  flags: fc.array(fc.oneof(fc.constantFrom('\\Seen', '$Todo'), junk), { minLength: 1, maxLength: 3 }),
  integer: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.maxSafeInteger()),
  boolean: fc.boolean(),
  array: fc.array(junk, { minLength: 1, maxLength: 3 }),
  ip: fc.oneof(fc.ipV4(), fc.ipV6(), junk),
  guid: fc.constant('0'.repeat(32)),
  metadataKey: junk.map((text) => `/private/${text}`),
  path: fc.oneof(
    fc.constantFrom('priv/a', 'shared/b', 'x'),
    junk.map((text) => `priv/${text}`),
    junk,
  ),
  paths: fc.array(junk, { minLength: 1, maxLength: 2 }),
  aclIdentifier: fc.oneof(
    fc.constantFrom('owner', 'anyone', 'authenticated', 'user=bob@example.com', 'group=staff'),
    junk.map((text) => `group=${text}`),
    junk.map((text) => `group-override=${text}`),
  ),
  aclRights: fc.array(fc.oneof(fc.constantFrom(...ACL_RIGHTS), fc.constantFrom('-read', '-admin', 'l')), { minLength: 1, maxLength: 3 }),
  authInfo: fc.array(
    fc.oneof(
      fc.constantFrom('service=imap', 'lport=143', 'rport=65536'),
      fc.ipV4().map((ip) => `rip=${ip}`),
      fc.ipV6().map((ip) => `lip=${ip}`),
      junk.map((text) => `service=${text}`),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  content: fc.oneof(junk, fc.constant('keep;\r\n')),
  message: fc.oneof(junk, fc.constantFrom('Subject: x\r\n\r\n.\r\n', '\tsamik\tmailbox delete\t--\tINBOX\n')),
};

/** Values of parameters that accept only a few. */
const NAMED: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  fields: fc.constantFrom('count', 'count %95', 'sum'),
  type: fc.constantFrom('global', 'user', 'session', 'index'),
  field: fc.constantFrom(['uid'], ['guid', 'uid']),
  sourceUser: fc.constantFrom('samik', 'bob@example.com'),
  sourceLocation: fc.oneof(
    fc.constantFrom('', 'maildir:', 'bogus:x', 'maildir:/nonexistent', 'maildir:/nonexistent:LAYOUT=fs:INDEX=MEMORY', 'sdbox:/x:ALT=/y'),
    junk.map((text) => `maildir:/nonexistent/${text.replaceAll('..', '')}`),
  ),
  inputPath: fc.constantFrom('/etc/hostname', '/nonexistent'),
  keyPrefix: fc.constantFrom('/private/', '/shared/'),
  key: fc.constantFrom('priv/number', 'priv/word', 'priv/nothing', 'shared/number', 'priv/', '/private/comment'),
};

/** The sources of dictionaries and files, which have other names in each series. The fuzz must not reach any others. */
function sourcesOf({ series, files }: PrivateDovecot): Readonly<Record<string, unknown>> {
  return {
    dictUri: series === '2.3' ? 'proxy::notes' : undefined,
    filterName: series === '2.3' ? undefined : 'last_login',
    fsDriver: undefined,
    fsArgs: undefined,
    fsFilter: undefined,
    ...('filterName' in files ? { fsFilter: files.filterName } : files),
  };
}

/** Values for commands whose parameters have another meaning under the same name. */
const NAMED_OF: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  // All messages of a mailbox, copied into it again and again, are soon more than fits into memory.
  messageCopy: { query: fc.constant(['mailbox', 'INBOX', 'uid', '1']) },
  messageSave: { receivedAt: fc.constantFrom('1', '1700000000', '4294967294', '4294967295', '2025-03-01') },
  mailboxUpdate: { uidValidity: fc.constantFrom(1, 7, 2 ** 32 - 1, 2 ** 32), minNextUid: fc.constantFrom(1, 1000, 2 ** 32 - 1, 2 ** 32) },
  directorFlush: { host: fc.constantFrom('all', '127.0.0.2', '::1', 'localhost') },
  statsAdd: {
    name: fc.oneof(
      fc.nat(5000).map((number) => `metric_${String(number)}`),
      junk,
    ),
    filter: fc.oneof(fc.constantFrom('event=imap_command_finished', 'event=x AND (y=1 OR NOT z=2)'), junk),
    fields: fc.constantFrom('duration', 'net_in_bytes net_out_bytes'),
    groupBy: fc.constantFrom('user', 'cmd_name:discrete', 'duration:exponential:1:5:10', 'duration:linear:1:5:1', 'x:y:z'),
    exporter: fc.constant(undefined),
    exporterInclude: fc.constantFrom('name', 'name hostname'),
  },
  // Many directors that are not there keep the ring from settling, and its changes from being answered.
  directorRingAdd: { ip: fc.constantFrom('127.0.0.2', '::1', '127.0.0.256', ''), port: fc.constantFrom(1, 9, 65_535, 65_536) },
};

/** Arguments for a command: most of them likely to be accepted, some of them junk. */
export function argumentsOf(command: AnyCommand, dovecot: PrivateDovecot): fc.Arbitrary<Record<string, unknown>> {
  const params = Object.entries(command.params as Record<string, ParamSpec>);
  const sources = sourcesOf(dovecot);
  const shape = Object.fromEntries(
    params.map(([name, spec]) => {
      const { type, optional } = parseSpec(spec);
      const named = NAMED_OF[command.name]?.[name] ?? NAMED[name];
      // Queries and fields are made by the gateway, and never by a caller.
      if (wireName(command) === 'mailboxStatus' && name === 'field') return [name, fc.constantFrom(['messages'], ['vsize', 'guid'])];
      const source = type === 'fsFilter' ? type : name;
      // A dictionary in a file never responds to a value with an expiry (2.4.1).
      if (name === 'expireSecs') return [name, fc.constant(undefined)];
      // Files are always those of this Dovecot, because it runs as root.
      if (source.startsWith('fs')) return [name, fc.constant(sources[source])];
      if (source in sources)
        return [name, fc.oneof({ weight: 12, arbitrary: fc.constant(sources[source]) }, { weight: 1, arbitrary: anything })];
      if (type === 'query' || name === 'field') return [name, named ?? LIKELY.query ?? junk];
      const likely = named ?? LIKELY[type] ?? junk;
      const value = fc.oneof({ weight: 6, arbitrary: likely }, { weight: 1, arbitrary: anything });
      return [name, optional ? fc.option(value, { nil: undefined, freq: 2 }) : value];
    }),
  );
  return fc.record(shape);
}
