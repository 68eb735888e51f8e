import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A listener for doveadm's own protocol. */
export interface LineUpstream {
  readonly port: number;
  readonly password: string;
}

/** The words of a command line: the user, the command and its arguments. */
export type BenchLine = readonly [user: string, ...words: readonly string[]];

/** A hand-written program: several connections, with one command after the other on each, and each response read to its end. */
export async function sendLines({ port, password }: LineUpstream, lines: readonly BenchLine[], connections = 4): Promise<void> {
  const queue = lines.values();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const read = reader(socket);
      // Minor version 0: no packets and no log.
      const login = `VERSION\tdoveadm-server\t1\t0\nPLAIN\t${Buffer.from(`\0doveadm\0${password}`).toString('base64')}\n`;
      socket.write(login);
      await read((text) => /\+\n$/.test(text));
      for (const [user, ...words] of queue) {
        socket.write(`\t${user}\t${words.join('\t')}\n`);
        const answer = await read((text) => /\n[+-][^\n]*\n$/.test(text));
        if (!answer.endsWith('\n+\n')) throw new Error(`doveadm answered ${JSON.stringify(answer)} to ${words.join(' ')}`);
      }
      socket.destroy();
    }),
  );
}

function reader(socket: Socket): (isWhole: (text: string) => boolean) => Promise<string> {
  let text = '';
  let wake: () => void = () => undefined;
  const closed = ended(socket);
  closed.catch(() => undefined);
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    wake();
  });
  return async (isWhole) => {
    while (!isWhole(text)) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), closed]);
    const whole = text;
    text = '';
    return whole;
  };
}

async function ended(socket: Socket): Promise<never> {
  await once(socket, 'close');
  throw new Error('doveadm ended the connection');
}
