import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * What a resolver gets as its parent, where that is not simply the fields of the GraphQL type. `'../model.ts#UserRef'`: the type
 * `UserRef` of `src/model.ts`, seen from `src/generated/`.
 */
const mappers: Record<string, string> = {
  User: '../mail/model.ts#UserRef',
  Mailbox: '../mail/model.ts#MailboxRef',
  Message: '../mail/model.ts#MessageRef',
  SieveScript: '../mail/model.ts#SieveScriptRef',
  Session: '../mail/model.ts#SessionRef',
  Host: '../mail/model.ts#HostRef',
  Director: '../mail/model.ts#DirectorRef',
  Replicator: '../mail/model.ts#ReplicatorRef',
  Dict: '../mail/model.ts#DictRef',
  FileSystem: '../mail/model.ts#FileSystemRef',
  FsFile: '../mail/model.ts#FsFileRef',
  DirectorHost: '../mail/director.ts#DirectorHostRef',
  DirectorAddPayload: '../mail/director.ts#DirectorHostWritten',
  DirectorUpPayload: '../mail/director.ts#DirectorHostWritten',
  DirectorDownPayload: '../mail/director.ts#DirectorHostWritten',
  DirectorUpdatePayload: '../mail/director.ts#DirectorHostWritten',
  DictSetPayload: '../mail/dict.ts#DictWritten',
  DictUnsetPayload: '../mail/dict.ts#DictWritten',
  DictIncPayload: '../mail/dict.ts#DictWritten',
  FsPutPayload: '../mail/fs.ts#FsFileWritten',
  FsCopyPayload: '../mail/fs.ts#FsFileWritten',
  StatsAddPayload: '../mail/model.ts#StatisticsWritten',
  StatsRemovePayload: '../mail/model.ts#StatisticsWritten',
  StatsResetPayload: '../mail/model.ts#StatisticsReset',
  MessagePart: '../mail/message-part.ts#MessagePartRef',
  MessageConnection: '../mail/message-page.ts#MessagePage',
  AclEntry: '../doveadm/commands/acl.ts#AclRow',
  BodyPart: '../doveadm/imap-structure.ts#BodyPart as BodyPartRow',
  Envelope: '../doveadm/imap-envelope.ts#Envelope as EnvelopeRow',
  UserResult: '../mail/targets.ts#UserWritten<unknown>',
  Affected: '../mail/affected.ts#Reckoned',
  UserFts: '../mail/model.ts#UserRef',
  FtsIndex: '../mail/fts.ts#FtsIndexRef',
  FtsCheck: '../mail/fts.ts#FtsCheckRef',
  CacheDecision: '../doveadm/commands/cache.ts#CacheDecisionRow',
  Viewer: '../access/principal.ts#Principal',
  CommandError: '../gateway.ts#WriteError',
};

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
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
  },
};

export default config;
