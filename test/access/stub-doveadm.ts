import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireName } from '../../src/doveadm/command.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { declaredTypes } from '../../src/doveadm/wire/listing.ts';

type WireCommand = readonly [name: string, parameters: Readonly<Record<string, unknown>>, tag: string];

/** Stands in for a Dovecot that has every command, to count what reaches it. It knows every user, INBOX, one message and one script. */
export class StubDoveadm {
  readonly apiKey = 'stub';
  /** Wire names of the commands that came. */
  commands: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = request.method === 'POST' ? this.#answer(JSON.parse(Buffer.concat(chunks).toString()) as WireCommand[]) : listing();
      response.writeHead(200, { connection: 'close' }).end(JSON.stringify(body));
    });
  });

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(commands: readonly WireCommand[]): unknown[] {
    return commands.map(([name, parameters, tag]) => {
      this.commands.push(name);
      const rows = answerTo(name, parameters);
      return rows === null ? ['error', { type: 'exitCode', exitCode: 68 }, tag] : ['doveadmResponse', rows, tag];
    });
  }
}

function answerTo(name: string, { userMask, query }: Readonly<Record<string, unknown>>): unknown[] | null {
  const uids = JSON.stringify(query ?? []);
  switch (name) {
    case 'user':
      return [Object.fromEntries([userMask].flat().map((user) => [String(user), { uid: '1', gid: '1', home: '/home' }]))];
    case 'mailboxList':
      return [{ mailbox: 'INBOX' }];
    case 'mailboxStatus':
      return [{ mailbox: 'INBOX', messages: '1', guid: '0'.repeat(32), uidvalidity: '1' }];
    case 'search':
      return [{ 'mailbox-guid': '0'.repeat(32), uid: '1' }];
    case 'fetch':
      return uids === ''
        ? []
        : [{ uid: '1', seq: '1', mailbox: 'INBOX', 'mailbox-guid': '0'.repeat(32), 'imap.bodystructure': BODY, text: 'x', body: 'x' }];
    case 'sieveList':
      return [{ script: 'x', active: '' }];
    case 'fsStat':
      return [{ path: 'x', size: '1' }];
    case 'directorStatus':
      return [{ 'mail server ip': '127.0.0.11', vhosts: '1', state: 'up', 'state-changed': '2025-01-01 00:00:00', users: '1' }];
    case 'who':
      return [];
    default:
      return null;
  }
}

const BODY = '"text" "plain" ("charset" "utf-8") NIL NIL "7bit" 1 1 NIL NIL NIL NIL';

function listing(): unknown[] {
  const byWire = new Map<string, Map<string, { name: string; type: string }>>();
  for (const command of COMMANDS) {
    const parameters = byWire.get(wireName(command)) ?? new Map<string, { name: string; type: string }>();
    for (const { name, type } of declaredTypes(command)) {
      const wire = (command.aliases as Record<string, readonly string[]> | undefined)?.[name]?.[0] ?? name;
      parameters.set(wire, { name: wire, type: name === 'user' && wire === 'userMask' ? 'array' : type });
    }
    byWire.set(wireName(command), parameters);
  }
  return [...byWire].map(([command, parameters]) => ({ command, parameters: [...parameters.values()] }));
}
