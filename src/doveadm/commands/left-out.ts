/**
 * Commands and parameters of doveadm that the schema omits on purpose, with the reasons. A test fails for anything that is neither here nor
 * in a record.
 */
import { HOST_PARAMETERS } from '../host-parameter.ts';

/** Parameters, by name. `command.parameter` (in doveadm's words) omits it from that command only. */
export const LEFT_OUT_PARAMETERS: Readonly<Record<string, string>> = {
  socketPath: HOST_PARAMETERS.socketPath,
  userFile:
    'Takes the names of users as its content, past the check of each. `target: { users: [...] }` is authorised user by user. Dovecot 2.3 answers nothing.',
  allUsers:
    '`target: { everyone: true }`, with the name of the host in `confirm`, is every user, each authorised, each with a result. Reads run for each user of `users`, in shared envelopes.',
  transFlags: 'Bits inside of Dovecot, of no use to a caller: it switches checks of mailbox transactions off.',
  noUserdbLookup: HOST_PARAMETERS.noUserdbLookup,
  rawlog: HOST_PARAMETERS.rawlog,
  'expunge.deleteEmptyMailbox':
    'Also deletes mailboxes that were empty before: all of the user where the search names a mailbox by GUID or within `or` (2.3.19, 2.4.1). `deleteEmptyMailbox` deletes those that the change has emptied, by commands of their own.',
  'mailboxDelete.unsafe': HOST_PARAMETERS.unsafe,
  'mailboxList.mutf7': 'JSON is UTF-8: names in modified UTF-7 would be names of other mailboxes.',
  'mailboxList.utf8': 'It is what Dovecot does anyway.',
  'mailboxStatus.totalSum':
    '`User.totals` adds up what each mailbox answers, so that mailboxes of users out of scope do not count. Any field that cannot be summed ends the process.',
  'copy.sourceType': 'Gone in 2.4; it says `user`, which is what `sourceUser` says.',
  'move.sourceType': 'Gone in 2.4; it says `user`, which is what `sourceUser` says.',
  'import.sourceOption': HOST_PARAMETERS.sourceOption,
  'sync.mailboxGuid': 'Ends the process whatever it holds (2.3.19, 2.4.1). `mailbox` names one.',
  'backup.mailboxGuid': 'Ends the process whatever it holds (2.3.19, 2.4.1). `mailbox` names one.',
  allMailbox: 'The name of a virtual mailbox with all mail, for a search that saves time. `mailbox` and `excludeMailboxes` choose.',
  syncUntilTime: 'The other end breaks off the replication, whatever it holds (2.3.19, 2.4.1).',
  legacyDsync: 'Speaks as Dovecot 1.2 did. Gone in 2.4.',
  replicatorNotify: 'For the replicator, which sends it itself. Gone in 2.4.',
  defaultDestination: "Goes where the user's `mail_replica` says, which may be a program. Gone in 2.4.",
  destinationOption: "Overrides any of Dovecot's settings at the destination, and so can name files and programs.",
  'aclGet.matchMe': '`Mailbox.effectiveRights` says what the entries that match the user amount to.',
  passdbField: 'Takes a name for another that the password database may hold: what is authorised would not be what is meant.',
  'kick.destHost': '`proxyKickDestination` ends what is passed on to one server.',
  'proxyList.mask': 'The answer is filtered to the scope, and paged. Dovecot 2.4 only.',
  'directorMap.usersFile': "Takes the names of users as its content: the director's own knowledge of them is asked instead.",
  timestamp: 'The timestamp of a change, for database replication. Callers never need it.',
  'dictIter.noValue': 'Values come with the keys, in the same answer.',
  'mailDictIter.noValue': 'Values come with the keys, in the same answer.',
  'fsIter.objectIds': 'For object storage only: with other drivers it ends the process (2.3.19, 2.4.1).',
  'mailFsIter.objectIds': 'For object storage only: with other drivers it ends the process (2.4.1).',
  'fsPut.hash': 'Ends the process whatever it holds (2.3.19, 2.4.1).',
  'mailFsPut.hash': 'Ends the process whatever it holds (2.4.1).',
  'fsPut.metadata': 'Its form is not documented. 2.4 only.',
  'indexerAdd.maxRecent': 'Ends the process whatever it holds (2.4.1). `mailboxIndex` takes it.',
  'instanceList.showConfig': 'Answers nothing: it prints the configuration on the standard output of the mail host (2.3.19, 2.4.1).',
  'user.userdbOnly': 'Ends the process (2.3.19, 2.4.1).',
  'user.field': 'All fields come in one answer: `User.field` and `User.fields` share it.',
};

/** Commands, in doveadm's words. */
export const LEFT_OUT_COMMANDS: Readonly<Record<string, string>> = {
  aclDebug: 'Answers nothing: what it finds goes to the log alone. `Mailbox.effectiveRights` and `Mailbox.acl` answer the question.',
  batch: 'Runs other commands for each user in turn: several mutations in one request do, and each is authorised. Gone in 2.4.',
  dsyncServer: 'The far end of a replication: speaks its own protocol on standard input and output, which HTTP has not.',
  ftsExpand: 'Answers nothing: it prints its result on the standard output of the mail host (2.3.19, 2.4.1).',
  ftsLookup:
    'Answers nothing: it prints its result on the standard output of the mail host (2.3.19, 2.4.1). `messages(search)` asks the same index.',
  logFind: 'Looks for log files in a folder of the mail host. `Host.errors` reads what Dovecot has kept of its log.',
  logTest: 'Writes a message of each level into the log, to try the log out at the terminal.',
  mailboxMutf7: 'Answers nothing: it prints its result on the standard output of the mail host (2.3.19, 2.4.1).',
  sisDeduplicate: 'Works on folders of the mail host that the caller names, as root by default. Gone in 2.4.',
  sisFind: 'Reads folders of the mail host that the caller names, as root by default.',
  statsReopen: 'Ends the process that keeps the statistics (2.4.1).',
};

/** Of these, the commands that the mutation `doveadm` does not run either: they bypass its checks, or do harm with any arguments. */
export const NEVER_RUN: ReadonlySet<string> = new Set(['batch', 'dsyncServer', 'logFind', 'sisDeduplicate', 'sisFind', 'statsReopen']);

/** Why a parameter of a command, both in doveadm's words, is omitted. Null when it is not. */
export function leftOutReason(command: string, parameter: string): string | null {
  return LEFT_OUT_PARAMETERS[parameter] ?? LEFT_OUT_PARAMETERS[`${command}.${parameter}`] ?? null;
}
