import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRef, MailboxRef, MessageRef, SieveScriptRef, SessionRef, HostRef, DirectorRef } from '../mail/model.ts';
import type { DirectorHostRow } from '../doveadm/commands/director.ts';
import type { DirectorHostWritten } from '../mail/director.ts';
import type { MessagePartRef } from '../mail/message-part.ts';
import type { MessagePage } from '../mail/message-page.ts';
import type { AclRow } from '../doveadm/commands/acl.ts';
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

export type AclEntry = {
  readonly deniedRights: ReadonlyArray<AclRight>;
  readonly global: Scalars['Boolean']['output'];
  readonly identifier: Scalars['String']['output'];
  readonly rights: ReadonlyArray<AclRight>;
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

export type Address = {
  readonly email: Maybe<Scalars['String']['output']>;
  readonly name: Maybe<Scalars['String']['output']>;
};

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

export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'COMMAND_CRASHED'
  | 'COMMAND_UNSUPPORTED'
  | 'COST_LIMIT'
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

export type FlagsAddInput = {
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly user: Scalars['String']['input'];
};

export type FlagsAddPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type FlagsRemoveInput = {
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly user: Scalars['String']['input'];
};

export type FlagsRemovePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type FlagsReplaceInput = {
  readonly flags: ReadonlyArray<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly user: Scalars['String']['input'];
};

export type FlagsReplacePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
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
  readonly url: Scalars['String']['output'];
  readonly version: Maybe<Scalars['String']['output']>;
};


export type HostSessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  mask: InputMaybe<Scalars['String']['input']>;
};

export type Mailbox = Node & {
  readonly acl: Maybe<ReadonlyArray<AclEntry>>;
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

export type MailboxCreateInput = {
  readonly guid?: InputMaybe<Scalars['String']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly subscribe?: InputMaybe<Scalars['Boolean']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MailboxCreatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Maybe<Mailbox>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MailboxDeleteInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly recursive?: InputMaybe<Scalars['Boolean']['input']>;
  readonly requireEmpty?: InputMaybe<Scalars['Boolean']['input']>;
  readonly unsubscribe?: InputMaybe<Scalars['Boolean']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MailboxDeletePayload = CommandPayload & {
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

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
  readonly user: Scalars['String']['input'];
};

export type MailboxSubscribePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MailboxUnsubscribeInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly mailbox: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type MailboxUnsubscribePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly mailbox: Mailbox;
  readonly outcome: Outcome;
  readonly user: User;
};

export type Message = Node & {
  readonly bcc: Maybe<ReadonlyArray<Address>>;
  readonly body: Maybe<Scalars['String']['output']>;
  readonly cc: Maybe<ReadonlyArray<Address>>;
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
  readonly receivedAt: Maybe<Scalars['DateTime']['output']>;
  readonly replyTo: Maybe<ReadonlyArray<Address>>;
  readonly savedAt: Maybe<Scalars['DateTime']['output']>;
  readonly sentAt: Maybe<Scalars['DateTime']['output']>;
  readonly sizeBytes: Maybe<Scalars['BigInt']['output']>;
  readonly snippet: Maybe<Scalars['String']['output']>;
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly text: Maybe<Scalars['String']['output']>;
  readonly to: Maybe<ReadonlyArray<Address>>;
  readonly uid: Scalars['BigInt']['output'];
};


export type MessageHeaderArgs = {
  name: Scalars['String']['input'];
};


export type MessagePartArgs = {
  section: Scalars['String']['input'];
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

export type MessageEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Message;
};

export type MessageExpungeInput = {
  readonly deleteEmptyMailbox?: InputMaybe<Scalars['Boolean']['input']>;
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly user: Scalars['String']['input'];
};

export type MessageExpungePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type MessageMoveInput = {
  readonly destinationMailbox: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly search: MessageSearch;
  readonly sourceUser?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type MessageMovePayload = CommandPayload & {
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
  readonly mailboxCreate: Maybe<MailboxCreatePayload>;
  readonly mailboxDelete: Maybe<MailboxDeletePayload>;
  readonly mailboxRename: Maybe<MailboxRenamePayload>;
  readonly mailboxSubscribe: Maybe<MailboxSubscribePayload>;
  readonly mailboxUnsubscribe: Maybe<MailboxUnsubscribePayload>;
  readonly messageCopy: Maybe<MessageCopyPayload>;
  readonly messageExpunge: Maybe<MessageExpungePayload>;
  readonly messageMove: Maybe<MessageMovePayload>;
  readonly messageSave: Maybe<MessageSavePayload>;
  readonly sessionKick: Maybe<SessionKickPayload>;
  readonly sieveActivate: Maybe<SieveActivatePayload>;
  readonly sieveDeactivate: Maybe<SieveDeactivatePayload>;
  readonly sieveDelete: Maybe<SieveDeletePayload>;
  readonly sievePut: Maybe<SievePutPayload>;
  readonly sieveRename: Maybe<SieveRenamePayload>;
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


export type MutationMailboxCreateArgs = {
  input: MailboxCreateInput;
};


export type MutationMailboxDeleteArgs = {
  input: MailboxDeleteInput;
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


export type MutationMessageCopyArgs = {
  input: MessageCopyInput;
};


export type MutationMessageExpungeArgs = {
  input: MessageExpungeInput;
};


export type MutationMessageMoveArgs = {
  input: MessageMoveInput;
};


export type MutationMessageSaveArgs = {
  input: MessageSaveInput;
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
  readonly user: Scalars['String']['input'];
};

export type SieveActivatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly sieveScript: Maybe<SieveScript>;
  readonly user: User;
};

export type SieveDeactivateInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly user: Scalars['String']['input'];
};

export type SieveDeactivatePayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type SieveDeleteInput = {
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly ignoreActive?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type SieveDeletePayload = CommandPayload & {
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly user: User;
};

export type SievePutInput = {
  readonly activate?: InputMaybe<Scalars['Boolean']['input']>;
  readonly content: Scalars['String']['input'];
  readonly host?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly user: Scalars['String']['input'];
};

export type SievePutPayload = CommandPayload & {
  readonly errors: ReadonlyArray<CommandError>;
  readonly outcome: Outcome;
  readonly sieveScript: Maybe<SieveScript>;
  readonly user: User;
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

export type User = Node & {
  readonly directorHost: Maybe<DirectorHost>;
  readonly fields: Maybe<ReadonlyArray<UserField>>;
  readonly gid: Maybe<Scalars['BigInt']['output']>;
  readonly home: Maybe<Scalars['String']['output']>;
  readonly host: Host;
  readonly id: Scalars['ID']['output'];
  readonly mailLocation: Maybe<Scalars['String']['output']>;
  readonly mailbox: Maybe<Mailbox>;
  readonly mailboxes: Maybe<ReadonlyArray<Mailbox>>;
  readonly messages: Maybe<MessageConnection>;
  readonly name: Scalars['String']['output'];
  readonly quota: Maybe<ReadonlyArray<Quota>>;
  readonly sessions: Maybe<SessionConnection>;
  readonly sieveScript: Maybe<SieveScript>;
  readonly sieveScripts: Maybe<ReadonlyArray<SieveScript>>;
  readonly uid: Maybe<Scalars['BigInt']['output']>;
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


export type UserSessionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type UserSieveScriptArgs = {
  name: Scalars['String']['input'];
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
    | ( DirectorHostWritten )
    | ( DirectorHostWritten )
    | ( Omit<DirectorFlushPayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( Omit<DirectorKickPayload, 'director' | 'errors' | 'user'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<DirectorMovePayload, 'director' | 'errors' | 'user'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<DirectorRemovePayload, 'director' | 'errors'> & { director: _RefType['Director'], errors: ReadonlyArray<_RefType['CommandError']> } )
    | ( DirectorHostWritten )
    | ( DirectorHostWritten )
    | ( Omit<FlagsAddPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<FlagsRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<FlagsReplacePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MailboxCreatePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox?: Maybe<_RefType['Mailbox']>, user: _RefType['User'] } )
    | ( Omit<MailboxDeletePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MailboxRenamePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox?: Maybe<_RefType['Mailbox']>, user: _RefType['User'] } )
    | ( Omit<MailboxSubscribePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<MailboxUnsubscribePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<MessageCopyPayload, 'destinationMailbox' | 'errors' | 'user'> & { destinationMailbox: _RefType['Mailbox'], errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MessageExpungePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<MessageMovePayload, 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { destinationMailbox: _RefType['Mailbox'], errors: ReadonlyArray<_RefType['CommandError']>, sourceUser: _RefType['User'], user: _RefType['User'] } )
    | ( Omit<MessageSavePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, mailbox: _RefType['Mailbox'], user: _RefType['User'] } )
    | ( Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<SieveActivatePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, sieveScript?: Maybe<_RefType['SieveScript']>, user: _RefType['User'] } )
    | ( Omit<SieveDeactivatePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<SieveDeletePayload, 'errors' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, user: _RefType['User'] } )
    | ( Omit<SievePutPayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, sieveScript?: Maybe<_RefType['SieveScript']>, user: _RefType['User'] } )
    | ( Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<_RefType['CommandError']>, sieveScript?: Maybe<_RefType['SieveScript']>, user: _RefType['User'] } )
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
  AclEntry: ResolverTypeWrapper<AclRow>;
  AclRight: AclRight;
  Address: ResolverTypeWrapper<Address>;
  Base64: ResolverTypeWrapper<Scalars['Base64']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
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
  ErrorCode: ErrorCode;
  FlagsAddInput: FlagsAddInput;
  FlagsAddPayload: ResolverTypeWrapper<Omit<FlagsAddPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  FlagsRemoveInput: FlagsRemoveInput;
  FlagsRemovePayload: ResolverTypeWrapper<Omit<FlagsRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  FlagsReplaceInput: FlagsReplaceInput;
  FlagsReplacePayload: ResolverTypeWrapper<Omit<FlagsReplacePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  Header: ResolverTypeWrapper<Header>;
  HeaderSearch: HeaderSearch;
  Host: ResolverTypeWrapper<HostRef>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mailbox: ResolverTypeWrapper<MailboxRef>;
  MailboxCreateInput: MailboxCreateInput;
  MailboxCreatePayload: ResolverTypeWrapper<Omit<MailboxCreatePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox?: Maybe<ResolversTypes['Mailbox']>, user: ResolversTypes['User'] }>;
  MailboxDeleteInput: MailboxDeleteInput;
  MailboxDeletePayload: ResolverTypeWrapper<Omit<MailboxDeletePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MailboxRenameInput: MailboxRenameInput;
  MailboxRenamePayload: ResolverTypeWrapper<Omit<MailboxRenamePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox?: Maybe<ResolversTypes['Mailbox']>, user: ResolversTypes['User'] }>;
  MailboxSubscribeInput: MailboxSubscribeInput;
  MailboxSubscribePayload: ResolverTypeWrapper<Omit<MailboxSubscribePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  MailboxUnsubscribeInput: MailboxUnsubscribeInput;
  MailboxUnsubscribePayload: ResolverTypeWrapper<Omit<MailboxUnsubscribePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, mailbox: ResolversTypes['Mailbox'], user: ResolversTypes['User'] }>;
  Message: ResolverTypeWrapper<MessageRef>;
  MessageConnection: ResolverTypeWrapper<MessagePage>;
  MessageCopyInput: MessageCopyInput;
  MessageCopyPayload: ResolverTypeWrapper<Omit<MessageCopyPayload, 'destinationMailbox' | 'errors' | 'user'> & { destinationMailbox: ResolversTypes['Mailbox'], errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageExpungeInput: MessageExpungeInput;
  MessageExpungePayload: ResolverTypeWrapper<Omit<MessageExpungePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  MessageMoveInput: MessageMoveInput;
  MessageMovePayload: ResolverTypeWrapper<Omit<MessageMovePayload, 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { destinationMailbox: ResolversTypes['Mailbox'], errors: ReadonlyArray<ResolversTypes['CommandError']>, sourceUser: ResolversTypes['User'], user: ResolversTypes['User'] }>;
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
  Session: ResolverTypeWrapper<SessionRef>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'edges' | 'errors' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SessionEdge']>, errors: ReadonlyArray<ResolversTypes['CommandError']>, nodes: ReadonlyArray<ResolversTypes['Session']> }>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SessionKickInput: SessionKickInput;
  SessionKickPayload: ResolverTypeWrapper<Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  SieveActivateInput: SieveActivateInput;
  SieveActivatePayload: ResolverTypeWrapper<Omit<SieveActivatePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, sieveScript?: Maybe<ResolversTypes['SieveScript']>, user: ResolversTypes['User'] }>;
  SieveDeactivateInput: SieveDeactivateInput;
  SieveDeactivatePayload: ResolverTypeWrapper<Omit<SieveDeactivatePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  SieveDeleteInput: SieveDeleteInput;
  SieveDeletePayload: ResolverTypeWrapper<Omit<SieveDeletePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, user: ResolversTypes['User'] }>;
  SievePutInput: SievePutInput;
  SievePutPayload: ResolverTypeWrapper<Omit<SievePutPayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, sieveScript?: Maybe<ResolversTypes['SieveScript']>, user: ResolversTypes['User'] }>;
  SieveRenameInput: SieveRenameInput;
  SieveRenamePayload: ResolverTypeWrapper<Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversTypes['CommandError']>, sieveScript?: Maybe<ResolversTypes['SieveScript']>, user: ResolversTypes['User'] }>;
  SieveScript: ResolverTypeWrapper<SieveScriptRef>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  User: ResolverTypeWrapper<UserRef>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserField: ResolverTypeWrapper<UserField>;
  Viewer: ResolverTypeWrapper<Principal>;
  ViewerDecision: ResolverTypeWrapper<ViewerDecision>;
  ViewerScope: ResolverTypeWrapper<ViewerScope>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AclEntry: AclRow;
  Address: Address;
  Base64: Scalars['Base64']['output'];
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
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
  FlagsAddInput: FlagsAddInput;
  FlagsAddPayload: Omit<FlagsAddPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  FlagsRemoveInput: FlagsRemoveInput;
  FlagsRemovePayload: Omit<FlagsRemovePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  FlagsReplaceInput: FlagsReplaceInput;
  FlagsReplacePayload: Omit<FlagsReplacePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  Header: Header;
  HeaderSearch: HeaderSearch;
  Host: HostRef;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mailbox: MailboxRef;
  MailboxCreateInput: MailboxCreateInput;
  MailboxCreatePayload: Omit<MailboxCreatePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox?: Maybe<ResolversParentTypes['Mailbox']>, user: ResolversParentTypes['User'] };
  MailboxDeleteInput: MailboxDeleteInput;
  MailboxDeletePayload: Omit<MailboxDeletePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MailboxRenameInput: MailboxRenameInput;
  MailboxRenamePayload: Omit<MailboxRenamePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox?: Maybe<ResolversParentTypes['Mailbox']>, user: ResolversParentTypes['User'] };
  MailboxSubscribeInput: MailboxSubscribeInput;
  MailboxSubscribePayload: Omit<MailboxSubscribePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  MailboxUnsubscribeInput: MailboxUnsubscribeInput;
  MailboxUnsubscribePayload: Omit<MailboxUnsubscribePayload, 'errors' | 'mailbox' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, mailbox: ResolversParentTypes['Mailbox'], user: ResolversParentTypes['User'] };
  Message: MessageRef;
  MessageConnection: MessagePage;
  MessageCopyInput: MessageCopyInput;
  MessageCopyPayload: Omit<MessageCopyPayload, 'destinationMailbox' | 'errors' | 'user'> & { destinationMailbox: ResolversParentTypes['Mailbox'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageExpungeInput: MessageExpungeInput;
  MessageExpungePayload: Omit<MessageExpungePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  MessageMoveInput: MessageMoveInput;
  MessageMovePayload: Omit<MessageMovePayload, 'destinationMailbox' | 'errors' | 'sourceUser' | 'user'> & { destinationMailbox: ResolversParentTypes['Mailbox'], errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sourceUser: ResolversParentTypes['User'], user: ResolversParentTypes['User'] };
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
  Session: SessionRef;
  SessionConnection: Omit<SessionConnection, 'edges' | 'errors' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SessionEdge']>, errors: ReadonlyArray<ResolversParentTypes['CommandError']>, nodes: ReadonlyArray<ResolversParentTypes['Session']> };
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SessionKickInput: SessionKickInput;
  SessionKickPayload: Omit<SessionKickPayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  SieveActivateInput: SieveActivateInput;
  SieveActivatePayload: Omit<SieveActivatePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sieveScript?: Maybe<ResolversParentTypes['SieveScript']>, user: ResolversParentTypes['User'] };
  SieveDeactivateInput: SieveDeactivateInput;
  SieveDeactivatePayload: Omit<SieveDeactivatePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  SieveDeleteInput: SieveDeleteInput;
  SieveDeletePayload: Omit<SieveDeletePayload, 'errors' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, user: ResolversParentTypes['User'] };
  SievePutInput: SievePutInput;
  SievePutPayload: Omit<SievePutPayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sieveScript?: Maybe<ResolversParentTypes['SieveScript']>, user: ResolversParentTypes['User'] };
  SieveRenameInput: SieveRenameInput;
  SieveRenamePayload: Omit<SieveRenamePayload, 'errors' | 'sieveScript' | 'user'> & { errors: ReadonlyArray<ResolversParentTypes['CommandError']>, sieveScript?: Maybe<ResolversParentTypes['SieveScript']>, user: ResolversParentTypes['User'] };
  SieveScript: SieveScriptRef;
  String: Scalars['String']['output'];
  User: UserRef;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserField: UserField;
  Viewer: Principal;
  ViewerDecision: ViewerDecision;
  ViewerScope: ViewerScope;
};

export type AclEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AclEntry'] = ResolversParentTypes['AclEntry']> = {
  deniedRights?: Resolver<ReadonlyArray<ResolversTypes['AclRight']>, ParentType, ContextType>;
  global?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['AclRight']>, ParentType, ContextType>;
};

export type AddressResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface Base64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Base64'], any> {
  name: 'Base64';
}

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

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
  __resolveType: TypeResolveFn<'DirectorAddPayload' | 'DirectorDownPayload' | 'DirectorFlushPayload' | 'DirectorKickPayload' | 'DirectorMovePayload' | 'DirectorRemovePayload' | 'DirectorUpPayload' | 'DirectorUpdatePayload' | 'FlagsAddPayload' | 'FlagsRemovePayload' | 'FlagsReplacePayload' | 'MailboxCreatePayload' | 'MailboxDeletePayload' | 'MailboxRenamePayload' | 'MailboxSubscribePayload' | 'MailboxUnsubscribePayload' | 'MessageCopyPayload' | 'MessageExpungePayload' | 'MessageMovePayload' | 'MessageSavePayload' | 'SessionKickPayload' | 'SieveActivatePayload' | 'SieveDeactivatePayload' | 'SieveDeletePayload' | 'SievePutPayload' | 'SieveRenamePayload', ParentType, ContextType>;
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

export type FlagsAddPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsAddPayload'] = ResolversParentTypes['FlagsAddPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlagsRemovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsRemovePayload'] = ResolversParentTypes['FlagsRemovePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlagsReplacePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FlagsReplacePayload'] = ResolversParentTypes['FlagsReplacePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
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
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MailboxResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mailbox'] = ResolversParentTypes['Mailbox']> = {
  acl?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AclEntry']>>, ParentType, ContextType>;
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
  recentCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subscribed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uidNext?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  uidValidity?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  unseenCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxCreatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxCreatePayload'] = ResolversParentTypes['MailboxCreatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxDeletePayload'] = ResolversParentTypes['MailboxDeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
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
  mailbox?: Resolver<ResolversTypes['Mailbox'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailboxUnsubscribePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MailboxUnsubscribePayload'] = ResolversParentTypes['MailboxUnsubscribePayload']> = {
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
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  savedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  snippet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Address']>>, ParentType, ContextType>;
  uid?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
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

export type MessageEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageExpungePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageExpungePayload'] = ResolversParentTypes['MessageExpungePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageMovePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MessageMovePayload'] = ResolversParentTypes['MessageMovePayload']> = {
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
  mailboxCreate?: Resolver<Maybe<ResolversTypes['MailboxCreatePayload']>, ParentType, ContextType, RequireFields<MutationMailboxCreateArgs, 'input'>>;
  mailboxDelete?: Resolver<Maybe<ResolversTypes['MailboxDeletePayload']>, ParentType, ContextType, RequireFields<MutationMailboxDeleteArgs, 'input'>>;
  mailboxRename?: Resolver<Maybe<ResolversTypes['MailboxRenamePayload']>, ParentType, ContextType, RequireFields<MutationMailboxRenameArgs, 'input'>>;
  mailboxSubscribe?: Resolver<Maybe<ResolversTypes['MailboxSubscribePayload']>, ParentType, ContextType, RequireFields<MutationMailboxSubscribeArgs, 'input'>>;
  mailboxUnsubscribe?: Resolver<Maybe<ResolversTypes['MailboxUnsubscribePayload']>, ParentType, ContextType, RequireFields<MutationMailboxUnsubscribeArgs, 'input'>>;
  messageCopy?: Resolver<Maybe<ResolversTypes['MessageCopyPayload']>, ParentType, ContextType, RequireFields<MutationMessageCopyArgs, 'input'>>;
  messageExpunge?: Resolver<Maybe<ResolversTypes['MessageExpungePayload']>, ParentType, ContextType, RequireFields<MutationMessageExpungeArgs, 'input'>>;
  messageMove?: Resolver<Maybe<ResolversTypes['MessageMovePayload']>, ParentType, ContextType, RequireFields<MutationMessageMoveArgs, 'input'>>;
  messageSave?: Resolver<Maybe<ResolversTypes['MessageSavePayload']>, ParentType, ContextType, RequireFields<MutationMessageSaveArgs, 'input'>>;
  sessionKick?: Resolver<Maybe<ResolversTypes['SessionKickPayload']>, ParentType, ContextType, RequireFields<MutationSessionKickArgs, 'input'>>;
  sieveActivate?: Resolver<Maybe<ResolversTypes['SieveActivatePayload']>, ParentType, ContextType, RequireFields<MutationSieveActivateArgs, 'input'>>;
  sieveDeactivate?: Resolver<Maybe<ResolversTypes['SieveDeactivatePayload']>, ParentType, ContextType, RequireFields<MutationSieveDeactivateArgs, 'input'>>;
  sieveDelete?: Resolver<Maybe<ResolversTypes['SieveDeletePayload']>, ParentType, ContextType, RequireFields<MutationSieveDeleteArgs, 'input'>>;
  sievePut?: Resolver<Maybe<ResolversTypes['SievePutPayload']>, ParentType, ContextType, RequireFields<MutationSievePutArgs, 'input'>>;
  sieveRename?: Resolver<Maybe<ResolversTypes['SieveRenamePayload']>, ParentType, ContextType, RequireFields<MutationSieveRenameArgs, 'input'>>;
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
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveDeactivatePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveDeactivatePayload'] = ResolversParentTypes['SieveDeactivatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SieveDeletePayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SieveDeletePayload'] = ResolversParentTypes['SieveDeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SievePutPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SievePutPayload'] = ResolversParentTypes['SievePutPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['CommandError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
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

export type UserResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  directorHost?: Resolver<Maybe<ResolversTypes['DirectorHost']>, ParentType, ContextType>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UserField']>>, ParentType, ContextType>;
  gid?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  home?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  host?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mailLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mailbox?: Resolver<Maybe<ResolversTypes['Mailbox']>, ParentType, ContextType, RequireFields<UserMailboxArgs, 'name'>>;
  mailboxes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Mailbox']>>, ParentType, ContextType, RequireFields<UserMailboxesArgs, 'mask' | 'subscribed'>>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<UserMessagesArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Quota']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, Partial<UserSessionsArgs>>;
  sieveScript?: Resolver<Maybe<ResolversTypes['SieveScript']>, ParentType, ContextType, RequireFields<UserSieveScriptArgs, 'name'>>;
  sieveScripts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SieveScript']>>, ParentType, ContextType>;
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
  AclEntry?: AclEntryResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  Base64?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
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
  FlagsAddPayload?: FlagsAddPayloadResolvers<ContextType>;
  FlagsRemovePayload?: FlagsRemovePayloadResolvers<ContextType>;
  FlagsReplacePayload?: FlagsReplacePayloadResolvers<ContextType>;
  Header?: HeaderResolvers<ContextType>;
  Host?: HostResolvers<ContextType>;
  Mailbox?: MailboxResolvers<ContextType>;
  MailboxCreatePayload?: MailboxCreatePayloadResolvers<ContextType>;
  MailboxDeletePayload?: MailboxDeletePayloadResolvers<ContextType>;
  MailboxRenamePayload?: MailboxRenamePayloadResolvers<ContextType>;
  MailboxSubscribePayload?: MailboxSubscribePayloadResolvers<ContextType>;
  MailboxUnsubscribePayload?: MailboxUnsubscribePayloadResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageCopyPayload?: MessageCopyPayloadResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageExpungePayload?: MessageExpungePayloadResolvers<ContextType>;
  MessageMovePayload?: MessageMovePayloadResolvers<ContextType>;
  MessagePart?: MessagePartResolvers<ContextType>;
  MessageSavePayload?: MessageSavePayloadResolvers<ContextType>;
  Metadata?: MetadataResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quota?: QuotaResolvers<ContextType>;
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
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserField?: UserFieldResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ViewerDecision?: ViewerDecisionResolvers<ContextType>;
  ViewerScope?: ViewerScopeResolvers<ContextType>;
};

