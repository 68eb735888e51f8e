/** What a line prints and what the query answers, as two values that must be equal. */
type Compare = (text: string, data: never) => readonly [fromLine: unknown, fromQuery: unknown];

/** The rows of a table with a line of names above, by spaces. */
const table = (text: string): string[][] =>
  linesOf(text)
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const sorted = <Value>(values: readonly Value[]): Value[] =>
  [...values].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
/** `name value` or `name=value` as an object of strings. */
const pairs = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => word.split('=') as [string, string]));
/** Each message of `fetch`, its fields by their names; a field of several lines begins below its name. */
const messages = (text: string): Record<string, string>[] =>
  text
    .split('\f')
    .filter((part) => part.trim() !== '')
    .map((part) =>
      Object.fromEntries(
        [...part.matchAll(/^([\w.-]+):(?: (.*)|\n([^]*))$/gm)].map(([, name = '', one, many]) => [name, one ?? many ?? '']),
      ),
    );

interface Named {
  readonly name: string;
}
interface UserOf<Fields> {
  readonly user: Fields;
}
interface HostOf<Fields> {
  readonly host: Fields;
}
interface Nodes<Node> {
  readonly nodes: readonly Node[];
}
type Status = Named & { readonly messageCount: number; readonly unseenCount: number; readonly sizeBytes: number };

const mailboxNames: Compare = (text, { user }: UserOf<{ mailboxes: Named[] }>) => [
  sorted(linesOf(text)),
  sorted(user.mailboxes.map(({ name }) => name)),
];
const searched: Compare = (text, { user }: UserOf<{ messages: Nodes<{ uid: number; mailbox: { guid: string } }> }>) => [
  sorted(linesOf(text)),
  sorted(user.messages.nodes.map(({ uid, mailbox }) => `${mailbox.guid} ${String(uid)}`)),
];
const ofMessage =
  (field: string): Compare =>
  (text, { user }: UserOf<{ mailbox: { message: Record<string, string | string[]> } }>) => {
    const [value] = Object.values(user.mailbox.message);
    return [messages(text)[0]?.[field]?.trimEnd(), String(value).trimEnd()];
  };
const entry: Compare = (text, { user }: UserOf<{ dict: { entry: { value: string } } }>) => [text.trim(), user.dict.entry.value];
const file: Compare = (text, { host }: HostOf<{ fs: { file: { content: string } } }>) => [text, host.fs.file.content];

/** By the task. Columns without a field, and fields without a column, are left out. */
export const READS: Readonly<Record<string, Compare>> = {
  'Look up a user': (text, { user }: UserOf<{ uid: number; gid: number; home: string; mailLocation: string }>) => {
    const fields = Object.fromEntries(linesOf(text).map((line) => line.split('\t') as [string, string]));
    const location = fields['mail'] ?? `${String(fields['mail_driver'])}:${String(fields['mail_path'])}`;
    return [
      [Number(fields['uid']), Number(fields['gid']), fields['home'], location],
      [user.uid, user.gid, user.home, user.mailLocation],
    ];
  },
  'Read one field of a user': (text, { user }: UserOf<{ field: string }>) => [text.trim(), user.field],
  'List the users of a domain': (text, { users }: { users: Nodes<Named> }) => [sorted(linesOf(text)), users.nodes.map(({ name }) => name)],
  'Expand a variable': (text, { user }: UserOf<{ expansion: string }>) => [text.trim(), user.expansion],
  'Look up a user as for a login': (text, { user }: UserOf<{ fieldsForLogin: { name: string; value: string }[] }>) => [
    linesOf(text).slice(1),
    user.fieldsForLogin.map(({ name, value }) => `${name}\t${value}`),
  ],
  'List sessions': (text, { sessions }: { sessions: Nodes<{ user: Named; service: string; pid: number; ip: string }> }) => [
    sorted(table(text).map((row) => row.slice(0, 4))),
    sorted(sessions.nodes.map(({ user, service, pid, ip }) => [user.name, service, String(pid), ip])),
  ],
  'List the sessions of a user': (
    text,
    { user }: UserOf<{ sessions: { totalCount: number } & Nodes<{ service: string; pid: number; ip: string }> }>,
  ) => {
    const { totalCount, nodes } = user.sessions;
    return [
      table(text).map((row) => row.slice(1)),
      [[String(totalCount), nodes[0]?.service, `(${nodes.map(({ pid }) => pid).join(' ')})`, `(${String(nodes[0]?.ip)})`]],
    ];
  },
  'List proxied connections': (
    text,
    { host }: HostOf<{ proxyConnections: Nodes<{ user: Named; service: string; destinationPort: number | null }> }>,
  ) => [
    [...text.matchAll(/^(relay\S+) .*?(imap)\b/gm)].map(([, name, service]) => [name, service]),
    host.proxyConnections.nodes.map(({ user, service }) => [user.name, service]),
  ],
  'List delayed addresses': (text, { host }: HostOf<{ penalties: { ip: string; level: number }[] }>) => [
    table(text).map(([ip, level]) => [ip, level]),
    host.penalties.map(({ ip, level }) => [ip, String(level)]),
  ],
  'List mailboxes': mailboxNames,
  'List some mailboxes': mailboxNames,
  'List subscribed mailboxes': mailboxNames,
  'Read counts and sizes': (text, { user }: UserOf<{ mailboxes: Status[] }>) => {
    const found = linesOf(text).map((line) => [line.split(' ')[0], pairs(line.split(' ').slice(1))] as const);
    const opened = user.mailboxes.filter(({ name, messageCount }) => messageCount > 0 || found.some(([known]) => known === name));
    return [
      sorted(found),
      sorted(
        opened.map(({ name, messageCount, unseenCount, sizeBytes }) => [
          name,
          { messages: String(messageCount), unseen: String(unseenCount), vsize: String(sizeBytes) },
        ]),
      ),
    ];
  },
  'Read the numbers of a mailbox': (
    text,
    { user: { mailbox } }: UserOf<{ mailbox: { uidValidity: number; uidNext: number; highestModseq: number; guid: string } }>,
  ) => [
    pairs(text.trim().split(' ').slice(1)),
    {
      uidvalidity: String(mailbox.uidValidity),
      uidnext: String(mailbox.uidNext),
      highestmodseq: String(mailbox.highestModseq),
      guid: mailbox.guid,
    },
  ],
  'Add up all mailboxes': (text, { user }: UserOf<{ totals: { messageCount: number; sizeBytes: number } }>) => [
    text.trim(),
    `messages=${String(user.totals.messageCount)} vsize=${String(user.totals.sizeBytes)}`,
  ],
  'Find the files of a mailbox': (text, { user }: UserOf<{ mailbox: { path: string } }>) => [text.trim(), user.mailbox.path],
  'List metadata': (text, { user }: UserOf<{ mailbox: { metadata: { key: string; value: string }[] } }>) => {
    const keys = user.mailbox.metadata.map(({ key }) => key);
    // The line also prints keys without a value.
    return [
      [linesOf(text).filter((key) => keys.includes(key)), 1],
      [keys, keys.length],
    ];
  },
  'Read a comment': (text, { user }: UserOf<{ mailbox: { metadataValue: string } }>) => [text.trim(), user.mailbox.metadataValue],
  'Find unseen messages': searched,
  'Find messages by sender and date': searched,
  'Find messages by a header or a size': searched,
  'Find messages by their text': searched,
  'List messages': (
    text,
    {
      user,
    }: UserOf<{ mailbox: { messages: Nodes<{ uid: number; flags: string[]; sizeBytes: number; receivedAt: string; subject: string }> } }>,
  ) => [
    messages(text),
    user.mailbox.messages.nodes.map(({ uid, flags, sizeBytes, receivedAt, subject }) => ({
      uid: String(uid),
      flags: flags.join(' '),
      'size.virtual': String(sizeBytes),
      'date.received.unixtime': String(Date.parse(receivedAt) / 1000),
      'hdr.subject': subject,
    })),
  ],
  'Read a message': ofMessage('text'),
  'Read the body of a message': ofMessage('body'),
  'Read a header': ofMessage('hdr.message-id'),
  'Read the beginning of a message': ofMessage('body.snippet'),
  'List scripts': (text, { user }: UserOf<{ sieveScripts: (Named & { active: boolean })[] }>) => [
    sorted(linesOf(text).map((line) => line.trim())),
    sorted(user.sieveScripts.map(({ name, active }) => (active ? `${name} ACTIVE` : name))),
  ],
  'Read a script': (text, { user }: UserOf<{ sieveScript: { content: string } }>) => [
    text.replace(/^sieve script:\n/, '').trim(),
    user.sieveScript.content.trim(),
  ],
  'List rights': (text, { user }: UserOf<{ mailbox: { acl: { identifier: string; rights: string[] }[] } }>) => [
    table(text),
    user.mailbox.acl.map(({ identifier, rights }) => [identifier, ...rights.map(wordOf)]),
  ],
  'Read the rights of the user': (text, { user }: UserOf<{ mailbox: { effectiveRights: string[] } }>) => [
    table(text),
    [user.mailbox.effectiveRights.map(wordOf)],
  ],
  'Read the quota': (
    text,
    { user }: UserOf<{ quota: { root: string; storageUsedBytes: number; storageLimitBytes: number; messageCount: number }[] }>,
  ) => {
    const [storage, count] = linesOf(text)
      .slice(1)
      .map((line) => /^(.*?) +(?:STORAGE|MESSAGE) +(\S+) +(\S+)/.exec(line));
    return [
      [[storage?.[1], Number(storage?.[2]) * 1024, Number(storage?.[3]) * 1024, Number(count?.[2])]],
      user.quota.map(({ root, storageUsedBytes, storageLimitBytes, messageCount }) => [
        root,
        storageUsedBytes,
        storageLimitBytes,
        messageCount,
      ]),
    ];
  },
  'Read what is cached': (text, { user }: UserOf<{ mailbox: { cacheDecisions: { field: string; decision: string }[] } }>) => [
    table(text).map(([, field, decision]) => [field, decision]),
    user.mailbox.cacheDecisions.map(({ field, decision }) => [field, decision === 'TEMPORARY' ? 'temp' : decision.toLowerCase()]),
  ],
  "List the indexer's queue": (text, { host }: HostOf<{ indexings: { user: Named; mailbox: Named }[] }>) => [
    table(text).map(([user, mailbox]) => [user, mailbox]),
    host.indexings.map(({ user, mailbox }) => [user.name, mailbox.name]),
  ],
  'See how a text is indexed': (text, { user }: UserOf<{ fts: { tokens: string[] } }>) => [linesOf(text), user.fts.tokens],
  'Read the state of the indexes': (
    text,
    { user }: UserOf<{ fts: { indexes: { mailbox: Named; lastUid: number; messageCount: number; shardCount: number }[] } }>,
  ) => [
    sorted(linesOf(text).map((line) => line.replace(/ guid=\S+/, '').replace(/ version=.*/, ''))),
    sorted(
      user.fts.indexes.map(
        ({ mailbox, lastUid, messageCount, shardCount }) =>
          `${mailbox.name} last_uid=${String(lastUid)} messages=${String(messageCount)} shards=${String(shardCount)}`,
      ),
    ),
  ],
  'Read the quota of all users': (
    text,
    { users }: { users: Nodes<Named & { quota: { storageUsedBytes: number; messageCount: number }[] }> },
  ) => [
    sorted(
      [...text.matchAll(/^(\S+) .*(STORAGE|MESSAGE) +(\d+)/gm)].map(
        ([, user, kind, value]) => `${user ?? ''} ${kind ?? ''} ${value ?? ''}`,
      ),
    ),
    sorted(
      users.nodes.flatMap(({ name, quota }) =>
        quota.flatMap(({ storageUsedBytes, messageCount }) => [
          `${name} STORAGE ${String(storageUsedBytes / 1024)}`,
          `${name} MESSAGE ${String(messageCount)}`,
        ]),
      ),
    ),
  ],
  'Find a message of all users of a domain': (text, { users }: { users: Nodes<Named & { messages: Nodes<{ uid: number }> }> }) => [
    sorted([...text.matchAll(/^(\S+@\S+)\nuid: (\d+)/gm)].map(([, name, uid]) => [name, Number(uid)])),
    sorted(users.nodes.flatMap(({ name, messages: found }) => found.nodes.map(({ uid }) => [name, uid]))),
  ],
  'Read an entry': entry,
  'Read an entry of the mail configuration': entry,
  'List entries': (text, { user }: UserOf<{ dict: { entries: { key: string; value: string }[] } }>) => [
    linesOf(text).slice(1),
    user.dict.entries.map(({ key, value }) => `${key}\t${value}`),
  ],
  'List files': (text, { host }: HostOf<{ fs: { files: string[] } }>) => [sorted(linesOf(text)), sorted(host.fs.files)],
  'List folders': (text, { host }: HostOf<{ fs: { folders: string[] } }>) => [sorted(linesOf(text)), sorted(host.fs.folders)],
  'Read a file': file,
  'Read a file of the mail configuration': file,
  "Read a file's size": (text, { host }: HostOf<{ fs: { file: { sizeBytes: number } } }>) => [
    Number(/size=(\d+)/.exec(text)?.[1]),
    host.fs.file.sizeBytes,
  ],
  'List mail servers': (
    text,
    { host }: HostOf<{ director: { hosts: { ip: string; vhostCount: number; state: string; userCount: number }[] } }>,
  ) => [
    table(text).map((row) => [row[0], row[1], row[2], row.at(-1)]),
    host.director.hosts.map(({ ip, vhostCount, state, userCount }) => [ip, String(vhostCount), state.toLowerCase(), String(userCount)]),
  ],
  'See where a user is sent': (text, { user }: UserOf<{ directorHost: { ip: string } }>) => [
    /^Current: (\S+)/m.exec(text)?.[1],
    user.directorHost.ip,
  ],
  'List assignments': (text, { host }: HostOf<{ director: { userMappings: Nodes<{ user: Named; ip: string }> } }>) => [
    sorted(table(text).map(([user, , ip]) => [user, ip])),
    sorted(host.director.userMappings.nodes.map(({ user, ip }) => [user.name, ip])),
  ],
  'List the ring of directors': (text, { host }: HostOf<{ director: { ring: { ip: string; port: number; type: string }[] } }>) => [
    table(text).map(([ip, port, type]) => [ip, port, type]),
    host.director.ring.map(({ ip, port, type }) => [ip, String(port), type]),
  ],
  'Dump the changes': (text, { host }: HostOf<{ director: { dump: { command: string; ip: string; vhostCount: number }[] } }>) => [
    linesOf(text),
    host.director.dump.map(({ command, ip, vhostCount }) => `doveadm director ${command} ${ip} ${String(vhostCount)}`),
  ],
  'See the queues': (text, { host }: HostOf<{ replicator: { queue: { userCount: number } } }>) => [
    Number(/known users +(\d+)/.exec(text)?.[1]),
    host.replicator.queue.userCount,
  ],
  'See the state of users': (text, { host }: HostOf<{ replicator: { replications: Nodes<{ user: Named }> } }>) => [
    sorted(table(text).map(([user]) => user)),
    sorted(host.replicator.replications.nodes.map(({ user }) => user.name)),
  ],
  'See the workers': (text, { host }: HostOf<{ replicator: { workers: { status: string }[] } }>) => [
    linesOf(text)
      .slice(1)
      .map((line) => /Not connected|\S+$/.exec(line.trimEnd())?.[0]),
    host.replicator.workers.map(({ status }) => status),
  ],
  'Read the state of the services': (text, { host }: HostOf<{ services: { name: string; processLimit: number }[] }>) => [
    sorted([...text.matchAll(/^name: (\S+)[^]*?^process_limit: (\d+)/gm)].map(([, name, limit]) => [name, Number(limit)])),
    sorted(host.services.map(({ name, processLimit }) => [name, processLimit])),
  ],
  'List processes': (text, { host }: HostOf<{ processes: { service: string; pid: number }[] }>) => [
    table(text).map(([service, pid]) => [service, pid]),
    host.processes.map(({ service, pid }) => [service, String(pid)]),
  ],
  'List instances': (text, { host }: HostOf<{ instances: { name: string; path: string; running: boolean }[] }>) => [
    table(text).map((row) => [row[0], row[1], row.at(-1)]),
    host.instances.map(({ name, path, running }) => [path, name, running ? 'yes' : 'no']),
  ],
  'Read errors': (text, { host }: HostOf<{ errors: { text: string; process: string }[] }>) => {
    const printed = linesOf(text);
    return [printed.length, host.errors.filter((error, index) => printed[index]?.endsWith(`: ${error.text}`)).length];
  },
  'Read statistics': (
    text,
    { host }: HostOf<{ statistics: { name: string; field: string; count: number; sum: number; min: number; max: number }[] }>,
  ) => [
    linesOf(text)
      .slice(1)
      .map((line) => line.split('\t').slice(0, 6)),
    host.statistics.map(({ name, field, count, sum, min, max }) => [name, field, String(count), String(sum), String(min), String(max)]),
  ],
  'Read statistics of users': (text, { host }: HostOf<{ oldStatistics: { user: Named; loginCount: number }[] }>) => [
    sorted(
      linesOf(text)
        .slice(1)
        .map((line) => line.split('\t')[0]),
    ),
    sorted(host.oldStatistics.map(({ user }) => user.name)),
  ],
};

function wordOf(right: string): string {
  return right.toLowerCase().replaceAll('_', '-');
}
