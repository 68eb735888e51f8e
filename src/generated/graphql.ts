import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRef, MailboxRef, MessageRef, SieveScriptRef, SessionRef, HostRef, DirectorRef } from '../mail/model.ts';
import type { DirectorHostRow } from '../doveadm/commands/director.ts';
import type { DirectorHostWritten } from '../mail/director.ts';
import type { MessagePartRef } from '../mail/message-part.ts';
import type { MessagePage } from '../mail/message-page.ts';
import type { AclRow } from '../doveadm/commands/acl.ts';
import type { BodyPart as BodyPartRow } from '../doveadm/imap-structure.ts';
import type { Envelope as EnvelopeRow } from '../doveadm/imap-envelope.ts';
import type { UserWritten } from '../mail/targets.ts';
import type { Reckoned } from '../mail/affected.ts';
import type { FtsIndexRef, FtsCheckRef } from '../mail/fts.ts';
import type { CacheDecisionRow } from '../doveadm/commands/cache.ts';
import type { Principal } from '../access/principal.ts';
import type { WriteError } from '../gateway.ts';
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
};

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

export type Affected = {
  readonly mailboxes: ReadonlyArray<Mailbox>;
  readonly messageCount: Scalars['BigInt']['output'];
  readonly messages: ReadonlyArray<Message>;
  readonly sieveScripts: ReadonlyArray<SieveScript>;
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

export type Director = {
  readonly hosts: Maybe<ReadonlyArray<DirectorHost>>;
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
  readonly stateChangedAt: Maybe<Scalars['String']['output']>;
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
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ip: Scalars['String']['input'];
};

export type DirectorRemovePayload = CommandPayload & {
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

export type DoveadmParameter = {
  readonly name: Scalars['String']['output'];
  readonly type: DoveadmParameterType;
};

export type DoveadmParameterType =
  | 'ARRAY'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'STRING';

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
  | 'RATE_LIMITED'
  | 'TEMPORARY_FAILURE'
  | 'UNAUTHENTICATED'
  | 'UPSTREAM_CONFIG'
  | 'UPSTREAM_NO_PERMISSION'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAUTHORIZED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'USER_NOT_FOUND';

export type Expectation = {
  readonly messages: Scalars['Int']['input'];
};

export type FlagsAddInput = {
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
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type FlagsRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type FlagsReplaceInput = {
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

export type Host = {
  readonly commands: Maybe<ReadonlyArray<DoveadmCommand>>;
  readonly director: Maybe<Director>;
  readonly name: Scalars['String']['output'];
  readonly sessions: Maybe<SessionConnection>;
  readonly status: HostStatus;
  readonly url: Scalars['String']['output'];
  readonly version: Maybe<Scalars['String']['output']>;
};


export type HostSessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
};

export type HostState =
  | 'DOWN'
  | 'PROBING'
  | 'UP';

export type HostStatus = {
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly runningCount: Scalars['Int']['output'];
  readonly since: Scalars['DateTime']['output'];
  readonly state: HostState;
  readonly waitingCount: Scalars['Int']['output'];
};

export type LoginInput = {
  readonly localIp?: InputMaybe<Scalars['String']['input']>;
  readonly localPort?: InputMaybe<Scalars['Int']['input']>;
  readonly remoteIp?: InputMaybe<Scalars['String']['input']>;
  readonly remotePort?: InputMaybe<Scalars['Int']['input']>;
  readonly service?: InputMaybe<Scalars['String']['input']>;
};

export type Mailbox = Node & {
  readonly acl: Maybe<ReadonlyArray<AclEntry>>;
  readonly cacheDecisions: Maybe<ReadonlyArray<CacheDecision>>;
  readonly effectiveRights: Maybe<ReadonlyArray<AclRight>>;
  readonly firstSavedAt: Maybe<Scalars['DateTime']['output']>;
  readonly guid: Maybe<Scalars['String']['output']>;
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
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly subscribed: Maybe<Scalars['Boolean']['output']>;
  readonly uidNext: Maybe<Scalars['BigInt']['output']>;
  readonly uidValidity: Maybe<Scalars['BigInt']['output']>;
  readonly unseenCount: Maybe<Scalars['BigInt']['output']>;
  readonly user: User;
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
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly target?: InputMaybe<UserTarget>;
  readonly user?: InputMaybe<Scalars['String']['input']>;
};

export type MessageDeduplicatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly results: ReadonlyArray<UserResult>;
  readonly user: Maybe<User>;
};

export type MessageEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Message;
};

export type MessageExpungeInput = {
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

export type Metadata = {
  readonly key: Scalars['String']['output'];
  readonly value: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  readonly aclAdd: Maybe<AclAddPayload>;
  readonly aclDelete: Maybe<AclDeletePayload>;
  readonly aclRecalc: Maybe<AclRecalcPayload>;
  readonly aclRemove: Maybe<AclRemovePayload>;
  readonly aclSet: Maybe<AclSetPayload>;
  readonly directorAdd: Maybe<DirectorAddPayload>;
  readonly directorDown: Maybe<DirectorDownPayload>;
  readonly directorFlush: Maybe<DirectorFlushPayload>;
  readonly directorKick: Maybe<DirectorKickPayload>;
  readonly directorMove: Maybe<DirectorMovePayload>;
  readonly directorRemove: Maybe<DirectorRemovePayload>;
  readonly directorUp: Maybe<DirectorUpPayload>;
  readonly directorUpdate: Maybe<DirectorUpdatePayload>;
  readonly flagsAdd: Maybe<FlagsAddPayload>;
  readonly flagsRemove: Maybe<FlagsRemovePayload>;
  readonly flagsReplace: Maybe<FlagsReplacePayload>;
  readonly ftsFlatcurveCheck: Maybe<FtsFlatcurveCheckPayload>;
  readonly ftsFlatcurveRemove: Maybe<FtsFlatcurveRemovePayload>;
  readonly ftsFlatcurveRotate: Maybe<FtsFlatcurveRotatePayload>;
  readonly ftsOptimize: Maybe<FtsOptimizePayload>;
  readonly ftsRescan: Maybe<FtsRescanPayload>;
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
  readonly quotaRecalc: Maybe<QuotaRecalcPayload>;
  readonly sessionKick: Maybe<SessionKickPayload>;
  readonly sieveActivate: Maybe<SieveActivatePayload>;
  readonly sieveDeactivate: Maybe<SieveDeactivatePayload>;
  readonly sieveDelete: Maybe<SieveDeletePayload>;
  readonly sievePut: Maybe<SievePutPayload>;
  readonly sieveRename: Maybe<SieveRenamePayload>;
  readonly storagePurge: Maybe<StoragePurgePayload>;
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


export type MutationDirectorUpArgs = {
  input: DirectorUpInput;
};


export type MutationDirectorUpdateArgs = {
  input: DirectorUpdateInput;
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


export type MutationQuotaRecalcArgs = {
  input: QuotaRecalcInput;
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


export type MutationStoragePurgeArgs = {
  input: StoragePurgeInput;
};

export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type NumberRange = {
  readonly from?: InputMaybe<Scalars['BigInt']['input']>;
  readonly to?: InputMaybe<Scalars['BigInt']['input']>;
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

export type Permission =
  | 'ACL_READ'
  | 'ACL_WRITE'
  | 'AUTH_CACHE_FLUSH'
  | 'DICT_READ'
  | 'DICT_WRITE'
  | 'DIRECTOR_READ'
  | 'DIRECTOR_WRITE'
  | 'ERROR_LOG_READ'
  | 'EVERYONE'
  | 'FLAGS_WRITE'
  | 'FS_READ'
  | 'FS_WRITE'
  | 'FTS_READ'
  | 'FTS_WRITE'
  | 'HOST_READ'
  | 'MAILBOX_CREATE'
  | 'MAILBOX_DELETE'
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
  | 'SCHEMA_READ'
  | 'SERVER_CONTROL'
  | 'SESSION_KICK'
  | 'SESSION_READ'
  | 'SIEVE_DELETE'
  | 'SIEVE_READ'
  | 'SIEVE_WRITE'
  | 'STATS_WRITE'
  | 'USER_READ'
  | 'USER_READ_INTERNAL';

export type Query = {
  readonly host: Maybe<Host>;
  readonly hosts: ReadonlyArray<Host>;
  readonly node: Maybe<Node>;
  readonly sessions: SessionConnection;
  readonly user: Maybe<User>;
  readonly users: UserConnection;
  readonly viewer: Viewer;
};


export type QueryHostArgs = {
  name: InputMaybe<Scalars['String']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
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

export type StoragePurgeInput = {
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

export type User = Node & {
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
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type UserEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
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




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  CommandPayload:
    | ( Omit<AclAddPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AclDeletePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AclRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<AclRemovePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<AclSetPayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( DirectorHostWritten )
    | ( DirectorHostWritten )
    | ( Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( DirectorHostWritten )
    | ( DirectorHostWritten )
    | ( Omit<FlagsAddPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FlagsRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FlagsReplacePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsFlatcurveCheckPayload, 'checks' | 'errors' | 'user'> & { checks: ReadonlyArray<_RefType['FtsCheck']>, errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<FtsFlatcurveRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsFlatcurveRotatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsOptimizePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<FtsRescanPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
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
    | ( Omit<MessageDeduplicatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MessageExpungePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<MessageImportPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MessageMovePayload, 'affected' | 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { affected?: Maybe<_RefType['Affected']>, destinationMailbox: _RefType['Mailbox'], errors: ReadonlyArray<_RefType['CommandError']>, sourceUser: _RefType['User'], user: _RefType['User'] } )
    | ( Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<QuotaRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<SieveActivatePayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, sieveScript?: Maybe<_RefType['SieveScript']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SieveDeactivatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SieveDeletePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<_RefType['Affected']>, errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SievePutPayload, 'errors' | 'results' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, sieveScript?: Maybe<_RefType['SieveScript']>, user?: Maybe<_RefType['User']> } )
    | ( Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, sieveScript?: Maybe<_RefType['SieveScript']>, user: _RefType['User'] } )
    | ( Omit<StoragePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, results: ReadonlyArray<_RefType['UserResult']>, user?: Maybe<_RefType['User']> } )
  ;
  Node:
    | ( MailboxRef )
    | ( MessageRef )
    | ( SessionRef )
    | ( SieveScriptRef )
    | ( UserRef )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
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
  Affected: ResolverTypeWrapper<Reckoned>;
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
  Director: ResolverTypeWrapper<DirectorRef>;
  DirectorAddInput: DirectorAddInput;
  DirectorAddPayload: ResolverTypeWrapper<DirectorHostWritten>;
  DirectorDownInput: DirectorDownInput;
  DirectorDownPayload: ResolverTypeWrapper<DirectorHostWritten>;
  DirectorFlushInput: DirectorFlushInput;
  DirectorFlushPayload: ResolverTypeWrapper<Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  DirectorHost: ResolverTypeWrapper<DirectorHostRow>;
  DirectorHostState: DirectorHostState;
  DirectorHostTarget: DirectorHostTarget;
  DirectorKickInput: DirectorKickInput;
  DirectorKickPayload: ResolverTypeWrapper<Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  DirectorMoveInput: DirectorMoveInput;
  DirectorMovePayload: ResolverTypeWrapper<Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  DirectorRemoveInput: DirectorRemoveInput;
  DirectorRemovePayload: ResolverTypeWrapper<Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: ResolversTypes['Director'], errors: ReadonlyArray<ResolversTypes['CommandError']> }>;
  DirectorUpInput: DirectorUpInput;
  DirectorUpPayload: ResolverTypeWrapper<DirectorHostWritten>;
  DirectorUpdateInput: DirectorUpdateInput;
  DirectorUpdatePayload: ResolverTypeWrapper<DirectorHostWritten>;
  DoveadmCommand: ResolverTypeWrapper<DoveadmCommand>;
  DoveadmParameter: ResolverTypeWrapper<DoveadmParameter>;
  DoveadmParameterType: DoveadmParameterType;
  Envelope: ResolverTypeWrapper<EnvelopeRow>;
  ErrorCode: ErrorCode;
  Expectation: Expectation;
  FlagsAddInput: FlagsAddInput;
  FlagsAddPayload: ResolverTypeWrapper<Omit<FlagsAddPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FlagsRemoveInput: FlagsRemoveInput;
  FlagsRemovePayload: ResolverTypeWrapper<Omit<FlagsRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  FlagsReplaceInput: FlagsReplaceInput;
  FlagsReplacePayload: ResolverTypeWrapper<Omit<FlagsReplacePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
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
  HostState: HostState;
  HostStatus: ResolverTypeWrapper<HostStatus>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LoginInput: LoginInput;
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
  MessageDeduplicatePayload: ResolverTypeWrapper<Omit<MessageDeduplicatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageExpungeInput: MessageExpungeInput;
  MessageExpungePayload: ResolverTypeWrapper<Omit<MessageExpungePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  MessageImportInput: MessageImportInput;
  MessageImportPayload: ResolverTypeWrapper<Omit<MessageImportPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MessageMoveInput: MessageMoveInput;
  MessageMovePayload: ResolverTypeWrapper<Omit<MessageMovePayload, 'affected' | 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { affected?: Maybe<ResolversTypes['Affected']>, destinationMailbox: ResolversTypes['Mailbox'], errors: ReadonlyArray<ResolversTypes['CommandError']>, sourceUser: ResolversTypes['User'], user: ResolversTypes['User'] }>;
  MessagePart: ResolverTypeWrapper<MessagePartRef>;
  MessageSaveInput: MessageSaveInput;
  MessageSavePayload: ResolverTypeWrapper<Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  MessageSearch: MessageSearch;
  Metadata: ResolverTypeWrapper<Metadata>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NumberRange: NumberRange;
  Outcome: Outcome;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Permission: Permission;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quota: ResolverTypeWrapper<Quota>;
  QuotaRecalcInput: QuotaRecalcInput;
  QuotaRecalcPayload: ResolverTypeWrapper<Omit<QuotaRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  Session: ResolverTypeWrapper<SessionRef>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'edges' | 'errors' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SessionEdge']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, nodes: ReadonlyArray<ResolversTypes['Session']> }>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
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
  StoragePurgeInput: StoragePurgeInput;
  StoragePurgePayload: ResolverTypeWrapper<Omit<StoragePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, results: ReadonlyArray<ResolversTypes['UserResult']>, user?: Maybe<ResolversTypes['User']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  User: ResolverTypeWrapper<UserRef>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserField: ResolverTypeWrapper<UserField>;
  UserFts: ResolverTypeWrapper<UserRef>;
  UserResult: ResolverTypeWrapper<UserWritten<unknown>>;
  UserTarget: UserTarget;
  Viewer: ResolverTypeWrapper<Principal>;
  ViewerDecision: ResolverTypeWrapper<ViewerDecision>;
  ViewerScope: ResolverTypeWrapper<ViewerScope>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
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
  Affected: Reckoned;
  Base64: Scalars['Base64']['output'];
  BigInt: Scalars['BigInt']['output'];
  BodyPart: BodyPartRow;
  BodyPartParameter: BodyPartParameter;
  Boolean: Scalars['Boolean']['output'];
  CacheDecision: CacheDecisionRow;
  CommandError: WriteError;
  CommandPayload: ResolversInterfaceTypes<ResolversParentTypes>['CommandPayload'];
  DateTime: Scalars['DateTime']['output'];
  Director: DirectorRef;
  DirectorAddInput: DirectorAddInput;
  DirectorAddPayload: DirectorHostWritten;
  DirectorDownInput: DirectorDownInput;
  DirectorDownPayload: DirectorHostWritten;
  DirectorFlushInput: DirectorFlushInput;
  DirectorFlushPayload: Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  DirectorHost: DirectorHostRow;
  DirectorHostTarget: DirectorHostTarget;
  DirectorKickInput: DirectorKickInput;
  DirectorKickPayload: Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  DirectorMoveInput: DirectorMoveInput;
  DirectorMovePayload: Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  DirectorRemoveInput: DirectorRemoveInput;
  DirectorRemovePayload: Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: ResolversParentTypes['Director'], errors: ReadonlyArray<ResolversParentTypes['CommandError']> };
  DirectorUpInput: DirectorUpInput;
  DirectorUpPayload: DirectorHostWritten;
  DirectorUpdateInput: DirectorUpdateInput;
  DirectorUpdatePayload: DirectorHostWritten;
  DoveadmCommand: DoveadmCommand;
  DoveadmParameter: DoveadmParameter;
  Envelope: EnvelopeRow;
  Expectation: Expectation;
  FlagsAddInput: FlagsAddInput;
  FlagsAddPayload: Omit<FlagsAddPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FlagsRemoveInput: FlagsRemoveInput;
  FlagsRemovePayload: Omit<FlagsRemovePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  FlagsReplaceInput: FlagsReplaceInput;
  FlagsReplacePayload: Omit<FlagsReplacePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
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
  HostStatus: HostStatus;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  LoginInput: LoginInput;
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
  MessageDeduplicatePayload: Omit<MessageDeduplicatePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageExpungeInput: MessageExpungeInput;
  MessageExpungePayload: Omit<MessageExpungePayload, 'affected' | 'errors' | 'results' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  MessageImportInput: MessageImportInput;
  MessageImportPayload: Omit<MessageImportPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MessageMoveInput: MessageMoveInput;
  MessageMovePayload: Omit<MessageMovePayload, 'affected' | 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { affected?: Maybe<ResolversParentTypes['Affected']>, destinationMailbox: ResolversParentTypes['Mailbox'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sourceUser: ResolversParentTypes['User'], user: ResolversParentTypes['User'] };
  MessagePart: MessagePartRef;
  MessageSaveInput: MessageSaveInput;
  MessageSavePayload: Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  MessageSearch: MessageSearch;
  Metadata: Metadata;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NumberRange: NumberRange;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Quota: Quota;
  QuotaRecalcInput: QuotaRecalcInput;
  QuotaRecalcPayload: Omit<QuotaRecalcPayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  Session: SessionRef;
  SessionConnection: Omit<SessionConnection, 'edges' | 'errors' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SessionEdge']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, nodes: ReadonlyArray<ResolversParentTypes['Session']> };
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
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
  StoragePurgeInput: StoragePurgeInput;
  StoragePurgePayload: Omit<StoragePurgePayload, 'errors' | 'results' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, results: ReadonlyArray<ResolversParentTypes['UserResult']>, user?: Maybe<ResolversParentTypes['User']> };
  String: Scalars['String']['output'];
  User: UserRef;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserField: UserField;
  UserFts: UserRef;
  UserResult: UserWritten<unknown>;
  UserTarget: UserTarget;
  Viewer: Principal;
  ViewerDecision: ViewerDecision;
  ViewerScope: ViewerScope;
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

export type AffectedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Affected'] = ResolversParentTypes['Affected']> = {
  mailboxes?: Resolver<ReadonlyArray<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  sieveScripts?: Resolver<ReadonlyArray<ResolversTypes['SieveScript']>, ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'AclAddPayload' | 'AclDeletePayload' | 'AclRecalcPayload' | 'AclRemovePayload' | 'AclSetPayload' | 'DirectorAddPayload' | 'DirectorDownPayload' | 'DirectorFlushPayload' | 'DirectorKickPayload' | 'DirectorMovePayload' | 'DirectorRemovePayload' | 'DirectorUpPayload' | 'DirectorUpdatePayload' | 'FlagsAddPayload' | 'FlagsRemovePayload' | 'FlagsReplacePayload' | 'FtsFlatcurveCheckPayload' | 'FtsFlatcurveRemovePayload' | 'FtsFlatcurveRotatePayload' | 'FtsOptimizePayload' | 'FtsRescanPayload' | 'MailboxCacheDecisionSetPayload' | 'MailboxCachePurgePayload' | 'MailboxCacheRemovePayload' | 'MailboxCreatePayload' | 'MailboxDeletePayload' | 'MailboxForceResyncPayload' | 'MailboxIndexPayload' | 'MailboxMetadataSetPayload' | 'MailboxMetadataUnsetPayload' | 'MailboxRenamePayload' | 'MailboxSubscribePayload' | 'MailboxUnsubscribePayload' | 'MailboxUpdatePayload' | 'MessageAltMovePayload' | 'MessageAttachmentsRebuildPayload' | 'MessageCopyPayload' | 'MessageDeduplicatePayload' | 'MessageExpungePayload' | 'MessageImportPayload' | 'MessageMovePayload' | 'MessageSavePayload' | 'QuotaRecalcPayload' | 'SessionKickPayload' | 'SieveActivatePayload' | 'SieveDeactivatePayload' | 'SieveDeletePayload' | 'SievePutPayload' | 'SieveRenamePayload' | 'StoragePurgePayload', ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DirectorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Director'] = ResolversParentTypes['Director']> = {
  hosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DirectorHost']>>, ParentType, ContextType>;
};

export type DirectorAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DirectorAddPayload'] = ResolversParentTypes['DirectorAddPayload']> = {
  director?: Resolver<ResolversTypes['Director'], ParentType, ContextType>;
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  stateChangedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type FlagsAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsAddPayload'] = ResolversParentTypes['FlagsAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlagsRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsRemovePayload'] = ResolversParentTypes['FlagsRemovePayload']> = {
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
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, Partial<HostSessionsArgs>>;
  status?: Resolver<ResolversTypes['HostStatus'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HostStatusResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HostStatus'] = ResolversParentTypes['HostStatus']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runningCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
  waitingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MailboxResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mailbox'] = ResolversParentTypes['Mailbox']> = {
  acl?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AclEntry']>>, ParentType, ContextType>;
  cacheDecisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CacheDecision']>>, ParentType, ContextType>;
  effectiveRights?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AclRight']>>, ParentType, ContextType>;
  firstSavedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  guid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subscribed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uidNext?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  uidValidity?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  unseenCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
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
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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

export type MetadataResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Metadata'] = ResolversParentTypes['Metadata']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  aclAdd?: Resolver<Maybe<ResolversTypes['AclAddPayload']>, ParentType, ContextType, RequireFields<MutationAclAddArgs, 'input'>>;
  aclDelete?: Resolver<Maybe<ResolversTypes['AclDeletePayload']>, ParentType, ContextType, RequireFields<MutationAclDeleteArgs, 'input'>>;
  aclRecalc?: Resolver<Maybe<ResolversTypes['AclRecalcPayload']>, ParentType, ContextType, RequireFields<MutationAclRecalcArgs, 'input'>>;
  aclRemove?: Resolver<Maybe<ResolversTypes['AclRemovePayload']>, ParentType, ContextType, RequireFields<MutationAclRemoveArgs, 'input'>>;
  aclSet?: Resolver<Maybe<ResolversTypes['AclSetPayload']>, ParentType, ContextType, RequireFields<MutationAclSetArgs, 'input'>>;
  directorAdd?: Resolver<Maybe<ResolversTypes['DirectorAddPayload']>, ParentType, ContextType, RequireFields<MutationDirectorAddArgs, 'input'>>;
  directorDown?: Resolver<Maybe<ResolversTypes['DirectorDownPayload']>, ParentType, ContextType, RequireFields<MutationDirectorDownArgs, 'input'>>;
  directorFlush?: Resolver<Maybe<ResolversTypes['DirectorFlushPayload']>, ParentType, ContextType, RequireFields<MutationDirectorFlushArgs, 'input'>>;
  directorKick?: Resolver<Maybe<ResolversTypes['DirectorKickPayload']>, ParentType, ContextType, RequireFields<MutationDirectorKickArgs, 'input'>>;
  directorMove?: Resolver<Maybe<ResolversTypes['DirectorMovePayload']>, ParentType, ContextType, RequireFields<MutationDirectorMoveArgs, 'input'>>;
  directorRemove?: Resolver<Maybe<ResolversTypes['DirectorRemovePayload']>, ParentType, ContextType, RequireFields<MutationDirectorRemoveArgs, 'input'>>;
  directorUp?: Resolver<Maybe<ResolversTypes['DirectorUpPayload']>, ParentType, ContextType, RequireFields<MutationDirectorUpArgs, 'input'>>;
  directorUpdate?: Resolver<Maybe<ResolversTypes['DirectorUpdatePayload']>, ParentType, ContextType, RequireFields<MutationDirectorUpdateArgs, 'input'>>;
  flagsAdd?: Resolver<Maybe<ResolversTypes['FlagsAddPayload']>, ParentType, ContextType, RequireFields<MutationFlagsAddArgs, 'input'>>;
  flagsRemove?: Resolver<Maybe<ResolversTypes['FlagsRemovePayload']>, ParentType, ContextType, RequireFields<MutationFlagsRemoveArgs, 'input'>>;
  flagsReplace?: Resolver<Maybe<ResolversTypes['FlagsReplacePayload']>, ParentType, ContextType, RequireFields<MutationFlagsReplaceArgs, 'input'>>;
  ftsFlatcurveCheck?: Resolver<Maybe<ResolversTypes['FtsFlatcurveCheckPayload']>, ParentType, ContextType, RequireFields<MutationFtsFlatcurveCheckArgs, 'input'>>;
  ftsFlatcurveRemove?: Resolver<Maybe<ResolversTypes['FtsFlatcurveRemovePayload']>, ParentType, ContextType, RequireFields<MutationFtsFlatcurveRemoveArgs, 'input'>>;
  ftsFlatcurveRotate?: Resolver<Maybe<ResolversTypes['FtsFlatcurveRotatePayload']>, ParentType, ContextType, RequireFields<MutationFtsFlatcurveRotateArgs, 'input'>>;
  ftsOptimize?: Resolver<Maybe<ResolversTypes['FtsOptimizePayload']>, ParentType, ContextType, RequireFields<MutationFtsOptimizeArgs, 'input'>>;
  ftsRescan?: Resolver<Maybe<ResolversTypes['FtsRescanPayload']>, ParentType, ContextType, RequireFields<MutationFtsRescanArgs, 'input'>>;
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
  quotaRecalc?: Resolver<Maybe<ResolversTypes['QuotaRecalcPayload']>, ParentType, ContextType, RequireFields<MutationQuotaRecalcArgs, 'input'>>;
  sessionKick?: Resolver<Maybe<ResolversTypes['SessionKickPayload']>, ParentType, ContextType, RequireFields<MutationSessionKickArgs, 'input'>>;
  sieveActivate?: Resolver<Maybe<ResolversTypes['SieveActivatePayload']>, ParentType, ContextType, RequireFields<MutationSieveActivateArgs, 'input'>>;
  sieveDeactivate?: Resolver<Maybe<ResolversTypes['SieveDeactivatePayload']>, ParentType, ContextType, RequireFields<MutationSieveDeactivateArgs, 'input'>>;
  sieveDelete?: Resolver<Maybe<ResolversTypes['SieveDeletePayload']>, ParentType, ContextType, RequireFields<MutationSieveDeleteArgs, 'input'>>;
  sievePut?: Resolver<Maybe<ResolversTypes['SievePutPayload']>, ParentType, ContextType, RequireFields<MutationSievePutArgs, 'input'>>;
  sieveRename?: Resolver<Maybe<ResolversTypes['SieveRenamePayload']>, ParentType, ContextType, RequireFields<MutationSieveRenameArgs, 'input'>>;
  storagePurge?: Resolver<Maybe<ResolversTypes['StoragePurgePayload']>, ParentType, ContextType, RequireFields<MutationStoragePurgeArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Mailbox' | 'Message' | 'Session' | 'SieveScript' | 'User', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType, Partial<QueryHostArgs>>;
  hosts?: Resolver<ReadonlyArray<ResolversTypes['Host']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  sessions?: Resolver<ResolversTypes['SessionConnection'], ParentType, ContextType, Partial<QuerySessionsArgs>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'name'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryUsersArgs, 'mask'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
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

export type StoragePurgePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StoragePurgePayload'] = ResolversParentTypes['StoragePurgePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['UserResult']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
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

export type Resolvers<ContextType = GraphQLContext> = {
  AclAddPayload?: AclAddPayloadResolvers<ContextType>;
  AclDeletePayload?: AclDeletePayloadResolvers<ContextType>;
  AclEntry?: AclEntryResolvers<ContextType>;
  AclRecalcPayload?: AclRecalcPayloadResolvers<ContextType>;
  AclRemovePayload?: AclRemovePayloadResolvers<ContextType>;
  AclSetPayload?: AclSetPayloadResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  Affected?: AffectedResolvers<ContextType>;
  Base64?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  BodyPart?: BodyPartResolvers<ContextType>;
  BodyPartParameter?: BodyPartParameterResolvers<ContextType>;
  CacheDecision?: CacheDecisionResolvers<ContextType>;
  CommandError?: CommandErrorResolvers<ContextType>;
  CommandPayload?: CommandPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Director?: DirectorResolvers<ContextType>;
  DirectorAddPayload?: DirectorAddPayloadResolvers<ContextType>;
  DirectorDownPayload?: DirectorDownPayloadResolvers<ContextType>;
  DirectorFlushPayload?: DirectorFlushPayloadResolvers<ContextType>;
  DirectorHost?: DirectorHostResolvers<ContextType>;
  DirectorKickPayload?: DirectorKickPayloadResolvers<ContextType>;
  DirectorMovePayload?: DirectorMovePayloadResolvers<ContextType>;
  DirectorRemovePayload?: DirectorRemovePayloadResolvers<ContextType>;
  DirectorUpPayload?: DirectorUpPayloadResolvers<ContextType>;
  DirectorUpdatePayload?: DirectorUpdatePayloadResolvers<ContextType>;
  DoveadmCommand?: DoveadmCommandResolvers<ContextType>;
  DoveadmParameter?: DoveadmParameterResolvers<ContextType>;
  Envelope?: EnvelopeResolvers<ContextType>;
  FlagsAddPayload?: FlagsAddPayloadResolvers<ContextType>;
  FlagsRemovePayload?: FlagsRemovePayloadResolvers<ContextType>;
  FlagsReplacePayload?: FlagsReplacePayloadResolvers<ContextType>;
  FtsCheck?: FtsCheckResolvers<ContextType>;
  FtsFlatcurveCheckPayload?: FtsFlatcurveCheckPayloadResolvers<ContextType>;
  FtsFlatcurveRemovePayload?: FtsFlatcurveRemovePayloadResolvers<ContextType>;
  FtsFlatcurveRotatePayload?: FtsFlatcurveRotatePayloadResolvers<ContextType>;
  FtsIndex?: FtsIndexResolvers<ContextType>;
  FtsOptimizePayload?: FtsOptimizePayloadResolvers<ContextType>;
  FtsRescanPayload?: FtsRescanPayloadResolvers<ContextType>;
  Header?: HeaderResolvers<ContextType>;
  Host?: HostResolvers<ContextType>;
  HostStatus?: HostStatusResolvers<ContextType>;
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
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageExpungePayload?: MessageExpungePayloadResolvers<ContextType>;
  MessageImportPayload?: MessageImportPayloadResolvers<ContextType>;
  MessageMovePayload?: MessageMovePayloadResolvers<ContextType>;
  MessagePart?: MessagePartResolvers<ContextType>;
  MessageSavePayload?: MessageSavePayloadResolvers<ContextType>;
  Metadata?: MetadataResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quota?: QuotaResolvers<ContextType>;
  QuotaRecalcPayload?: QuotaRecalcPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SessionKickPayload?: SessionKickPayloadResolvers<ContextType>;
  SieveActivatePayload?: SieveActivatePayloadResolvers<ContextType>;
  SieveDeactivatePayload?: SieveDeactivatePayloadResolvers<ContextType>;
  SieveDeletePayload?: SieveDeletePayloadResolvers<ContextType>;
  SievePutPayload?: SievePutPayloadResolvers<ContextType>;
  SieveRenamePayload?: SieveRenamePayloadResolvers<ContextType>;
  SieveScript?: SieveScriptResolvers<ContextType>;
  StoragePurgePayload?: StoragePurgePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserField?: UserFieldResolvers<ContextType>;
  UserFts?: UserFtsResolvers<ContextType>;
  UserResult?: UserResultResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ViewerDecision?: ViewerDecisionResolvers<ContextType>;
  ViewerScope?: ViewerScopeResolvers<ContextType>;
};

