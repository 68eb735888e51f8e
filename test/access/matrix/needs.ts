import type { Permission } from '../../../src/doveadm/permission.ts';

/** What a field needs: a permission for the user, for the host, or for a list that is filtered; null: no permission beyond that of the parent. */
export type Need = { readonly permission: Permission; readonly reach: 'user' | 'host' | 'list' } | null;
export const user = (permission: Permission): Need => ({ permission, reach: 'user' });
export const host = (permission: Permission): Need => ({ permission, reach: 'host' });
export const list = (permission: Permission): Need => ({ permission, reach: 'list' });
const each = (need: Need, names: string): Record<string, Need> => Object.fromEntries(names.split(' ').map((name) => [name, need]));

/** Permissions that fields need in addition, and that are checked first. */
export const NEEDS_FIRST: Readonly<Record<string, Need>> = { 'Query.unusedUsers': list('EVENT_READ') };

/** The policy a second time, by coordinates of the schema. A field that is missing here fails the test. */
export const NEEDS: Readonly<Record<string, Readonly<Record<string, Need>>>> = {
  Query: {
    ...each(user('USER_READ'), 'user node'),
    ...each(host('HOST_READ'), 'hosts host'),
    users: list('USER_READ'),
    sessions: list('SESSION_READ'),
    ...each(list('JOB_READ'), 'job jobs'),
    unusedUsers: list('USER_READ'),
    ...each(list('EVENT_READ'), 'logins deliveries failedLoginsByAddress'),
    viewer: null,
    _service: host('SCHEMA_READ'),
    _entities: user('USER_READ'),
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
    ...each(null, 'id name replicator fs'),
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
  // Each event also needs the permission for its user: see matrix-event.test.ts.
  Subscription: { job: list('JOB_READ'), events: list('EVENT_READ') },
  // The results of a job also need the permissions of its operation: see matrix-job.test.ts.
  Job: each(
    null,
    'id state reason operation variables note key startedBy createdAt startedAt finishedAt expiresAt progress wait items resultsUrl retryOf',
  ),
};

/** Mutations that concern the gateway itself, and run no command. */
export const RUNS_NOTHING = { requestCancel: true, webhookRedeliver: true };

/** Types that only carry what the field above them may read. Their fields run no command. */
export const CARRIERS = new Set(
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
   RunningRequest RunningCommand _Service UserConnection UserEdge UserField UserResult Viewer ViewerDecision ViewerScope`.split(/\s+/),
);
