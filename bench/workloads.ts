import { inParallel, post, postEach, postSplit, type Upstream, type WireCommand } from './doveadm.ts';
import type { BenchGateway } from './gateway.ts';
import { sendLines, type BenchLine, type LineUpstream } from './lines.ts';
import { LARGE, SMALL, USERS, userAt } from './world.ts';

/** A way to run a workload directly on doveadm. */
export interface Way {
  readonly name: string;
  run(upstream: Upstream, round: number): Promise<unknown>;
}

/** A workload, run by the gateway, by a script and by a program written for it. */
export interface Workload {
  readonly name: string;
  /** Runs of each contender in a round. The time of a round is divided by this number. */
  readonly times: number;
  gateway(gateway: BenchGateway, round: number): Promise<unknown>;
  script(upstream: Upstream, round: number): Promise<unknown>;
  /** The fastest of them is the limit. */
  readonly limits: readonly Way[];
  /** The same over doveadm's own protocol, written by hand. */
  readonly lines?: (upstream: LineUpstream) => Promise<unknown>;
}

const DASHBOARD_USERS = 100;
const LOOK_UPS = 200;
const UNKNOWN = 5;
const FLAG_CHANGES = 500;

const STATUS_FIELDS = ['messages', 'unseen'];
const listUsers: WireCommand = ['user', { userMask: ['bench*'] }];
/** With two masks, Dovecot lists every namespace, as the gateway does. One mask lists only the user's own. */
const EVERYWHERE = ['*', '*'];
const tree = (user: string): WireCommand[] => [
  ['mailboxList', { user, mailboxMask: EVERYWHERE }],
  ['mailboxStatus', { user, mailboxMask: EVERYWHERE, field: STATUS_FIELDS }],
];
/** The same over doveadm's own protocol. */
export const treeLines = (user: string): BenchLine[] => [
  [user, 'mailbox list', '--', ...EVERYWHERE],
  [user, 'mailbox status', '--', STATUS_FIELDS.join(' '), ...EVERYWHERE],
];

const split = (commands: readonly WireCommand[], envelopes: number): Way => ({
  name: `${String(envelopes)}×${String(Math.ceil(commands.length / envelopes))}`,
  run: (upstream) => postSplit(upstream, commands, envelopes),
});

export const DASHBOARD_QUERY = `query Dashboard {
  users(first: ${String(DASHBOARD_USERS)}, mask: "bench*") {
    nodes {
      name
      mailboxes { name messageCount unseenCount }
      sieveScripts { name active }
      quota { root storageUsedBytes storageLimitBytes messageCount }
    }
  }
}`;

const dashboardCommands = USERS.slice(0, DASHBOARD_USERS).flatMap((user): WireCommand[] => [
  ...tree(user),
  ['sieveList', { user }],
  ['quotaGet', { user }],
]);

const dashboardLines = USERS.slice(0, DASHBOARD_USERS).flatMap((user): BenchLine[] => [
  ...treeLines(user),
  [user, 'sieve list'],
  [user, 'quota get'],
]);

const dashboard: Workload = {
  name: 'dashboard of 100 users',
  times: 1,
  gateway: (gateway) => gateway.ask(DASHBOARD_QUERY),
  script: async (upstream) => {
    await post(upstream, [listUsers]);
    await postEach(upstream, dashboardCommands);
  },
  limits: [1, 2, 4, 8].map((envelopes) => ({
    name: split(dashboardCommands, envelopes).name,
    run: async (upstream, round) => {
      await post(upstream, [listUsers]);
      await split(dashboardCommands, envelopes).run(upstream, round);
    },
  })),
  lines: async (upstream) => {
    await sendLines(upstream, [['', 'user', '--', 'bench*'], ...dashboardLines]);
  },
};

const TREE_QUERY = 'query Tree($user: String!) { user(name: $user) { mailboxes { name messageCount unseenCount } } }';

const folderTree: Workload = {
  name: "one user's folder tree",
  times: 5,
  gateway: (gateway, round) => gateway.ask(TREE_QUERY, { user: userAt(round) }),
  script: (upstream, round) => postEach(upstream, tree(userAt(round))),
  limits: [{ name: '1×2', run: (upstream, round) => post(upstream, tree(userAt(round))) }],
};

export const PAGE_QUERY = `query Page($user: String!, $first: Int!) {
  user(name: $user) {
    mailbox(name: "INBOX") {
      messages(first: $first) {
        nodes { uid subject from { name email } to { name email } sentAt receivedAt flags sizeBytes }
      }
    }
  }
}`;

export const PAGE_FIELDS = [
  'uid',
  'hdr.subject',
  'hdr.from',
  'hdr.to',
  'date.sent.unixtime',
  'date.received.unixtime',
  'flags',
  'size.virtual',
];
const fetchPage = (user: string, size: number, from = 1): WireCommand => [
  'fetch',
  { user, field: PAGE_FIELDS, query: ['mailbox', 'INBOX', `${String(from)}:${String(from + size - 1)}`] },
];

const page = ({ user, messages }: { user: string; messages: number }): Workload => ({
  name: `page of 50 from ${messages.toLocaleString('en')}`,
  times: 5,
  gateway: (gateway) => gateway.ask(PAGE_QUERY, { user, first: 50 }),
  script: (upstream) => postEach(upstream, [fetchPage(user, 50)]),
  limits: [{ name: '1×1', run: (upstream) => post(upstream, [fetchPage(user, 50)]) }],
});

function namesOf(round: number): string[] {
  return Array.from({ length: LOOK_UPS }, (_, index) =>
    index % (LOOK_UPS / UNKNOWN) === 7 ? `nobody${String(round)}.${String(index)}@bench.example` : userAt(round * LOOK_UPS + index),
  );
}

const lookUp = (names: readonly string[]): WireCommand => ['user', { userMask: names }];

const INDICES = Array.from({ length: LOOK_UPS }, (_, index) => String(index));
/** A query with variables, like that of an app: the text stays the same and is parsed once. */
const LOOK_UPS_QUERY = `query LookUps(${INDICES.map((index) => `$n${index}: String!`).join(' ')}) {
  ${INDICES.map((index) => `u${index}: user(name: $n${index}) { name home }`).join('\n  ')}
}`;

const lookUps: Workload = {
  name: '200 user look-ups, 5 unknown',
  times: 1,
  gateway: async (gateway, round) => {
    const variables = Object.fromEntries(namesOf(round).map((name, index) => [`n${String(index)}`, name]));
    const users = (await gateway.ask(LOOK_UPS_QUERY, variables)) as Record<string, unknown>;
    const unknown = Object.values(users).filter((user) => user === null).length;
    if (unknown !== UNKNOWN) throw new Error(`${String(unknown)} of the users were not found instead of ${String(UNKNOWN)}`);
  },
  script: (upstream, round) =>
    postEach(
      upstream,
      namesOf(round).map((name) => lookUp([name])),
    ),
  limits: [
    ...[1, 2, 4].map((envelopes) => ({
      name: `${String(envelopes)}×${String(LOOK_UPS / envelopes)}`,
      run: (upstream: Upstream, round: number) =>
        postSplit(
          upstream,
          namesOf(round).map((name) => lookUp([name])),
          envelopes,
        ),
    })),
    { name: 'joined by 8', run: (upstream, round) => lookUpJoined(upstream, namesOf(round), 8) },
  ],
};

/** Several names in one command. One unknown name fails the command, and the names are then requested one by one. */
async function lookUpJoined(upstream: Upstream, names: readonly string[], size: number): Promise<void> {
  const groups = Array.from({ length: Math.ceil(names.length / size) }, (_, index) => names.slice(index * size, (index + 1) * size));
  const replies = await post(upstream, groups.map(lookUp));
  const again = groups.filter((_, index) => replies[index]?.[0] === 'error').flat();
  if (again.length > 0)
    await post(
      upstream,
      again.map((name) => lookUp([name])),
    );
}

const FLAG_MUTATION = `mutation Flag($input: FlagsAddInput!) { flagsAdd(input: $input) { outcome errors { code } } }`;
const flagChanges = Array.from({ length: FLAG_CHANGES }, (_, index): WireCommand => [
  'flagsAdd',
  { user: userAt(index), flag: ['\\Flagged'], query: ['mailbox', 'INBOX', 'uid', '1'] },
]);

/** Sets a flag of a user's first message. */
export const flagLine = (user: string): BenchLine => [user, 'flags add', '--', '\\Flagged', 'mailbox', 'INBOX', 'uid', '1'];
const flagLines = flagChanges.map(([, { user }]) => flagLine(String(user)));

const flags: Workload = {
  name: '500 flag changes, each a mutation',
  times: 1,
  gateway: (gateway) =>
    inParallel(flagChanges, 16, async ([, { user }]) => {
      const search = { mailbox: 'INBOX', uids: [1] };
      const { flagsAdd } = (await gateway.ask(FLAG_MUTATION, { input: { user, flags: ['\\Flagged'], search } })) as {
        flagsAdd: { outcome: string };
      };
      if (flagsAdd.outcome !== 'APPLIED') throw new Error(JSON.stringify(flagsAdd));
    }),
  script: (upstream) => postEach(upstream, flagChanges),
  limits: [2, 4].map((envelopes) => split(flagChanges, envelopes)),
};

const flagAll =
  (input: Readonly<Record<string, unknown>>) =>
  async (gateway: BenchGateway): Promise<void> => {
    const search = { mailbox: 'INBOX', uids: [1] };
    const answer = await gateway.ask(FLAG_MUTATION, { input: { flags: ['\\Flagged'], search, ...input } });
    const { outcome } = (answer as { flagsAdd: { outcome: string } }).flagsAdd;
    if (outcome !== 'APPLIED') throw new Error(JSON.stringify(answer));
  };

/** One write for each user, with its lines in the audit log. */
const flagsOfUsers: Workload = {
  name: 'flags of 500 users, one mutation',
  times: 1,
  gateway: flagAll({ target: { users: flagChanges.map(([, { user }]) => user) } }),
  script: (upstream) => postEach(upstream, flagChanges),
  limits: flags.limits,
  lines: (upstream) => sendLines(upstream, flagLines),
};

const UIDS = Array.from({ length: FLAG_CHANGES }, (_, index) => index + 1);
const flagUids = (uids: string): WireCommand => [
  'flagsAdd',
  { user: LARGE.user, flag: ['\\Flagged'], query: ['mailbox', 'INBOX', 'uid', uids] },
];

const flagsOfMessages: Workload = {
  name: 'flags of 500 messages, one mutation',
  times: 1,
  gateway: flagAll({ user: LARGE.user, search: { mailbox: 'INBOX', uids: UIDS } }),
  script: (upstream) =>
    postEach(
      upstream,
      UIDS.map((uid) => flagUids(String(uid))),
    ),
  limits: [{ name: '1×1', run: (upstream) => post(upstream, [flagUids(`1:${String(FLAG_CHANGES)}`)]) }],
};

/** The newest messages first, as in a mail program. Their sequence numbers follow from the mailbox's size, which takes another round. */
const newest: Workload = {
  name: 'newest 50 of 100,000',
  times: 5,
  gateway: (gateway) => gateway.ask(PAGE_QUERY.replace('first: $first', 'last: $first'), { user: LARGE.user, first: 50 }),
  script: async (upstream) => {
    const { user, messages } = LARGE;
    await post(upstream, [['mailboxStatus', { user, mailboxMask: ['INBOX'], field: ['messages'] }]]);
    await post(upstream, [fetchPage(user, 50, messages - 49)]);
  },
  limits: [
    {
      name: '2×1',
      run: async (upstream) => {
        const { user, messages } = LARGE;
        await post(upstream, [['mailboxStatus', { user, mailboxMask: ['INBOX'], field: ['messages'] }]]);
        await post(upstream, [fetchPage(user, 50, messages - 49)]);
      },
    },
  ],
};

export const WORKLOADS: readonly Workload[] = [
  dashboard,
  lookUps,
  folderTree,
  page(SMALL),
  page(LARGE),
  newest,
  flags,
  flagsOfUsers,
  flagsOfMessages,
];

/** A small query, and the envelope that gives the same answer. */
export interface SmallQuestion {
  readonly query: string;
  readonly commands: (user: string) => WireCommand[];
  /** The same over doveadm's own protocol. */
  readonly lines: (user: string) => BenchLine[];
}

/** The queries of 50 concurrent clients, in turn. */
export const SMALL_QUESTIONS: readonly SmallQuestion[] = [
  {
    query: TREE_QUERY,
    commands: tree,
    lines: treeLines,
  },
  {
    query: 'query Home($user: String!) { user(name: $user) { name home } }',
    commands: (user) => [lookUp([user])],
    lines: (user) => [['', 'user', '--', user]],
  },
  {
    query: 'query Quota($user: String!) { user(name: $user) { quota { root storageUsedBytes storageLimitBytes } } }',
    commands: (user) => [['quotaGet', { user }]],
    lines: (user) => [[user, 'quota get']],
  },
  {
    query: 'query Scripts($user: String!) { user(name: $user) { sieveScripts { name active } } }',
    commands: (user) => [['sieveList', { user }]],
    lines: (user) => [[user, 'sieve list']],
  },
  {
    query: PAGE_QUERY.replaceAll('$first: Int!', '$first: Int! = 10'),
    commands: (user) => [fetchPage(user, 10)],
    lines: (user) => [[user, 'fetch', '--', PAGE_FIELDS.join(' '), 'mailbox', 'INBOX', '1:10']],
  },
];
