import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * What a resolver gets as its parent, where that is not simply the fields of the GraphQL type. `'../model.ts#UserRef'`: the type
 * `UserRef` of `src/model.ts`, seen from `src/generated/`.
 */
const mappers: Record<string, string> = {
  User: '../model/refs.ts#UserRef',
  Mailbox: '../model/refs.ts#MailboxRef',
  Message: '../model/refs.ts#MessageRef',
  SieveScript: '../model/refs.ts#SieveScriptRef',
  Session: '../model/refs.ts#SessionRef',
  Host: '../model/refs.ts#HostRef',
  Director: '../model/refs.ts#DirectorRef',
  Replicator: '../model/refs.ts#ReplicatorRef',
  Dict: '../model/refs.ts#DictRef',
  FileSystem: '../model/refs.ts#FileSystemRef',
  FsFile: '../model/refs.ts#FsFileRef',
  DirectorHost: '../model/director.ts#DirectorHostRef',
  DirectorAddPayload: '../model/director.ts#DirectorHostWriteResult',
  DirectorUpPayload: '../model/director.ts#DirectorHostWriteResult',
  DirectorDownPayload: '../model/director.ts#DirectorHostWriteResult',
  DirectorUpdatePayload: '../model/director.ts#DirectorHostWriteResult',
  DictSetPayload: '../model/dict.ts#DictWriteResult',
  DictUnsetPayload: '../model/dict.ts#DictWriteResult',
  DictIncPayload: '../model/dict.ts#DictWriteResult',
  FsPutPayload: '../model/fs.ts#FsFileWriteResult',
  FsCopyPayload: '../model/fs.ts#FsFileWriteResult',
  StatsAddPayload: '../model/refs.ts#StatisticsWriteResult',
  StatsRemovePayload: '../model/refs.ts#StatisticsWriteResult',
  StatsResetPayload: '../model/refs.ts#StatisticsReset',
  MessagePart: '../model/message-part.ts#MessagePartRef',
  MessageConnection: '../model/message-page.ts#MessagePage',
  AclEntry: '../doveadm/commands/acl.ts#AclRow',
  BodyPart: '../mime/imap-structure.ts#BodyPart as BodyPartRow',
  Envelope: '../mime/imap-envelope.ts#Envelope as EnvelopeRow',
  UserResult: '../model/change/user-write-result.ts#UserWriteResult<unknown>',
  Affected: '../model/change/dry-run.ts#Affected as AffectedRow',
  UserFts: '../model/refs.ts#UserRef',
  FtsIndex: '../model/fts.ts#FtsIndexRef',
  FtsCheck: '../model/fts.ts#FtsCheckRef',
  CacheDecision: '../doveadm/commands/cache.ts#CacheDecisionRow',
  Viewer: '../access/principal.ts#Principal',
  CommandError: '../gateway.ts#WriteError',
  Job: '../jobs/job.ts#Job as JobRow',
  MailEvent: '../events/event.ts#MailEvent as MailEventRow',
  Login: '../events/event.ts#MailEvent as MailEventRow',
  LoginSucceeded: '../events/event.ts#MailEvent as MailEventRow',
  LoginFailed: '../events/event.ts#MailEvent as MailEventRow',
  SessionEnded: '../events/event.ts#MailEvent as MailEventRow',
  Delivery: '../events/event.ts#MailEvent as MailEventRow',
  MessageDelivered: '../events/event.ts#MailEvent as MailEventRow',
  DeliveryFailed: '../events/event.ts#MailEvent as MailEventRow',
  MessageExpunged: '../events/event.ts#MailEvent as MailEventRow',
  EventsLost: '../events/event.ts#MailEvent as MailEventRow',
  Webhook: '../events/webhook.ts#Webhook as WebhookRow',
  JobItem: '../jobs/job.ts#SettledItem',
};

const config: CodegenConfig = {
  schema: ['schema/*.graphql', 'schema/federation/entity.graphql'],
  importExtension: '',
  generates: {
    'src/generated/graphql.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#GraphQLContext',
        mappers,
        strictScalars: true,
        scalars: {
          ID: 'string',
          DateTime: 'Date',
          BigInt: 'number | bigint',
          Base64: 'Uint8Array',
          JSON: 'unknown',
          _Any: 'unknown',
        },
        // Of a value that is given, every field is there: null is said, never forgotten. Of one that is received, fields may be missing.
        avoidOptionals: { field: true, object: true, inputValue: false, defaultValue: false, resolvers: false },
        inputMaybeValue: 'T | null | undefined',
        enumsAsTypes: true,
        immutableTypes: true,
        useTypeImports: true,
        skipTypename: true,
        disableDescriptions: true,
      },
    },
    'client/src/generated/documents.ts': {
      documents: 'client/src/documents/*.graphql',
      plugins: [
        { add: { content: "import { documentOf } from '../document.ts';" } },
        'typescript-operations',
        './scripts/client-documents.js',
      ],
      config: {
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', BigInt: 'number', Base64: 'string', JSON: 'unknown', _Any: 'unknown' },
        enumsAsTypes: true,
        immutableTypes: true,
        skipTypename: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
