import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRef, MailboxRef, MessageRef, SieveScriptRef, SessionRef, HostRef, DirectorRef, ReplicatorRef, DictRef, FileSystemRef, FsFileRef, StatisticsWriteResult, StatisticsReset } from '../model/refs.ts';
import type { DirectorHostRef, DirectorHostWriteResult } from '../model/director.ts';
import type { DictWriteResult } from '../model/dict.ts';
import type { FsFileWriteResult } from '../model/fs.ts';
import type { MessagePartRef } from '../model/message-part.ts';
import type { MessagePage } from '../model/message-page.ts';
import type { AclRow } from '../doveadm/commands/acl.ts';
import type { BodyPart as BodyPartRow } from '../mime/imap-structure.ts';
import type { Envelope as EnvelopeRow } from '../mime/imap-envelope.ts';
import type { UserWriteResult } from '../model/change/user-write-result.ts';
import type { Affected as AffectedRow } from '../model/change/dry-run.ts';
import type { FtsIndexRef, FtsCheckRef } from '../model/fts.ts';
import type { CacheDecisionRow } from '../doveadm/commands/cache.ts';
import type { Principal } from '../access/principal.ts';
import type { WriteError } from '../gateway.ts';
import type { Job as JobRow, SettledItem } from '../jobs/job.ts';
import type { MailEvent as MailEventRow } from '../events/event.ts';
import type { Webhook as WebhookRow } from '../events/webhook.ts';
import type { GraphQLContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  Base64: { input: Uint8Array; output: Uint8Array; }
  BigInt: { input: number | bigint; output: number | bigint; }
  DateTime: { input: Date; output: Date; }
  JSON: { input: unknown; output: unknown; }
  _Any: { input: unknown; output: unknown; }
};

export type AccountSecureInput = {
  readonly force?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
  readonly watchSeconds?: InputMaybe<Scalars['Int']['input']>;
};

export type AccountSecurePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly sessionsLeft: ReadonlyArray<Session>;
  readonly steps: ReadonlyArray<AccountSecureStep>;
  readonly user: User;
};

export type AccountSecureStep = {
  readonly at: Scalars['DateTime']['output'];
  readonly errors: ReadonlyArray<CommandError>;
  readonly host: Host;
  readonly kind: AccountSecureStepKind;
  readonly outcome: Outcome;
  readonly sessionCount: Maybe<Scalars['Int']['output']>;
};

export type AccountSecureStepKind =
  | 'END_SESSIONS'
  | 'FLUSH_AUTH_CACHE'
  | 'LOOK';

export type AclAddInput = {
  readonly deniedRights?: InputMaybe<ReadonlyArray<AclRight>>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly identifier: AclIdentifier;
  readonly mailbox: Scalars['String']['input'];
  readonly rights?: InputMaybe<ReadonlyArray<AclRight>>;
  readonly user: Scalars['String']['input'];
};

export type AclAddPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type AclDeleteInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly identifier: AclIdentifier;
  readonly mailbox: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type AclDeletePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type AclEntry = {
  readonly deniedRights: ReadonlyArray<AclRight>;
  readonly global: Scalars['Boolean']['output'];
  readonly identifier: Scalars['String']['output'];
  readonly rights: ReadonlyArray<AclRight>;
};

export type AclIdentifier =
  { readonly anyone: Scalars['Boolean']['input']; readonly authenticated?: never; readonly group?: never; readonly groupOverride?: never; readonly owner?: never; readonly user?: never; }
  |  { readonly anyone?: never; readonly authenticated: Scalars['Boolean']['input']; readonly group?: never; readonly groupOverride?: never; readonly owner?: never; readonly user?: never; }
  |  { readonly anyone?: never; readonly authenticated?: never; readonly group: Scalars['String']['input']; readonly groupOverride?: never; readonly owner?: never; readonly user?: never; }
  |  { readonly anyone?: never; readonly authenticated?: never; readonly group?: never; readonly groupOverride: Scalars['String']['input']; readonly owner?: never; readonly user?: never; }
  |  { readonly anyone?: never; readonly authenticated?: never; readonly group?: never; readonly groupOverride?: never; readonly owner: Scalars['Boolean']['input']; readonly user?: never; }
  |  { readonly anyone?: never; readonly authenticated?: never; readonly group?: never; readonly groupOverride?: never; readonly owner?: never; readonly user: Scalars['String']['input']; };

export type AclRecalcInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type AclRecalcPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type AclRemoveInput = {
  readonly deniedRights?: InputMaybe<ReadonlyArray<AclRight>>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly identifier: AclIdentifier;
  readonly mailbox: Scalars['String']['input'];
  readonly rights?: InputMaybe<ReadonlyArray<AclRight>>;
  readonly user: Scalars['String']['input'];
};

export type AclRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type AclRight =
  | 'ADMIN'
  | 'CREATE'
  | 'DELETE'
  | 'EXPUNGE'
  | 'INSERT'
  | 'LOOKUP'
  | 'POST'
  | 'READ'
  | 'WRITE'
  | 'WRITE_DELETED'
  | 'WRITE_SEEN';

export type AclSetInput = {
  readonly deniedRights?: InputMaybe<ReadonlyArray<AclRight>>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly identifier: AclIdentifier;
  readonly mailbox: Scalars['String']['input'];
  readonly rights?: InputMaybe<ReadonlyArray<AclRight>>;
  readonly user: Scalars['String']['input'];
};

export type AclSetPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type Address = {
  readonly email: Maybe<Scalars['String']['output']>;
  readonly name: Maybe<Scalars['String']['output']>;
};

export type AddressFailures = {
  readonly failureCount: Scalars['Int']['output'];
  readonly firstAt: Scalars['DateTime']['output'];
  readonly ip: Scalars['String']['output'];
  readonly lastAt: Scalars['DateTime']['output'];
  readonly userCount: Scalars['Int']['output'];
};

export type Affected = {
  readonly mailboxes: ReadonlyArray<Mailbox>;
  readonly messageCount: Scalars['BigInt']['output'];
  readonly messages: ReadonlyArray<Message>;
  readonly sieveScripts: ReadonlyArray<SieveScript>;
};

export type AuthCacheFlushInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type AuthCacheFlushPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly flushedCount: Maybe<Scalars['Int']['output']>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type BodyPart = {
  readonly contentId: Maybe<Scalars['String']['output']>;
  readonly contentType: Scalars['String']['output'];
  readonly description: Maybe<Scalars['String']['output']>;
  readonly disposition: Maybe<Scalars['String']['output']>;
  readonly encoding: Scalars['String']['output'];
  readonly envelope: Maybe<Envelope>;
  readonly filename: Maybe<Scalars['String']['output']>;
  readonly languages: ReadonlyArray<Scalars['String']['output']>;
  readonly lineCount: Maybe<Scalars['Int']['output']>;
  readonly location: Maybe<Scalars['String']['output']>;
  readonly md5: Maybe<Scalars['String']['output']>;
  readonly parameters: ReadonlyArray<BodyPartParameter>;
  readonly parts: ReadonlyArray<BodyPart>;
  readonly section: Maybe<Scalars['String']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
};

export type BodyPartParameter = {
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type CacheDecision = {
  readonly decision: Maybe<CacheDecisionKind>;
  readonly field: Scalars['String']['output'];
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
};

export type CacheDecisionKind =
  | 'NO'
  | 'TEMPORARY'
  | 'YES';

export type CommandError = {
  readonly code: ErrorCode;
  readonly command: Maybe<Scalars['String']['output']>;
  readonly exitCode: Maybe<Scalars['Int']['output']>;
  readonly host: Maybe<Scalars['String']['output']>;
  readonly log: Maybe<Scalars['String']['output']>;
  readonly mailbox: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
  readonly retryable: Scalars['Boolean']['output'];
  readonly user: Maybe<Scalars['String']['output']>;
};

export type CommandPayload = {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type Delivery = {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly delivered: Scalars['Boolean']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly messageId: Maybe<Scalars['String']['output']>;
  readonly recipient: Maybe<Scalars['String']['output']>;
  readonly sender: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<Scalars['String']['output']>;
};

export type DeliveryConnection = {
  readonly edges: ReadonlyArray<DeliveryEdge>;
  readonly nodes: ReadonlyArray<Delivery>;
  readonly pageInfo: PageInfo;
};

export type DeliveryEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Delivery;
};

export type DeliveryFailed = Delivery & MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly delivered: Scalars['Boolean']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly messageId: Maybe<Scalars['String']['output']>;
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly recipient: Maybe<Scalars['String']['output']>;
  readonly sender: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<Scalars['String']['output']>;
};

export type Dict = {
  readonly entries: Maybe<ReadonlyArray<DictEntry>>;
  readonly entry: Maybe<DictEntry>;
};


export type DictEntriesArgs = {
  exact?: InputMaybe<Scalars['Boolean']['input']>;
  prefix: Scalars['String']['input'];
  recursive?: InputMaybe<Scalars['Boolean']['input']>;
};


export type DictEntryArgs = {
  key: Scalars['String']['input'];
};

export type DictEntry = {
  readonly key: Scalars['String']['output'];
  readonly value: Maybe<Scalars['String']['output']>;
};

export type DictIncInput = {
  readonly difference: Scalars['Int']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly source: DictSource;
  readonly user: Scalars['String']['input'];
};

export type DictIncPayload = CommandPayload & {
  readonly entry: Maybe<DictEntry>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type DictSetInput = {
  readonly expireSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly source: DictSource;
  readonly user: Scalars['String']['input'];
  readonly value: Scalars['String']['input'];
};

export type DictSetPayload = CommandPayload & {
  readonly entry: Maybe<DictEntry>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type DictSource =
  { readonly filterName: Scalars['String']['input']; readonly mailFilterName?: never; readonly uri?: never; }
  |  { readonly filterName?: never; readonly mailFilterName: Scalars['String']['input']; readonly uri?: never; }
  |  { readonly filterName?: never; readonly mailFilterName?: never; readonly uri: Scalars['String']['input']; };

export type DictUnsetInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly source: DictSource;
  readonly user: Scalars['String']['input'];
};

export type DictUnsetPayload = CommandPayload & {
  readonly entry: Maybe<DictEntry>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type Director = {
  readonly dump: Maybe<ReadonlyArray<DirectorCommand>>;
  readonly hosts: Maybe<ReadonlyArray<DirectorHost>>;
  readonly ring: Maybe<ReadonlyArray<DirectorRingMember>>;
  readonly userHash: Maybe<Scalars['BigInt']['output']>;
  readonly userMappings: Maybe<UserMappingConnection>;
  readonly usersOfHash: Maybe<ReadonlyArray<User>>;
};


export type DirectorUserHashArgs = {
  user: Scalars['String']['input'];
};


export type DirectorUserMappingsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  ip: InputMaybe<Scalars['String']['input']>;
};


export type DirectorUsersOfHashArgs = {
  hash: Scalars['BigInt']['input'];
};

export type DirectorAddInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  readonly vhostCount?: InputMaybe<Scalars['Int']['input']>;
};

export type DirectorAddPayload = CommandPayload & {
  readonly director: Director;
  readonly directorHost: Maybe<DirectorHost>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorCommand = {
  readonly command: Scalars['String']['output'];
  readonly ip: Scalars['String']['output'];
  readonly tag: Maybe<Scalars['String']['output']>;
  readonly vhostCount: Maybe<Scalars['Int']['output']>;
};

export type DirectorDownInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
};

export type DirectorDownPayload = CommandPayload & {
  readonly director: Director;
  readonly directorHost: Maybe<DirectorHost>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorFlushInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly force?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly maxParallel?: InputMaybe<Scalars['Int']['input']>;
  readonly target: DirectorHostTarget;
};

export type DirectorFlushPayload = CommandPayload & {
  readonly director: Director;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorHost = {
  readonly ip: Scalars['String']['output'];
  readonly state: DirectorHostState;
  readonly stateChangedAt: Maybe<Scalars['DateTime']['output']>;
  readonly tag: Maybe<Scalars['String']['output']>;
  readonly userCount: Scalars['Int']['output'];
  readonly vhostCount: Scalars['Int']['output'];
};

export type DirectorHostState =
  | 'DOWN'
  | 'UP';

export type DirectorHostTarget =
  { readonly everyHost: Scalars['Boolean']['input']; readonly ip?: never; }
  |  { readonly everyHost?: never; readonly ip: Scalars['String']['input']; };

export type DirectorKickInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type DirectorKickPayload = CommandPayload & {
  readonly director: Director;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type DirectorMoveInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type DirectorMovePayload = CommandPayload & {
  readonly director: Director;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type DirectorRemoveInput = {
  readonly confirm: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
};

export type DirectorRemovePayload = CommandPayload & {
  readonly director: Director;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorRingAddInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
  readonly port?: InputMaybe<Scalars['Int']['input']>;
};

export type DirectorRingAddPayload = CommandPayload & {
  readonly director: Director;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorRingMember = {
  readonly bufferedBytes: Maybe<Scalars['BigInt']['output']>;
  readonly bufferedPeakBytes: Maybe<Scalars['BigInt']['output']>;
  readonly inputBytes: Maybe<Scalars['BigInt']['output']>;
  readonly ip: Scalars['String']['output'];
  readonly lastFailedAt: Maybe<Scalars['DateTime']['output']>;
  readonly lastReadAt: Maybe<Scalars['DateTime']['output']>;
  readonly lastWriteAt: Maybe<Scalars['DateTime']['output']>;
  readonly outputBytes: Maybe<Scalars['BigInt']['output']>;
  readonly pingMs: Maybe<Scalars['Int']['output']>;
  readonly port: Scalars['Int']['output'];
  readonly status: Maybe<Scalars['String']['output']>;
  readonly type: Maybe<Scalars['String']['output']>;
};

export type DirectorRingRemoveInput = {
  readonly confirm: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
  readonly port?: InputMaybe<Scalars['Int']['input']>;
};

export type DirectorRingRemovePayload = CommandPayload & {
  readonly director: Director;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorUpInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
};

export type DirectorUpPayload = CommandPayload & {
  readonly director: Director;
  readonly directorHost: Maybe<DirectorHost>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DirectorUpdateInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
  readonly vhostCount: Scalars['Int']['input'];
};

export type DirectorUpdatePayload = CommandPayload & {
  readonly director: Director;
  readonly directorHost: Maybe<DirectorHost>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
};

export type DoveadmCommand = {
  readonly name: Scalars['String']['output'];
  readonly parameters: ReadonlyArray<DoveadmParameter>;
};

export type DoveadmInput = {
  readonly command: Scalars['String']['input'];
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly parameters?: InputMaybe<Scalars['JSON']['input']>;
};

export type DoveadmParameter = {
  readonly name: Scalars['String']['output'];
  readonly type: DoveadmParameterType;
};

export type DoveadmParameterType =
  | 'ARRAY'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'STRING';

export type DoveadmPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly rows: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
  readonly server: Host;
};

export type DovecotInstance = {
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  readonly name: Maybe<Scalars['String']['output']>;
  readonly path: Scalars['String']['output'];
  readonly running: Scalars['Boolean']['output'];
};

export type Envelope = {
  readonly bcc: ReadonlyArray<Address>;
  readonly cc: ReadonlyArray<Address>;
  readonly from: ReadonlyArray<Address>;
  readonly inReplyTo: Maybe<Scalars['String']['output']>;
  readonly messageId: Maybe<Scalars['String']['output']>;
  readonly replyTo: ReadonlyArray<Address>;
  readonly sender: ReadonlyArray<Address>;
  readonly sentAt: Maybe<Scalars['DateTime']['output']>;
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly to: ReadonlyArray<Address>;
};

export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'CANCELLED'
  | 'COMMAND_CRASHED'
  | 'COMMAND_UNSUPPORTED'
  | 'COST_LIMIT'
  | 'EXPECTATION_FAILED'
  | 'FORBIDDEN'
  | 'INTERNAL'
  | 'NOT_FOUND'
  | 'NOT_POSSIBLE'
  | 'OVERLOADED'
  | 'OVER_QUOTA'
  | 'PARAMETER_UNSUPPORTED'
  | 'PAYLOAD_TOO_LARGE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'RATE_LIMITED'
  | 'SLOW_READER'
  | 'TEMPORARY_FAILURE'
  | 'UNAUTHENTICATED'
  | 'UPSTREAM_CONFIG'
  | 'UPSTREAM_NO_PERMISSION'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAUTHORIZED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'USER_NOT_FOUND';

export type ErrorLog = {
  readonly errors: ReadonlyArray<CommandError>;
  readonly lines: ReadonlyArray<ErrorLogLine>;
  readonly totalCount: Scalars['Int']['output'];
};

export type ErrorLogLevel =
  | 'ERROR'
  | 'FATAL'
  | 'PANIC'
  | 'WARNING';

export type ErrorLogLine = {
  readonly at: Maybe<Scalars['DateTime']['output']>;
  readonly host: Host;
  readonly level: Maybe<ErrorLogLevel>;
  readonly process: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly user: Maybe<User>;
};

export type EventsLost = MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly count: Maybe<Scalars['Int']['output']>;
  readonly cursor: Scalars['String']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly reason: EventsLostReason;
  readonly since: Maybe<Scalars['DateTime']['output']>;
  readonly until: Scalars['DateTime']['output'];
  readonly user: Maybe<Scalars['String']['output']>;
};

export type EventsLostReason =
  | 'EXPIRED'
  | 'QUEUE_FULL'
  | 'RECEIVER_DOWN';

export type Expectation =
  { readonly messages: Scalars['BigInt']['input']; readonly users?: never; }
  |  { readonly messages?: never; readonly users: ReadonlyArray<UserExpectation>; };

export type FileSystem = {
  readonly file: Maybe<FsFile>;
  readonly files: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly folders: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};


export type FileSystemFileArgs = {
  path: Scalars['String']['input'];
};


export type FileSystemFilesArgs = {
  noCache?: InputMaybe<Scalars['Boolean']['input']>;
  path: InputMaybe<Scalars['String']['input']>;
};


export type FileSystemFoldersArgs = {
  path: InputMaybe<Scalars['String']['input']>;
};

export type FlagsAddInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FlagsAddPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FlagsRemoveInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FlagsRemovePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FlagsReplaceInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FlagsReplacePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FsCopyInput = {
  readonly destinationPath: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly source: FsSource;
  readonly sourcePath: Scalars['String']['input'];
};

export type FsCopyPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly file: Maybe<FsFile>;
  readonly outcome: Outcome;
};

export type FsDeleteInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly maxParallel?: InputMaybe<Scalars['Int']['input']>;
  readonly paths: ReadonlyArray<Scalars['String']['input']>;
  readonly recursive?: InputMaybe<Scalars['Boolean']['input']>;
  readonly source: FsSource;
};

export type FsDeletePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type FsDriverSource = {
  readonly arguments: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
};

export type FsFile = {
  readonly content: Maybe<Scalars['String']['output']>;
  readonly metadata: Maybe<ReadonlyArray<FsMetadata>>;
  readonly path: Scalars['String']['output'];
  readonly sizeBytes: Scalars['BigInt']['output'];
};

export type FsMailSource = {
  readonly filterName: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type FsMetadata = {
  readonly key: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type FsPutInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly inputPath: Scalars['String']['input'];
  readonly path: Scalars['String']['input'];
  readonly source: FsSource;
};

export type FsPutPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly file: Maybe<FsFile>;
  readonly outcome: Outcome;
};

export type FsSource =
  { readonly driver: FsDriverSource; readonly filterName?: never; readonly mail?: never; }
  |  { readonly driver?: never; readonly filterName: Scalars['String']['input']; readonly mail?: never; }
  |  { readonly driver?: never; readonly filterName?: never; readonly mail: FsMailSource; };

export type FscacheRescanInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly maxAgeSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly path?: InputMaybe<Scalars['String']['input']>;
};

export type FscacheRescanPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type FtsCheck = {
  readonly errorCount: Scalars['Int']['output'];
  readonly mailbox: Mailbox;
  readonly shardCount: Scalars['Int']['output'];
};

export type FtsFlatcurveCheckInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxPatterns: ReadonlyArray<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type FtsFlatcurveCheckPayload = CommandPayload & {
  readonly checks: ReadonlyArray<FtsCheck>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type FtsFlatcurveRemoveInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxPatterns: ReadonlyArray<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FtsFlatcurveRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FtsFlatcurveRotateInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxPatterns: ReadonlyArray<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FtsFlatcurveRotatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FtsIndex = {
  readonly lastUid: Scalars['BigInt']['output'];
  readonly mailbox: Mailbox;
  readonly messageCount: Scalars['BigInt']['output'];
  readonly shardCount: Scalars['Int']['output'];
  readonly version: Scalars['Int']['output'];
};

export type FtsOptimizeInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FtsOptimizePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FtsRescanInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FtsRescanPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type Header = {
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type HeaderSearch = {
  readonly name: Scalars['String']['input'];
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

export type Host = Node & {
  readonly commands: Maybe<ReadonlyArray<DoveadmCommand>>;
  readonly director: Maybe<Director>;
  readonly errors: Maybe<ReadonlyArray<ErrorLogLine>>;
  readonly fs: FileSystem;
  readonly history: Maybe<HostHistory>;
  readonly id: Scalars['ID']['output'];
  readonly indexings: Maybe<ReadonlyArray<Indexing>>;
  readonly instances: Maybe<ReadonlyArray<DovecotInstance>>;
  readonly metacache: Maybe<ReadonlyArray<MetacacheEntry>>;
  readonly name: Scalars['String']['output'];
  readonly occupancy: Maybe<HostOccupancy>;
  readonly oldStatistics: Maybe<ReadonlyArray<OldStatistics>>;
  readonly penalties: Maybe<ReadonlyArray<Penalty>>;
  readonly processes: Maybe<ReadonlyArray<ServiceProcess>>;
  readonly proxyConnections: Maybe<ProxiedSessionConnection>;
  readonly replicator: Maybe<Replicator>;
  readonly running: Maybe<ReadonlyArray<HostCommand>>;
  readonly services: Maybe<ReadonlyArray<Service>>;
  readonly sessions: Maybe<SessionConnection>;
  readonly statistics: Maybe<ReadonlyArray<Metric>>;
  readonly status: HostStatus;
  readonly url: Scalars['String']['output'];
  readonly version: Maybe<Scalars['String']['output']>;
};


export type HostErrorsArgs = {
  since: InputMaybe<Scalars['DateTime']['input']>;
};


export type HostFsArgs = {
  source: FsSource;
};


export type HostHistoryArgs = {
  minutes?: InputMaybe<Scalars['Int']['input']>;
};


export type HostIndexingsArgs = {
  mask: InputMaybe<Scalars['String']['input']>;
};


export type HostInstancesArgs = {
  name: InputMaybe<Scalars['String']['input']>;
};


export type HostOldStatisticsArgs = {
  by: OldStatisticsLevel;
  filter: InputMaybe<OldStatisticsFilter>;
};


export type HostPenaltiesArgs = {
  netmask: InputMaybe<Scalars['String']['input']>;
};


export type HostProcessesArgs = {
  services: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type HostProxyConnectionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type HostServicesArgs = {
  names: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type HostSessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
};


export type HostStatisticsArgs = {
  percentiles?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
};

export type HostCommand = {
  readonly command: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
  readonly principal: Scalars['String']['output'];
  readonly requestId: Scalars['String']['output'];
  readonly since: Scalars['DateTime']['output'];
  readonly users: ReadonlyArray<Scalars['String']['output']>;
};

export type HostHistory = {
  readonly changes: ReadonlyArray<HostStateChange>;
  readonly minutes: ReadonlyArray<HostMinute>;
  readonly since: Scalars['DateTime']['output'];
};

export type HostMinute = {
  readonly at: Scalars['DateTime']['output'];
  readonly averageMs: Maybe<Scalars['Float']['output']>;
  readonly failedCount: Scalars['Int']['output'];
  readonly refusedCount: Scalars['Int']['output'];
  readonly requestCount: Scalars['Int']['output'];
  readonly slowestMs: Maybe<Scalars['Float']['output']>;
};

export type HostOccupancy = {
  readonly services: ReadonlyArray<ServiceOccupancy>;
  readonly sessionCount: Scalars['Int']['output'];
  readonly userCount: Scalars['Int']['output'];
};

export type HostState =
  | 'DOWN'
  | 'PROBING'
  | 'UP';

export type HostStateChange = {
  readonly at: Scalars['DateTime']['output'];
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly state: HostState;
};

export type HostStatus = {
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly runningCount: Scalars['Int']['output'];
  readonly since: Scalars['DateTime']['output'];
  readonly state: HostState;
  readonly tcp: Maybe<HostTcpStatus>;
  readonly waitingCount: Scalars['Int']['output'];
};

export type HostTcpStatus = {
  readonly connectionCount: Scalars['Int']['output'];
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly since: Scalars['DateTime']['output'];
  readonly state: HostState;
};

export type IndexerAddInput = {
  readonly head?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type IndexerAddPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
};

export type IndexerRemoveInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxMask?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type IndexerRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type Indexing = {
  readonly mailbox: Mailbox;
  readonly maxRecent: Maybe<Scalars['Int']['output']>;
  readonly queued: Maybe<IndexingPlace>;
  readonly sessionId: Maybe<Scalars['String']['output']>;
  readonly type: Scalars['String']['output'];
  readonly working: Scalars['Boolean']['output'];
};

export type IndexingPlace =
  | 'HEAD'
  | 'TAIL';

export type InstanceRemoveInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
};

export type InstanceRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type Job = Node & {
  readonly createdAt: Scalars['DateTime']['output'];
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly items: Maybe<JobItemConnection>;
  readonly key: Maybe<Scalars['String']['output']>;
  readonly note: Maybe<Scalars['String']['output']>;
  readonly operation: Scalars['String']['output'];
  readonly progress: JobProgress;
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly resultsUrl: Maybe<Scalars['String']['output']>;
  readonly retryOf: Maybe<Job>;
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  readonly startedBy: Scalars['String']['output'];
  readonly state: JobState;
  readonly variables: Maybe<Scalars['JSON']['output']>;
  readonly wait: Maybe<JobWait>;
};


export type JobItemsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  outcomes: InputMaybe<ReadonlyArray<JobItemOutcome>>;
};

export type JobCancelInput = {
  readonly id: Scalars['ID']['input'];
};

export type JobCancelPayload = {
  readonly job: Job;
};

export type JobConnection = {
  readonly edges: ReadonlyArray<JobEdge>;
  readonly nodes: ReadonlyArray<Job>;
  readonly pageInfo: PageInfo;
};

export type JobEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Job;
};

export type JobItem = {
  readonly at: Scalars['DateTime']['output'];
  readonly data: Maybe<Scalars['JSON']['output']>;
  readonly errors: ReadonlyArray<JobItemError>;
  readonly outcome: JobItemOutcome;
  readonly user: Scalars['String']['output'];
};

export type JobItemConnection = {
  readonly edges: ReadonlyArray<JobItemEdge>;
  readonly nodes: ReadonlyArray<JobItem>;
  readonly pageInfo: PageInfo;
};

export type JobItemEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: JobItem;
};

export type JobItemError = {
  readonly code: ErrorCode;
  readonly message: Scalars['String']['output'];
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

export type JobItemOutcome =
  | 'FAILED'
  | 'SUCCEEDED'
  | 'UNKNOWN';

export type JobPauseInput = {
  readonly id: Scalars['ID']['input'];
};

export type JobPausePayload = {
  readonly job: Job;
};

export type JobProgress = {
  readonly done: Scalars['Int']['output'];
  readonly estimatedEndAt: Maybe<Scalars['DateTime']['output']>;
  readonly failed: Scalars['Int']['output'];
  readonly succeeded: Scalars['Int']['output'];
  readonly total: Scalars['Int']['output'];
  readonly unknown: Scalars['Int']['output'];
  readonly usersPerSecond: Maybe<Scalars['Float']['output']>;
};

export type JobResumeInput = {
  readonly id: Scalars['ID']['input'];
};

export type JobResumePayload = {
  readonly job: Job;
};

export type JobRetryInput = {
  readonly id: Scalars['ID']['input'];
  readonly outcomes?: InputMaybe<ReadonlyArray<JobItemOutcome>>;
};

export type JobRetryPayload = {
  readonly job: Job;
};

export type JobStartInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly key?: InputMaybe<Scalars['String']['input']>;
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly operation: Scalars['String']['input'];
  readonly pauseAfterFailures?: InputMaybe<Scalars['Int']['input']>;
  readonly target: UserTarget;
  readonly unusedSince?: InputMaybe<Scalars['DateTime']['input']>;
  readonly usersPerSecond?: InputMaybe<Scalars['Float']['input']>;
  readonly variables?: InputMaybe<Scalars['JSON']['input']>;
};

export type JobStartPayload = {
  readonly job: Job;
};

export type JobState =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'FAILED'
  | 'FINISHED_WITH_ERRORS'
  | 'HELD'
  | 'PAUSED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

export type JobWait = {
  readonly host: Maybe<Scalars['String']['output']>;
  readonly reason: JobWaitReason;
  readonly since: Scalars['DateTime']['output'];
};

export type JobWaitReason =
  | 'HOST_DOWN'
  | 'THROTTLED';

export type LeftOutUser = {
  readonly name: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};

export type LeftOutUsers = {
  readonly count: Scalars['Int']['output'];
  readonly users: ReadonlyArray<LeftOutUser>;
};

export type LogReopenInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type LogReopenPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type Login = {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly mechanism: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly succeeded: Scalars['Boolean']['output'];
  readonly user: Maybe<Scalars['String']['output']>;
};

export type LoginConnection = {
  readonly edges: ReadonlyArray<LoginEdge>;
  readonly nodes: ReadonlyArray<Login>;
  readonly pageInfo: PageInfo;
};

export type LoginEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Login;
};

export type LoginFailed = Login & MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly mechanism: Maybe<Scalars['String']['output']>;
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly succeeded: Scalars['Boolean']['output'];
  readonly user: Maybe<Scalars['String']['output']>;
};

export type LoginInput = {
  readonly localIp?: InputMaybe<Scalars['String']['input']>;
  readonly localPort?: InputMaybe<Scalars['Int']['input']>;
  readonly remoteIp?: InputMaybe<Scalars['String']['input']>;
  readonly remotePort?: InputMaybe<Scalars['Int']['input']>;
  readonly service?: InputMaybe<Scalars['String']['input']>;
};

export type LoginSucceeded = Login & MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly mechanism: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly succeeded: Scalars['Boolean']['output'];
  readonly user: Maybe<Scalars['String']['output']>;
};

export type MailEvent = {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<Scalars['String']['output']>;
};

export type MailEventType =
  | 'DELIVERY_FAILED'
  | 'EVENTS_LOST'
  | 'LOGIN_FAILED'
  | 'LOGIN_SUCCEEDED'
  | 'MESSAGE_DELIVERED'
  | 'MESSAGE_EXPUNGED'
  | 'SESSION_ENDED';

export type Mailbox = Node & {
  readonly acl: Maybe<ReadonlyArray<AclEntry>>;
  readonly cacheDecisions: Maybe<ReadonlyArray<CacheDecision>>;
  readonly effectiveRights: Maybe<ReadonlyArray<AclRight>>;
  readonly exportUrl: Scalars['String']['output'];
  readonly firstSavedAt: Maybe<Scalars['DateTime']['output']>;
  readonly guid: Maybe<Scalars['String']['output']>;
  readonly hasChildren: Maybe<Scalars['Boolean']['output']>;
  readonly highestModseq: Maybe<Scalars['BigInt']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly message: Maybe<Message>;
  readonly messageCount: Maybe<Scalars['BigInt']['output']>;
  readonly messages: Maybe<MessageConnection>;
  readonly metadata: Maybe<ReadonlyArray<Metadata>>;
  readonly metadataValue: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly path: Maybe<Scalars['String']['output']>;
  readonly recentCount: Maybe<Scalars['BigInt']['output']>;
  readonly selectable: Maybe<Scalars['Boolean']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly specialUse: Maybe<Scalars['String']['output']>;
  readonly subscribed: Maybe<Scalars['Boolean']['output']>;
  readonly uidNext: Maybe<Scalars['BigInt']['output']>;
  readonly uidValidity: Maybe<Scalars['BigInt']['output']>;
  readonly unseenCount: Maybe<Scalars['BigInt']['output']>;
  readonly uploadUrl: Scalars['String']['output'];
  readonly user: User;
};


export type MailboxExportUrlArgs = {
  search: InputMaybe<MessageSearch>;
};


export type MailboxMessageArgs = {
  uid: Scalars['BigInt']['input'];
};


export type MailboxMessagesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<MessageSearch>;
};


export type MailboxMetadataArgs = {
  prefix?: InputMaybe<Scalars['String']['input']>;
};


export type MailboxMetadataValueArgs = {
  key: Scalars['String']['input'];
};


export type MailboxPathArgs = {
  kind?: InputMaybe<MailboxPathKind>;
};

export type MailboxCacheDecisionSetInput = {
  readonly decision?: InputMaybe<CacheDecisionKind>;
  readonly fields: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly lastUsedAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type MailboxCacheDecisionSetPayload = CommandPayload & {
  readonly cacheDecisions: Maybe<ReadonlyArray<CacheDecision>>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MailboxCachePurgeInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxCachePurgePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxCacheRemoveInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxCacheRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxCreateInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly guid?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly subscribe?: InputMaybe<Scalars['Boolean']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxCreatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Maybe<Mailbox>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxDeleteInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly recursive?: InputMaybe<Scalars['Boolean']['input']>;
  readonly requireEmpty?: InputMaybe<Scalars['Boolean']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly unsubscribe?: InputMaybe<Scalars['Boolean']['input']>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxDeletePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxForceResyncInput = {
  readonly checkIndexFirst?: InputMaybe<Scalars['Boolean']['input']>;
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxPattern: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxForceResyncPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxIndexInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxPatterns: ReadonlyArray<Scalars['String']['input']>;
  readonly maxRecentCount?: InputMaybe<Scalars['Int']['input']>;
  readonly queue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxIndexPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxMetadataSetInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly mailbox?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
  readonly value: Scalars['String']['input'];
};

export type MailboxMetadataSetPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxMetadataUnsetInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly mailbox?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxMetadataUnsetPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxPathKind =
  | 'ALTERNATIVE_DIRECTORY'
  | 'ALTERNATIVE_MESSAGES'
  | 'CONTROL'
  | 'DIRECTORY'
  | 'INDEX'
  | 'MESSAGES'
  | 'PRIVATE_INDEX';

export type MailboxRenameInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly moveSubscription?: InputMaybe<Scalars['Boolean']['input']>;
  readonly newName: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type MailboxRenamePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Maybe<Mailbox>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MailboxSubscribeInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxSubscribePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Maybe<Mailbox>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxTotals = {
  readonly messageCount: Maybe<Scalars['BigInt']['output']>;
  readonly recentCount: Maybe<Scalars['BigInt']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly unseenCount: Maybe<Scalars['BigInt']['output']>;
};

export type MailboxUnsubscribeInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MailboxUnsubscribePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Maybe<Mailbox>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MailboxUpdateInput = {
  readonly guid?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly minFirstRecentUid?: InputMaybe<Scalars['BigInt']['input']>;
  readonly minHighestModseq?: InputMaybe<Scalars['BigInt']['input']>;
  readonly minHighestPrivateModseq?: InputMaybe<Scalars['BigInt']['input']>;
  readonly minUidNext?: InputMaybe<Scalars['BigInt']['input']>;
  readonly uidValidity?: InputMaybe<Scalars['BigInt']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MailboxUpdatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type Message = Node & {
  readonly bcc: Maybe<ReadonlyArray<Address>>;
  readonly body: Maybe<Scalars['String']['output']>;
  readonly cc: Maybe<ReadonlyArray<Address>>;
  readonly envelope: Maybe<Envelope>;
  readonly flags: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly from: Maybe<ReadonlyArray<Address>>;
  readonly guid: Maybe<Scalars['String']['output']>;
  readonly header: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly headers: Maybe<ReadonlyArray<Header>>;
  readonly id: Scalars['ID']['output'];
  readonly mailbox: Mailbox;
  readonly messageId: Maybe<Scalars['String']['output']>;
  readonly modseq: Maybe<Scalars['BigInt']['output']>;
  readonly part: Maybe<MessagePart>;
  readonly parts: Maybe<ReadonlyArray<BodyPart>>;
  readonly pop3Order: Maybe<Scalars['BigInt']['output']>;
  readonly pop3Uidl: Maybe<Scalars['String']['output']>;
  readonly rawUrl: Scalars['String']['output'];
  readonly receivedAt: Maybe<Scalars['DateTime']['output']>;
  readonly referenceCount: Maybe<Scalars['Int']['output']>;
  readonly replyTo: Maybe<ReadonlyArray<Address>>;
  readonly savedAt: Maybe<Scalars['DateTime']['output']>;
  readonly sentAt: Maybe<Scalars['DateTime']['output']>;
  readonly sequence: Maybe<Scalars['BigInt']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly snippet: Maybe<Scalars['String']['output']>;
  readonly storageId: Maybe<Scalars['String']['output']>;
  readonly storedSizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly structure: Maybe<BodyPart>;
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly text: Maybe<Scalars['String']['output']>;
  readonly textUtf8: Maybe<Scalars['String']['output']>;
  readonly to: Maybe<ReadonlyArray<Address>>;
  readonly uid: Scalars['BigInt']['output'];
};


export type MessageHeaderArgs = {
  name: Scalars['String']['input'];
};


export type MessagePartArgs = {
  section: Scalars['String']['input'];
};

export type MessageAltMoveInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly reverse?: InputMaybe<Scalars['Boolean']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MessageAltMovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MessageAttachmentsRebuildInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MessageAttachmentsRebuildPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MessageConnection = {
  readonly edges: ReadonlyArray<MessageEdge>;
  readonly nodes: ReadonlyArray<Message>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['BigInt']['output']>;
};

export type MessageCopyInput = {
  readonly destinationMailbox: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly sourceUser?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MessageCopyPayload = CommandPayload & {
  readonly destinationMailbox: Mailbox;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MessageDeduplicateInput = {
  readonly byMessageId?: InputMaybe<Scalars['Boolean']['input']>;
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MessageDeduplicatePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MessageDelivered = Delivery & MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly delivered: Scalars['Boolean']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly messageId: Maybe<Scalars['String']['output']>;
  readonly recipient: Maybe<Scalars['String']['output']>;
  readonly sender: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<Scalars['String']['output']>;
};

export type MessageEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Message;
};

export type MessageExpungeInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly deleteEmptyMailbox?: InputMaybe<Scalars['Boolean']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MessageExpungePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MessageExpunged = MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly host: Maybe<Scalars['String']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly mailbox: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly uid: Maybe<Scalars['BigInt']['output']>;
  readonly user: Maybe<Scalars['String']['output']>;
};

export type MessageImportInput = {
  readonly destinationParent: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly sourceLocation: Scalars['String']['input'];
  readonly sourceUser?: InputMaybe<Scalars['String']['input']>;
  readonly subscribe?: InputMaybe<Scalars['Boolean']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MessageImportPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MessageMoveInput = {
  readonly destinationMailbox: Scalars['String']['input'];
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly sourceUser?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MessageMovePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly destinationMailbox: Mailbox;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly sourceUser: User;
  readonly user: User;
};

export type MessagePart = {
  readonly body: Maybe<Scalars['String']['output']>;
  readonly content: Maybe<Scalars['Base64']['output']>;
  readonly contentType: Maybe<Scalars['String']['output']>;
  readonly section: Scalars['String']['output'];
  readonly text: Maybe<Scalars['String']['output']>;
};

export type MessageSaveInput = {
  readonly content: Scalars['String']['input'];
  readonly guid?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly receivedAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly uid?: InputMaybe<Scalars['BigInt']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MessageSavePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MessageSearch = {
  readonly all?: InputMaybe<Scalars['Boolean']['input']>;
  readonly and?: InputMaybe<ReadonlyArray<MessageSearch>>;
  readonly bcc?: InputMaybe<Scalars['String']['input']>;
  readonly body?: InputMaybe<Scalars['String']['input']>;
  readonly cc?: InputMaybe<Scalars['String']['input']>;
  readonly from?: InputMaybe<Scalars['String']['input']>;
  readonly guid?: InputMaybe<Scalars['String']['input']>;
  readonly hasFlags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly header?: InputMaybe<HeaderSearch>;
  readonly lacksFlags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly largerThanBytes?: InputMaybe<Scalars['BigInt']['input']>;
  readonly mailbox?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxGuid?: InputMaybe<Scalars['String']['input']>;
  readonly mailboxPattern?: InputMaybe<Scalars['String']['input']>;
  readonly messageId?: InputMaybe<Scalars['String']['input']>;
  readonly modseqAtLeast?: InputMaybe<Scalars['BigInt']['input']>;
  readonly not?: InputMaybe<ReadonlyArray<MessageSearch>>;
  readonly or?: InputMaybe<ReadonlyArray<MessageSearch>>;
  readonly receivedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  readonly receivedOn?: InputMaybe<Scalars['DateTime']['input']>;
  readonly receivedSince?: InputMaybe<Scalars['DateTime']['input']>;
  readonly savedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  readonly savedOn?: InputMaybe<Scalars['DateTime']['input']>;
  readonly savedSince?: InputMaybe<Scalars['DateTime']['input']>;
  readonly sentBefore?: InputMaybe<Scalars['DateTime']['input']>;
  readonly sentOn?: InputMaybe<Scalars['DateTime']['input']>;
  readonly sentSince?: InputMaybe<Scalars['DateTime']['input']>;
  readonly sequenceRanges?: InputMaybe<ReadonlyArray<NumberRange>>;
  readonly sequences?: InputMaybe<ReadonlyArray<Scalars['BigInt']['input']>>;
  readonly smallerThanBytes?: InputMaybe<Scalars['BigInt']['input']>;
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['String']['input']>;
  readonly uidRanges?: InputMaybe<ReadonlyArray<NumberRange>>;
  readonly uids?: InputMaybe<ReadonlyArray<Scalars['BigInt']['input']>>;
};

export type MetacacheChanges =
  | 'IMPORTANT'
  | 'NONE'
  | 'UNIMPORTANT';

export type MetacacheCleanInput = {
  readonly days?: InputMaybe<Scalars['Int']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MetacacheCleanPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MetacacheEntry = {
  readonly alternativeNames: ReadonlyArray<MetacacheField>;
  readonly changes: Maybe<MetacacheChanges>;
  readonly cleanupWeight: Maybe<Scalars['BigInt']['output']>;
  readonly deviceMajor: Maybe<Scalars['Int']['output']>;
  readonly deviceMinor: Maybe<Scalars['Int']['output']>;
  readonly fields: ReadonlyArray<MetacacheField>;
  readonly lastService: Maybe<Scalars['String']['output']>;
  readonly priorities: ReadonlyArray<MetacachePriority>;
  readonly uploadWithinSeconds: Maybe<Scalars['Int']['output']>;
  readonly user: Maybe<User>;
};

export type MetacacheField = {
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type MetacacheFlushInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MetacacheFlushPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MetacacheFlushallInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type MetacacheFlushallPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type MetacacheIndexes =
  | 'FULL_TEXT'
  | 'INBOX_AND_JUNK'
  | 'OTHER_MAILBOXES'
  | 'USER_ROOT';

export type MetacachePriority = {
  readonly indexes: Maybe<MetacacheIndexes>;
  readonly lastAccessAt: Maybe<Scalars['DateTime']['output']>;
  readonly priority: Scalars['Int']['output'];
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
};

export type MetacacheRemoveInput = {
  readonly confirm: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mask: Scalars['String']['input'];
};

export type MetacacheRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type MetacacheUnpackInput = {
  readonly bundle: Scalars['String']['input'];
  readonly bundleName: Scalars['String']['input'];
  readonly destinationDirectory: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type MetacacheUnpackPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type Metadata = {
  readonly key: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type Metric = {
  readonly average: Scalars['Float']['output'];
  readonly count: Scalars['BigInt']['output'];
  readonly field: Scalars['String']['output'];
  readonly max: Scalars['BigInt']['output'];
  readonly median: Scalars['BigInt']['output'];
  readonly min: Scalars['BigInt']['output'];
  readonly name: Scalars['String']['output'];
  readonly percentiles: ReadonlyArray<MetricPercentile>;
  readonly standardDeviation: Scalars['Float']['output'];
  readonly sum: Scalars['BigInt']['output'];
};

export type MetricPercentile = {
  readonly percentile: Scalars['Float']['output'];
  readonly value: Scalars['BigInt']['output'];
};

export type Mutation = {
  readonly accountSecure: Maybe<AccountSecurePayload>;
  readonly aclAdd: Maybe<AclAddPayload>;
  readonly aclDelete: Maybe<AclDeletePayload>;
  readonly aclRecalc: Maybe<AclRecalcPayload>;
  readonly aclRemove: Maybe<AclRemovePayload>;
  readonly aclSet: Maybe<AclSetPayload>;
  readonly authCacheFlush: Maybe<AuthCacheFlushPayload>;
  readonly dictInc: Maybe<DictIncPayload>;
  readonly dictSet: Maybe<DictSetPayload>;
  readonly dictUnset: Maybe<DictUnsetPayload>;
  readonly directorAdd: Maybe<DirectorAddPayload>;
  readonly directorDown: Maybe<DirectorDownPayload>;
  readonly directorFlush: Maybe<DirectorFlushPayload>;
  readonly directorKick: Maybe<DirectorKickPayload>;
  readonly directorMove: Maybe<DirectorMovePayload>;
  readonly directorRemove: Maybe<DirectorRemovePayload>;
  readonly directorRingAdd: Maybe<DirectorRingAddPayload>;
  readonly directorRingRemove: Maybe<DirectorRingRemovePayload>;
  readonly directorUp: Maybe<DirectorUpPayload>;
  readonly directorUpdate: Maybe<DirectorUpdatePayload>;
  readonly doveadm: Maybe<DoveadmPayload>;
  readonly flagsAdd: Maybe<FlagsAddPayload>;
  readonly flagsRemove: Maybe<FlagsRemovePayload>;
  readonly flagsReplace: Maybe<FlagsReplacePayload>;
  readonly fsCopy: Maybe<FsCopyPayload>;
  readonly fsDelete: Maybe<FsDeletePayload>;
  readonly fsPut: Maybe<FsPutPayload>;
  readonly fscacheRescan: Maybe<FscacheRescanPayload>;
  readonly ftsFlatcurveCheck: Maybe<FtsFlatcurveCheckPayload>;
  readonly ftsFlatcurveRemove: Maybe<FtsFlatcurveRemovePayload>;
  readonly ftsFlatcurveRotate: Maybe<FtsFlatcurveRotatePayload>;
  readonly ftsOptimize: Maybe<FtsOptimizePayload>;
  readonly ftsRescan: Maybe<FtsRescanPayload>;
  readonly indexerAdd: Maybe<IndexerAddPayload>;
  readonly indexerRemove: Maybe<IndexerRemovePayload>;
  readonly instanceRemove: Maybe<InstanceRemovePayload>;
  readonly jobCancel: Maybe<JobCancelPayload>;
  readonly jobPause: Maybe<JobPausePayload>;
  readonly jobResume: Maybe<JobResumePayload>;
  readonly jobRetry: Maybe<JobRetryPayload>;
  readonly jobStart: Maybe<JobStartPayload>;
  readonly logReopen: Maybe<LogReopenPayload>;
  readonly mailboxCacheDecisionSet: Maybe<MailboxCacheDecisionSetPayload>;
  readonly mailboxCachePurge: Maybe<MailboxCachePurgePayload>;
  readonly mailboxCacheRemove: Maybe<MailboxCacheRemovePayload>;
  readonly mailboxCreate: Maybe<MailboxCreatePayload>;
  readonly mailboxDelete: Maybe<MailboxDeletePayload>;
  readonly mailboxForceResync: Maybe<MailboxForceResyncPayload>;
  readonly mailboxIndex: Maybe<MailboxIndexPayload>;
  readonly mailboxMetadataSet: Maybe<MailboxMetadataSetPayload>;
  readonly mailboxMetadataUnset: Maybe<MailboxMetadataUnsetPayload>;
  readonly mailboxRename: Maybe<MailboxRenamePayload>;
  readonly mailboxSubscribe: Maybe<MailboxSubscribePayload>;
  readonly mailboxUnsubscribe: Maybe<MailboxUnsubscribePayload>;
  readonly mailboxUpdate: Maybe<MailboxUpdatePayload>;
  readonly messageAltMove: Maybe<MessageAltMovePayload>;
  readonly messageAttachmentsRebuild: Maybe<MessageAttachmentsRebuildPayload>;
  readonly messageCopy: Maybe<MessageCopyPayload>;
  readonly messageDeduplicate: Maybe<MessageDeduplicatePayload>;
  readonly messageExpunge: Maybe<MessageExpungePayload>;
  readonly messageImport: Maybe<MessageImportPayload>;
  readonly messageMove: Maybe<MessageMovePayload>;
  readonly messageSave: Maybe<MessageSavePayload>;
  readonly metacacheClean: Maybe<MetacacheCleanPayload>;
  readonly metacacheFlush: Maybe<MetacacheFlushPayload>;
  readonly metacacheFlushall: Maybe<MetacacheFlushallPayload>;
  readonly metacacheRemove: Maybe<MetacacheRemovePayload>;
  readonly metacacheUnpack: Maybe<MetacacheUnpackPayload>;
  readonly oboxUserDelete: Maybe<OboxUserDeletePayload>;
  readonly oboxUserWait: Maybe<OboxUserWaitPayload>;
  readonly oldStatsReset: Maybe<OldStatsResetPayload>;
  readonly proxyKick: Maybe<ProxyKickPayload>;
  readonly proxyKickDestination: Maybe<ProxyKickDestinationPayload>;
  readonly quotaRecalc: Maybe<QuotaRecalcPayload>;
  readonly replicatorAdd: Maybe<ReplicatorAddPayload>;
  readonly replicatorRemove: Maybe<ReplicatorRemovePayload>;
  readonly replicatorReplicate: Maybe<ReplicatorReplicatePayload>;
  readonly requestCancel: Maybe<RequestCancelPayload>;
  readonly serverReload: Maybe<ServerReloadPayload>;
  readonly serverStop: Maybe<ServerStopPayload>;
  readonly serviceStop: Maybe<ServiceStopPayload>;
  readonly sessionKick: Maybe<SessionKickPayload>;
  readonly sieveActivate: Maybe<SieveActivatePayload>;
  readonly sieveDeactivate: Maybe<SieveDeactivatePayload>;
  readonly sieveDelete: Maybe<SieveDeletePayload>;
  readonly sievePut: Maybe<SievePutPayload>;
  readonly sieveRename: Maybe<SieveRenamePayload>;
  readonly statsAdd: Maybe<StatsAddPayload>;
  readonly statsRemove: Maybe<StatsRemovePayload>;
  readonly statsReset: Maybe<StatsResetPayload>;
  readonly storageBackup: Maybe<StorageBackupPayload>;
  readonly storagePurge: Maybe<StoragePurgePayload>;
  readonly storageSync: Maybe<StorageSyncPayload>;
  readonly webhookRedeliver: Maybe<WebhookRedeliverPayload>;
};


export type MutationAccountSecureArgs = {
  input: AccountSecureInput;
};


export type MutationAclAddArgs = {
  input: AclAddInput;
};


export type MutationAclDeleteArgs = {
  input: AclDeleteInput;
};


export type MutationAclRecalcArgs = {
  input: AclRecalcInput;
};


export type MutationAclRemoveArgs = {
  input: AclRemoveInput;
};


export type MutationAclSetArgs = {
  input: AclSetInput;
};


export type MutationAuthCacheFlushArgs = {
  input: AuthCacheFlushInput;
};


export type MutationDictIncArgs = {
  input: DictIncInput;
};


export type MutationDictSetArgs = {
  input: DictSetInput;
};


export type MutationDictUnsetArgs = {
  input: DictUnsetInput;
};


export type MutationDirectorAddArgs = {
  input: DirectorAddInput;
};


export type MutationDirectorDownArgs = {
  input: DirectorDownInput;
};


export type MutationDirectorFlushArgs = {
  input: DirectorFlushInput;
};


export type MutationDirectorKickArgs = {
  input: DirectorKickInput;
};


export type MutationDirectorMoveArgs = {
  input: DirectorMoveInput;
};


export type MutationDirectorRemoveArgs = {
  input: DirectorRemoveInput;
};


export type MutationDirectorRingAddArgs = {
  input: DirectorRingAddInput;
};


export type MutationDirectorRingRemoveArgs = {
  input: DirectorRingRemoveInput;
};


export type MutationDirectorUpArgs = {
  input: DirectorUpInput;
};


export type MutationDirectorUpdateArgs = {
  input: DirectorUpdateInput;
};


export type MutationDoveadmArgs = {
  input: DoveadmInput;
};


export type MutationFlagsAddArgs = {
  input: FlagsAddInput;
};


export type MutationFlagsRemoveArgs = {
  input: FlagsRemoveInput;
};


export type MutationFlagsReplaceArgs = {
  input: FlagsReplaceInput;
};


export type MutationFsCopyArgs = {
  input: FsCopyInput;
};


export type MutationFsDeleteArgs = {
  input: FsDeleteInput;
};


export type MutationFsPutArgs = {
  input: FsPutInput;
};


export type MutationFscacheRescanArgs = {
  input: FscacheRescanInput;
};


export type MutationFtsFlatcurveCheckArgs = {
  input: FtsFlatcurveCheckInput;
};


export type MutationFtsFlatcurveRemoveArgs = {
  input: FtsFlatcurveRemoveInput;
};


export type MutationFtsFlatcurveRotateArgs = {
  input: FtsFlatcurveRotateInput;
};


export type MutationFtsOptimizeArgs = {
  input: FtsOptimizeInput;
};


export type MutationFtsRescanArgs = {
  input: FtsRescanInput;
};


export type MutationIndexerAddArgs = {
  input: IndexerAddInput;
};


export type MutationIndexerRemoveArgs = {
  input: IndexerRemoveInput;
};


export type MutationInstanceRemoveArgs = {
  input: InstanceRemoveInput;
};


export type MutationJobCancelArgs = {
  input: JobCancelInput;
};


export type MutationJobPauseArgs = {
  input: JobPauseInput;
};


export type MutationJobResumeArgs = {
  input: JobResumeInput;
};


export type MutationJobRetryArgs = {
  input: JobRetryInput;
};


export type MutationJobStartArgs = {
  input: JobStartInput;
};


export type MutationLogReopenArgs = {
  input: LogReopenInput;
};


export type MutationMailboxCacheDecisionSetArgs = {
  input: MailboxCacheDecisionSetInput;
};


export type MutationMailboxCachePurgeArgs = {
  input: MailboxCachePurgeInput;
};


export type MutationMailboxCacheRemoveArgs = {
  input: MailboxCacheRemoveInput;
};


export type MutationMailboxCreateArgs = {
  input: MailboxCreateInput;
};


export type MutationMailboxDeleteArgs = {
  input: MailboxDeleteInput;
};


export type MutationMailboxForceResyncArgs = {
  input: MailboxForceResyncInput;
};


export type MutationMailboxIndexArgs = {
  input: MailboxIndexInput;
};


export type MutationMailboxMetadataSetArgs = {
  input: MailboxMetadataSetInput;
};


export type MutationMailboxMetadataUnsetArgs = {
  input: MailboxMetadataUnsetInput;
};


export type MutationMailboxRenameArgs = {
  input: MailboxRenameInput;
};


export type MutationMailboxSubscribeArgs = {
  input: MailboxSubscribeInput;
};


export type MutationMailboxUnsubscribeArgs = {
  input: MailboxUnsubscribeInput;
};


export type MutationMailboxUpdateArgs = {
  input: MailboxUpdateInput;
};


export type MutationMessageAltMoveArgs = {
  input: MessageAltMoveInput;
};


export type MutationMessageAttachmentsRebuildArgs = {
  input: MessageAttachmentsRebuildInput;
};


export type MutationMessageCopyArgs = {
  input: MessageCopyInput;
};


export type MutationMessageDeduplicateArgs = {
  input: MessageDeduplicateInput;
};


export type MutationMessageExpungeArgs = {
  input: MessageExpungeInput;
};


export type MutationMessageImportArgs = {
  input: MessageImportInput;
};


export type MutationMessageMoveArgs = {
  input: MessageMoveInput;
};


export type MutationMessageSaveArgs = {
  input: MessageSaveInput;
};


export type MutationMetacacheCleanArgs = {
  input: MetacacheCleanInput;
};


export type MutationMetacacheFlushArgs = {
  input: MetacacheFlushInput;
};


export type MutationMetacacheFlushallArgs = {
  input: MetacacheFlushallInput;
};


export type MutationMetacacheRemoveArgs = {
  input: MetacacheRemoveInput;
};


export type MutationMetacacheUnpackArgs = {
  input: MetacacheUnpackInput;
};


export type MutationOboxUserDeleteArgs = {
  input: OboxUserDeleteInput;
};


export type MutationOboxUserWaitArgs = {
  input: OboxUserWaitInput;
};


export type MutationOldStatsResetArgs = {
  input: OldStatsResetInput;
};


export type MutationProxyKickArgs = {
  input: ProxyKickInput;
};


export type MutationProxyKickDestinationArgs = {
  input: ProxyKickDestinationInput;
};


export type MutationQuotaRecalcArgs = {
  input: QuotaRecalcInput;
};


export type MutationReplicatorAddArgs = {
  input: ReplicatorAddInput;
};


export type MutationReplicatorRemoveArgs = {
  input: ReplicatorRemoveInput;
};


export type MutationReplicatorReplicateArgs = {
  input: ReplicatorReplicateInput;
};


export type MutationRequestCancelArgs = {
  input: RequestCancelInput;
};


export type MutationServerReloadArgs = {
  input: ServerReloadInput;
};


export type MutationServerStopArgs = {
  input: ServerStopInput;
};


export type MutationServiceStopArgs = {
  input: ServiceStopInput;
};


export type MutationSessionKickArgs = {
  input: SessionKickInput;
};


export type MutationSieveActivateArgs = {
  input: SieveActivateInput;
};


export type MutationSieveDeactivateArgs = {
  input: SieveDeactivateInput;
};


export type MutationSieveDeleteArgs = {
  input: SieveDeleteInput;
};


export type MutationSievePutArgs = {
  input: SievePutInput;
};


export type MutationSieveRenameArgs = {
  input: SieveRenameInput;
};


export type MutationStatsAddArgs = {
  input: StatsAddInput;
};


export type MutationStatsRemoveArgs = {
  input: StatsRemoveInput;
};


export type MutationStatsResetArgs = {
  input: StatsResetInput;
};


export type MutationStorageBackupArgs = {
  input: StorageBackupInput;
};


export type MutationStoragePurgeArgs = {
  input: StoragePurgeInput;
};


export type MutationStorageSyncArgs = {
  input: StorageSyncInput;
};


export type MutationWebhookRedeliverArgs = {
  input: WebhookRedeliverInput;
};

export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type NumberRange = {
  readonly from?: InputMaybe<Scalars['BigInt']['input']>;
  readonly to?: InputMaybe<Scalars['BigInt']['input']>;
};

export type OboxUserDeleteInput = {
  readonly confirm: Scalars['String']['input'];
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly expect?: InputMaybe<Expectation>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type OboxUserDeletePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type OboxUserWaitInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly user: Scalars['String']['input'];
};

export type OboxUserWaitPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type OldStatistics = {
  readonly authCacheHitCount: Scalars['BigInt']['output'];
  readonly authCacheMissCount: Scalars['BigInt']['output'];
  readonly authFailureCount: Scalars['BigInt']['output'];
  readonly authMasterSuccessCount: Scalars['BigInt']['output'];
  readonly authSuccessCount: Scalars['BigInt']['output'];
  readonly authTemporaryFailureCount: Scalars['BigInt']['output'];
  readonly command: Maybe<Scalars['String']['output']>;
  readonly commandArguments: Maybe<Scalars['String']['output']>;
  readonly commandCount: Maybe<Scalars['BigInt']['output']>;
  readonly connected: Maybe<Scalars['Boolean']['output']>;
  readonly connectedSessionCount: Maybe<Scalars['BigInt']['output']>;
  readonly diskInputBytes: Scalars['BigInt']['output'];
  readonly diskOutputBytes: Scalars['BigInt']['output'];
  readonly domain: Maybe<Scalars['String']['output']>;
  readonly involuntaryContextSwitchCount: Scalars['BigInt']['output'];
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly lastUpdateAt: Maybe<Scalars['DateTime']['output']>;
  readonly loginCount: Maybe<Scalars['BigInt']['output']>;
  readonly mailAttributeLookupCount: Scalars['BigInt']['output'];
  readonly mailCacheHitCount: Scalars['BigInt']['output'];
  readonly mailPathLookupCount: Scalars['BigInt']['output'];
  readonly mailReadBytes: Scalars['BigInt']['output'];
  readonly mailReadCount: Scalars['BigInt']['output'];
  readonly majorFaultCount: Scalars['BigInt']['output'];
  readonly minorFaultCount: Scalars['BigInt']['output'];
  readonly pid: Maybe<Scalars['Int']['output']>;
  readonly readBytes: Scalars['BigInt']['output'];
  readonly readCount: Scalars['BigInt']['output'];
  readonly resetAt: Maybe<Scalars['DateTime']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly sessionId: Maybe<Scalars['String']['output']>;
  readonly systemCpuSeconds: Scalars['Float']['output'];
  readonly user: Maybe<User>;
  readonly userCpuSeconds: Scalars['Float']['output'];
  readonly voluntaryContextSwitchCount: Scalars['BigInt']['output'];
  readonly wallClockSeconds: Scalars['Float']['output'];
  readonly writeBytes: Scalars['BigInt']['output'];
  readonly writeCount: Scalars['BigInt']['output'];
};

export type OldStatisticsFilter = {
  readonly connected?: InputMaybe<Scalars['Boolean']['input']>;
  readonly domain?: InputMaybe<Scalars['String']['input']>;
  readonly ip?: InputMaybe<Scalars['String']['input']>;
  readonly sessionId?: InputMaybe<Scalars['String']['input']>;
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type OldStatisticsLevel =
  | 'COMMAND'
  | 'DOMAIN'
  | 'GLOBAL'
  | 'IP'
  | 'SESSION'
  | 'USER';

export type OldStatsResetInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type OldStatsResetPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type Outcome =
  | 'APPLIED'
  | 'NOT_APPLIED'
  | 'PARTIAL'
  | 'UNKNOWN';

export type PageInfo = {
  readonly endCursor: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

export type Penalty = {
  readonly ip: Scalars['String']['output'];
  readonly level: Scalars['Int']['output'];
  readonly penalizedAt: Maybe<Scalars['DateTime']['output']>;
};

export type Permission =
  | 'ACL_READ'
  | 'ACL_WRITE'
  | 'AUTH_CACHE_FLUSH'
  | 'DICT_READ'
  | 'DICT_WRITE'
  | 'DIRECTOR_READ'
  | 'DIRECTOR_WRITE'
  | 'ERROR_LOG_READ'
  | 'EVENT_READ'
  | 'EVERYONE'
  | 'FLAGS_WRITE'
  | 'FS_READ'
  | 'FS_WRITE'
  | 'FTS_READ'
  | 'FTS_WRITE'
  | 'HOST_READ'
  | 'JOB_CONTROL'
  | 'JOB_READ'
  | 'JOB_START'
  | 'MAILBOX_CREATE'
  | 'MAILBOX_DELETE'
  | 'MAILBOX_METADATA_INTERNAL'
  | 'MAILBOX_METADATA_READ'
  | 'MAILBOX_METADATA_WRITE'
  | 'MAILBOX_READ'
  | 'MAILBOX_RENAME'
  | 'MAILBOX_REPAIR'
  | 'MAILBOX_SUBSCRIBE'
  | 'MAILBOX_UPDATE'
  | 'MESSAGE_COPY'
  | 'MESSAGE_EXPUNGE'
  | 'MESSAGE_IMPORT'
  | 'MESSAGE_MOVE'
  | 'MESSAGE_READ'
  | 'MESSAGE_READ_CONTENT'
  | 'MESSAGE_SAVE'
  | 'OBJECT_STORAGE_READ'
  | 'OBJECT_STORAGE_WRITE'
  | 'PROXY_KICK'
  | 'PROXY_READ'
  | 'QUOTA_READ'
  | 'QUOTA_RECALC'
  | 'RAW_COMMAND'
  | 'REPLICATION_READ'
  | 'REPLICATION_WRITE'
  | 'REQUEST_CANCEL'
  | 'REQUEST_READ'
  | 'SCHEMA_READ'
  | 'SERVER_CONTROL'
  | 'SESSION_KICK'
  | 'SESSION_READ'
  | 'SIEVE_DELETE'
  | 'SIEVE_READ'
  | 'SIEVE_WRITE'
  | 'STATS_WRITE'
  | 'USER_READ'
  | 'USER_READ_INTERNAL'
  | 'WEBHOOK_CONTROL';

export type ProxiedSession = {
  readonly destinationIp: Maybe<Scalars['String']['output']>;
  readonly destinationPort: Maybe<Scalars['Int']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly pid: Maybe<Scalars['Int']['output']>;
  readonly service: Scalars['String']['output'];
  readonly user: User;
};

export type ProxiedSessionConnection = {
  readonly edges: ReadonlyArray<ProxiedSessionEdge>;
  readonly nodes: ReadonlyArray<ProxiedSession>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ProxiedSessionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: ProxiedSession;
};

export type ProxyKickDestinationInput = {
  readonly confirm: Scalars['String']['input'];
  readonly destinationIp: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type ProxyKickDestinationPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly kickedCount: Maybe<Scalars['Int']['output']>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type ProxyKickInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type ProxyKickPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly kickedCount: Maybe<Scalars['Int']['output']>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type Query = {
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
  readonly deliveries: Maybe<DeliveryConnection>;
  readonly errors: ErrorLog;
  readonly failedLoginsByAddress: Maybe<ReadonlyArray<AddressFailures>>;
  readonly host: Maybe<Host>;
  readonly hosts: ReadonlyArray<Host>;
  readonly job: Maybe<Job>;
  readonly jobs: JobConnection;
  readonly logins: Maybe<LoginConnection>;
  readonly node: Maybe<Node>;
  readonly running: ReadonlyArray<RunningRequest>;
  readonly services: ServiceList;
  readonly sessions: SessionConnection;
  readonly unusedUsers: Maybe<UnusedUserConnection>;
  readonly user: Maybe<User>;
  readonly users: UserConnection;
  readonly viewer: Viewer;
  readonly webhooks: Maybe<ReadonlyArray<Webhook>>;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


export type QueryDeliveriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  messageId: InputMaybe<Scalars['String']['input']>;
  recipient: InputMaybe<Scalars['String']['input']>;
  sender: InputMaybe<Scalars['String']['input']>;
  since: InputMaybe<Scalars['DateTime']['input']>;
  until: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryErrorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  since: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryFailedLoginsByAddressArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
  since: InputMaybe<Scalars['DateTime']['input']>;
  until: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryHostArgs = {
  name: InputMaybe<Scalars['String']['input']>;
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  states: InputMaybe<ReadonlyArray<JobState>>;
};


export type QueryLoginsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  ip: InputMaybe<Scalars['String']['input']>;
  since: InputMaybe<Scalars['DateTime']['input']>;
  succeeded: InputMaybe<Scalars['Boolean']['input']>;
  until: InputMaybe<Scalars['DateTime']['input']>;
  user: InputMaybe<Scalars['String']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryServicesArgs = {
  names: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QuerySessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
};


export type QueryUnusedUsersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  host: InputMaybe<Scalars['String']['input']>;
  mask?: InputMaybe<Scalars['String']['input']>;
  since: Scalars['DateTime']['input'];
};


export type QueryUserArgs = {
  host: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
};


export type QueryUsersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  host: InputMaybe<Scalars['String']['input']>;
  mask?: InputMaybe<Scalars['String']['input']>;
};

export type Quota = {
  readonly messageCount: Maybe<Scalars['BigInt']['output']>;
  readonly messageLimit: Maybe<Scalars['BigInt']['output']>;
  readonly messageUsedPercent: Maybe<Scalars['Int']['output']>;
  readonly root: Scalars['String']['output'];
  readonly storageLimitBytes: Maybe<Scalars['BigInt']['output']>;
  readonly storageUsedBytes: Maybe<Scalars['BigInt']['output']>;
  readonly storageUsedPercent: Maybe<Scalars['Int']['output']>;
};

export type QuotaRecalcInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type QuotaRecalcPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type Replication = {
  readonly failed: Scalars['Boolean']['output'];
  readonly fastSyncAgeSeconds: Maybe<Scalars['Int']['output']>;
  readonly fullSyncAgeSeconds: Maybe<Scalars['Int']['output']>;
  readonly priority: ReplicationPriority;
  readonly successAgeSeconds: Maybe<Scalars['Int']['output']>;
  readonly user: User;
};

export type ReplicationConnection = {
  readonly edges: ReadonlyArray<ReplicationEdge>;
  readonly nodes: ReadonlyArray<Replication>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ReplicationEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Replication;
};

export type ReplicationPriority =
  | 'HIGH'
  | 'LOW'
  | 'NONE'
  | 'SYNC';

export type ReplicationQueue = {
  readonly failedCount: Maybe<Scalars['Int']['output']>;
  readonly fullResyncCount: Maybe<Scalars['Int']['output']>;
  readonly highCount: Maybe<Scalars['Int']['output']>;
  readonly lowCount: Maybe<Scalars['Int']['output']>;
  readonly syncCount: Maybe<Scalars['Int']['output']>;
  readonly userCount: Maybe<Scalars['Int']['output']>;
  readonly waitingFailedCount: Maybe<Scalars['Int']['output']>;
};

export type ReplicationRequestPriority =
  | 'HIGH'
  | 'LOW';

export type ReplicationWorker = {
  readonly status: Scalars['String']['output'];
  readonly type: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<User>;
};

export type Replicator = {
  readonly queue: Maybe<ReplicationQueue>;
  readonly replications: Maybe<ReplicationConnection>;
  readonly workers: Maybe<ReadonlyArray<ReplicationWorker>>;
};


export type ReplicatorReplicationsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
};

export type ReplicatorAddInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type ReplicatorAddPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type ReplicatorRemoveInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type ReplicatorRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type ReplicatorReplicateInput = {
  readonly fullSync?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly priority?: InputMaybe<ReplicationRequestPriority>;
  readonly user: Scalars['String']['input'];
};

export type ReplicatorReplicatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly updatedCount: Maybe<Scalars['Int']['output']>;
  readonly user: User;
};

export type RequestCancelInput = {
  readonly requestId: Scalars['String']['input'];
};

export type RequestCancelPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly request: Maybe<RunningRequest>;
};

export type RunningCommand = {
  readonly command: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
  readonly host: Scalars['String']['output'];
};

export type RunningRequest = {
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly operation: Maybe<Scalars['String']['output']>;
  readonly principal: Scalars['String']['output'];
  readonly requestId: Scalars['String']['output'];
  readonly since: Scalars['DateTime']['output'];
  readonly users: ReadonlyArray<Scalars['String']['output']>;
  readonly waitsFor: ReadonlyArray<RunningCommand>;
};

export type ServerReloadInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type ServerReloadPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type ServerStopInput = {
  readonly confirm: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
};

export type ServerStopPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly host: Host;
  readonly outcome: Outcome;
};

export type Service = {
  readonly clientLimit: Scalars['Int']['output'];
  readonly exitFailureCount: Scalars['Int']['output'];
  readonly host: Host;
  readonly idleProcessCount: Scalars['Int']['output'];
  readonly lastDropWarningAt: Maybe<Scalars['DateTime']['output']>;
  readonly lastExitFailureAt: Maybe<Scalars['DateTime']['output']>;
  readonly listenPending: Scalars['Boolean']['output'];
  readonly listening: Scalars['Boolean']['output'];
  readonly name: Scalars['String']['output'];
  readonly processCount: Scalars['Int']['output'];
  readonly processLimit: Scalars['Int']['output'];
  readonly startedProcessCount: Scalars['Int']['output'];
  readonly stopped: Scalars['Boolean']['output'];
  readonly throttleSeconds: Scalars['Int']['output'];
};

export type ServiceList = {
  readonly errors: ReadonlyArray<CommandError>;
  readonly services: ReadonlyArray<Service>;
};

export type ServiceOccupancy = {
  readonly service: Scalars['String']['output'];
  readonly sessionCount: Scalars['Int']['output'];
  readonly userCount: Scalars['Int']['output'];
};

export type ServiceProcess = {
  readonly availableClientCount: Scalars['Int']['output'];
  readonly idleSince: Maybe<Scalars['DateTime']['output']>;
  readonly killedAt: Maybe<Scalars['DateTime']['output']>;
  readonly pid: Scalars['Int']['output'];
  readonly servedClientCount: Scalars['Int']['output'];
  readonly service: Scalars['String']['output'];
  readonly statusChangedAt: Maybe<Scalars['DateTime']['output']>;
};

export type ServiceStopInput = {
  readonly confirm: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly services: ReadonlyArray<Scalars['String']['input']>;
};

export type ServiceStopPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly server: Host;
};

export type Session = Node & {
  readonly host: Host;
  readonly id: Scalars['ID']['output'];
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly pid: Maybe<Scalars['Int']['output']>;
  readonly service: Scalars['String']['output'];
  readonly user: User;
};

export type SessionConnection = {
  readonly edges: ReadonlyArray<SessionEdge>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly nodes: ReadonlyArray<Session>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type SessionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Session;
};

export type SessionEnded = MailEvent & {
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly durationMs: Maybe<Scalars['BigInt']['output']>;
  readonly host: Maybe<Scalars['String']['output']>;
  readonly ip: Maybe<Scalars['String']['output']>;
  readonly service: Maybe<Scalars['String']['output']>;
  readonly session: Maybe<Scalars['String']['output']>;
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  readonly user: Maybe<Scalars['String']['output']>;
};

export type SessionKickInput = {
  readonly force?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type SessionKickPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly kickedCount: Maybe<Scalars['Int']['output']>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type SieveActivateInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type SieveActivatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly sieveScript: Maybe<SieveScript>;
  readonly user: Maybe<User>;
};

export type SieveDeactivateInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type SieveDeactivatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type SieveDeleteInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ignoreActive?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type SieveDeletePayload = CommandPayload & {
  readonly affected: Maybe<Affected>;
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type SievePutInput = {
  readonly activate?: InputMaybe<Scalars['Boolean']['input']>;
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly content: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type SievePutPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly sieveScript: Maybe<SieveScript>;
  readonly user: Maybe<User>;
};

export type SieveRenameInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly newName: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type SieveRenamePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly sieveScript: Maybe<SieveScript>;
  readonly user: User;
};

export type SieveScript = Node & {
  readonly active: Maybe<Scalars['Boolean']['output']>;
  readonly content: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly user: User;
};

export type StatsAddInput = {
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly exporter?: InputMaybe<Scalars['String']['input']>;
  readonly exporterInclude?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly filter: Scalars['String']['input'];
  readonly groupBy?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
};

export type StatsAddPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly metrics: Maybe<ReadonlyArray<Metric>>;
  readonly outcome: Outcome;
};

export type StatsRemoveInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
};

export type StatsRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly metrics: Maybe<ReadonlyArray<Metric>>;
  readonly outcome: Outcome;
};

export type StatsResetInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly percentiles?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
};

export type StatsResetPayload = CommandPayload & {
  readonly before: Maybe<ReadonlyArray<Metric>>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly metrics: Maybe<ReadonlyArray<Metric>>;
  readonly outcome: Outcome;
};

export type StorageBackupInput = {
  readonly allNamespaces?: InputMaybe<Scalars['Boolean']['input']>;
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly excludeMailboxes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly flag?: InputMaybe<Scalars['String']['input']>;
  readonly fullSync?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly lockTimeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly mailbox?: InputMaybe<Scalars['String']['input']>;
  readonly maxSizeBytes?: InputMaybe<Scalars['BigInt']['input']>;
  readonly namespaces?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly purgeRemote?: InputMaybe<Scalars['Boolean']['input']>;
  readonly receivedSince?: InputMaybe<Scalars['DateTime']['input']>;
  readonly remote: Scalars['String']['input'];
  readonly reverse?: InputMaybe<Scalars['Boolean']['input']>;
  readonly state?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type StorageBackupPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly state: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<User>;
};

export type StoragePurgeInput = {
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type StoragePurgePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type StorageSyncInput = {
  readonly allNamespaces?: InputMaybe<Scalars['Boolean']['input']>;
  readonly confirm?: InputMaybe<Scalars['String']['input']>;
  readonly excludeMailboxes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly flag?: InputMaybe<Scalars['String']['input']>;
  readonly fullSync?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly lockTimeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly mailbox?: InputMaybe<Scalars['String']['input']>;
  readonly maxSizeBytes?: InputMaybe<Scalars['BigInt']['input']>;
  readonly namespaces?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly oneWay?: InputMaybe<Scalars['Boolean']['input']>;
  readonly purgeRemote?: InputMaybe<Scalars['Boolean']['input']>;
  readonly receivedSince?: InputMaybe<Scalars['DateTime']['input']>;
  readonly remote: Scalars['String']['input'];
  readonly reverse?: InputMaybe<Scalars['Boolean']['input']>;
  readonly state?: InputMaybe<Scalars['String']['input']>;
  readonly target?: InputMaybe<UserTarget>;
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type StorageSyncPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly state: Maybe<Scalars['String']['output']>;
  readonly user: Maybe<User>;
};

export type Subscription = {
  readonly events: MailEvent;
  readonly job: Maybe<Job>;
};


export type SubscriptionEventsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
  types: InputMaybe<ReadonlyArray<MailEventType>>;
  user: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionJobArgs = {
  id: Scalars['ID']['input'];
};

export type UnusedUserConnection = {
  readonly edges: ReadonlyArray<UserEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly recordedSince: Maybe<Scalars['DateTime']['output']>;
};

export type User = Node & {
  readonly dict: Dict;
  readonly directorHost: Maybe<DirectorHost>;
  readonly expansion: Maybe<Scalars['String']['output']>;
  readonly field: Maybe<Scalars['String']['output']>;
  readonly fields: Maybe<ReadonlyArray<UserField>>;
  readonly fieldsForLogin: Maybe<ReadonlyArray<UserField>>;
  readonly fts: UserFts;
  readonly gid: Maybe<Scalars['BigInt']['output']>;
  readonly home: Maybe<Scalars['String']['output']>;
  readonly host: Host;
  readonly id: Scalars['ID']['output'];
  readonly lastLoginAt: Maybe<Scalars['DateTime']['output']>;
  readonly logins: Maybe<LoginConnection>;
  readonly mailLocation: Maybe<Scalars['String']['output']>;
  readonly mailbox: Maybe<Mailbox>;
  readonly mailboxes: Maybe<ReadonlyArray<Mailbox>>;
  readonly messages: Maybe<MessageConnection>;
  readonly metadata: Maybe<ReadonlyArray<Metadata>>;
  readonly metadataValue: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly quota: Maybe<ReadonlyArray<Quota>>;
  readonly sessions: Maybe<SessionConnection>;
  readonly sieveScript: Maybe<SieveScript>;
  readonly sieveScripts: Maybe<ReadonlyArray<SieveScript>>;
  readonly totals: Maybe<MailboxTotals>;
  readonly uid: Maybe<Scalars['BigInt']['output']>;
};


export type UserDictArgs = {
  source: DictSource;
};


export type UserExpansionArgs = {
  login: InputMaybe<LoginInput>;
  template: Scalars['String']['input'];
};


export type UserFieldArgs = {
  name: Scalars['String']['input'];
};


export type UserFieldsForLoginArgs = {
  login: LoginInput;
};


export type UserLoginsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  since: InputMaybe<Scalars['DateTime']['input']>;
  succeeded: InputMaybe<Scalars['Boolean']['input']>;
  until: InputMaybe<Scalars['DateTime']['input']>;
};


export type UserMailboxArgs = {
  name: Scalars['String']['input'];
};


export type UserMailboxesArgs = {
  mask?: InputMaybe<Scalars['String']['input']>;
  subscribed?: InputMaybe<Scalars['Boolean']['input']>;
};


export type UserMessagesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<MessageSearch>;
};


export type UserMetadataArgs = {
  prefix?: InputMaybe<Scalars['String']['input']>;
};


export type UserMetadataValueArgs = {
  key: Scalars['String']['input'];
};


export type UserSessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type UserSieveScriptArgs = {
  name: Scalars['String']['input'];
};


export type UserTotalsArgs = {
  mask?: InputMaybe<Scalars['String']['input']>;
};

export type UserConnection = {
  readonly edges: ReadonlyArray<UserEdge>;
  readonly leftOut: Maybe<LeftOutUsers>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type UserEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
};

export type UserExpectation = {
  readonly messages: Scalars['BigInt']['input'];
  readonly user: Scalars['String']['input'];
};

export type UserField = {
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type UserFts = {
  readonly indexes: Maybe<ReadonlyArray<FtsIndex>>;
  readonly tokens: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};


export type UserFtsIndexesArgs = {
  mask?: InputMaybe<Scalars['String']['input']>;
};


export type UserFtsTokensArgs = {
  language: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
};

export type UserMapping = {
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  readonly hash: Scalars['BigInt']['output'];
  readonly ip: Scalars['String']['output'];
  readonly user: Maybe<User>;
};

export type UserMappingConnection = {
  readonly edges: ReadonlyArray<UserMappingEdge>;
  readonly nodes: ReadonlyArray<UserMapping>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type UserMappingEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: UserMapping;
};

export type UserResult = {
  readonly affected: Maybe<Affected>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type UserTarget =
  { readonly everyone: Scalars['Boolean']['input']; readonly mask?: never; readonly user?: never; readonly users?: never; }
  |  { readonly everyone?: never; readonly mask: Scalars['String']['input']; readonly user?: never; readonly users?: never; }
  |  { readonly everyone?: never; readonly mask?: never; readonly user: Scalars['String']['input']; readonly users?: never; }
  |  { readonly everyone?: never; readonly mask?: never; readonly user?: never; readonly users: ReadonlyArray<Scalars['String']['input']>; };

export type Viewer = {
  readonly can: ViewerDecision;
  readonly name: Scalars['String']['output'];
  readonly permissions: ReadonlyArray<Permission>;
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  readonly scope: ViewerScope;
};


export type ViewerCanArgs = {
  permission: Permission;
  user: InputMaybe<Scalars['String']['input']>;
};

export type ViewerDecision = {
  readonly allowed: Scalars['Boolean']['output'];
  readonly reason: Maybe<Scalars['String']['output']>;
};

export type ViewerScope = {
  readonly domains: ReadonlyArray<Scalars['String']['output']>;
  readonly everyone: Scalars['Boolean']['output'];
  readonly users: ReadonlyArray<Scalars['String']['output']>;
};

export type Webhook = {
  readonly deadCount: Maybe<Scalars['Int']['output']>;
  readonly deadLetters: Maybe<WebhookDeadLetterConnection>;
  readonly mask: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly types: Maybe<ReadonlyArray<MailEventType>>;
  readonly url: Scalars['String']['output'];
  readonly waitingCount: Maybe<Scalars['Int']['output']>;
  readonly waitingSince: Maybe<Scalars['DateTime']['output']>;
};


export type WebhookDeadLettersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};

export type WebhookDeadLetter = {
  readonly attempts: Scalars['Int']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly deadAt: Scalars['DateTime']['output'];
  readonly error: Maybe<Scalars['String']['output']>;
  readonly payload: Scalars['JSON']['output'];
  readonly user: Maybe<Scalars['String']['output']>;
};

export type WebhookDeadLetterConnection = {
  readonly edges: ReadonlyArray<WebhookDeadLetterEdge>;
  readonly nodes: ReadonlyArray<WebhookDeadLetter>;
  readonly pageInfo: PageInfo;
};

export type WebhookDeadLetterEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: WebhookDeadLetter;
};

export type WebhookRedeliverInput = {
  readonly cursors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly webhook: Scalars['String']['input'];
};

export type WebhookRedeliverPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly redeliveredCount: Scalars['Int']['output'];
  readonly webhook: Maybe<Webhook>;
};

export type _Entity = Host | Job | Mailbox | Message | User;

export type _Service = {
  readonly sdl: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  _Entity:
    | ( HostRef )
    | ( JobRow )
    | ( MailboxRef )
    | ( MessageRef )
    | ( UserRef )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  CommandPayload:
    | ( Omit<AccountSecurePayload, 'errors' | 'sessionsLeft' | 'steps' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, sessionsLeft: ReadonlyArray<_RefType['Session']>, steps: ReadonlyArray<_RefType['AccountSecureStep']>, user: _RefType['User'] } )
    | ( Omit<AclAddPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AclDeletePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AclRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<AclRemovePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AclSetPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AuthCacheFlushPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( DictWriteResult )
    | ( DictWriteResult )
    | ( DictWriteResult )
    | ( DirectorHostWriteResult )
    | ( DirectorHostWriteResult )
    | ( Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( Omit<DirectorRingAddPayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( Omit<DirectorRingRemovePayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( DirectorHostWriteResult )
    | ( DirectorHostWriteResult )
    | ( Omit<DoveadmPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<FlagsAddPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FlagsRemovePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FlagsReplacePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( FsFileWriteResult )
    | ( Omit<FsDeletePayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( FsFileWriteResult )
    | ( Omit<FscacheRescanPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<FtsFlatcurveCheckPayload, 'checks' | 'errors' | 'user'> & { checks: ReadonlyArray<_RefType['FtsCheck']>, errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<FtsFlatcurveRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsFlatcurveRotatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsOptimizePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsRescanPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<IndexerAddPayload, 'errors' | 'mailbox'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'] } )
    | ( Omit<IndexerRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<InstanceRemovePayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<LogReopenPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<MailboxCacheDecisionSetPayload, 'cacheDecisions' | 'errors' | 'mailbox' | 'user'> & { cacheDecisions?: Maybe<ReadonlyArray<_RefType['CacheDecision']>>, errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<MailboxCachePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxCacheRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxCreatePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox?: Maybe<_RefType['Mailbox']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxForceResyncPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxIndexPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxMetadataSetPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxMetadataUnsetPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxRenamePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox?: Maybe<_RefType['Mailbox']>, user: _RefType['User'] } )
    | ( Omit<MailboxSubscribePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox?: Maybe<_RefType['Mailbox']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxUnsubscribePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox?: Maybe<_RefType['Mailbox']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MailboxUpdatePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<MessageAltMovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MessageAttachmentsRebuildPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MessageCopyPayload, 'destinationMailbox' | 'errors' | 'user'> & { destinationMailbox: _RefType['Mailbox'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MessageDeduplicatePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MessageExpungePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MessageImportPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MessageMovePayload, 'affected' | 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { affected?: Maybe<_RefType['Affected']>, destinationMailbox: _RefType['Mailbox'], errors: ReadonlyArray<_RefType['CommandError']>, sourceUser: _RefType['User'], user: _RefType['User'] } )
    | ( Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<MetacacheCleanPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MetacacheFlushPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MetacacheFlushallPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<MetacacheRemovePayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<MetacacheUnpackPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<OboxUserDeletePayload, 'affected' | 'errors' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<OboxUserWaitPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<OldStatsResetPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<ProxyKickDestinationPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<ProxyKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<QuotaRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<ReplicatorAddPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<ReplicatorRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<ReplicatorReplicatePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<RequestCancelPayload, 'errors'> & { errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( Omit<ServerReloadPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<ServerStopPayload, 'errors' | 'host'> & { errors: ReadonlyArray<_RefType['CommandError']>, host: _RefType['Host'] } )
    | ( Omit<ServiceStopPayload, 'errors' | 'server'> & { errors: ReadonlyArray<_RefType['CommandError']>, server: _RefType['Host'] } )
    | ( Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<SieveActivatePayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, sieveScript?: Maybe<_RefType['SieveScript']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SieveDeactivatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SieveDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SievePutPayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, sieveScript?: Maybe<_RefType['SieveScript']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, sieveScript?: Maybe<_RefType['SieveScript']>, user: _RefType['User'] } )
    | ( StatisticsWriteResult )
    | ( StatisticsWriteResult )
    | ( StatisticsReset )
    | ( Omit<StorageBackupPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<StoragePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<StorageSyncPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<WebhookRedeliverPayload, 'errors' | 'webhook'> & { errors: ReadonlyArray<_RefType['CommandError']>, webhook?: Maybe<_RefType['Webhook']> } )
  ;
  Delivery:
    | ( MailEventRow )
    | ( MailEventRow )
  ;
  Login:
    | ( MailEventRow )
    | ( MailEventRow )
  ;
  MailEvent:
    | ( MailEventRow )
    | ( MailEventRow )
    | ( MailEventRow )
    | ( MailEventRow )
    | ( MailEventRow )
    | ( MailEventRow )
    | ( MailEventRow )
  ;
  Node:
    | ( HostRef )
    | ( JobRow )
    | ( MailboxRef )
    | ( MessageRef )
    | ( SessionRef )
    | ( SieveScriptRef )
    | ( UserRef )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccountSecureInput: AccountSecureInput;
  AccountSecurePayload: ResolverTypeWrapper<Omit<AccountSecurePayload, 'errors' | 'sessionsLeft' | 'steps' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, sessionsLeft: ReadonlyArray<ResolversTypes['Session']>, steps: ReadonlyArray<ResolversTypes['AccountSecureStep']>, user: ResolversTypes['User'] }>;
  AccountSecureStep: ResolverTypeWrapper<Omit<AccountSecureStep, 'errors' | 'host'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, host: ResolversTypes['Host'] }>;
  AccountSecureStepKind: AccountSecureStepKind;
  AclAddInput: AclAddInput;
  AclAddPayload: ResolverTypeWrapper<Omit<AclAddPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  AclDeleteInput: AclDeleteInput;
  AclDeletePayload: ResolverTypeWrapper<Omit<AclDeletePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  AclEntry: ResolverTypeWrapper<AclRow>;
  AclIdentifier: AclIdentifier;
  AclRecalcInput: AclRecalcInput;
  AclRecalcPayload: ResolverTypeWrapper<Omit<AclRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  AclRemoveInput: AclRemoveInput;
  AclRemovePayload: ResolverTypeWrapper<Omit<AclRemovePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  AclRight: AclRight;
  AclSetInput: AclSetInput;
  AclSetPayload: ResolverTypeWrapper<Omit<AclSetPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  Address: ResolverTypeWrapper<Address>;
  AddressFailures: ResolverTypeWrapper<AddressFailures>;
  Affected: ResolverTypeWrapper<AffectedRow>;
  AuthCacheFlushInput: AuthCacheFlushInput;
  AuthCacheFlushPayload: ResolverTypeWrapper<Omit<AuthCacheFlushPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  Base64: ResolverTypeWrapper<Scalars['Base64']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  BodyPart: ResolverTypeWrapper<BodyPartRow>;
  BodyPartParameter: ResolverTypeWrapper<BodyPartParameter>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CacheDecision: ResolverTypeWrapper<CacheDecisionRow>;
  CacheDecisionKind: CacheDecisionKind;
  CommandError: ResolverTypeWrapper<WriteError>;
  CommandPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['CommandPayload']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Delivery: ResolverTypeWrapper<MailEventRow>;
  DeliveryConnection: ResolverTypeWrapper<Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DeliveryEdge']>, nodes: ReadonlyArray<ResolversTypes['Delivery']> }>;
  DeliveryEdge: ResolverTypeWrapper<Omit<DeliveryEdge, 'node'> & { node: ResolversTypes['Delivery'] }>;
  DeliveryFailed: ResolverTypeWrapper<MailEventRow>;
  Dict: ResolverTypeWrapper<DictRef>;
  DictEntry: ResolverTypeWrapper<DictEntry>;
  DictIncInput: DictIncInput;
  DictIncPayload: ResolverTypeWrapper<DictWriteResult>;
  DictSetInput: DictSetInput;
  DictSetPayload: ResolverTypeWrapper<DictWriteResult>;
  DictSource: DictSource;
  DictUnsetInput: DictUnsetInput;
  DictUnsetPayload: ResolverTypeWrapper<DictWriteResult>;
  Director: ResolverTypeWrapper<DirectorRef>;
  DirectorAddInput: DirectorAddInput;
  DirectorAddPayload: ResolverTypeWrapper<DirectorHostWriteResult>;
  DirectorCommand: ResolverTypeWrapper<DirectorCommand>;
  DirectorDownInput: DirectorDownInput;
  DirectorDownPayload: ResolverTypeWrapper<DirectorHostWriteResult>;
  DirectorFlushInput: DirectorFlushInput;
  DirectorFlushPayload: ResolverTypeWrapper<Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  DirectorHost: ResolverTypeWrapper<DirectorHostRef>;
  DirectorHostState: DirectorHostState;
  DirectorHostTarget: DirectorHostTarget;
  DirectorKickInput: DirectorKickInput;
  DirectorKickPayload: ResolverTypeWrapper<Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  DirectorMoveInput: DirectorMoveInput;
  DirectorMovePayload: ResolverTypeWrapper<Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  DirectorRemoveInput: DirectorRemoveInput;
  DirectorRemovePayload: ResolverTypeWrapper<Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  DirectorRingAddInput: DirectorRingAddInput;
  DirectorRingAddPayload: ResolverTypeWrapper<Omit<DirectorRingAddPayload, 'director' | 'errors'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  DirectorRingMember: ResolverTypeWrapper<DirectorRingMember>;
  DirectorRingRemoveInput: DirectorRingRemoveInput;
  DirectorRingRemovePayload: ResolverTypeWrapper<Omit<DirectorRingRemovePayload, 'director' | 'errors'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  DirectorUpInput: DirectorUpInput;
  DirectorUpPayload: ResolverTypeWrapper<DirectorHostWriteResult>;
  DirectorUpdateInput: DirectorUpdateInput;
  DirectorUpdatePayload: ResolverTypeWrapper<DirectorHostWriteResult>;
  DoveadmCommand: ResolverTypeWrapper<DoveadmCommand>;
  DoveadmInput: DoveadmInput;
  DoveadmParameter: ResolverTypeWrapper<DoveadmParameter>;
  DoveadmParameterType: DoveadmParameterType;
  DoveadmPayload: ResolverTypeWrapper<Omit<DoveadmPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  DovecotInstance: ResolverTypeWrapper<DovecotInstance>;
  Envelope: ResolverTypeWrapper<EnvelopeRow>;
  ErrorCode: ErrorCode;
  ErrorLog: ResolverTypeWrapper<Omit<ErrorLog, 'errors' | 'lines'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, lines: ReadonlyArray<ResolversTypes['ErrorLogLine']> }>;
  ErrorLogLevel: ErrorLogLevel;
  ErrorLogLine: ResolverTypeWrapper<Omit<ErrorLogLine, 'host' | 'user'> & { host: ResolversTypes['Host'], user?: Maybe<ResolversTypes['User']> }>;
  EventsLost: ResolverTypeWrapper<MailEventRow>;
  EventsLostReason: EventsLostReason;
  Expectation: Expectation;
  FileSystem: ResolverTypeWrapper<FileSystemRef>;
  FlagsAddInput: FlagsAddInput;
  FlagsAddPayload: ResolverTypeWrapper<Omit<FlagsAddPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FlagsRemoveInput: FlagsRemoveInput;
  FlagsRemovePayload: ResolverTypeWrapper<Omit<FlagsRemovePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FlagsReplaceInput: FlagsReplaceInput;
  FlagsReplacePayload: ResolverTypeWrapper<Omit<FlagsReplacePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FsCopyInput: FsCopyInput;
  FsCopyPayload: ResolverTypeWrapper<FsFileWriteResult>;
  FsDeleteInput: FsDeleteInput;
  FsDeletePayload: ResolverTypeWrapper<Omit<FsDeletePayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  FsDriverSource: FsDriverSource;
  FsFile: ResolverTypeWrapper<FsFileRef>;
  FsMailSource: FsMailSource;
  FsMetadata: ResolverTypeWrapper<FsMetadata>;
  FsPutInput: FsPutInput;
  FsPutPayload: ResolverTypeWrapper<FsFileWriteResult>;
  FsSource: FsSource;
  FscacheRescanInput: FscacheRescanInput;
  FscacheRescanPayload: ResolverTypeWrapper<Omit<FscacheRescanPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  FtsCheck: ResolverTypeWrapper<FtsCheckRef>;
  FtsFlatcurveCheckInput: FtsFlatcurveCheckInput;
  FtsFlatcurveCheckPayload: ResolverTypeWrapper<Omit<FtsFlatcurveCheckPayload, 'checks' | 'errors' | 'user'> & { checks: ReadonlyArray<ResolversTypes['FtsCheck']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  FtsFlatcurveRemoveInput: FtsFlatcurveRemoveInput;
  FtsFlatcurveRemovePayload: ResolverTypeWrapper<Omit<FtsFlatcurveRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FtsFlatcurveRotateInput: FtsFlatcurveRotateInput;
  FtsFlatcurveRotatePayload: ResolverTypeWrapper<Omit<FtsFlatcurveRotatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FtsIndex: ResolverTypeWrapper<FtsIndexRef>;
  FtsOptimizeInput: FtsOptimizeInput;
  FtsOptimizePayload: ResolverTypeWrapper<Omit<FtsOptimizePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FtsRescanInput: FtsRescanInput;
  FtsRescanPayload: ResolverTypeWrapper<Omit<FtsRescanPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  Header: ResolverTypeWrapper<Header>;
  HeaderSearch: HeaderSearch;
  Host: ResolverTypeWrapper<HostRef>;
  HostCommand: ResolverTypeWrapper<HostCommand>;
  HostHistory: ResolverTypeWrapper<HostHistory>;
  HostMinute: ResolverTypeWrapper<HostMinute>;
  HostOccupancy: ResolverTypeWrapper<HostOccupancy>;
  HostState: HostState;
  HostStateChange: ResolverTypeWrapper<HostStateChange>;
  HostStatus: ResolverTypeWrapper<HostStatus>;
  HostTcpStatus: ResolverTypeWrapper<HostTcpStatus>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IndexerAddInput: IndexerAddInput;
  IndexerAddPayload: ResolverTypeWrapper<Omit<IndexerAddPayload, 'errors' | 'mailbox'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'] }>;
  IndexerRemoveInput: IndexerRemoveInput;
  IndexerRemovePayload: ResolverTypeWrapper<Omit<IndexerRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  Indexing: ResolverTypeWrapper<Omit<Indexing, 'mailbox'> & { mailbox: ResolversTypes['Mailbox'] }>;
  IndexingPlace: IndexingPlace;
  InstanceRemoveInput: InstanceRemoveInput;
  InstanceRemovePayload: ResolverTypeWrapper<Omit<InstanceRemovePayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Job: ResolverTypeWrapper<JobRow>;
  JobCancelInput: JobCancelInput;
  JobCancelPayload: ResolverTypeWrapper<Omit<JobCancelPayload, 'job'> & { job: ResolversTypes['Job'] }>;
  JobConnection: ResolverTypeWrapper<Omit<JobConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['JobEdge']>, nodes: ReadonlyArray<ResolversTypes['Job']> }>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  JobItem: ResolverTypeWrapper<SettledItem>;
  JobItemConnection: ResolverTypeWrapper<Omit<JobItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['JobItemEdge']>, nodes: ReadonlyArray<ResolversTypes['JobItem']> }>;
  JobItemEdge: ResolverTypeWrapper<Omit<JobItemEdge, 'node'> & { node: ResolversTypes['JobItem'] }>;
  JobItemError: ResolverTypeWrapper<JobItemError>;
  JobItemOutcome: JobItemOutcome;
  JobPauseInput: JobPauseInput;
  JobPausePayload: ResolverTypeWrapper<Omit<JobPausePayload, 'job'> & { job: ResolversTypes['Job'] }>;
  JobProgress: ResolverTypeWrapper<JobProgress>;
  JobResumeInput: JobResumeInput;
  JobResumePayload: ResolverTypeWrapper<Omit<JobResumePayload, 'job'> & { job: ResolversTypes['Job'] }>;
  JobRetryInput: JobRetryInput;
  JobRetryPayload: ResolverTypeWrapper<Omit<JobRetryPayload, 'job'> & { job: ResolversTypes['Job'] }>;
  JobStartInput: JobStartInput;
  JobStartPayload: ResolverTypeWrapper<Omit<JobStartPayload, 'job'> & { job: ResolversTypes['Job'] }>;
  JobState: JobState;
  JobWait: ResolverTypeWrapper<JobWait>;
  JobWaitReason: JobWaitReason;
  LeftOutUser: ResolverTypeWrapper<LeftOutUser>;
  LeftOutUsers: ResolverTypeWrapper<LeftOutUsers>;
  LogReopenInput: LogReopenInput;
  LogReopenPayload: ResolverTypeWrapper<Omit<LogReopenPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  Login: ResolverTypeWrapper<MailEventRow>;
  LoginConnection: ResolverTypeWrapper<Omit<LoginConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LoginEdge']>, nodes: ReadonlyArray<ResolversTypes['Login']> }>;
  LoginEdge: ResolverTypeWrapper<Omit<LoginEdge, 'node'> & { node: ResolversTypes['Login'] }>;
  LoginFailed: ResolverTypeWrapper<MailEventRow>;
  LoginInput: LoginInput;
  LoginSucceeded: ResolverTypeWrapper<MailEventRow>;
  MailEvent: ResolverTypeWrapper<MailEventRow>;
  MailEventType: MailEventType;
  Mailbox: ResolverTypeWrapper<MailboxRef>;
  MailboxCacheDecisionSetInput: MailboxCacheDecisionSetInput;
  MailboxCacheDecisionSetPayload: ResolverTypeWrapper<Omit<MailboxCacheDecisionSetPayload, 'cacheDecisions' | 'errors' | 'mailbox' | 'user'> & { cacheDecisions?: Maybe<ReadonlyArray<ResolversTypes['CacheDecision']>>, errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  MailboxCachePurgeInput: MailboxCachePurgeInput;
  MailboxCachePurgePayload: ResolverTypeWrapper<Omit<MailboxCachePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxCacheRemoveInput: MailboxCacheRemoveInput;
  MailboxCacheRemovePayload: ResolverTypeWrapper<Omit<MailboxCacheRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxCreateInput: MailboxCreateInput;
  MailboxCreatePayload: ResolverTypeWrapper<Omit<MailboxCreatePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox?: Maybe<ResolversTypes['Mailbox']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxDeleteInput: MailboxDeleteInput;
  MailboxDeletePayload: ResolverTypeWrapper<Omit<MailboxDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxForceResyncInput: MailboxForceResyncInput;
  MailboxForceResyncPayload: ResolverTypeWrapper<Omit<MailboxForceResyncPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxIndexInput: MailboxIndexInput;
  MailboxIndexPayload: ResolverTypeWrapper<Omit<MailboxIndexPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxMetadataSetInput: MailboxMetadataSetInput;
  MailboxMetadataSetPayload: ResolverTypeWrapper<Omit<MailboxMetadataSetPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxMetadataUnsetInput: MailboxMetadataUnsetInput;
  MailboxMetadataUnsetPayload: ResolverTypeWrapper<Omit<MailboxMetadataUnsetPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxPathKind: MailboxPathKind;
  MailboxRenameInput: MailboxRenameInput;
  MailboxRenamePayload: ResolverTypeWrapper<Omit<MailboxRenamePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox?: Maybe<ResolversTypes['Mailbox']>, user: ResolversTypes['User'] }>;
  MailboxSubscribeInput: MailboxSubscribeInput;
  MailboxSubscribePayload: ResolverTypeWrapper<Omit<MailboxSubscribePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox?: Maybe<ResolversTypes['Mailbox']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxTotals: ResolverTypeWrapper<MailboxTotals>;
  MailboxUnsubscribeInput: MailboxUnsubscribeInput;
  MailboxUnsubscribePayload: ResolverTypeWrapper<Omit<MailboxUnsubscribePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox?: Maybe<ResolversTypes['Mailbox']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MailboxUpdateInput: MailboxUpdateInput;
  MailboxUpdatePayload: ResolverTypeWrapper<Omit<MailboxUpdatePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  Message: ResolverTypeWrapper<MessageRef>;
  MessageAltMoveInput: MessageAltMoveInput;
  MessageAltMovePayload: ResolverTypeWrapper<Omit<MessageAltMovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MessageAttachmentsRebuildInput: MessageAttachmentsRebuildInput;
  MessageAttachmentsRebuildPayload: ResolverTypeWrapper<Omit<MessageAttachmentsRebuildPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MessageConnection: ResolverTypeWrapper<MessagePage>;
  MessageCopyInput: MessageCopyInput;
  MessageCopyPayload: ResolverTypeWrapper<Omit<MessageCopyPayload, 'destinationMailbox' | 'errors' | 'user'> & { destinationMailbox: ResolversTypes['Mailbox'], errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MessageDeduplicateInput: MessageDeduplicateInput;
  MessageDeduplicatePayload: ResolverTypeWrapper<Omit<MessageDeduplicatePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MessageDelivered: ResolverTypeWrapper<MailEventRow>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageExpungeInput: MessageExpungeInput;
  MessageExpungePayload: ResolverTypeWrapper<Omit<MessageExpungePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MessageExpunged: ResolverTypeWrapper<MailEventRow>;
  MessageImportInput: MessageImportInput;
  MessageImportPayload: ResolverTypeWrapper<Omit<MessageImportPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MessageMoveInput: MessageMoveInput;
  MessageMovePayload: ResolverTypeWrapper<Omit<MessageMovePayload, 'affected' | 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, destinationMailbox: ResolversTypes['Mailbox'], errors: ReadonlyArray<ResolversTypes['CommandError']>, sourceUser: ResolversTypes['User'], user: ResolversTypes['User'] }>;
  MessagePart: ResolverTypeWrapper<MessagePartRef>;
  MessageSaveInput: MessageSaveInput;
  MessageSavePayload: ResolverTypeWrapper<Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  MessageSearch: MessageSearch;
  MetacacheChanges: MetacacheChanges;
  MetacacheCleanInput: MetacacheCleanInput;
  MetacacheCleanPayload: ResolverTypeWrapper<Omit<MetacacheCleanPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MetacacheEntry: ResolverTypeWrapper<Omit<MetacacheEntry, 'alternativeNames' | 'fields' | 'user'> & { alternativeNames: ReadonlyArray<ResolversTypes['MetacacheField']>, fields: ReadonlyArray<ResolversTypes['MetacacheField']>, user?: Maybe<ResolversTypes['User']> }>;
  MetacacheField: ResolverTypeWrapper<MetacacheField>;
  MetacacheFlushInput: MetacacheFlushInput;
  MetacacheFlushPayload: ResolverTypeWrapper<Omit<MetacacheFlushPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MetacacheFlushallInput: MetacacheFlushallInput;
  MetacacheFlushallPayload: ResolverTypeWrapper<Omit<MetacacheFlushallPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  MetacacheIndexes: MetacacheIndexes;
  MetacachePriority: ResolverTypeWrapper<MetacachePriority>;
  MetacacheRemoveInput: MetacacheRemoveInput;
  MetacacheRemovePayload: ResolverTypeWrapper<Omit<MetacacheRemovePayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  MetacacheUnpackInput: MetacacheUnpackInput;
  MetacacheUnpackPayload: ResolverTypeWrapper<Omit<MetacacheUnpackPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  Metadata: ResolverTypeWrapper<Metadata>;
  Metric: ResolverTypeWrapper<Metric>;
  MetricPercentile: ResolverTypeWrapper<MetricPercentile>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NumberRange: NumberRange;
  OboxUserDeleteInput: OboxUserDeleteInput;
  OboxUserDeletePayload: ResolverTypeWrapper<Omit<OboxUserDeletePayload, 'affected' | 'errors' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  OboxUserWaitInput: OboxUserWaitInput;
  OboxUserWaitPayload: ResolverTypeWrapper<Omit<OboxUserWaitPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  OldStatistics: ResolverTypeWrapper<Omit<OldStatistics, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  OldStatisticsFilter: OldStatisticsFilter;
  OldStatisticsLevel: OldStatisticsLevel;
  OldStatsResetInput: OldStatsResetInput;
  OldStatsResetPayload: ResolverTypeWrapper<Omit<OldStatsResetPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  Outcome: Outcome;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Penalty: ResolverTypeWrapper<Penalty>;
  Permission: Permission;
  ProxiedSession: ResolverTypeWrapper<Omit<ProxiedSession, 'user'> & { user: ResolversTypes['User'] }>;
  ProxiedSessionConnection: ResolverTypeWrapper<Omit<ProxiedSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProxiedSessionEdge']>, nodes: ReadonlyArray<ResolversTypes['ProxiedSession']> }>;
  ProxiedSessionEdge: ResolverTypeWrapper<Omit<ProxiedSessionEdge, 'node'> & { node: ResolversTypes['ProxiedSession'] }>;
  ProxyKickDestinationInput: ProxyKickDestinationInput;
  ProxyKickDestinationPayload: ResolverTypeWrapper<Omit<ProxyKickDestinationPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  ProxyKickInput: ProxyKickInput;
  ProxyKickPayload: ResolverTypeWrapper<Omit<ProxyKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quota: ResolverTypeWrapper<Quota>;
  QuotaRecalcInput: QuotaRecalcInput;
  QuotaRecalcPayload: ResolverTypeWrapper<Omit<QuotaRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  Replication: ResolverTypeWrapper<Omit<Replication, 'user'> & { user: ResolversTypes['User'] }>;
  ReplicationConnection: ResolverTypeWrapper<Omit<ReplicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReplicationEdge']>, nodes: ReadonlyArray<ResolversTypes['Replication']> }>;
  ReplicationEdge: ResolverTypeWrapper<Omit<ReplicationEdge, 'node'> & { node: ResolversTypes['Replication'] }>;
  ReplicationPriority: ReplicationPriority;
  ReplicationQueue: ResolverTypeWrapper<ReplicationQueue>;
  ReplicationRequestPriority: ReplicationRequestPriority;
  ReplicationWorker: ResolverTypeWrapper<Omit<ReplicationWorker, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  Replicator: ResolverTypeWrapper<ReplicatorRef>;
  ReplicatorAddInput: ReplicatorAddInput;
  ReplicatorAddPayload: ResolverTypeWrapper<Omit<ReplicatorAddPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  ReplicatorRemoveInput: ReplicatorRemoveInput;
  ReplicatorRemovePayload: ResolverTypeWrapper<Omit<ReplicatorRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  ReplicatorReplicateInput: ReplicatorReplicateInput;
  ReplicatorReplicatePayload: ResolverTypeWrapper<Omit<ReplicatorReplicatePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  RequestCancelInput: RequestCancelInput;
  RequestCancelPayload: ResolverTypeWrapper<Omit<RequestCancelPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  RunningCommand: ResolverTypeWrapper<RunningCommand>;
  RunningRequest: ResolverTypeWrapper<RunningRequest>;
  ServerReloadInput: ServerReloadInput;
  ServerReloadPayload: ResolverTypeWrapper<Omit<ServerReloadPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  ServerStopInput: ServerStopInput;
  ServerStopPayload: ResolverTypeWrapper<Omit<ServerStopPayload, 'errors' | 'host'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, host: ResolversTypes['Host'] }>;
  Service: ResolverTypeWrapper<Omit<Service, 'host'> & { host: ResolversTypes['Host'] }>;
  ServiceList: ResolverTypeWrapper<Omit<ServiceList, 'errors' | 'services'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, services: ReadonlyArray<ResolversTypes['Service']> }>;
  ServiceOccupancy: ResolverTypeWrapper<ServiceOccupancy>;
  ServiceProcess: ResolverTypeWrapper<ServiceProcess>;
  ServiceStopInput: ServiceStopInput;
  ServiceStopPayload: ResolverTypeWrapper<Omit<ServiceStopPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, server: ResolversTypes['Host'] }>;
  Session: ResolverTypeWrapper<SessionRef>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'edges' | 'errors' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SessionEdge']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, nodes: ReadonlyArray<ResolversTypes['Session']> }>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SessionEnded: ResolverTypeWrapper<MailEventRow>;
  SessionKickInput: SessionKickInput;
  SessionKickPayload: ResolverTypeWrapper<Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  SieveActivateInput: SieveActivateInput;
  SieveActivatePayload: ResolverTypeWrapper<Omit<SieveActivatePayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, sieveScript?: Maybe<ResolversTypes['SieveScript']>, user?: Maybe<ResolversTypes['User']> }>;
  SieveDeactivateInput: SieveDeactivateInput;
  SieveDeactivatePayload: ResolverTypeWrapper<Omit<SieveDeactivatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  SieveDeleteInput: SieveDeleteInput;
  SieveDeletePayload: ResolverTypeWrapper<Omit<SieveDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  SievePutInput: SievePutInput;
  SievePutPayload: ResolverTypeWrapper<Omit<SievePutPayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, sieveScript?: Maybe<ResolversTypes['SieveScript']>, user?: Maybe<ResolversTypes['User']> }>;
  SieveRenameInput: SieveRenameInput;
  SieveRenamePayload: ResolverTypeWrapper<Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, sieveScript?: Maybe<ResolversTypes['SieveScript']>, user: ResolversTypes['User'] }>;
  SieveScript: ResolverTypeWrapper<SieveScriptRef>;
  StatsAddInput: StatsAddInput;
  StatsAddPayload: ResolverTypeWrapper<StatisticsWriteResult>;
  StatsRemoveInput: StatsRemoveInput;
  StatsRemovePayload: ResolverTypeWrapper<StatisticsWriteResult>;
  StatsResetInput: StatsResetInput;
  StatsResetPayload: ResolverTypeWrapper<StatisticsReset>;
  StorageBackupInput: StorageBackupInput;
  StorageBackupPayload: ResolverTypeWrapper<Omit<StorageBackupPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  StoragePurgeInput: StoragePurgeInput;
  StoragePurgePayload: ResolverTypeWrapper<Omit<StoragePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  StorageSyncInput: StorageSyncInput;
  StorageSyncPayload: ResolverTypeWrapper<Omit<StorageSyncPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnusedUserConnection: ResolverTypeWrapper<Omit<UnusedUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  User: ResolverTypeWrapper<UserRef>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserExpectation: UserExpectation;
  UserField: ResolverTypeWrapper<UserField>;
  UserFts: ResolverTypeWrapper<UserRef>;
  UserMapping: ResolverTypeWrapper<Omit<UserMapping, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UserMappingConnection: ResolverTypeWrapper<Omit<UserMappingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserMappingEdge']>, nodes: ReadonlyArray<ResolversTypes['UserMapping']> }>;
  UserMappingEdge: ResolverTypeWrapper<Omit<UserMappingEdge, 'node'> & { node: ResolversTypes['UserMapping'] }>;
  UserResult: ResolverTypeWrapper<UserWriteResult<unknown>>;
  UserTarget: UserTarget;
  Viewer: ResolverTypeWrapper<Principal>;
  ViewerDecision: ResolverTypeWrapper<ViewerDecision>;
  ViewerScope: ResolverTypeWrapper<ViewerScope>;
  Webhook: ResolverTypeWrapper<WebhookRow>;
  WebhookDeadLetter: ResolverTypeWrapper<WebhookDeadLetter>;
  WebhookDeadLetterConnection: ResolverTypeWrapper<WebhookDeadLetterConnection>;
  WebhookDeadLetterEdge: ResolverTypeWrapper<WebhookDeadLetterEdge>;
  WebhookRedeliverInput: WebhookRedeliverInput;
  WebhookRedeliverPayload: ResolverTypeWrapper<Omit<WebhookRedeliverPayload, 'errors' | 'webhook'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  _Any: ResolverTypeWrapper<Scalars['_Any']['output']>;
  _Entity: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['_Entity']>;
  _Service: ResolverTypeWrapper<_Service>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccountSecureInput: AccountSecureInput;
  AccountSecurePayload: Omit<AccountSecurePayload, 'errors' | 'sessionsLeft' | 'steps' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sessionsLeft: ReadonlyArray<ResolversParentTypes['Session']>, steps: ReadonlyArray<ResolversParentTypes['AccountSecureStep']>, user: ResolversParentTypes['User'] };
  AccountSecureStep: Omit<AccountSecureStep, 'errors' | 'host'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, host: ResolversParentTypes['Host'] };
  AclAddInput: AclAddInput;
  AclAddPayload: Omit<AclAddPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  AclDeleteInput: AclDeleteInput;
  AclDeletePayload: Omit<AclDeletePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  AclEntry: AclRow;
  AclIdentifier: AclIdentifier;
  AclRecalcInput: AclRecalcInput;
  AclRecalcPayload: Omit<AclRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  AclRemoveInput: AclRemoveInput;
  AclRemovePayload: Omit<AclRemovePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  AclSetInput: AclSetInput;
  AclSetPayload: Omit<AclSetPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  Address: Address;
  AddressFailures: AddressFailures;
  Affected: AffectedRow;
  AuthCacheFlushInput: AuthCacheFlushInput;
  AuthCacheFlushPayload: Omit<AuthCacheFlushPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  Base64: Scalars['Base64']['output'];
  BigInt: Scalars['BigInt']['output'];
  BodyPart: BodyPartRow;
  BodyPartParameter: BodyPartParameter;
  Boolean: Scalars['Boolean']['output'];
  CacheDecision: CacheDecisionRow;
  CommandError: WriteError;
  CommandPayload: ResolversInterfaceTypes<ResolversParentTypes>['CommandPayload'];
  DateTime: Scalars['DateTime']['output'];
  Delivery: MailEventRow;
  DeliveryConnection: Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DeliveryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Delivery']> };
  DeliveryEdge: Omit<DeliveryEdge, 'node'> & { node: ResolversParentTypes['Delivery'] };
  DeliveryFailed: MailEventRow;
  Dict: DictRef;
  DictEntry: DictEntry;
  DictIncInput: DictIncInput;
  DictIncPayload: DictWriteResult;
  DictSetInput: DictSetInput;
  DictSetPayload: DictWriteResult;
  DictSource: DictSource;
  DictUnsetInput: DictUnsetInput;
  DictUnsetPayload: DictWriteResult;
  Director: DirectorRef;
  DirectorAddInput: DirectorAddInput;
  DirectorAddPayload: DirectorHostWriteResult;
  DirectorCommand: DirectorCommand;
  DirectorDownInput: DirectorDownInput;
  DirectorDownPayload: DirectorHostWriteResult;
  DirectorFlushInput: DirectorFlushInput;
  DirectorFlushPayload: Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  DirectorHost: DirectorHostRef;
  DirectorHostTarget: DirectorHostTarget;
  DirectorKickInput: DirectorKickInput;
  DirectorKickPayload: Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  DirectorMoveInput: DirectorMoveInput;
  DirectorMovePayload: Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  DirectorRemoveInput: DirectorRemoveInput;
  DirectorRemovePayload: Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  DirectorRingAddInput: DirectorRingAddInput;
  DirectorRingAddPayload: Omit<DirectorRingAddPayload, 'director' | 'errors'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  DirectorRingMember: DirectorRingMember;
  DirectorRingRemoveInput: DirectorRingRemoveInput;
  DirectorRingRemovePayload: Omit<DirectorRingRemovePayload, 'director' | 'errors'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  DirectorUpInput: DirectorUpInput;
  DirectorUpPayload: DirectorHostWriteResult;
  DirectorUpdateInput: DirectorUpdateInput;
  DirectorUpdatePayload: DirectorHostWriteResult;
  DoveadmCommand: DoveadmCommand;
  DoveadmInput: DoveadmInput;
  DoveadmParameter: DoveadmParameter;
  DoveadmPayload: Omit<DoveadmPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  DovecotInstance: DovecotInstance;
  Envelope: EnvelopeRow;
  ErrorLog: Omit<ErrorLog, 'errors' | 'lines'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, lines: ReadonlyArray<ResolversParentTypes['ErrorLogLine']> };
  ErrorLogLine: Omit<ErrorLogLine, 'host' | 'user'> & { host: ResolversParentTypes['Host'], user?: Maybe<ResolversParentTypes['User']> };
  EventsLost: MailEventRow;
  Expectation: Expectation;
  FileSystem: FileSystemRef;
  FlagsAddInput: FlagsAddInput;
  FlagsAddPayload: Omit<FlagsAddPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FlagsRemoveInput: FlagsRemoveInput;
  FlagsRemovePayload: Omit<FlagsRemovePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FlagsReplaceInput: FlagsReplaceInput;
  FlagsReplacePayload: Omit<FlagsReplacePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  Float: Scalars['Float']['output'];
  FsCopyInput: FsCopyInput;
  FsCopyPayload: FsFileWriteResult;
  FsDeleteInput: FsDeleteInput;
  FsDeletePayload: Omit<FsDeletePayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  FsDriverSource: FsDriverSource;
  FsFile: FsFileRef;
  FsMailSource: FsMailSource;
  FsMetadata: FsMetadata;
  FsPutInput: FsPutInput;
  FsPutPayload: FsFileWriteResult;
  FsSource: FsSource;
  FscacheRescanInput: FscacheRescanInput;
  FscacheRescanPayload: Omit<FscacheRescanPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  FtsCheck: FtsCheckRef;
  FtsFlatcurveCheckInput: FtsFlatcurveCheckInput;
  FtsFlatcurveCheckPayload: Omit<FtsFlatcurveCheckPayload, 'checks' | 'errors' | 'user'> & { checks: ReadonlyArray<ResolversParentTypes['FtsCheck']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  FtsFlatcurveRemoveInput: FtsFlatcurveRemoveInput;
  FtsFlatcurveRemovePayload: Omit<FtsFlatcurveRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FtsFlatcurveRotateInput: FtsFlatcurveRotateInput;
  FtsFlatcurveRotatePayload: Omit<FtsFlatcurveRotatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FtsIndex: FtsIndexRef;
  FtsOptimizeInput: FtsOptimizeInput;
  FtsOptimizePayload: Omit<FtsOptimizePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FtsRescanInput: FtsRescanInput;
  FtsRescanPayload: Omit<FtsRescanPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  Header: Header;
  HeaderSearch: HeaderSearch;
  Host: HostRef;
  HostCommand: HostCommand;
  HostHistory: HostHistory;
  HostMinute: HostMinute;
  HostOccupancy: HostOccupancy;
  HostStateChange: HostStateChange;
  HostStatus: HostStatus;
  HostTcpStatus: HostTcpStatus;
  ID: Scalars['ID']['output'];
  IndexerAddInput: IndexerAddInput;
  IndexerAddPayload: Omit<IndexerAddPayload, 'errors' | 'mailbox'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'] };
  IndexerRemoveInput: IndexerRemoveInput;
  IndexerRemovePayload: Omit<IndexerRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  Indexing: Omit<Indexing, 'mailbox'> & { mailbox: ResolversParentTypes['Mailbox'] };
  InstanceRemoveInput: InstanceRemoveInput;
  InstanceRemovePayload: Omit<InstanceRemovePayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  Job: JobRow;
  JobCancelInput: JobCancelInput;
  JobCancelPayload: Omit<JobCancelPayload, 'job'> & { job: ResolversParentTypes['Job'] };
  JobConnection: Omit<JobConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['JobEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Job']> };
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  JobItem: SettledItem;
  JobItemConnection: Omit<JobItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['JobItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['JobItem']> };
  JobItemEdge: Omit<JobItemEdge, 'node'> & { node: ResolversParentTypes['JobItem'] };
  JobItemError: JobItemError;
  JobPauseInput: JobPauseInput;
  JobPausePayload: Omit<JobPausePayload, 'job'> & { job: ResolversParentTypes['Job'] };
  JobProgress: JobProgress;
  JobResumeInput: JobResumeInput;
  JobResumePayload: Omit<JobResumePayload, 'job'> & { job: ResolversParentTypes['Job'] };
  JobRetryInput: JobRetryInput;
  JobRetryPayload: Omit<JobRetryPayload, 'job'> & { job: ResolversParentTypes['Job'] };
  JobStartInput: JobStartInput;
  JobStartPayload: Omit<JobStartPayload, 'job'> & { job: ResolversParentTypes['Job'] };
  JobWait: JobWait;
  LeftOutUser: LeftOutUser;
  LeftOutUsers: LeftOutUsers;
  LogReopenInput: LogReopenInput;
  LogReopenPayload: Omit<LogReopenPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  Login: MailEventRow;
  LoginConnection: Omit<LoginConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LoginEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Login']> };
  LoginEdge: Omit<LoginEdge, 'node'> & { node: ResolversParentTypes['Login'] };
  LoginFailed: MailEventRow;
  LoginInput: LoginInput;
  LoginSucceeded: MailEventRow;
  MailEvent: MailEventRow;
  Mailbox: MailboxRef;
  MailboxCacheDecisionSetInput: MailboxCacheDecisionSetInput;
  MailboxCacheDecisionSetPayload: Omit<MailboxCacheDecisionSetPayload, 'cacheDecisions' | 'errors' | 'mailbox' | 'user'> & { cacheDecisions?: Maybe<ReadonlyArray<ResolversParentTypes['CacheDecision']>>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  MailboxCachePurgeInput: MailboxCachePurgeInput;
  MailboxCachePurgePayload: Omit<MailboxCachePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxCacheRemoveInput: MailboxCacheRemoveInput;
  MailboxCacheRemovePayload: Omit<MailboxCacheRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxCreateInput: MailboxCreateInput;
  MailboxCreatePayload: Omit<MailboxCreatePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox?: Maybe<ResolversParentTypes['Mailbox']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxDeleteInput: MailboxDeleteInput;
  MailboxDeletePayload: Omit<MailboxDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxForceResyncInput: MailboxForceResyncInput;
  MailboxForceResyncPayload: Omit<MailboxForceResyncPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxIndexInput: MailboxIndexInput;
  MailboxIndexPayload: Omit<MailboxIndexPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxMetadataSetInput: MailboxMetadataSetInput;
  MailboxMetadataSetPayload: Omit<MailboxMetadataSetPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxMetadataUnsetInput: MailboxMetadataUnsetInput;
  MailboxMetadataUnsetPayload: Omit<MailboxMetadataUnsetPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxRenameInput: MailboxRenameInput;
  MailboxRenamePayload: Omit<MailboxRenamePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox?: Maybe<ResolversParentTypes['Mailbox']>, user: ResolversParentTypes['User'] };
  MailboxSubscribeInput: MailboxSubscribeInput;
  MailboxSubscribePayload: Omit<MailboxSubscribePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox?: Maybe<ResolversParentTypes['Mailbox']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxTotals: MailboxTotals;
  MailboxUnsubscribeInput: MailboxUnsubscribeInput;
  MailboxUnsubscribePayload: Omit<MailboxUnsubscribePayload, 'errors' | 'mailbox' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox?: Maybe<ResolversParentTypes['Mailbox']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MailboxUpdateInput: MailboxUpdateInput;
  MailboxUpdatePayload: Omit<MailboxUpdatePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  Message: MessageRef;
  MessageAltMoveInput: MessageAltMoveInput;
  MessageAltMovePayload: Omit<MessageAltMovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MessageAttachmentsRebuildInput: MessageAttachmentsRebuildInput;
  MessageAttachmentsRebuildPayload: Omit<MessageAttachmentsRebuildPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MessageConnection: MessagePage;
  MessageCopyInput: MessageCopyInput;
  MessageCopyPayload: Omit<MessageCopyPayload, 'destinationMailbox' | 'errors' | 'user'> & { destinationMailbox: ResolversParentTypes['Mailbox'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MessageDeduplicateInput: MessageDeduplicateInput;
  MessageDeduplicatePayload: Omit<MessageDeduplicatePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MessageDelivered: MailEventRow;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageExpungeInput: MessageExpungeInput;
  MessageExpungePayload: Omit<MessageExpungePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MessageExpunged: MailEventRow;
  MessageImportInput: MessageImportInput;
  MessageImportPayload: Omit<MessageImportPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MessageMoveInput: MessageMoveInput;
  MessageMovePayload: Omit<MessageMovePayload, 'affected' | 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, destinationMailbox: ResolversParentTypes['Mailbox'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sourceUser: ResolversParentTypes['User'], user: ResolversParentTypes['User'] };
  MessagePart: MessagePartRef;
  MessageSaveInput: MessageSaveInput;
  MessageSavePayload: Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  MessageSearch: MessageSearch;
  MetacacheCleanInput: MetacacheCleanInput;
  MetacacheCleanPayload: Omit<MetacacheCleanPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MetacacheEntry: Omit<MetacacheEntry, 'alternativeNames' | 'fields' | 'user'> & { alternativeNames: ReadonlyArray<ResolversParentTypes['MetacacheField']>, fields: ReadonlyArray<ResolversParentTypes['MetacacheField']>, user?: Maybe<ResolversParentTypes['User']> };
  MetacacheField: MetacacheField;
  MetacacheFlushInput: MetacacheFlushInput;
  MetacacheFlushPayload: Omit<MetacacheFlushPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MetacacheFlushallInput: MetacacheFlushallInput;
  MetacacheFlushallPayload: Omit<MetacacheFlushallPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  MetacachePriority: MetacachePriority;
  MetacacheRemoveInput: MetacacheRemoveInput;
  MetacacheRemovePayload: Omit<MetacacheRemovePayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  MetacacheUnpackInput: MetacacheUnpackInput;
  MetacacheUnpackPayload: Omit<MetacacheUnpackPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  Metadata: Metadata;
  Metric: Metric;
  MetricPercentile: MetricPercentile;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NumberRange: NumberRange;
  OboxUserDeleteInput: OboxUserDeleteInput;
  OboxUserDeletePayload: Omit<OboxUserDeletePayload, 'affected' | 'errors' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  OboxUserWaitInput: OboxUserWaitInput;
  OboxUserWaitPayload: Omit<OboxUserWaitPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  OldStatistics: Omit<OldStatistics, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  OldStatisticsFilter: OldStatisticsFilter;
  OldStatsResetInput: OldStatsResetInput;
  OldStatsResetPayload: Omit<OldStatsResetPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  PageInfo: PageInfo;
  Penalty: Penalty;
  ProxiedSession: Omit<ProxiedSession, 'user'> & { user: ResolversParentTypes['User'] };
  ProxiedSessionConnection: Omit<ProxiedSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProxiedSessionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ProxiedSession']> };
  ProxiedSessionEdge: Omit<ProxiedSessionEdge, 'node'> & { node: ResolversParentTypes['ProxiedSession'] };
  ProxyKickDestinationInput: ProxyKickDestinationInput;
  ProxyKickDestinationPayload: Omit<ProxyKickDestinationPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  ProxyKickInput: ProxyKickInput;
  ProxyKickPayload: Omit<ProxyKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  Query: Record<PropertyKey, never>;
  Quota: Quota;
  QuotaRecalcInput: QuotaRecalcInput;
  QuotaRecalcPayload: Omit<QuotaRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  Replication: Omit<Replication, 'user'> & { user: ResolversParentTypes['User'] };
  ReplicationConnection: Omit<ReplicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReplicationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Replication']> };
  ReplicationEdge: Omit<ReplicationEdge, 'node'> & { node: ResolversParentTypes['Replication'] };
  ReplicationQueue: ReplicationQueue;
  ReplicationWorker: Omit<ReplicationWorker, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  Replicator: ReplicatorRef;
  ReplicatorAddInput: ReplicatorAddInput;
  ReplicatorAddPayload: Omit<ReplicatorAddPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  ReplicatorRemoveInput: ReplicatorRemoveInput;
  ReplicatorRemovePayload: Omit<ReplicatorRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  ReplicatorReplicateInput: ReplicatorReplicateInput;
  ReplicatorReplicatePayload: Omit<ReplicatorReplicatePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  RequestCancelInput: RequestCancelInput;
  RequestCancelPayload: Omit<RequestCancelPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  RunningCommand: RunningCommand;
  RunningRequest: RunningRequest;
  ServerReloadInput: ServerReloadInput;
  ServerReloadPayload: Omit<ServerReloadPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  ServerStopInput: ServerStopInput;
  ServerStopPayload: Omit<ServerStopPayload, 'errors' | 'host'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, host: ResolversParentTypes['Host'] };
  Service: Omit<Service, 'host'> & { host: ResolversParentTypes['Host'] };
  ServiceList: Omit<ServiceList, 'errors' | 'services'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, services: ReadonlyArray<ResolversParentTypes['Service']> };
  ServiceOccupancy: ServiceOccupancy;
  ServiceProcess: ServiceProcess;
  ServiceStopInput: ServiceStopInput;
  ServiceStopPayload: Omit<ServiceStopPayload, 'errors' | 'server'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, server: ResolversParentTypes['Host'] };
  Session: SessionRef;
  SessionConnection: Omit<SessionConnection, 'edges' | 'errors' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SessionEdge']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, nodes: ReadonlyArray<ResolversParentTypes['Session']> };
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SessionEnded: MailEventRow;
  SessionKickInput: SessionKickInput;
  SessionKickPayload: Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  SieveActivateInput: SieveActivateInput;
  SieveActivatePayload: Omit<SieveActivatePayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, sieveScript?: Maybe<ResolversParentTypes['SieveScript']>, user?: Maybe<ResolversParentTypes['User']> };
  SieveDeactivateInput: SieveDeactivateInput;
  SieveDeactivatePayload: Omit<SieveDeactivatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  SieveDeleteInput: SieveDeleteInput;
  SieveDeletePayload: Omit<SieveDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  SievePutInput: SievePutInput;
  SievePutPayload: Omit<SievePutPayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, sieveScript?: Maybe<ResolversParentTypes['SieveScript']>, user?: Maybe<ResolversParentTypes['User']> };
  SieveRenameInput: SieveRenameInput;
  SieveRenamePayload: Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sieveScript?: Maybe<ResolversParentTypes['SieveScript']>, user: ResolversParentTypes['User'] };
  SieveScript: SieveScriptRef;
  StatsAddInput: StatsAddInput;
  StatsAddPayload: StatisticsWriteResult;
  StatsRemoveInput: StatsRemoveInput;
  StatsRemovePayload: StatisticsWriteResult;
  StatsResetInput: StatsResetInput;
  StatsResetPayload: StatisticsReset;
  StorageBackupInput: StorageBackupInput;
  StorageBackupPayload: Omit<StorageBackupPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  StoragePurgeInput: StoragePurgeInput;
  StoragePurgePayload: Omit<StoragePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  StorageSyncInput: StorageSyncInput;
  StorageSyncPayload: Omit<StorageSyncPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  UnusedUserConnection: Omit<UnusedUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  User: UserRef;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserExpectation: UserExpectation;
  UserField: UserField;
  UserFts: UserRef;
  UserMapping: Omit<UserMapping, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UserMappingConnection: Omit<UserMappingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserMappingEdge']>, nodes: ReadonlyArray<ResolversParentTypes['UserMapping']> };
  UserMappingEdge: Omit<UserMappingEdge, 'node'> & { node: ResolversParentTypes['UserMapping'] };
  UserResult: UserWriteResult<unknown>;
  UserTarget: UserTarget;
  Viewer: Principal;
  ViewerDecision: ViewerDecision;
  ViewerScope: ViewerScope;
  Webhook: WebhookRow;
  WebhookDeadLetter: WebhookDeadLetter;
  WebhookDeadLetterConnection: WebhookDeadLetterConnection;
  WebhookDeadLetterEdge: WebhookDeadLetterEdge;
  WebhookRedeliverInput: WebhookRedeliverInput;
  WebhookRedeliverPayload: Omit<WebhookRedeliverPayload, 'errors' | 'webhook'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  _Any: Scalars['_Any']['output'];
  _Entity: ResolversUnionTypes<ResolversParentTypes>['_Entity'];
  _Service: _Service;
};

export type DeferDirectiveArgs = {
  if?: Scalars['Boolean']['input'];
  label: Maybe<Scalars['String']['input']>;
};

export type DeferDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = DeferDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type StreamDirectiveArgs = {
  if?: Scalars['Boolean']['input'];
  initialCount?: Maybe<Scalars['Int']['input']>;
  label: Maybe<Scalars['String']['input']>;
};

export type StreamDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = StreamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountSecurePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AccountSecurePayload'] = ResolversParentTypes['AccountSecurePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  sessionsLeft?: Resolver<ReadonlyArray<ResolversTypes['Session']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['AccountSecureStep']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountSecureStepResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AccountSecureStep'] = ResolversParentTypes['AccountSecureStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccountSecureStepKind'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  sessionCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AclAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclAddPayload'] = ResolversParentTypes['AclAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AclDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclDeletePayload'] = ResolversParentTypes['AclDeletePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AclEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclEntry'] = ResolversParentTypes['AclEntry']> = {
  deniedRights?: Resolver<ReadonlyArray<ResolversTypes['AclRight']>, ParentType, ContextType>;
  global?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['AclRight']>, ParentType, ContextType>;
};

export type AclRecalcPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclRecalcPayload'] = ResolversParentTypes['AclRecalcPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AclRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclRemovePayload'] = ResolversParentTypes['AclRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AclSetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclSetPayload'] = ResolversParentTypes['AclSetPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AddressFailuresResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AddressFailures'] = ResolversParentTypes['AddressFailures']> = {
  failureCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AffectedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Affected'] = ResolversParentTypes['Affected']> = {
  mailboxes?: Resolver<ReadonlyArray<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  sieveScripts?: Resolver<ReadonlyArray<ResolversTypes['SieveScript']>, ParentType, ContextType>;
};

export type AuthCacheFlushPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuthCacheFlushPayload'] = ResolversParentTypes['AuthCacheFlushPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  flushedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface Base64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Base64'], any> {
  name: 'Base64';
}

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BodyPartResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BodyPart'] = ResolversParentTypes['BodyPart']> = {
  contentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  disposition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  encoding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  envelope?: Resolver<Maybe<ResolversTypes['Envelope']>, ParentType, ContextType>;
  filename?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  lineCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  md5?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['BodyPartParameter']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['BodyPart']>, ParentType, ContextType>;
  section?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
};

export type BodyPartParameterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BodyPartParameter'] = ResolversParentTypes['BodyPartParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CacheDecisionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CacheDecision'] = ResolversParentTypes['CacheDecision']> = {
  decision?: Resolver<Maybe<ResolversTypes['CacheDecisionKind']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CommandErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CommandError'] = ResolversParentTypes['CommandError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  command?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exitCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  log?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CommandPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CommandPayload'] = ResolversParentTypes['CommandPayload']> = {
  __resolveType: TypeResolveFn<'AccountSecurePayload' | 'AclAddPayload' | 'AclDeletePayload' | 'AclRecalcPayload' | 'AclRemovePayload' | 'AclSetPayload' | 'AuthCacheFlushPayload' | 'DictIncPayload' | 'DictSetPayload' | 'DictUnsetPayload' | 'DirectorAddPayload' | 'DirectorDownPayload' | 'DirectorFlushPayload' | 'DirectorKickPayload' | 'DirectorMovePayload' | 'DirectorRemovePayload' | 'DirectorRingAddPayload' | 'DirectorRingRemovePayload' | 'DirectorUpPayload' | 'DirectorUpdatePayload' | 'DoveadmPayload' | 'FlagsAddPayload' | 'FlagsRemovePayload' | 'FlagsReplacePayload' | 'FsCopyPayload' | 'FsDeletePayload' | 'FsPutPayload' | 'FscacheRescanPayload' | 'FtsFlatcurveCheckPayload' | 'FtsFlatcurveRemovePayload' | 'FtsFlatcurveRotatePayload' | 'FtsOptimizePayload' | 'FtsRescanPayload' | 'IndexerAddPayload' | 'IndexerRemovePayload' | 'InstanceRemovePayload' | 'LogReopenPayload' | 'MailboxCacheDecisionSetPayload' | 'MailboxCachePurgePayload' | 'MailboxCacheRemovePayload' | 'MailboxCreatePayload' | 'MailboxDeletePayload' | 'MailboxForceResyncPayload' | 'MailboxIndexPayload' | 'MailboxMetadataSetPayload' | 'MailboxMetadataUnsetPayload' | 'MailboxRenamePayload' | 'MailboxSubscribePayload' | 'MailboxUnsubscribePayload' | 'MailboxUpdatePayload' | 'MessageAltMovePayload' | 'MessageAttachmentsRebuildPayload' | 'MessageCopyPayload' | 'MessageDeduplicatePayload' | 'MessageExpungePayload' | 'MessageImportPayload' | 'MessageMovePayload' | 'MessageSavePayload' | 'MetacacheCleanPayload' | 'MetacacheFlushPayload' | 'MetacacheFlushallPayload' | 'MetacacheRemovePayload' | 'MetacacheUnpackPayload' | 'OboxUserDeletePayload' | 'OboxUserWaitPayload' | 'OldStatsResetPayload' | 'ProxyKickDestinationPayload' | 'ProxyKickPayload' | 'QuotaRecalcPayload' | 'ReplicatorAddPayload' | 'ReplicatorRemovePayload' | 'ReplicatorReplicatePayload' | 'RequestCancelPayload' | 'ServerReloadPayload' | 'ServerStopPayload' | 'ServiceStopPayload' | 'SessionKickPayload' | 'SieveActivatePayload' | 'SieveDeactivatePayload' | 'SieveDeletePayload' | 'SievePutPayload' | 'SieveRenamePayload' | 'StatsAddPayload' | 'StatsRemovePayload' | 'StatsResetPayload' | 'StorageBackupPayload' | 'StoragePurgePayload' | 'StorageSyncPayload' | 'WebhookRedeliverPayload', ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeliveryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery']> = {
  __resolveType: TypeResolveFn<'DeliveryFailed' | 'MessageDelivered', ParentType, ContextType>;
};

export type DeliveryConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeliveryConnection'] = ResolversParentTypes['DeliveryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Delivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeliveryEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeliveryEdge'] = ResolversParentTypes['DeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
};

export type DeliveryFailedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeliveryFailed'] = ResolversParentTypes['DeliveryFailed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  delivered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DictResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Dict'] = ResolversParentTypes['Dict']> = {
  entries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DictEntry']>>, ParentType, ContextType, RequireFields<DictEntriesArgs, 'exact' | 'prefix' | 'recursive'>>;
  entry?: Resolver<Maybe<ResolversTypes['DictEntry']>, ParentType, ContextType, RequireFields<DictEntryArgs, 'key'>>;
};

export type DictEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DictEntry'] = ResolversParentTypes['DictEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DictIncPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DictIncPayload'] = ResolversParentTypes['DictIncPayload']> = {
  entry?: Resolver<Maybe<ResolversTypes['DictEntry']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DictSetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DictSetPayload'] = ResolversParentTypes['DictSetPayload']> = {
  entry?: Resolver<Maybe<ResolversTypes['DictEntry']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DictUnsetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DictUnsetPayload'] = ResolversParentTypes['DictUnsetPayload']> = {
  entry?: Resolver<Maybe<ResolversTypes['DictEntry']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Director'] = ResolversParentTypes['Director']> = {
  dump?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DirectorCommand']>>, ParentType, ContextType>;
  hosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DirectorHost']>>, ParentType, ContextType>;
  ring?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DirectorRingMember']>>, ParentType, ContextType>;
  userHash?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType, RequireFields<DirectorUserHashArgs, 'user'>>;
  userMappings?: Resolver<Maybe<ResolversTypes['UserMappingConnection']>, ParentType, ContextType, Partial<DirectorUserMappingsArgs>>;
  usersOfHash?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType, RequireFields<DirectorUsersOfHashArgs, 'hash'>>;
};

export type DirectorAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorAddPayload'] = ResolversParentTypes['DirectorAddPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorCommandResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorCommand'] = ResolversParentTypes['DirectorCommand']> = {
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vhostCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DirectorDownPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorDownPayload'] = ResolversParentTypes['DirectorDownPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorFlushPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorFlushPayload'] = ResolversParentTypes['DirectorFlushPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorHostResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorHost'] = ResolversParentTypes['DirectorHost']> = {
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DirectorHostState'], ParentType, ContextType>;
  stateChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vhostCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DirectorKickPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorKickPayload'] = ResolversParentTypes['DirectorKickPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorMovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorMovePayload'] = ResolversParentTypes['DirectorMovePayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorRemovePayload'] = ResolversParentTypes['DirectorRemovePayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorRingAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorRingAddPayload'] = ResolversParentTypes['DirectorRingAddPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorRingMemberResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorRingMember'] = ResolversParentTypes['DirectorRingMember']> = {
  bufferedBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  bufferedPeakBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  inputBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastFailedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastWriteAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outputBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  pingMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  port?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DirectorRingRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorRingRemovePayload'] = ResolversParentTypes['DirectorRingRemovePayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorUpPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorUpPayload'] = ResolversParentTypes['DirectorUpPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DirectorUpdatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorUpdatePayload'] = ResolversParentTypes['DirectorUpdatePayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DoveadmCommandResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DoveadmCommand'] = ResolversParentTypes['DoveadmCommand']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['DoveadmParameter']>, ParentType, ContextType>;
};

export type DoveadmParameterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DoveadmParameter'] = ResolversParentTypes['DoveadmParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DoveadmParameterType'], ParentType, ContextType>;
};

export type DoveadmPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DoveadmPayload'] = ResolversParentTypes['DoveadmPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  rows?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DovecotInstanceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DovecotInstance'] = ResolversParentTypes['DovecotInstance']> = {
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EnvelopeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Envelope'] = ResolversParentTypes['Envelope']> = {
  bcc?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  cc?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  inReplyTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replyTo?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  sender?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
};

export type ErrorLogResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ErrorLog'] = ResolversParentTypes['ErrorLog']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ErrorLogLine']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ErrorLogLineResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ErrorLogLine'] = ResolversParentTypes['ErrorLogLine']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['ErrorLogLevel']>, ParentType, ContextType>;
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type EventsLostResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EventsLost'] = ResolversParentTypes['EventsLost']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['EventsLostReason'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FileSystemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FileSystem'] = ResolversParentTypes['FileSystem']> = {
  file?: Resolver<Maybe<ResolversTypes['FsFile']>, ParentType, ContextType, RequireFields<FileSystemFileArgs, 'path'>>;
  files?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType, RequireFields<FileSystemFilesArgs, 'noCache'>>;
  folders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType, Partial<FileSystemFoldersArgs>>;
};

export type FlagsAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsAddPayload'] = ResolversParentTypes['FlagsAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlagsRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsRemovePayload'] = ResolversParentTypes['FlagsRemovePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlagsReplacePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsReplacePayload'] = ResolversParentTypes['FlagsReplacePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FsCopyPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FsCopyPayload'] = ResolversParentTypes['FsCopyPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['FsFile']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FsDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FsDeletePayload'] = ResolversParentTypes['FsDeletePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FsFileResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FsFile'] = ResolversParentTypes['FsFile']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FsMetadata']>>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type FsMetadataResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FsMetadata'] = ResolversParentTypes['FsMetadata']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FsPutPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FsPutPayload'] = ResolversParentTypes['FsPutPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['FsFile']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FscacheRescanPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FscacheRescanPayload'] = ResolversParentTypes['FscacheRescanPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FtsCheckResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsCheck'] = ResolversParentTypes['FtsCheck']> = {
  errorCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  shardCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FtsFlatcurveCheckPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsFlatcurveCheckPayload'] = ResolversParentTypes['FtsFlatcurveCheckPayload']> = {
  checks?: Resolver<ReadonlyArray<ResolversTypes['FtsCheck']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FtsFlatcurveRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsFlatcurveRemovePayload'] = ResolversParentTypes['FtsFlatcurveRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FtsFlatcurveRotatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsFlatcurveRotatePayload'] = ResolversParentTypes['FtsFlatcurveRotatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FtsIndexResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsIndex'] = ResolversParentTypes['FtsIndex']> = {
  lastUid?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  shardCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FtsOptimizePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsOptimizePayload'] = ResolversParentTypes['FtsOptimizePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FtsRescanPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FtsRescanPayload'] = ResolversParentTypes['FtsRescanPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeaderResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Header'] = ResolversParentTypes['Header']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HostResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Host'] = ResolversParentTypes['Host']> = {
  commands?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DoveadmCommand']>>, ParentType, ContextType>;
  director?: Resolver<Maybe<ResolversTypes['Director']>, ParentType, ContextType>;
  errors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ErrorLogLine']>>, ParentType, ContextType, Partial<HostErrorsArgs>>;
  fs?: Resolver<ResolversTypes['FileSystem'], ParentType, ContextType, RequireFields<HostFsArgs, 'source'>>;
  history?: Resolver<Maybe<ResolversTypes['HostHistory']>, ParentType, ContextType, RequireFields<HostHistoryArgs, 'minutes'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indexings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Indexing']>>, ParentType, ContextType, Partial<HostIndexingsArgs>>;
  instances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DovecotInstance']>>, ParentType, ContextType, Partial<HostInstancesArgs>>;
  metacache?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MetacacheEntry']>>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occupancy?: Resolver<Maybe<ResolversTypes['HostOccupancy']>, ParentType, ContextType>;
  oldStatistics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OldStatistics']>>, ParentType, ContextType, RequireFields<HostOldStatisticsArgs, 'by'>>;
  penalties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Penalty']>>, ParentType, ContextType, Partial<HostPenaltiesArgs>>;
  processes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceProcess']>>, ParentType, ContextType, Partial<HostProcessesArgs>>;
  proxyConnections?: Resolver<Maybe<ResolversTypes['ProxiedSessionConnection']>, ParentType, ContextType, Partial<HostProxyConnectionsArgs>>;
  replicator?: Resolver<Maybe<ResolversTypes['Replicator']>, ParentType, ContextType>;
  running?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HostCommand']>>, ParentType, ContextType>;
  services?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Service']>>, ParentType, ContextType, Partial<HostServicesArgs>>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, Partial<HostSessionsArgs>>;
  statistics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metric']>>, ParentType, ContextType, RequireFields<HostStatisticsArgs, 'percentiles'>>;
  status?: Resolver<ResolversTypes['HostStatus'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HostCommandResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostCommand'] = ResolversParentTypes['HostCommand']> = {
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HostHistoryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostHistory'] = ResolversParentTypes['HostHistory']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['HostStateChange']>, ParentType, ContextType>;
  minutes?: Resolver<ReadonlyArray<ResolversTypes['HostMinute']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HostMinuteResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostMinute'] = ResolversParentTypes['HostMinute']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  averageMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  failedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slowestMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type HostOccupancyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostOccupancy'] = ResolversParentTypes['HostOccupancy']> = {
  services?: Resolver<ReadonlyArray<ResolversTypes['ServiceOccupancy']>, ParentType, ContextType>;
  sessionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HostStateChangeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostStateChange'] = ResolversParentTypes['HostStateChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
};

export type HostStatusResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostStatus'] = ResolversParentTypes['HostStatus']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runningCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
  tcp?: Resolver<Maybe<ResolversTypes['HostTcpStatus']>, ParentType, ContextType>;
  waitingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HostTcpStatusResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostTcpStatus'] = ResolversParentTypes['HostTcpStatus']> = {
  connectionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
};

export type IndexerAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['IndexerAddPayload'] = ResolversParentTypes['IndexerAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IndexerRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['IndexerRemovePayload'] = ResolversParentTypes['IndexerRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IndexingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Indexing'] = ResolversParentTypes['Indexing']> = {
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  maxRecent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  queued?: Resolver<Maybe<ResolversTypes['IndexingPlace']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  working?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InstanceRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InstanceRemovePayload'] = ResolversParentTypes['InstanceRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JobResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Maybe<ResolversTypes['JobItemConnection']>, ParentType, ContextType, Partial<JobItemsArgs>>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['JobProgress'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resultsUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryOf?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  variables?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  wait?: Resolver<Maybe<ResolversTypes['JobWait']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobCancelPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobCancelPayload'] = ResolversParentTypes['JobCancelPayload']> = {
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Job']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobItem'] = ResolversParentTypes['JobItem']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['JobItemError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['JobItemOutcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JobItemConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobItemConnection'] = ResolversParentTypes['JobItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JobItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobItemEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobItemEdge'] = ResolversParentTypes['JobItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JobItem'], ParentType, ContextType>;
};

export type JobItemErrorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobItemError'] = ResolversParentTypes['JobItemError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type JobPausePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobPausePayload'] = ResolversParentTypes['JobPausePayload']> = {
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobProgressResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobProgress'] = ResolversParentTypes['JobProgress']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estimatedEndAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usersPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type JobResumePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobResumePayload'] = ResolversParentTypes['JobResumePayload']> = {
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobRetryPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobRetryPayload'] = ResolversParentTypes['JobRetryPayload']> = {
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobStartPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobStartPayload'] = ResolversParentTypes['JobStartPayload']> = {
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobWaitResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['JobWait'] = ResolversParentTypes['JobWait']> = {
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['JobWaitReason'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LeftOutUserResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LeftOutUser'] = ResolversParentTypes['LeftOutUser']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeftOutUsersResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LeftOutUsers'] = ResolversParentTypes['LeftOutUsers']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['LeftOutUser']>, ParentType, ContextType>;
};

export type LogReopenPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LogReopenPayload'] = ResolversParentTypes['LogReopenPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoginResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Login'] = ResolversParentTypes['Login']> = {
  __resolveType: TypeResolveFn<'LoginFailed' | 'LoginSucceeded', ParentType, ContextType>;
};

export type LoginConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LoginConnection'] = ResolversParentTypes['LoginConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LoginEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Login']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoginEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LoginEdge'] = ResolversParentTypes['LoginEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Login'], ParentType, ContextType>;
};

export type LoginFailedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LoginFailed'] = ResolversParentTypes['LoginFailed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mechanism?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoginSucceededResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LoginSucceeded'] = ResolversParentTypes['LoginSucceeded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mechanism?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailEventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailEvent'] = ResolversParentTypes['MailEvent']> = {
  __resolveType: TypeResolveFn<'DeliveryFailed' | 'EventsLost' | 'LoginFailed' | 'LoginSucceeded' | 'MessageDelivered' | 'MessageExpunged' | 'SessionEnded', ParentType, ContextType>;
};

export type MailboxResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mailbox'] = ResolversParentTypes['Mailbox']> = {
  acl?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AclEntry']>>, ParentType, ContextType>;
  cacheDecisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CacheDecision']>>, ParentType, ContextType>;
  effectiveRights?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AclRight']>>, ParentType, ContextType>;
  exportUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<MailboxExportUrlArgs>>;
  firstSavedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  guid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasChildren?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  highestModseq?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType, RequireFields<MailboxMessageArgs, 'uid'>>;
  messageCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<MailboxMessagesArgs>>;
  metadata?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metadata']>>, ParentType, ContextType, RequireFields<MailboxMetadataArgs, 'prefix'>>;
  metadataValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MailboxMetadataValueArgs, 'key'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MailboxPathArgs, 'kind'>>;
  recentCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  selectable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  specialUse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subscribed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uidNext?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  uidValidity?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  unseenCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  uploadUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxCacheDecisionSetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxCacheDecisionSetPayload'] = ResolversParentTypes['MailboxCacheDecisionSetPayload']> = {
  cacheDecisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CacheDecision']>>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxCachePurgePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxCachePurgePayload'] = ResolversParentTypes['MailboxCachePurgePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxCacheRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxCacheRemovePayload'] = ResolversParentTypes['MailboxCacheRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxCreatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxCreatePayload'] = ResolversParentTypes['MailboxCreatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxDeletePayload'] = ResolversParentTypes['MailboxDeletePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxForceResyncPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxForceResyncPayload'] = ResolversParentTypes['MailboxForceResyncPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxIndexPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxIndexPayload'] = ResolversParentTypes['MailboxIndexPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxMetadataSetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxMetadataSetPayload'] = ResolversParentTypes['MailboxMetadataSetPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxMetadataUnsetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxMetadataUnsetPayload'] = ResolversParentTypes['MailboxMetadataUnsetPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxRenamePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxRenamePayload'] = ResolversParentTypes['MailboxRenamePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxSubscribePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxSubscribePayload'] = ResolversParentTypes['MailboxSubscribePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxTotalsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxTotals'] = ResolversParentTypes['MailboxTotals']> = {
  messageCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  recentCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  unseenCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
};

export type MailboxUnsubscribePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxUnsubscribePayload'] = ResolversParentTypes['MailboxUnsubscribePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxUpdatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxUpdatePayload'] = ResolversParentTypes['MailboxUpdatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  bcc?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cc?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  envelope?: Resolver<Maybe<ResolversTypes['Envelope']>, ParentType, ContextType>;
  flags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  from?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  guid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  header?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType, RequireFields<MessageHeaderArgs, 'name'>>;
  headers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Header']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modseq?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  part?: Resolver<Maybe<ResolversTypes['MessagePart']>, ParentType, ContextType, RequireFields<MessagePartArgs, 'section'>>;
  parts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BodyPart']>>, ParentType, ContextType>;
  pop3Order?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  pop3Uidl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  referenceCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  savedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  snippet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storedSizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  structure?: Resolver<Maybe<ResolversTypes['BodyPart']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  textUtf8?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  uid?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageAltMovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageAltMovePayload'] = ResolversParentTypes['MessageAltMovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageAttachmentsRebuildPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageAttachmentsRebuildPayload'] = ResolversParentTypes['MessageAttachmentsRebuildPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
};

export type MessageCopyPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageCopyPayload'] = ResolversParentTypes['MessageCopyPayload']> = {
  destinationMailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageDeduplicatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageDeduplicatePayload'] = ResolversParentTypes['MessageDeduplicatePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageDeliveredResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageDelivered'] = ResolversParentTypes['MessageDelivered']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  delivered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageExpungePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageExpungePayload'] = ResolversParentTypes['MessageExpungePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageExpungedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageExpunged'] = ResolversParentTypes['MessageExpunged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uid?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageImportPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageImportPayload'] = ResolversParentTypes['MessageImportPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageMovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageMovePayload'] = ResolversParentTypes['MessageMovePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  destinationMailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  sourceUser?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagePartResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessagePart'] = ResolversParentTypes['MessagePart']> = {
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['Base64']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MessageSavePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageSavePayload'] = ResolversParentTypes['MessageSavePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetacacheCleanPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheCleanPayload'] = ResolversParentTypes['MetacacheCleanPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetacacheEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheEntry'] = ResolversParentTypes['MetacacheEntry']> = {
  alternativeNames?: Resolver<ReadonlyArray<ResolversTypes['MetacacheField']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['MetacacheChanges']>, ParentType, ContextType>;
  cleanupWeight?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  deviceMajor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  deviceMinor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['MetacacheField']>, ParentType, ContextType>;
  lastService?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priorities?: Resolver<ReadonlyArray<ResolversTypes['MetacachePriority']>, ParentType, ContextType>;
  uploadWithinSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type MetacacheFieldResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheField'] = ResolversParentTypes['MetacacheField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetacacheFlushPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheFlushPayload'] = ResolversParentTypes['MetacacheFlushPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetacacheFlushallPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheFlushallPayload'] = ResolversParentTypes['MetacacheFlushallPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetacachePriorityResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacachePriority'] = ResolversParentTypes['MetacachePriority']> = {
  indexes?: Resolver<Maybe<ResolversTypes['MetacacheIndexes']>, ParentType, ContextType>;
  lastAccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
};

export type MetacacheRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheRemovePayload'] = ResolversParentTypes['MetacacheRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetacacheUnpackPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetacacheUnpackPayload'] = ResolversParentTypes['MetacacheUnpackPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetadataResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Metadata'] = ResolversParentTypes['Metadata']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  average?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  percentiles?: Resolver<ReadonlyArray<ResolversTypes['MetricPercentile']>, ParentType, ContextType>;
  standardDeviation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sum?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type MetricPercentileResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetricPercentile'] = ResolversParentTypes['MetricPercentile']> = {
  percentile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  accountSecure?: Resolver<Maybe<ResolversTypes['AccountSecurePayload']>, ParentType, ContextType, RequireFields<MutationAccountSecureArgs, 'input'>>;
  aclAdd?: Resolver<Maybe<ResolversTypes['AclAddPayload']>, ParentType, ContextType, RequireFields<MutationAclAddArgs, 'input'>>;
  aclDelete?: Resolver<Maybe<ResolversTypes['AclDeletePayload']>, ParentType, ContextType, RequireFields<MutationAclDeleteArgs, 'input'>>;
  aclRecalc?: Resolver<Maybe<ResolversTypes['AclRecalcPayload']>, ParentType, ContextType, RequireFields<MutationAclRecalcArgs, 'input'>>;
  aclRemove?: Resolver<Maybe<ResolversTypes['AclRemovePayload']>, ParentType, ContextType, RequireFields<MutationAclRemoveArgs, 'input'>>;
  aclSet?: Resolver<Maybe<ResolversTypes['AclSetPayload']>, ParentType, ContextType, RequireFields<MutationAclSetArgs, 'input'>>;
  authCacheFlush?: Resolver<Maybe<ResolversTypes['AuthCacheFlushPayload']>, ParentType, ContextType, RequireFields<MutationAuthCacheFlushArgs, 'input'>>;
  dictInc?: Resolver<Maybe<ResolversTypes['DictIncPayload']>, ParentType, ContextType, RequireFields<MutationDictIncArgs, 'input'>>;
  dictSet?: Resolver<Maybe<ResolversTypes['DictSetPayload']>, ParentType, ContextType, RequireFields<MutationDictSetArgs, 'input'>>;
  dictUnset?: Resolver<Maybe<ResolversTypes['DictUnsetPayload']>, ParentType, ContextType, RequireFields<MutationDictUnsetArgs, 'input'>>;
  directorAdd?: Resolver<Maybe<ResolversTypes['DirectorAddPayload']>, ParentType, ContextType, RequireFields<MutationDirectorAddArgs, 'input'>>;
  directorDown?: Resolver<Maybe<ResolversTypes['DirectorDownPayload']>, ParentType, ContextType, RequireFields<MutationDirectorDownArgs, 'input'>>;
  directorFlush?: Resolver<Maybe<ResolversTypes['DirectorFlushPayload']>, ParentType, ContextType, RequireFields<MutationDirectorFlushArgs, 'input'>>;
  directorKick?: Resolver<Maybe<ResolversTypes['DirectorKickPayload']>, ParentType, ContextType, RequireFields<MutationDirectorKickArgs, 'input'>>;
  directorMove?: Resolver<Maybe<ResolversTypes['DirectorMovePayload']>, ParentType, ContextType, RequireFields<MutationDirectorMoveArgs, 'input'>>;
  directorRemove?: Resolver<Maybe<ResolversTypes['DirectorRemovePayload']>, ParentType, ContextType, RequireFields<MutationDirectorRemoveArgs, 'input'>>;
  directorRingAdd?: Resolver<Maybe<ResolversTypes['DirectorRingAddPayload']>, ParentType, ContextType, RequireFields<MutationDirectorRingAddArgs, 'input'>>;
  directorRingRemove?: Resolver<Maybe<ResolversTypes['DirectorRingRemovePayload']>, ParentType, ContextType, RequireFields<MutationDirectorRingRemoveArgs, 'input'>>;
  directorUp?: Resolver<Maybe<ResolversTypes['DirectorUpPayload']>, ParentType, ContextType, RequireFields<MutationDirectorUpArgs, 'input'>>;
  directorUpdate?: Resolver<Maybe<ResolversTypes['DirectorUpdatePayload']>, ParentType, ContextType, RequireFields<MutationDirectorUpdateArgs, 'input'>>;
  doveadm?: Resolver<Maybe<ResolversTypes['DoveadmPayload']>, ParentType, ContextType, RequireFields<MutationDoveadmArgs, 'input'>>;
  flagsAdd?: Resolver<Maybe<ResolversTypes['FlagsAddPayload']>, ParentType, ContextType, RequireFields<MutationFlagsAddArgs, 'input'>>;
  flagsRemove?: Resolver<Maybe<ResolversTypes['FlagsRemovePayload']>, ParentType, ContextType, RequireFields<MutationFlagsRemoveArgs, 'input'>>;
  flagsReplace?: Resolver<Maybe<ResolversTypes['FlagsReplacePayload']>, ParentType, ContextType, RequireFields<MutationFlagsReplaceArgs, 'input'>>;
  fsCopy?: Resolver<Maybe<ResolversTypes['FsCopyPayload']>, ParentType, ContextType, RequireFields<MutationFsCopyArgs, 'input'>>;
  fsDelete?: Resolver<Maybe<ResolversTypes['FsDeletePayload']>, ParentType, ContextType, RequireFields<MutationFsDeleteArgs, 'input'>>;
  fsPut?: Resolver<Maybe<ResolversTypes['FsPutPayload']>, ParentType, ContextType, RequireFields<MutationFsPutArgs, 'input'>>;
  fscacheRescan?: Resolver<Maybe<ResolversTypes['FscacheRescanPayload']>, ParentType, ContextType, RequireFields<MutationFscacheRescanArgs, 'input'>>;
  ftsFlatcurveCheck?: Resolver<Maybe<ResolversTypes['FtsFlatcurveCheckPayload']>, ParentType, ContextType, RequireFields<MutationFtsFlatcurveCheckArgs, 'input'>>;
  ftsFlatcurveRemove?: Resolver<Maybe<ResolversTypes['FtsFlatcurveRemovePayload']>, ParentType, ContextType, RequireFields<MutationFtsFlatcurveRemoveArgs, 'input'>>;
  ftsFlatcurveRotate?: Resolver<Maybe<ResolversTypes['FtsFlatcurveRotatePayload']>, ParentType, ContextType, RequireFields<MutationFtsFlatcurveRotateArgs, 'input'>>;
  ftsOptimize?: Resolver<Maybe<ResolversTypes['FtsOptimizePayload']>, ParentType, ContextType, RequireFields<MutationFtsOptimizeArgs, 'input'>>;
  ftsRescan?: Resolver<Maybe<ResolversTypes['FtsRescanPayload']>, ParentType, ContextType, RequireFields<MutationFtsRescanArgs, 'input'>>;
  indexerAdd?: Resolver<Maybe<ResolversTypes['IndexerAddPayload']>, ParentType, ContextType, RequireFields<MutationIndexerAddArgs, 'input'>>;
  indexerRemove?: Resolver<Maybe<ResolversTypes['IndexerRemovePayload']>, ParentType, ContextType, RequireFields<MutationIndexerRemoveArgs, 'input'>>;
  instanceRemove?: Resolver<Maybe<ResolversTypes['InstanceRemovePayload']>, ParentType, ContextType, RequireFields<MutationInstanceRemoveArgs, 'input'>>;
  jobCancel?: Resolver<Maybe<ResolversTypes['JobCancelPayload']>, ParentType, ContextType, RequireFields<MutationJobCancelArgs, 'input'>>;
  jobPause?: Resolver<Maybe<ResolversTypes['JobPausePayload']>, ParentType, ContextType, RequireFields<MutationJobPauseArgs, 'input'>>;
  jobResume?: Resolver<Maybe<ResolversTypes['JobResumePayload']>, ParentType, ContextType, RequireFields<MutationJobResumeArgs, 'input'>>;
  jobRetry?: Resolver<Maybe<ResolversTypes['JobRetryPayload']>, ParentType, ContextType, RequireFields<MutationJobRetryArgs, 'input'>>;
  jobStart?: Resolver<Maybe<ResolversTypes['JobStartPayload']>, ParentType, ContextType, RequireFields<MutationJobStartArgs, 'input'>>;
  logReopen?: Resolver<Maybe<ResolversTypes['LogReopenPayload']>, ParentType, ContextType, RequireFields<MutationLogReopenArgs, 'input'>>;
  mailboxCacheDecisionSet?: Resolver<Maybe<ResolversTypes['MailboxCacheDecisionSetPayload']>, ParentType, ContextType, RequireFields<MutationMailboxCacheDecisionSetArgs, 'input'>>;
  mailboxCachePurge?: Resolver<Maybe<ResolversTypes['MailboxCachePurgePayload']>, ParentType, ContextType, RequireFields<MutationMailboxCachePurgeArgs, 'input'>>;
  mailboxCacheRemove?: Resolver<Maybe<ResolversTypes['MailboxCacheRemovePayload']>, ParentType, ContextType, RequireFields<MutationMailboxCacheRemoveArgs, 'input'>>;
  mailboxCreate?: Resolver<Maybe<ResolversTypes['MailboxCreatePayload']>, ParentType, ContextType, RequireFields<MutationMailboxCreateArgs, 'input'>>;
  mailboxDelete?: Resolver<Maybe<ResolversTypes['MailboxDeletePayload']>, ParentType, ContextType, RequireFields<MutationMailboxDeleteArgs, 'input'>>;
  mailboxForceResync?: Resolver<Maybe<ResolversTypes['MailboxForceResyncPayload']>, ParentType, ContextType, RequireFields<MutationMailboxForceResyncArgs, 'input'>>;
  mailboxIndex?: Resolver<Maybe<ResolversTypes['MailboxIndexPayload']>, ParentType, ContextType, RequireFields<MutationMailboxIndexArgs, 'input'>>;
  mailboxMetadataSet?: Resolver<Maybe<ResolversTypes['MailboxMetadataSetPayload']>, ParentType, ContextType, RequireFields<MutationMailboxMetadataSetArgs, 'input'>>;
  mailboxMetadataUnset?: Resolver<Maybe<ResolversTypes['MailboxMetadataUnsetPayload']>, ParentType, ContextType, RequireFields<MutationMailboxMetadataUnsetArgs, 'input'>>;
  mailboxRename?: Resolver<Maybe<ResolversTypes['MailboxRenamePayload']>, ParentType, ContextType, RequireFields<MutationMailboxRenameArgs, 'input'>>;
  mailboxSubscribe?: Resolver<Maybe<ResolversTypes['MailboxSubscribePayload']>, ParentType, ContextType, RequireFields<MutationMailboxSubscribeArgs, 'input'>>;
  mailboxUnsubscribe?: Resolver<Maybe<ResolversTypes['MailboxUnsubscribePayload']>, ParentType, ContextType, RequireFields<MutationMailboxUnsubscribeArgs, 'input'>>;
  mailboxUpdate?: Resolver<Maybe<ResolversTypes['MailboxUpdatePayload']>, ParentType, ContextType, RequireFields<MutationMailboxUpdateArgs, 'input'>>;
  messageAltMove?: Resolver<Maybe<ResolversTypes['MessageAltMovePayload']>, ParentType, ContextType, RequireFields<MutationMessageAltMoveArgs, 'input'>>;
  messageAttachmentsRebuild?: Resolver<Maybe<ResolversTypes['MessageAttachmentsRebuildPayload']>, ParentType, ContextType, RequireFields<MutationMessageAttachmentsRebuildArgs, 'input'>>;
  messageCopy?: Resolver<Maybe<ResolversTypes['MessageCopyPayload']>, ParentType, ContextType, RequireFields<MutationMessageCopyArgs, 'input'>>;
  messageDeduplicate?: Resolver<Maybe<ResolversTypes['MessageDeduplicatePayload']>, ParentType, ContextType, RequireFields<MutationMessageDeduplicateArgs, 'input'>>;
  messageExpunge?: Resolver<Maybe<ResolversTypes['MessageExpungePayload']>, ParentType, ContextType, RequireFields<MutationMessageExpungeArgs, 'input'>>;
  messageImport?: Resolver<Maybe<ResolversTypes['MessageImportPayload']>, ParentType, ContextType, RequireFields<MutationMessageImportArgs, 'input'>>;
  messageMove?: Resolver<Maybe<ResolversTypes['MessageMovePayload']>, ParentType, ContextType, RequireFields<MutationMessageMoveArgs, 'input'>>;
  messageSave?: Resolver<Maybe<ResolversTypes['MessageSavePayload']>, ParentType, ContextType, RequireFields<MutationMessageSaveArgs, 'input'>>;
  metacacheClean?: Resolver<Maybe<ResolversTypes['MetacacheCleanPayload']>, ParentType, ContextType, RequireFields<MutationMetacacheCleanArgs, 'input'>>;
  metacacheFlush?: Resolver<Maybe<ResolversTypes['MetacacheFlushPayload']>, ParentType, ContextType, RequireFields<MutationMetacacheFlushArgs, 'input'>>;
  metacacheFlushall?: Resolver<Maybe<ResolversTypes['MetacacheFlushallPayload']>, ParentType, ContextType, RequireFields<MutationMetacacheFlushallArgs, 'input'>>;
  metacacheRemove?: Resolver<Maybe<ResolversTypes['MetacacheRemovePayload']>, ParentType, ContextType, RequireFields<MutationMetacacheRemoveArgs, 'input'>>;
  metacacheUnpack?: Resolver<Maybe<ResolversTypes['MetacacheUnpackPayload']>, ParentType, ContextType, RequireFields<MutationMetacacheUnpackArgs, 'input'>>;
  oboxUserDelete?: Resolver<Maybe<ResolversTypes['OboxUserDeletePayload']>, ParentType, ContextType, RequireFields<MutationOboxUserDeleteArgs, 'input'>>;
  oboxUserWait?: Resolver<Maybe<ResolversTypes['OboxUserWaitPayload']>, ParentType, ContextType, RequireFields<MutationOboxUserWaitArgs, 'input'>>;
  oldStatsReset?: Resolver<Maybe<ResolversTypes['OldStatsResetPayload']>, ParentType, ContextType, RequireFields<MutationOldStatsResetArgs, 'input'>>;
  proxyKick?: Resolver<Maybe<ResolversTypes['ProxyKickPayload']>, ParentType, ContextType, RequireFields<MutationProxyKickArgs, 'input'>>;
  proxyKickDestination?: Resolver<Maybe<ResolversTypes['ProxyKickDestinationPayload']>, ParentType, ContextType, RequireFields<MutationProxyKickDestinationArgs, 'input'>>;
  quotaRecalc?: Resolver<Maybe<ResolversTypes['QuotaRecalcPayload']>, ParentType, ContextType, RequireFields<MutationQuotaRecalcArgs, 'input'>>;
  replicatorAdd?: Resolver<Maybe<ResolversTypes['ReplicatorAddPayload']>, ParentType, ContextType, RequireFields<MutationReplicatorAddArgs, 'input'>>;
  replicatorRemove?: Resolver<Maybe<ResolversTypes['ReplicatorRemovePayload']>, ParentType, ContextType, RequireFields<MutationReplicatorRemoveArgs, 'input'>>;
  replicatorReplicate?: Resolver<Maybe<ResolversTypes['ReplicatorReplicatePayload']>, ParentType, ContextType, RequireFields<MutationReplicatorReplicateArgs, 'input'>>;
  requestCancel?: Resolver<Maybe<ResolversTypes['RequestCancelPayload']>, ParentType, ContextType, RequireFields<MutationRequestCancelArgs, 'input'>>;
  serverReload?: Resolver<Maybe<ResolversTypes['ServerReloadPayload']>, ParentType, ContextType, RequireFields<MutationServerReloadArgs, 'input'>>;
  serverStop?: Resolver<Maybe<ResolversTypes['ServerStopPayload']>, ParentType, ContextType, RequireFields<MutationServerStopArgs, 'input'>>;
  serviceStop?: Resolver<Maybe<ResolversTypes['ServiceStopPayload']>, ParentType, ContextType, RequireFields<MutationServiceStopArgs, 'input'>>;
  sessionKick?: Resolver<Maybe<ResolversTypes['SessionKickPayload']>, ParentType, ContextType, RequireFields<MutationSessionKickArgs, 'input'>>;
  sieveActivate?: Resolver<Maybe<ResolversTypes['SieveActivatePayload']>, ParentType, ContextType, RequireFields<MutationSieveActivateArgs, 'input'>>;
  sieveDeactivate?: Resolver<Maybe<ResolversTypes['SieveDeactivatePayload']>, ParentType, ContextType, RequireFields<MutationSieveDeactivateArgs, 'input'>>;
  sieveDelete?: Resolver<Maybe<ResolversTypes['SieveDeletePayload']>, ParentType, ContextType, RequireFields<MutationSieveDeleteArgs, 'input'>>;
  sievePut?: Resolver<Maybe<ResolversTypes['SievePutPayload']>, ParentType, ContextType, RequireFields<MutationSievePutArgs, 'input'>>;
  sieveRename?: Resolver<Maybe<ResolversTypes['SieveRenamePayload']>, ParentType, ContextType, RequireFields<MutationSieveRenameArgs, 'input'>>;
  statsAdd?: Resolver<Maybe<ResolversTypes['StatsAddPayload']>, ParentType, ContextType, RequireFields<MutationStatsAddArgs, 'input'>>;
  statsRemove?: Resolver<Maybe<ResolversTypes['StatsRemovePayload']>, ParentType, ContextType, RequireFields<MutationStatsRemoveArgs, 'input'>>;
  statsReset?: Resolver<Maybe<ResolversTypes['StatsResetPayload']>, ParentType, ContextType, RequireFields<MutationStatsResetArgs, 'input'>>;
  storageBackup?: Resolver<Maybe<ResolversTypes['StorageBackupPayload']>, ParentType, ContextType, RequireFields<MutationStorageBackupArgs, 'input'>>;
  storagePurge?: Resolver<Maybe<ResolversTypes['StoragePurgePayload']>, ParentType, ContextType, RequireFields<MutationStoragePurgeArgs, 'input'>>;
  storageSync?: Resolver<Maybe<ResolversTypes['StorageSyncPayload']>, ParentType, ContextType, RequireFields<MutationStorageSyncArgs, 'input'>>;
  webhookRedeliver?: Resolver<Maybe<ResolversTypes['WebhookRedeliverPayload']>, ParentType, ContextType, RequireFields<MutationWebhookRedeliverArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Host' | 'Job' | 'Mailbox' | 'Message' | 'Session' | 'SieveScript' | 'User', ParentType, ContextType>;
};

export type OboxUserDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OboxUserDeletePayload'] = ResolversParentTypes['OboxUserDeletePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OboxUserWaitPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OboxUserWaitPayload'] = ResolversParentTypes['OboxUserWaitPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OldStatisticsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OldStatistics'] = ResolversParentTypes['OldStatistics']> = {
  authCacheHitCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  authCacheMissCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  authFailureCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  authMasterSuccessCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  authSuccessCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  authTemporaryFailureCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  command?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commandArguments?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commandCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  connected?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  connectedSessionCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  diskInputBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  diskOutputBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  involuntaryContextSwitchCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastUpdateAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  loginCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  mailAttributeLookupCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  mailCacheHitCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  mailPathLookupCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  mailReadBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  mailReadCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  majorFaultCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  minorFaultCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  pid?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  readBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  readCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  resetAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  systemCpuSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userCpuSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  voluntaryContextSwitchCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  wallClockSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  writeBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  writeCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type OldStatsResetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OldStatsResetPayload'] = ResolversParentTypes['OldStatsResetPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PenaltyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Penalty'] = ResolversParentTypes['Penalty']> = {
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  penalizedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProxiedSessionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProxiedSession'] = ResolversParentTypes['ProxiedSession']> = {
  destinationIp?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destinationPort?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pid?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ProxiedSessionConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProxiedSessionConnection'] = ResolversParentTypes['ProxiedSessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProxiedSessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ProxiedSession']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProxiedSessionEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProxiedSessionEdge'] = ResolversParentTypes['ProxiedSessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProxiedSession'], ParentType, ContextType>;
};

export type ProxyKickDestinationPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProxyKickDestinationPayload'] = ResolversParentTypes['ProxyKickDestinationPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  kickedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProxyKickPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProxyKickPayload'] = ResolversParentTypes['ProxyKickPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  kickedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['_Entity']>>, ParentType, ContextType, RequireFields<Query_EntitiesArgs, 'representations'>>;
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
  deliveries?: Resolver<Maybe<ResolversTypes['DeliveryConnection']>, ParentType, ContextType, Partial<QueryDeliveriesArgs>>;
  errors?: Resolver<ResolversTypes['ErrorLog'], ParentType, ContextType, RequireFields<QueryErrorsArgs, 'first'>>;
  failedLoginsByAddress?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AddressFailures']>>, ParentType, ContextType, Partial<QueryFailedLoginsByAddressArgs>>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType, Partial<QueryHostArgs>>;
  hosts?: Resolver<ReadonlyArray<ResolversTypes['Host']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, Partial<QueryJobsArgs>>;
  logins?: Resolver<Maybe<ResolversTypes['LoginConnection']>, ParentType, ContextType, Partial<QueryLoginsArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  running?: Resolver<ReadonlyArray<ResolversTypes['RunningRequest']>, ParentType, ContextType>;
  services?: Resolver<ResolversTypes['ServiceList'], ParentType, ContextType, Partial<QueryServicesArgs>>;
  sessions?: Resolver<ResolversTypes['SessionConnection'], ParentType, ContextType, Partial<QuerySessionsArgs>>;
  unusedUsers?: Resolver<Maybe<ResolversTypes['UnusedUserConnection']>, ParentType, ContextType, RequireFields<QueryUnusedUsersArgs, 'mask' | 'since'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'name'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryUsersArgs, 'mask'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  webhooks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Webhook']>>, ParentType, ContextType>;
};

export type QuotaResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Quota'] = ResolversParentTypes['Quota']> = {
  messageCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  messageLimit?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  messageUsedPercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  storageLimitBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  storageUsedBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  storageUsedPercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QuotaRecalcPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['QuotaRecalcPayload'] = ResolversParentTypes['QuotaRecalcPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplicationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Replication'] = ResolversParentTypes['Replication']> = {
  failed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fastSyncAgeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fullSyncAgeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['ReplicationPriority'], ParentType, ContextType>;
  successAgeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ReplicationConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicationConnection'] = ResolversParentTypes['ReplicationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReplicationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Replication']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReplicationEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicationEdge'] = ResolversParentTypes['ReplicationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Replication'], ParentType, ContextType>;
};

export type ReplicationQueueResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicationQueue'] = ResolversParentTypes['ReplicationQueue']> = {
  failedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fullResyncCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  highCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lowCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  syncCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitingFailedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ReplicationWorkerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicationWorker'] = ResolversParentTypes['ReplicationWorker']> = {
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ReplicatorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Replicator'] = ResolversParentTypes['Replicator']> = {
  queue?: Resolver<Maybe<ResolversTypes['ReplicationQueue']>, ParentType, ContextType>;
  replications?: Resolver<Maybe<ResolversTypes['ReplicationConnection']>, ParentType, ContextType, Partial<ReplicatorReplicationsArgs>>;
  workers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReplicationWorker']>>, ParentType, ContextType>;
};

export type ReplicatorAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicatorAddPayload'] = ResolversParentTypes['ReplicatorAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplicatorRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicatorRemovePayload'] = ResolversParentTypes['ReplicatorRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplicatorReplicatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplicatorReplicatePayload'] = ResolversParentTypes['ReplicatorReplicatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  updatedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestCancelPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RequestCancelPayload'] = ResolversParentTypes['RequestCancelPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['RunningRequest']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunningCommandResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunningCommand'] = ResolversParentTypes['RunningCommand']> = {
  command?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RunningRequestResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunningRequest'] = ResolversParentTypes['RunningRequest']> = {
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  waitsFor?: Resolver<ReadonlyArray<ResolversTypes['RunningCommand']>, ParentType, ContextType>;
};

export type ServerReloadPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerReloadPayload'] = ResolversParentTypes['ServerReloadPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServerStopPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServerStopPayload'] = ResolversParentTypes['ServerStopPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServiceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Service'] = ResolversParentTypes['Service']> = {
  clientLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  exitFailureCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  idleProcessCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastDropWarningAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastExitFailureAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  listenPending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  listening?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  processCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  processLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedProcessCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  throttleSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServiceListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServiceList'] = ResolversParentTypes['ServiceList']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['Service']>, ParentType, ContextType>;
};

export type ServiceOccupancyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServiceOccupancy'] = ResolversParentTypes['ServiceOccupancy']> = {
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sessionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServiceProcessResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServiceProcess'] = ResolversParentTypes['ServiceProcess']> = {
  availableClientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  idleSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  killedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  servedClientCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statusChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ServiceStopPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ServiceStopPayload'] = ResolversParentTypes['ServiceStopPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  server?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pid?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Session']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SessionEndedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SessionEnded'] = ResolversParentTypes['SessionEnded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionKickPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SessionKickPayload'] = ResolversParentTypes['SessionKickPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  kickedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveActivatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveActivatePayload'] = ResolversParentTypes['SieveActivatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveDeactivatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveDeactivatePayload'] = ResolversParentTypes['SieveDeactivatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveDeletePayload'] = ResolversParentTypes['SieveDeletePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SievePutPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SievePutPayload'] = ResolversParentTypes['SievePutPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveRenamePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveRenamePayload'] = ResolversParentTypes['SieveRenamePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveScriptResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveScript'] = ResolversParentTypes['SieveScript']> = {
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatsAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StatsAddPayload'] = ResolversParentTypes['StatsAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  metrics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metric']>>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatsRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StatsRemovePayload'] = ResolversParentTypes['StatsRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  metrics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metric']>>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatsResetPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StatsResetPayload'] = ResolversParentTypes['StatsResetPayload']> = {
  before?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metric']>>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  metrics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metric']>>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorageBackupPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StorageBackupPayload'] = ResolversParentTypes['StorageBackupPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoragePurgePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StoragePurgePayload'] = ResolversParentTypes['StoragePurgePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorageSyncPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StorageSyncPayload'] = ResolversParentTypes['StorageSyncPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  events?: SubscriptionResolver<ResolversTypes['MailEvent'], "events", ParentType, ContextType, Partial<SubscriptionEventsArgs>>;
  job?: SubscriptionResolver<Maybe<ResolversTypes['Job']>, "job", ParentType, ContextType, RequireFields<SubscriptionJobArgs, 'id'>>;
};

export type UnusedUserConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UnusedUserConnection'] = ResolversParentTypes['UnusedUserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  recordedSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  dict?: Resolver<ResolversTypes['Dict'], ParentType, ContextType, RequireFields<UserDictArgs, 'source'>>;
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  expansion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<UserExpansionArgs, 'template'>>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<UserFieldArgs, 'name'>>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UserField']>>, ParentType, ContextType>;
  fieldsForLogin?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UserField']>>, ParentType, ContextType, RequireFields<UserFieldsForLoginArgs, 'login'>>;
  fts?: Resolver<ResolversTypes['UserFts'], ParentType, ContextType>;
  gid?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  home?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastLoginAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  logins?: Resolver<Maybe<ResolversTypes['LoginConnection']>, ParentType, ContextType, Partial<UserLoginsArgs>>;
  mailLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType, RequireFields<UserMailboxArgs, 'name'>>;
  mailboxes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Mailbox']>>, ParentType, ContextType, RequireFields<UserMailboxesArgs, 'mask' | 'subscribed'>>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<UserMessagesArgs>>;
  metadata?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Metadata']>>, ParentType, ContextType, RequireFields<UserMetadataArgs, 'prefix'>>;
  metadataValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<UserMetadataValueArgs, 'key'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Quota']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, Partial<UserSessionsArgs>>;
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType, RequireFields<UserSieveScriptArgs, 'name'>>;
  sieveScripts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SieveScript']>>, ParentType, ContextType>;
  totals?: Resolver<Maybe<ResolversTypes['MailboxTotals']>, ParentType, ContextType, RequireFields<UserTotalsArgs, 'mask'>>;
  uid?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  leftOut?: Resolver<Maybe<ResolversTypes['LeftOutUsers']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserFieldResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserField'] = ResolversParentTypes['UserField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserFtsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserFts'] = ResolversParentTypes['UserFts']> = {
  indexes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FtsIndex']>>, ParentType, ContextType, RequireFields<UserFtsIndexesArgs, 'mask'>>;
  tokens?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType, RequireFields<UserFtsTokensArgs, 'text'>>;
};

export type UserMappingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserMapping'] = ResolversParentTypes['UserMapping']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserMappingConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserMappingConnection'] = ResolversParentTypes['UserMappingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserMappingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['UserMapping']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserMappingEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserMappingEdge'] = ResolversParentTypes['UserMappingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UserMapping'], ParentType, ContextType>;
};

export type UserResultResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserResult'] = ResolversParentTypes['UserResult']> = {
  affected?: Resolver<Maybe<ResolversTypes['Affected']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  can?: Resolver<ResolversTypes['ViewerDecision'], ParentType, ContextType, RequireFields<ViewerCanArgs, 'permission'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ViewerScope'], ParentType, ContextType>;
};

export type ViewerDecisionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ViewerDecision'] = ResolversParentTypes['ViewerDecision']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerScopeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ViewerScope'] = ResolversParentTypes['ViewerScope']> = {
  domains?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  everyone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  deadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  deadLetters?: Resolver<Maybe<ResolversTypes['WebhookDeadLetterConnection']>, ParentType, ContextType, Partial<WebhookDeadLettersArgs>>;
  mask?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  types?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MailEventType']>>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waitingCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WebhookDeadLetterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WebhookDeadLetter'] = ResolversParentTypes['WebhookDeadLetter']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deadAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookDeadLetterConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WebhookDeadLetterConnection'] = ResolversParentTypes['WebhookDeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeadLetterEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WebhookDeadLetterEdge'] = ResolversParentTypes['WebhookDeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDeadLetter'], ParentType, ContextType>;
};

export type WebhookRedeliverPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WebhookRedeliverPayload'] = ResolversParentTypes['WebhookRedeliverPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  redeliveredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface _AnyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['_Any'], any> {
  name: '_Any';
}

export type _EntityResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['_Entity'] = ResolversParentTypes['_Entity']> = {
  __resolveType: TypeResolveFn<'Host' | 'Job' | 'Mailbox' | 'Message' | 'User', ParentType, ContextType>;
};

export type _ServiceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['_Service'] = ResolversParentTypes['_Service']> = {
  sdl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  AccountSecurePayload?: AccountSecurePayloadResolvers<ContextType>;
  AccountSecureStep?: AccountSecureStepResolvers<ContextType>;
  AclAddPayload?: AclAddPayloadResolvers<ContextType>;
  AclDeletePayload?: AclDeletePayloadResolvers<ContextType>;
  AclEntry?: AclEntryResolvers<ContextType>;
  AclRecalcPayload?: AclRecalcPayloadResolvers<ContextType>;
  AclRemovePayload?: AclRemovePayloadResolvers<ContextType>;
  AclSetPayload?: AclSetPayloadResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AddressFailures?: AddressFailuresResolvers<ContextType>;
  Affected?: AffectedResolvers<ContextType>;
  AuthCacheFlushPayload?: AuthCacheFlushPayloadResolvers<ContextType>;
  Base64?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  BodyPart?: BodyPartResolvers<ContextType>;
  BodyPartParameter?: BodyPartParameterResolvers<ContextType>;
  CacheDecision?: CacheDecisionResolvers<ContextType>;
  CommandError?: CommandErrorResolvers<ContextType>;
  CommandPayload?: CommandPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Delivery?: DeliveryResolvers<ContextType>;
  DeliveryConnection?: DeliveryConnectionResolvers<ContextType>;
  DeliveryEdge?: DeliveryEdgeResolvers<ContextType>;
  DeliveryFailed?: DeliveryFailedResolvers<ContextType>;
  Dict?: DictResolvers<ContextType>;
  DictEntry?: DictEntryResolvers<ContextType>;
  DictIncPayload?: DictIncPayloadResolvers<ContextType>;
  DictSetPayload?: DictSetPayloadResolvers<ContextType>;
  DictUnsetPayload?: DictUnsetPayloadResolvers<ContextType>;
  Director?: DirectorResolvers<ContextType>;
  DirectorAddPayload?: DirectorAddPayloadResolvers<ContextType>;
  DirectorCommand?: DirectorCommandResolvers<ContextType>;
  DirectorDownPayload?: DirectorDownPayloadResolvers<ContextType>;
  DirectorFlushPayload?: DirectorFlushPayloadResolvers<ContextType>;
  DirectorHost?: DirectorHostResolvers<ContextType>;
  DirectorKickPayload?: DirectorKickPayloadResolvers<ContextType>;
  DirectorMovePayload?: DirectorMovePayloadResolvers<ContextType>;
  DirectorRemovePayload?: DirectorRemovePayloadResolvers<ContextType>;
  DirectorRingAddPayload?: DirectorRingAddPayloadResolvers<ContextType>;
  DirectorRingMember?: DirectorRingMemberResolvers<ContextType>;
  DirectorRingRemovePayload?: DirectorRingRemovePayloadResolvers<ContextType>;
  DirectorUpPayload?: DirectorUpPayloadResolvers<ContextType>;
  DirectorUpdatePayload?: DirectorUpdatePayloadResolvers<ContextType>;
  DoveadmCommand?: DoveadmCommandResolvers<ContextType>;
  DoveadmParameter?: DoveadmParameterResolvers<ContextType>;
  DoveadmPayload?: DoveadmPayloadResolvers<ContextType>;
  DovecotInstance?: DovecotInstanceResolvers<ContextType>;
  Envelope?: EnvelopeResolvers<ContextType>;
  ErrorLog?: ErrorLogResolvers<ContextType>;
  ErrorLogLine?: ErrorLogLineResolvers<ContextType>;
  EventsLost?: EventsLostResolvers<ContextType>;
  FileSystem?: FileSystemResolvers<ContextType>;
  FlagsAddPayload?: FlagsAddPayloadResolvers<ContextType>;
  FlagsRemovePayload?: FlagsRemovePayloadResolvers<ContextType>;
  FlagsReplacePayload?: FlagsReplacePayloadResolvers<ContextType>;
  FsCopyPayload?: FsCopyPayloadResolvers<ContextType>;
  FsDeletePayload?: FsDeletePayloadResolvers<ContextType>;
  FsFile?: FsFileResolvers<ContextType>;
  FsMetadata?: FsMetadataResolvers<ContextType>;
  FsPutPayload?: FsPutPayloadResolvers<ContextType>;
  FscacheRescanPayload?: FscacheRescanPayloadResolvers<ContextType>;
  FtsCheck?: FtsCheckResolvers<ContextType>;
  FtsFlatcurveCheckPayload?: FtsFlatcurveCheckPayloadResolvers<ContextType>;
  FtsFlatcurveRemovePayload?: FtsFlatcurveRemovePayloadResolvers<ContextType>;
  FtsFlatcurveRotatePayload?: FtsFlatcurveRotatePayloadResolvers<ContextType>;
  FtsIndex?: FtsIndexResolvers<ContextType>;
  FtsOptimizePayload?: FtsOptimizePayloadResolvers<ContextType>;
  FtsRescanPayload?: FtsRescanPayloadResolvers<ContextType>;
  Header?: HeaderResolvers<ContextType>;
  Host?: HostResolvers<ContextType>;
  HostCommand?: HostCommandResolvers<ContextType>;
  HostHistory?: HostHistoryResolvers<ContextType>;
  HostMinute?: HostMinuteResolvers<ContextType>;
  HostOccupancy?: HostOccupancyResolvers<ContextType>;
  HostStateChange?: HostStateChangeResolvers<ContextType>;
  HostStatus?: HostStatusResolvers<ContextType>;
  HostTcpStatus?: HostTcpStatusResolvers<ContextType>;
  IndexerAddPayload?: IndexerAddPayloadResolvers<ContextType>;
  IndexerRemovePayload?: IndexerRemovePayloadResolvers<ContextType>;
  Indexing?: IndexingResolvers<ContextType>;
  InstanceRemovePayload?: InstanceRemovePayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Job?: JobResolvers<ContextType>;
  JobCancelPayload?: JobCancelPayloadResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  JobItem?: JobItemResolvers<ContextType>;
  JobItemConnection?: JobItemConnectionResolvers<ContextType>;
  JobItemEdge?: JobItemEdgeResolvers<ContextType>;
  JobItemError?: JobItemErrorResolvers<ContextType>;
  JobPausePayload?: JobPausePayloadResolvers<ContextType>;
  JobProgress?: JobProgressResolvers<ContextType>;
  JobResumePayload?: JobResumePayloadResolvers<ContextType>;
  JobRetryPayload?: JobRetryPayloadResolvers<ContextType>;
  JobStartPayload?: JobStartPayloadResolvers<ContextType>;
  JobWait?: JobWaitResolvers<ContextType>;
  LeftOutUser?: LeftOutUserResolvers<ContextType>;
  LeftOutUsers?: LeftOutUsersResolvers<ContextType>;
  LogReopenPayload?: LogReopenPayloadResolvers<ContextType>;
  Login?: LoginResolvers<ContextType>;
  LoginConnection?: LoginConnectionResolvers<ContextType>;
  LoginEdge?: LoginEdgeResolvers<ContextType>;
  LoginFailed?: LoginFailedResolvers<ContextType>;
  LoginSucceeded?: LoginSucceededResolvers<ContextType>;
  MailEvent?: MailEventResolvers<ContextType>;
  Mailbox?: MailboxResolvers<ContextType>;
  MailboxCacheDecisionSetPayload?: MailboxCacheDecisionSetPayloadResolvers<ContextType>;
  MailboxCachePurgePayload?: MailboxCachePurgePayloadResolvers<ContextType>;
  MailboxCacheRemovePayload?: MailboxCacheRemovePayloadResolvers<ContextType>;
  MailboxCreatePayload?: MailboxCreatePayloadResolvers<ContextType>;
  MailboxDeletePayload?: MailboxDeletePayloadResolvers<ContextType>;
  MailboxForceResyncPayload?: MailboxForceResyncPayloadResolvers<ContextType>;
  MailboxIndexPayload?: MailboxIndexPayloadResolvers<ContextType>;
  MailboxMetadataSetPayload?: MailboxMetadataSetPayloadResolvers<ContextType>;
  MailboxMetadataUnsetPayload?: MailboxMetadataUnsetPayloadResolvers<ContextType>;
  MailboxRenamePayload?: MailboxRenamePayloadResolvers<ContextType>;
  MailboxSubscribePayload?: MailboxSubscribePayloadResolvers<ContextType>;
  MailboxTotals?: MailboxTotalsResolvers<ContextType>;
  MailboxUnsubscribePayload?: MailboxUnsubscribePayloadResolvers<ContextType>;
  MailboxUpdatePayload?: MailboxUpdatePayloadResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAltMovePayload?: MessageAltMovePayloadResolvers<ContextType>;
  MessageAttachmentsRebuildPayload?: MessageAttachmentsRebuildPayloadResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageCopyPayload?: MessageCopyPayloadResolvers<ContextType>;
  MessageDeduplicatePayload?: MessageDeduplicatePayloadResolvers<ContextType>;
  MessageDelivered?: MessageDeliveredResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageExpungePayload?: MessageExpungePayloadResolvers<ContextType>;
  MessageExpunged?: MessageExpungedResolvers<ContextType>;
  MessageImportPayload?: MessageImportPayloadResolvers<ContextType>;
  MessageMovePayload?: MessageMovePayloadResolvers<ContextType>;
  MessagePart?: MessagePartResolvers<ContextType>;
  MessageSavePayload?: MessageSavePayloadResolvers<ContextType>;
  MetacacheCleanPayload?: MetacacheCleanPayloadResolvers<ContextType>;
  MetacacheEntry?: MetacacheEntryResolvers<ContextType>;
  MetacacheField?: MetacacheFieldResolvers<ContextType>;
  MetacacheFlushPayload?: MetacacheFlushPayloadResolvers<ContextType>;
  MetacacheFlushallPayload?: MetacacheFlushallPayloadResolvers<ContextType>;
  MetacachePriority?: MetacachePriorityResolvers<ContextType>;
  MetacacheRemovePayload?: MetacacheRemovePayloadResolvers<ContextType>;
  MetacacheUnpackPayload?: MetacacheUnpackPayloadResolvers<ContextType>;
  Metadata?: MetadataResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  MetricPercentile?: MetricPercentileResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OboxUserDeletePayload?: OboxUserDeletePayloadResolvers<ContextType>;
  OboxUserWaitPayload?: OboxUserWaitPayloadResolvers<ContextType>;
  OldStatistics?: OldStatisticsResolvers<ContextType>;
  OldStatsResetPayload?: OldStatsResetPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Penalty?: PenaltyResolvers<ContextType>;
  ProxiedSession?: ProxiedSessionResolvers<ContextType>;
  ProxiedSessionConnection?: ProxiedSessionConnectionResolvers<ContextType>;
  ProxiedSessionEdge?: ProxiedSessionEdgeResolvers<ContextType>;
  ProxyKickDestinationPayload?: ProxyKickDestinationPayloadResolvers<ContextType>;
  ProxyKickPayload?: ProxyKickPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quota?: QuotaResolvers<ContextType>;
  QuotaRecalcPayload?: QuotaRecalcPayloadResolvers<ContextType>;
  Replication?: ReplicationResolvers<ContextType>;
  ReplicationConnection?: ReplicationConnectionResolvers<ContextType>;
  ReplicationEdge?: ReplicationEdgeResolvers<ContextType>;
  ReplicationQueue?: ReplicationQueueResolvers<ContextType>;
  ReplicationWorker?: ReplicationWorkerResolvers<ContextType>;
  Replicator?: ReplicatorResolvers<ContextType>;
  ReplicatorAddPayload?: ReplicatorAddPayloadResolvers<ContextType>;
  ReplicatorRemovePayload?: ReplicatorRemovePayloadResolvers<ContextType>;
  ReplicatorReplicatePayload?: ReplicatorReplicatePayloadResolvers<ContextType>;
  RequestCancelPayload?: RequestCancelPayloadResolvers<ContextType>;
  RunningCommand?: RunningCommandResolvers<ContextType>;
  RunningRequest?: RunningRequestResolvers<ContextType>;
  ServerReloadPayload?: ServerReloadPayloadResolvers<ContextType>;
  ServerStopPayload?: ServerStopPayloadResolvers<ContextType>;
  Service?: ServiceResolvers<ContextType>;
  ServiceList?: ServiceListResolvers<ContextType>;
  ServiceOccupancy?: ServiceOccupancyResolvers<ContextType>;
  ServiceProcess?: ServiceProcessResolvers<ContextType>;
  ServiceStopPayload?: ServiceStopPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SessionEnded?: SessionEndedResolvers<ContextType>;
  SessionKickPayload?: SessionKickPayloadResolvers<ContextType>;
  SieveActivatePayload?: SieveActivatePayloadResolvers<ContextType>;
  SieveDeactivatePayload?: SieveDeactivatePayloadResolvers<ContextType>;
  SieveDeletePayload?: SieveDeletePayloadResolvers<ContextType>;
  SievePutPayload?: SievePutPayloadResolvers<ContextType>;
  SieveRenamePayload?: SieveRenamePayloadResolvers<ContextType>;
  SieveScript?: SieveScriptResolvers<ContextType>;
  StatsAddPayload?: StatsAddPayloadResolvers<ContextType>;
  StatsRemovePayload?: StatsRemovePayloadResolvers<ContextType>;
  StatsResetPayload?: StatsResetPayloadResolvers<ContextType>;
  StorageBackupPayload?: StorageBackupPayloadResolvers<ContextType>;
  StoragePurgePayload?: StoragePurgePayloadResolvers<ContextType>;
  StorageSyncPayload?: StorageSyncPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnusedUserConnection?: UnusedUserConnectionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserField?: UserFieldResolvers<ContextType>;
  UserFts?: UserFtsResolvers<ContextType>;
  UserMapping?: UserMappingResolvers<ContextType>;
  UserMappingConnection?: UserMappingConnectionResolvers<ContextType>;
  UserMappingEdge?: UserMappingEdgeResolvers<ContextType>;
  UserResult?: UserResultResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ViewerDecision?: ViewerDecisionResolvers<ContextType>;
  ViewerScope?: ViewerScopeResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookDeadLetter?: WebhookDeadLetterResolvers<ContextType>;
  WebhookDeadLetterConnection?: WebhookDeadLetterConnectionResolvers<ContextType>;
  WebhookDeadLetterEdge?: WebhookDeadLetterEdgeResolvers<ContextType>;
  WebhookRedeliverPayload?: WebhookRedeliverPayloadResolvers<ContextType>;
  _Any?: GraphQLScalarType;
  _Entity?: _EntityResolvers<ContextType>;
  _Service?: _ServiceResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphQLContext> = {
  defer?: DeferDirectiveResolver<any, any, ContextType>;
  stream?: StreamDirectiveResolver<any, any, ContextType>;
};
