import { connect, type Socket } from 'node:net';

/** What one attacker sends, with a token of the role `self`. */
export interface Attacker {
  readonly url: string;
  readonly token: string;
  readonly user: string;
}

/** A hostile request: a query with its variables. */
interface Hostile {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

type Random = (below: number) => number;
const list = <T>(length: number, item: (index: number) => T): T[] => Array.from({ length }, (_, index) => item(index));
const aliases = (count: number, field: string): string => list(count, (index) => `a${String(index)}: ${field}`).join(' ');

/** Numbers that are the same in each run. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

/** The kinds of requests, each of another size each time. */
export const REQUESTS: Readonly<Record<string, (attacker: Attacker, random: Random) => Hostile>> = {
  'changes for users out of scope': (_, random) => ({
    query: `mutation ($users: [String!]!) { ${list(
      20,
      (index) =>
        `m${String(index)}: mailboxSubscribe(input: { target: { users: $users }, mailbox: "INBOX" }) { results { errors { ${aliases(9, 'message')} } } }`,
    ).join(' ')} }`,
    variables: { users: list(1 + random(10_000), (index) => `u${String(index)}@elsewhere.example`) },
  }),
  'changes whose permission is missing': (_, random) => ({
    query: 'mutation ($users: [String!]!) { quotaRecalc(input: { target: { users: $users } }) { results { errors { message } } } }',
    variables: { users: list(1 + random(10_000), (index) => `u${String(index)}@elsewhere.example`) },
  }),
  'answers that multiply': ({ user }) => ({
    query: `{ user(name: "${user}") { mailboxes { ${aliases(30, 'name')} messages(first: 100) { nodes { ${aliases(60, 'subject')} ${aliases(60, 'flags')} } } } } }`,
  }),
  'wide searches': ({ user }, random) => ({
    query: SEARCH,
    variables: { user, search: { and: list(1 + random(80), () => ({ hasFlags: list(500, (index) => `keyword${String(index)}`) })) } },
  }),
  'deep searches': ({ user }, random) => ({
    query: SEARCH,
    variables: {
      user,
      search: list(1 + random(3_000), () => 'not').reduce<object>((inner, key) => ({ [key]: inner }), { hasFlags: ['a'] }),
    },
  }),
  'long lists': ({ user }, random) => ({
    query: SEARCH,
    variables: { user, search: { uids: list(1 + random(100_000), (index) => String(index * 2 + 1)).join(',') } },
  }),
  'large texts': ({ user }, random) => ({
    query:
      'mutation ($user: String!, $content: String!) { messageSave(input: { user: $user, mailbox: "None", content: $content }) { outcome } }',
    variables: { user, content: 'x\r\n'.repeat(random(1_500_000)) },
  }),
  'long queries': ({ user }, random) => ({
    query: `{ ${list(1 + random(3_000), (index) => `u${String(index)}: user(name: "${user}") { name }`).join(' ')} }`,
  }),
  'addresses of hostile mail': ({ user }) => ({
    query: `{ user(name: "${user}") { mailbox(name: "INBOX") { messages(first: 100) { nodes { subject from { address } to { address name } cc { address } sentAt } } } } }`,
  }),
  'headers and structures of hostile mail': ({ user }) => ({
    query: `{ user(name: "${user}") { mailbox(name: "INBOX") { messages(first: 100) { nodes { headers { name value } snippet header(name: "X-Long") } } } } }`,
  }),
  'bodies of hostile mail': ({ user }) => ({
    query: `{ user(name: "${user}") { mailbox(name: "INBOX") { messages(first: 100) { nodes { text body } } } } }`,
  }),
  'secrets among metadata': ({ user }) => ({
    query: `{ user(name: "${user}") { mailbox(name: "INBOX") { ${aliases(20, 'metadata(prefix: "/private/vendor/vendor.dovecot/pvt/") { key value }')} } } }`,
  }),
  'log lines of others': () => ({ query: `{ host { ${aliases(50, 'errors { text }')} } }` }),
};

const SEARCH =
  'query ($user: String!, $search: MessageSearch) { user(name: $user) { mailbox(name: "INBOX") { messages(search: $search, first: 10) { nodes { uid } } } } }';

/** Messages whose headers and structures cost work to read. */
export function hostileMail(random: Random): string[] {
  const head = (more: string): string => `From: mallory@example.com\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n${more}`;
  const address = (index: number): string => `"name, (comment) ${String(index)}" <user${String(index)}@example.com>`;
  return list(40, (index) => {
    switch (index % 8) {
      case 0:
        return `${head(`To: ${list(2_500, address).join(',\r\n ')}\r\nSubject: many addresses\r\n`)}\r\nbody\r\n`;
      case 1:
        return `${head(`X-Long: ${'a b '.repeat(200 + random(100_000))}\r\nSubject: a long header\r\n`)}\r\nbody\r\n`;
      case 2:
        return `${head(`Subject: ${list(2_000, () => '=?utf-8?q?=C3=A9?=').join('\r\n ')}\r\n`)}\r\nbody\r\n`;
      case 3:
        return `${head(`To: ${'('.repeat(50_000)}\r\nSubject: comments in comments\r\n`)}\r\nbody\r\n`;
      case 4:
        return `${head(list(5_000, (one) => `X-H${String(one)}: v`).join('\r\n'))}\r\n\r\nbody\r\n`;
      case 5: {
        const parts = list(1_000, (one) => `--b\r\nContent-Type: text/plain; name*0*=utf-8''${'%C3%A9'.repeat(one % 50)}\r\n\r\npart\r\n`);
        return `${head('Content-Type: multipart/mixed; boundary=b\r\n')}\r\n${parts.join('')}--b--\r\n`;
      }
      case 6:
        return `${head('Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n')}\r\n${'=E9=\r\n'.repeat(50_000)}`;
      default:
        return `${head(`To: ${'"\\"'.repeat(20_000)}\r\nSubject: ${'\\'.repeat(50_000)}\r\n`)}\r\n${'<'.repeat(200_000)}\r\n`;
    }
  });
}

/** A connection whose request never ends, or whose answer is never read. It is opened again when it is ended. */
export class Hanging {
  readonly #attacker: Attacker;
  readonly #body: string;
  readonly #length: number;
  #socket: Socket | null = null;
  #stopped = false;

  /** @param reads whether the answer is read; otherwise the body never ends */
  constructor(attacker: Attacker, kind: 'endless body' | 'unread answer') {
    this.#attacker = attacker;
    const query = REQUESTS['bodies of hostile mail']?.(attacker, randomFrom(1)).query ?? '';
    this.#body = kind === 'endless body' ? '{"query": "' : JSON.stringify({ query });
    this.#length = kind === 'endless body' ? 4_000_000 : this.#body.length;
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.destroy();
  }

  #open(): void {
    if (this.#stopped) return;
    const { url, token } = this.#attacker;
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    this.#socket = socket;
    const head = ['POST /graphql HTTP/1.1', 'host: gateway', 'content-type: application/json', `authorization: Bearer ${token}`];
    socket.write(`${[...head, `content-length: ${String(this.#length)}`].join('\r\n')}\r\n\r\n${this.#body}`);
    socket
      .pause()
      .on('error', () => undefined)
      .once('close', () => setTimeout(() => this.#open(), 100));
    // Not read, an end would not be noticed either.
    setTimeout(() => socket.destroy(), 20_000).unref();
  }
}
