import type { Resolvers } from '../generated/graphql.ts';
import { accountResolvers } from './account.ts';
import { aclResolvers } from './acl.ts';
import { baseResolvers } from './base.ts';
import { directorResolvers } from './director.ts';
import { ftsResolvers } from './fts.ts';
import { mailboxResolvers } from './mailbox.ts';
import { mailFileResolvers } from './mail-file.ts';
import { messageResolvers } from './message.ts';
import { metadataResolvers } from './metadata.ts';
import { nodeResolvers } from './node.ts';
import { quotaResolvers } from './quota.ts';
import { repairResolvers } from './repair.ts';
import { hostStateResolvers } from './host-state.ts';
import { serverResolvers } from './server.ts';
import { sessionResolvers } from './session.ts';
import { sieveResolvers } from './sieve.ts';
import { authResolvers } from './auth.ts';
import { dictResolvers } from './dict.ts';
import { eventResolvers } from './event.ts';
import { webhookResolvers } from './webhook.ts';
import { fsResolvers } from './fs.ts';
import { indexerResolvers } from './indexer.ts';
import { objectStorageResolvers } from './object-storage.ts';
import { proxyResolvers } from './proxy.ts';
import { rawResolvers } from './raw.ts';
import { replicatorResolvers } from './replicator.ts';
import { serviceResolvers } from './service.ts';
import { statisticsResolvers } from './statistics.ts';
import { storageResolvers } from './storage.ts';
import { errorLogResolvers } from './error-log.ts';
import { jobResolvers } from './job.ts';
import { userResolvers } from './user.ts';
import { runningResolvers } from './running.ts';
import { viewerResolvers } from './viewer.ts';

export const resolvers: readonly Resolvers[] = [
  baseResolvers,
  nodeResolvers,
  viewerResolvers,
  runningResolvers,
  userResolvers,
  accountResolvers,
  mailboxResolvers,
  metadataResolvers,
  repairResolvers,
  messageResolvers,
  mailFileResolvers,
  quotaResolvers,
  aclResolvers,
  ftsResolvers,
  sieveResolvers,
  sessionResolvers,
  directorResolvers,
  serverResolvers,
  hostStateResolvers,
  dictResolvers,
  fsResolvers,
  indexerResolvers,
  objectStorageResolvers,
  proxyResolvers,
  replicatorResolvers,
  serviceResolvers,
  statisticsResolvers,
  errorLogResolvers,
  authResolvers,
  rawResolvers,
  storageResolvers,
  jobResolvers,
  eventResolvers,
  webhookResolvers,
];
