import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNBOUNDED } from '../../src/access/policy.ts';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { HOST_PARAMETER_NAMES } from '../../src/doveadm/host-parameter.ts';
import type { Permission } from '../../src/doveadm/permission.ts';
import { FIELD_COMMANDS } from '../../src/generated/field-commands.ts';
import { createSchema } from '../../src/schema.ts';
import { makeToken, TestGateway, type Bearer } from '../e2e/gateway.ts';
import { controlJob, ENDED, refusedJob, startJob, untilJob, type JobAnswer } from '../e2e/jobs.ts';
import { freePorts } from '../dovecot/ports.ts';
import { eventsOf, eventsPassword, openEvents, postEvent } from '../e2e/live.ts';
import { createStubWithEveryCommand } from './stub-with-every-command.ts';

const schema = createSchema();
const INSIDE = 'in@example.com';
const OUTSIDE = 'out@other.org';

/** What a field needs: a permission for the user, for the host, or for a list that is filtered; null: no permission beyond that of the parent. */
type Need = { readonly permission: Permission; readonly reach: 'user' | 'host' | 'list' } | null;
const user = (permission: Permission): Need => ({ permission, reach: 'user' });
const host = (permission: Permission): Need => ({ permission, reach: 'host' });
const list = (permission: Permission): Need => ({ permission, reach: 'list' });
const each = (need: Need, names: string): Record<string, Need> => Object.fromEntries(names.split(' ').map((name) => [name, need]));

/** What fields need besides, before anything else. */
const NEEDS_FIRST: Readonly<Record<string, Need>> = { 'Query.unusedUsers': list('EVENT_READ') };

/** The policy, once more, by coordinates of the schema. A field that is not here fails the test. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, Need>>>> = {
  Query: {
    ...each(user('USER_READ'), 'user node'),
    ...each(host('HOST_READ'), 'hosts host'),
    users: list('USER_READ'),
    sessions: list('SESSION_READ'),
    ...each(list('JOB_READ'), 'job jobs'),
    unusedUsers: list('USER_READ'),
    ...each(list('EVENT_READ'), 'logins deliveries failedLoginsByAddress'),
    viewer: null,
    running: host('REQUEST_READ'),
    errors: list('ERROR_LOG_READ'),
    services: host('HOST_READ'),
    webhooks: host('WEBHOOK_CONTROL'),
  },
  User: {
    ...each(null, 'id name host fts dict'),
    ...each(user('USER_READ'), 'home uid gid mailLocation fields field'),
    ...each(user('USER_READ_INTERNAL'), 'expansion fieldsForLogin'),
    ...each(user('MAILBOX_READ'), 'mailboxes mailbox totals'),
    ...each(user('MAILBOX_METADATA_READ'), 'metadata metadataValue'),
    ...each(user('SIEVE_READ'), 'sieveScripts sieveScript'),
    messages: user('MESSAGE_READ'),
    quota: user('QUOTA_READ'),
    ...each(user('EVENT_READ'), 'logins lastLoginAt'),
    sessions: user('SESSION_READ'),
    directorHost: user('DIRECTOR_READ'),
  },
  UserFts: each(user('FTS_READ'), 'tokens indexes'),
  Mailbox: {
    ...each(null, 'id name user exportUrl uploadUrl'),
    ...each(user('MAILBOX_READ'), 'subscribed messageCount unseenCount recentCount uidNext uidValidity highestModseq sizeBytes guid'),
    ...each(user('MAILBOX_READ'), 'firstSavedAt cacheDecisions path selectable hasChildren specialUse'),
    ...each(user('ACL_READ'), 'acl effectiveRights'),
    ...each(user('MESSAGE_READ'), 'messages message'),
    ...each(user('MAILBOX_METADATA_READ'), 'metadata metadataValue'),
  },
  Message: {
    ...each(null, 'id uid rawUrl mailbox guid flags modseq subject from replyTo to cc bcc messageId sentAt receivedAt savedAt sizeBytes'),
    ...each(null, 'storedSizeBytes sequence pop3Uidl pop3Order referenceCount storageId header headers part parts envelope structure'),
    ...each(user('MESSAGE_READ_CONTENT'), 'snippet text textUtf8 body'),
  },
  Host: {
    ...each(null, 'name replicator fs'),
    ...each(host('HOST_READ'), 'url status version commands services processes instances statistics penalties'),
    ...each(list('HOST_READ'), 'oldStatistics indexings'),
    errors: list('ERROR_LOG_READ'),
    proxyConnections: list('PROXY_READ'),
    metacache: list('OBJECT_STORAGE_READ'),
    director: host('DIRECTOR_READ'),
    ...each(list('SESSION_READ'), 'sessions occupancy'),
    running: host('REQUEST_READ'),
    history: host('HOST_READ'),
  },
  Dict: each(user('DICT_READ'), 'entry entries'),
  Director: {
    ...each(host('DIRECTOR_READ'), 'hosts ring dump'),
    ...each(list('DIRECTOR_READ'), 'userMappings usersOfHash'),
    userHash: user('DIRECTOR_READ'),
  },
  DirectorHost: each(null, 'ip tag vhostCount state stateChangedAt userCount'),
  FileSystem: each(host('FS_READ'), 'file files folders'),
  FsFile: { ...each(null, 'path sizeBytes'), ...each(host('FS_READ'), 'content metadata') },
  Replicator: { queue: host('REPLICATION_READ'), ...each(list('REPLICATION_READ'), 'workers replications') },
  SieveScript: { ...each(null, 'id name user active'), content: user('SIEVE_READ') },
  Mutation: {
    requestCancel: host('REQUEST_CANCEL'),
    ...each(user('ACL_WRITE'), 'aclSet aclAdd aclRemove aclDelete aclRecalc'),
    ...each(host('DIRECTOR_WRITE'), 'directorAdd directorUp directorDown directorUpdate directorRemove directorFlush'),
    ...each(host('DIRECTOR_WRITE'), 'directorRingAdd directorRingRemove'),
    ...each(host('SERVER_CONTROL'), 'serverReload serverStop serviceStop logReopen instanceRemove'),
    ...each(host('STATS_WRITE'), 'statsAdd statsRemove statsReset oldStatsReset'),
    doveadm: host('RAW_COMMAND'),
    // It needs SESSION_KICK and SESSION_READ as well, which every default role with this one has: see the test below.
    ...each(user('AUTH_CACHE_FLUSH'), 'authCacheFlush accountSecure'),
    proxyKick: user('PROXY_KICK'),
    proxyKickDestination: host('PROXY_KICK'),
    ...each(user('REPLICATION_WRITE'), 'storageSync storageBackup replicatorAdd replicatorRemove replicatorReplicate'),
    ...each(user('MAILBOX_REPAIR'), 'indexerAdd indexerRemove'),
    ...each(user('DICT_WRITE'), 'dictSet dictUnset dictInc'),
    ...each(host('FS_WRITE'), 'fsPut fsCopy fsDelete'),
    ...each(user('OBJECT_STORAGE_WRITE'), 'metacacheClean metacacheFlush oboxUserDelete oboxUserWait'),
    ...each(host('OBJECT_STORAGE_WRITE'), 'metacacheFlushall fscacheRescan'),
    ...each(host('EVERYONE'), 'metacacheRemove metacacheUnpack'),
    ...each(user('DIRECTOR_WRITE'), 'directorMove directorKick'),
    ...each(user('FTS_WRITE'), 'ftsOptimize ftsRescan ftsFlatcurveCheck ftsFlatcurveRotate ftsFlatcurveRemove'),
    mailboxCreate: user('MAILBOX_CREATE'),
    mailboxRename: user('MAILBOX_RENAME'),
    mailboxDelete: user('MAILBOX_DELETE'),
    ...each(user('MAILBOX_SUBSCRIBE'), 'mailboxSubscribe mailboxUnsubscribe'),
    mailboxUpdate: user('MAILBOX_UPDATE'),
    ...each(user('MAILBOX_METADATA_WRITE'), 'mailboxMetadataSet mailboxMetadataUnset'),
    ...each(user('MAILBOX_REPAIR'), 'mailboxForceResync mailboxIndex mailboxCachePurge mailboxCacheRemove mailboxCacheDecisionSet'),
    ...each(user('MAILBOX_REPAIR'), 'storagePurge messageAttachmentsRebuild messageAltMove'),
    messageSave: user('MESSAGE_SAVE'),
    messageCopy: user('MESSAGE_COPY'),
    messageMove: user('MESSAGE_MOVE'),
    ...each(user('MESSAGE_EXPUNGE'), 'messageExpunge messageDeduplicate'),
    messageImport: user('MESSAGE_IMPORT'),
    ...each(user('FLAGS_WRITE'), 'flagsAdd flagsRemove flagsReplace'),
    quotaRecalc: user('QUOTA_RECALC'),
    sessionKick: user('SESSION_KICK'),
    ...each(user('SIEVE_WRITE'), 'sievePut sieveActivate sieveDeactivate sieveRename'),
    sieveDelete: user('SIEVE_DELETE'),
    webhookRedeliver: host('WEBHOOK_CONTROL'),
    jobStart: user('JOB_START'),
    ...each(user('JOB_CONTROL'), 'jobPause jobResume jobCancel jobRetry'),
  },
  // Of events, each one needs the permission for its user: see "an event" below.
  Subscription: { job: list('JOB_READ'), events: list('EVENT_READ') },
  // What an operation of a job needs is needed to see what it answered: see "a job" below.
  Job: each(
    null,
    'id state reason operation variables note key startedBy createdAt startedAt finishedAt expiresAt progress wait items resultsUrl retryOf',
  ),
};

/** Types that only carry what the field above them was allowed to read: none of their fields runs a command. */
/** Mutations that concern the gateway itself, and run no command. */
const RUNS_NOTHING = { requestCancel: true, webhookRedeliver: true };

const CARRIERS = new Set(
  `AccountSecureStep ErrorLog ServiceList HostOccupancy ServiceOccupancy HostCommand HostHistory HostStateChange HostMinute BodyPart BodyPartParameter Envelope DictEntry DirectorCommand DirectorRingMember DovecotInstance ErrorLogLine FsMetadata Indexing MetacacheEntry
   MetacacheField MetacachePriority Metric MetricPercentile OldStatistics Penalty ProxiedSession ProxiedSessionConnection ProxiedSessionEdge Replication
   ReplicationConnection ReplicationEdge ReplicationQueue ReplicationWorker Service ServiceProcess UserMapping
   UserMappingConnection UserMappingEdge
   AclEntry Affected Address CacheDecision CommandError DoveadmCommand DoveadmParameter FtsCheck FtsIndex Header
   HostStatus HostTcpStatus LeftOutUser LeftOutUsers MailboxTotals MessageConnection MessageEdge MessagePart Metadata PageInfo Quota Session SessionConnection SessionEdge
   AddressFailures DeliveryConnection DeliveryEdge DeliveryFailed EventsLost LoginConnection LoginEdge LoginFailed LoginSucceeded MessageDelivered
   MessageExpunged SessionEnded UnusedUserConnection
   Webhook WebhookDeadLetter WebhookDeadLetterConnection WebhookDeadLetterEdge
   JobConnection JobEdge JobItem JobItemConnection JobItemEdge JobItemError JobProgress JobWait
   RunningRequest RunningCommand UserConnection UserEdge UserField UserResult Viewer ViewerDecision ViewerScope`.split(/\s+/),
);

/** Where a type is reached, and what the way there needs. */
const WAYS: Readonly<
  Record<string, { readonly wrap: (field: string) => string; readonly path: readonly string[]; readonly needs: readonly Need[] }>
> = {
  Query: { wrap: (field) => field, path: [], needs: [] },
  User: { wrap: (field) => `user(name: $user) { ${field} }`, path: ['user'], needs: [user('USER_READ')] },
  UserFts: { wrap: (field) => `user(name: $user) { fts { ${field} } }`, path: ['user', 'fts'], needs: [user('USER_READ')] },
  Mailbox: {
    wrap: (field) => `user(name: $user) { mailbox(name: "INBOX") { ${field} } }`,
    path: ['user', 'mailbox'],
    needs: [user('USER_READ'), user('MAILBOX_READ')],
  },
  Message: {
    wrap: (field) => `user(name: $user) { mailbox(name: "INBOX") { message(uid: 1) { ${field} } } }`,
    path: ['user', 'mailbox', 'message'],
    needs: [user('USER_READ'), user('MAILBOX_READ'), user('MESSAGE_READ')],
  },
  Host: { wrap: (field) => `host { ${field} }`, path: ['host'], needs: [host('HOST_READ')] },
  Dict: {
    wrap: (field) => `user(name: $user) { dict(source: { filterName: "x" }) { ${field} } }`,
    path: ['user', 'dict'],
    needs: [user('USER_READ')],
  },
  SieveScript: {
    wrap: (field) => `user(name: $user) { sieveScripts { ${field} } }`,
    path: ['user', 'sieveScripts'],
    needs: [user('USER_READ'), user('SIEVE_READ')],
  },
  Director: {
    wrap: (field) => `host { director { ${field} } }`,
    path: ['host', 'director'],
    needs: [host('HOST_READ'), host('DIRECTOR_READ')],
  },
  DirectorHost: {
    wrap: (field) => `host { director { hosts { ${field} } } }`,
    path: ['host', 'director', 'hosts'],
    needs: [host('HOST_READ'), host('DIRECTOR_READ')],
  },
  Replicator: { wrap: (field) => `host { replicator { ${field} } }`, path: ['host', 'replicator'], needs: [host('HOST_READ')] },
  FileSystem: {
    wrap: (field) => `host { fs(source: { filterName: "x" }) { ${field} } }`,
    path: ['host', 'fs'],
    needs: [host('HOST_READ')],
  },
  FsFile: {
    wrap: (field) => `host { fs(source: { filterName: "x" }) { file(path: "x") { ${field} } } }`,
    path: ['host', 'fs', 'file'],
    needs: [host('HOST_READ'), host('FS_READ')],
  },
};

/** The commands by which the way to a field is found. */
const READS: Readonly<Record<string, readonly string[]>> = {
  USER_READ: ['user'],
  MAILBOX_READ: ['mailboxList', 'mailboxStatus'],
  MESSAGE_READ: ['fetch', 'search'],
  SIEVE_READ: ['sieveList'],
  DIRECTOR_READ: ['directorStatus'],
  FS_READ: ['fsStat'],
};

type Place = 'in scope' | 'out of scope' | 'no scope' | 'everyone';
const PLACES: readonly Place[] = ['in scope', 'out of scope', 'no scope', 'everyone'];
const ROLES = Object.keys(DEFAULT_ROLES);
const nameOf = (place: Place): string => (place === 'out of scope' || place === 'everyone' ? OUTSIDE : INSIDE);

function bearer(role: string, place: Place): Bearer {
  if (DEFAULT_ROLES[role]?.scope === 'self')
    return { sub: place === 'no scope' ? 'no@user@at all' : INSIDE, roles: [role], domains: ['*'] };
  const domains = { 'in scope': ['example.com'], 'out of scope': ['example.com'], 'no scope': [], everyone: ['*'] };
  return { sub: 'staff', roles: [role], domains: domains[place] };
}

/** The decision, from the table and the roles alone. */
function allowed(need: Need, role: string, place: Place): boolean {
  if (need === null) return true;
  const spec = DEFAULT_ROLES[role]!;
  if (spec.permissions !== 'all' && !spec.permissions.includes(need.permission)) return false;
  const everyone = place === 'everyone' && spec.scope !== 'self';
  if (UNBOUNDED.has(need.permission)) return everyone;
  if (need.reach === 'host') return spec.scope !== 'self';
  if (need.reach === 'list') return place !== 'no scope';
  return place === 'in scope' || everyone;
}

const stub = createStubWithEveryCommand();
const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
let gateway: TestGateway;
let eventsPort = 0;
beforeAll(async () => {
  await stub.start();
  [eventsPort = 0] = await freePorts(1);
  gateway = await new TestGateway(stub, {
    ALLOW_HOST_PARAMETERS: HOST_PARAMETER_NAMES.join(','),
    FS_FILTERS: 'x',
    RAW_COMMANDS: 'on',
    REPLICATION_REMOTES: 'x=tcp:127.0.0.1:1',
    MAX_COMMANDS: '1000',
    DATABASE: join(folder, 'jobs.db'),
    EVENTS_PORT: String(eventsPort),
    EVENTS_PASSWORD: eventsPassword,
  }).start();
});
afterAll(async () => {
  await gateway.close();
  await stub.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the table', () => {
  test('has the permissions of every field that runs a command, including those of its record', () => {
    const coordinates = Object.entries(FIELD_COMMANDS).filter(([coordinate]) => !/^Mutation\.|Payload\./.test(coordinate));
    for (const [coordinate, names] of coordinates) {
      const [type = '', field = ''] = coordinate.split('.');
      expect(field in (NEEDS[type] ?? {}), coordinate).toBe(true);
      const needed = [NEEDS[type]?.[field], ...(WAYS[type]?.needs ?? [])].map((need) => need?.permission);
      // The log tells the host's time zone as well; who may not read it gets times by the gateway's own.
      const asked = names.filter((name) => name !== 'logErrors' || coordinate.endsWith('.errors'));
      const own = COMMANDS.filter(({ name }) => asked.includes(name)).map(({ permission }) => permission);
      const fixed = own.filter((permission): permission is Permission => typeof permission === 'string');
      if (asked.length > 0 && fixed.length === own.length)
        expect(
          needed.some((permission) => fixed.includes(permission as Permission)),
          coordinate,
        ).toBe(true);
    }
    // Fields above read the same data that payloads read after a change, by the same records.
    const tested = new Set(coordinates.flatMap(([, names]) => names));
    const inPayloads = Object.entries(FIELD_COMMANDS).flatMap(([coordinate, names]) => (coordinate.includes('Payload.') ? names : []));
    expect(inPayloads.filter((name) => !tested.has(name))).toEqual([]);
  });

  test('has every field of the schema', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
    );
    const unknown = types.filter(({ name }) => !(name in NEEDS) && !CARRIERS.has(name) && !name.endsWith('Payload'));
    expect(unknown.map(String)).toEqual([]);
    for (const [name, needs] of Object.entries(NEEDS))
      expect(Object.keys(needs).sort()).toEqual(
        fieldsOf(name)
          .map((field) => field.name)
          .sort(),
      );
  });
});

const coordinates = Object.keys(WAYS).flatMap((type) =>
  fieldsOf(type).map((field): [string, string, GraphQLField<unknown, unknown>] => [`${type}.${field.name}`, type, field]),
);

describe('a field', () => {
  test.each(coordinates)('%s', async (_, type, field) => {
    const way = WAYS[type]!;
    const own = NEEDS[type]?.[field.name] ?? null;
    for (const role of ROLES) {
      for (const place of PLACES) {
        const name = nameOf(place);
        const node = field.name === 'job' ? ['Job', 'none'] : ['User', 'default', name];
        const id = Buffer.from(JSON.stringify(node)).toString('base64url');
        const body = `{ ${way.wrap(`${field.name}${literals(field.args)} ${selectionOf(field)}`)} __typename }`;
        const variables = body.includes('$user') ? '($user: String!)' : body.includes('$id') ? '($id: ID!)' : '';
        const where = `${role}, ${place}: ${body}`;
        stub.envelopes.length = 0;
        const { errors } = await gateway.ask(`query ${variables} ${body}`, { as: bearer(role, place), variables: { user: name, id } });
        const refusal = errors.find(({ extensions }) => extensions.code === 'FORBIDDEN');
        const first = NEEDS_FIRST[`${type}.${field.name}`];
        const needs = [...way.needs, ...(first === undefined ? [] : [first]), own];
        const missing = needs.findIndex((need) => !allowed(need, role, place));
        if (missing === -1) {
          expect(refusal, where).toBeUndefined();
          continue;
        }
        expect(refusal?.extensions.permission, where).toBe(needs[missing]?.permission);
        // Of what was asked together, only what is allowed was sent: nothing about the user, where the first need is not met.
        const sent = stub.commands.filter((command) => !(command === 'directorStatus' && allowed(host('DIRECTOR_READ'), role, place)));
        if (missing === 0) expect(sent, where).toEqual([]);
        const met = needs.slice(0, missing).map((one) => one?.permission ?? '');
        expect(
          sent.filter((command) => !met.some((permission) => READS[permission]?.includes(command) === true)),
          where,
        ).toEqual([]);
      }
    }
  });
});

describe('a mutation', () => {
  const changes = fieldsOf('Mutation').filter(({ name }) => !/^job[A-Z]/.test(name));
  test.each(changes.map((field): [string, GraphQLField<unknown, unknown>] => [field.name, field]))('%s', async (name, field) => {
    const need = NEEDS.Mutation?.[name] ?? null;
    for (const role of ROLES) {
      for (const place of PLACES) {
        stub.envelopes.length = 0;
        const input = sampleInput(field.args[0]!.type, nameOf(place));
        const type = String(field.args[0]!.type);
        const { data, errors } = await gateway.ask(`mutation ($input: ${type}) { ${name}(input: $input) { outcome } }`, {
          as: bearer(role, place),
          variables: { input },
        });
        const where = `${role}, ${place}: ${JSON.stringify({ data, errors })}`;
        if (allowed(need, role, place)) {
          expect(
            errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN'),
            where,
          ).toEqual([]);
          if (name in RUNS_NOTHING) expect(data, where).not.toBeNull();
          else expect(stub.commands.length, where).toBeGreaterThan(0);
        } else {
          expect(errors[0]?.extensions, where).toMatchObject({ code: 'FORBIDDEN', permission: need?.permission });
          expect(stub.commands, where).toEqual([]);
        }
      }
    }
  });

  test('accountSecure does nothing where one of its steps may not be done', async () => {
    const steps = ['AUTH_CACHE_FLUSH', 'SESSION_KICK', 'SESSION_READ'];
    const roles = Object.fromEntries(
      steps.map((missing) => [
        `without ${missing}`,
        { description: 'x', permissions: ['USER_READ', ...steps.filter((one) => one !== missing)] },
      ]),
    );
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ roles }));
    const other = await new TestGateway(stub, { POLICY_FILE: policy }).start();
    try {
      for (const missing of steps) {
        stub.envelopes.length = 0;
        const { errors } = await other.ask(`mutation { accountSecure(input: { user: "${INSIDE}", watchSeconds: 0 }) { outcome } }`, {
          as: { sub: 'staff', roles: [`without ${missing}`], domains: ['example.com'] },
        });
        expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: missing });
        expect(stub.commands).toEqual([]);
      }
    } finally {
      await other.close();
    }
  });

  test('that was refused is in the audit log, with the missing permission', async () => {
    const refused = (await gateway.auditLines()).filter(({ event }) => event === 'refused');
    expect(refused.length).toBeGreaterThan(500);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['FORBIDDEN', 'NOT_FOUND'])); // NOT_FOUND: there is no number to add to, and no metric
  });
});

describe('a job', () => {
  const operation = 'query ($user: String!) { user(name: $user) { messages(search: { all: true }) { nodes { text } } } }';
  const needed = ['JOB_READ', 'USER_READ', 'MESSAGE_READ', 'MESSAGE_READ_CONTENT'] as const;
  const holds = (permission: Permission, role: string, place: Place): boolean => allowed(user(permission), role, place);
  const everyPlace = ROLES.flatMap((role) => PLACES.map((place) => [role, place] as const));

  test.each(everyPlace)('is started by %s, %s, if the role has JOB_START for the user', async (role, place) => {
    const refusal = await refusedJob(gateway, { operation, target: { user: nameOf(place) } }, bearer(role, place));
    if (holds('JOB_START', role, place)) expect(refusal).toBe('');
    else expect(refusal).toMatch(/^FORBIDDEN .*JOB_START/);
  });

  test('is seen, controlled and downloaded by those who hold the permissions for its user', async () => {
    const ended: Record<string, JobAnswer> = {};
    for (const name of [INSIDE, OUTSIDE])
      ended[name] = await untilJob(gateway, (await startJob(gateway, { operation, target: { user: name } })).id, ENDED);
    const seen = new Set<boolean>();
    for (const [role, place] of everyPlace) {
      const as = bearer(role, place);
      const job = ended[nameOf(place)]!;
      const where = `${role}, ${place}`;
      const maySee = holds('JOB_READ', role, place);
      const maySeeResults = needed.every((permission) => holds(permission, role, place));
      seen.add(maySeeResults);
      const query = 'query ($id: ID!) { job(id: $id) { id items { nodes { user } } } }';
      const { data, errors } = await gateway.ask<{ job: { id: string; items: unknown } | null }>(query, { variables: { id: job.id }, as });
      expect(data?.job?.id, where).toBe(maySee ? job.id : undefined);
      const node = await gateway.ask<{ node: { id: string } | null }>('query ($id: ID!) { node(id: $id) { id } }', {
        variables: { id: job.id },
        as,
      });
      expect(node.data?.node?.id, where).toBe(maySee ? job.id : undefined);
      if (maySee)
        expect(
          errors.map(({ extensions }) => extensions.code),
          where,
        ).toEqual(maySeeResults ? [] : ['FORBIDDEN']);
      const { status } = await fetch(job.resultsUrl!, { headers: { authorization: `Bearer ${await makeToken(as)}` } });
      const hasRole = DEFAULT_ROLES[role]?.permissions === 'all' || DEFAULT_ROLES[role]?.permissions.includes('JOB_READ');
      const refused = maySee || !hasRole || place === 'no scope' ? 403 : 404;
      expect(status, where).toBe(maySeeResults ? 200 : refused);
      for (const mutation of ['jobPause', 'jobResume', 'jobCancel', 'jobRetry']) {
        const control = await controlJob(gateway, mutation, job.id, as);
        const code = control.errors[0]?.extensions.code;
        if (maySee && holds('JOB_CONTROL', role, place)) expect(code ?? 'none', `${where}: ${mutation}`).toMatch(/^(none|BAD_USER_INPUT)$/);
        else expect(code, `${where}: ${mutation}`).toMatch(maySee ? /^FORBIDDEN$/ : /^(FORBIDDEN|NOT_FOUND)$/);
      }
    }
    expect(seen).toEqual(new Set([true, false]));
  });
});

describe('an event', () => {
  const login = (name: string | null, success = 'yes'): unknown => ({
    event: 'auth_request_finished',
    fields: { user: name ?? '', service: 'imap', remote_ip: '192.0.2.1', success },
  });
  const logins = '{ logins(first: 100) { nodes { user } } deliveries { nodes { user } } failedLoginsByAddress { ip } }';

  test('reaches those alone who hold the permission for its user, as it happens and afterwards', async () => {
    const open = await Promise.all(
      ROLES.flatMap((role) =>
        PLACES.map(async (place) => {
          const as = bearer(role, place);
          return {
            role,
            place,
            as,
            stream: await openEvents(gateway, { as }),
            node: await openEvents(gateway, { as, variables: { user: nameOf(place) } }),
          };
        }),
      ),
    );
    // The last one is about nobody that can be named: only for those who may see everybody's.
    for (const name of [INSIDE, OUTSIDE, null]) expect(await postEvent(eventsPort, login(name, name === null ? 'no' : 'yes'))).toBe(204);
    const everything = open.find(({ role, place }) => role === 'superadmin' && place === 'everyone')!;
    await expect.poll(() => eventsOf(everything.stream).length, { timeout: 20_000 }).toBe(3);
    for (const { role, place, as, stream, node } of open) {
      const where = `${role}, ${place}`;
      const isSelf = DEFAULT_ROLES[role]?.scope === 'self';
      const all = place === 'everyone' && !isSelf ? [INSIDE, OUTSIDE, null] : [INSIDE];
      if (allowed(list('EVENT_READ'), role, place)) {
        await expect.poll(() => eventsOf(stream).map((event) => event.user), { message: where, timeout: 20_000 }).toEqual(all);
        const { data } = await gateway.ask<{ logins: { nodes: { user: string | null }[] } }>(logins, { as });
        expect(data?.logins.nodes.map((event) => event.user).sort(), where).toEqual([...all].sort());
      } else {
        expect(stream.answers[0]?.errors?.[0]?.extensions, where).toMatchObject({ code: 'FORBIDDEN', permission: 'EVENT_READ' });
        expect(eventsOf(stream), where).toEqual([]);
      }
      if (allowed(user('EVENT_READ'), role, place))
        expect(
          node.answers.every(({ errors }) => errors === undefined),
          where,
        ).toBe(true);
      else expect(node.answers[0]?.errors?.[0]?.extensions, where).toMatchObject({ code: 'FORBIDDEN', permission: 'EVENT_READ' });
      await stream.close();
      await node.close();
    }
  });
});

/** What lies at the addresses that fields answer, and what each needs there. */
const FILES: readonly (readonly [name: string, need: Need, method: string, path: (name: string) => string])[] = [
  ['Message.rawUrl', user('MESSAGE_READ_CONTENT'), 'GET', (name) => `/messages/${idOf('Message', name, 'INBOX', '0'.repeat(32), '1')}.eml`],
  ['Mailbox.exportUrl', user('MESSAGE_READ_CONTENT'), 'GET', (name) => `/mailboxes/${idOf('Mailbox', name, 'INBOX')}.mbox`],
  ['Mailbox.uploadUrl', user('MESSAGE_SAVE'), 'POST', (name) => `/mailboxes/${idOf('Mailbox', name, 'INBOX')}/messages`],
];

describe('a file', () => {
  test.each(FILES)('%s', async (_, need, method, path) => {
    for (const role of ROLES) {
      for (const place of PLACES) {
        stub.envelopes.length = 0;
        const answer = await fetch(new URL(path(nameOf(place)), gateway.server.url), {
          method,
          headers: { authorization: `Bearer ${await makeToken(bearer(role, place))}`, 'content-type': 'message/rfc822' },
          ...(method === 'POST' ? { body: 'Subject: x' } : {}),
        });
        const text = await answer.text();
        const where = `${role}, ${place}: ${String(answer.status)} ${text}`;
        if (allowed(need, role, place)) {
          expect(text, where).not.toContain('FORBIDDEN');
          expect(stub.commands.length, where).toBeGreaterThan(0);
        } else {
          const { errors } = JSON.parse(text) as { errors: { extensions: Record<string, unknown> }[] };
          expect([answer.status, errors[0]?.extensions.code], where).toEqual([403, 'FORBIDDEN']);
          expect(stub.commands, where).toEqual([]);
        }
      }
    }
  });

  test('is given to nobody without a token', async () => {
    for (const [, , method, path] of FILES) {
      const answer = await fetch(new URL(path(INSIDE), gateway.server.url), { method });
      expect(answer.status).toBe(401);
    }
  });
});

function idOf(type: string, ...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify([type, 'default', ...parts])).toString('base64url');
}

function fieldsOf(type: string): GraphQLField<unknown, unknown>[] {
  return Object.values((schema.getType(type) as GraphQLObjectType).getFields());
}

/** Keys of dictionaries are of another form than those of metadata. */
const ofDictionary = fieldsOf('Dict').flatMap(({ args }) => args);

/** Arguments that are needed, written into the query. */
function literals(args: readonly GraphQLArgument[]): string {
  const given = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  if (given.length === 0) return '';
  return `(${given.map((argument) => `${argument.name}: ${literal(argument)}`).join(', ')})`;
}

function literal(argument: GraphQLArgument): string {
  const { name, type } = argument;
  const named = getNamedType(type);
  if (name === 'id') return '$id';
  if (named.name === 'BigInt' || named.name === 'Int' || name === 'section') return name === 'section' ? '"1"' : '1';
  if (name === 'name' || name === 'user') return '$user';
  if (named.name === 'DateTime') return '"2026-01-01T00:00:00Z"';
  if (name === 'prefix') return '"priv/"';
  if (name === 'key') return ofDictionary.includes(argument) ? '"priv/x"' : '"/private/comment"';
  if (name === 'source') return '{ filterName: "x" }';
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (name === 'login') return '{ service: "imap" }';
  return '"x"';
}

/** Leaves of what a field answers, one level deep, or its type. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (type.name === 'MailboxTotals') return '{ messageCount }';
  if (type.name.endsWith('Connection')) return '{ nodes { __typename } }';
  return '{ __typename }';
}

/** An input with what it needs, for this user. */
function sampleInput(type: GraphQLInputType, name: string): Record<string, unknown> {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) throw new Error(`${String(type)} is no input`);
  const fields = Object.values(input.getFields()).filter(
    (field) => ['user', 'rights', 'watchSeconds'].includes(field.name) || (isNonNullType(field.type) && field.defaultValue === undefined),
  );
  return Object.fromEntries(
    fields.map((field) => [field.name, input.name.startsWith('Dict') && field.name === 'key' ? 'priv/x' : sample(field, name)]),
  );
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  search: { mailbox: 'INBOX', all: true },
  flags: ['\\Seen'],
  ip: '127.0.0.11',
  key: '/private/comment',
  mailboxPatterns: ['INBOX'],
  mailboxPattern: 'INBOX',
  content: 'keep;\r\n',
  newName: 'y',
  sourceLocation: 'maildir:/x',
  fields: ['size.virtual'],
  vhostCount: 1,
  difference: 1,
  source: { filterName: 'x' },
  destinationIp: '127.0.0.1',
  command: 'serviceStatus',
  confirm: 'default',
  rights: ['READ'],
  watchSeconds: 0,
};

function sample(field: GraphQLInputField, name: string): unknown {
  if (field.name === 'user') return name;
  if (field.name in SAMPLES) return SAMPLES[field.name];
  const type = getNamedType(field.type);
  if (type.name === 'AclIdentifier') return { owner: true };
  if (type.name === 'DirectorHostTarget') return { ip: '127.0.0.11' };
  if (isEnumType(type)) return isListType(field.type) ? [type.getValues()[0]?.name] : type.getValues()[0]?.name;
  return 'x';
}
