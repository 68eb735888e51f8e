import { wireName } from '../../src/doveadm/command.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { declaredTypes } from '../../src/doveadm/wire/listing.ts';
import { StubDoveadm } from '../doveadm/stub-doveadm.ts';

/** A stub of a Dovecot with every command, to count the commands that reach it. It has every user, INBOX, one message and one script. */
export function createStubWithEveryCommand(): StubDoveadm {
  const stub = new StubDoveadm({
    listing: listing(),
    behave: (commands) => commands.map(([name, parameters]) => answerTo(name, parameters)),
  });
  stub.log = null;
  return stub;
}

function answerTo(name: string, { userMask, query }: Readonly<Record<string, unknown>>): unknown[] | number {
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
        : [
            {
              uid: '1',
              seq: '1',
              mailbox: 'INBOX',
              'mailbox-guid': '0'.repeat(32),
              'imap.bodystructure': BODY,
              text: 'x',
              body: 'x',
              'size.virtual': '1',
            },
          ];
    case 'sieveList':
      return [{ script: 'x', active: '' }];
    case 'fsStat':
      return [{ path: 'x', size: '1' }];
    case 'directorStatus':
      return [{ 'mail server ip': '127.0.0.11', vhosts: '1', state: 'up', 'state-changed': '2025-01-01 00:00:00', users: '1' }];
    case 'who':
      return [];
    default:
      return 68;
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
