import type { Socket } from 'node:net';

/** A command line: the user (empty for a server command), the words of the command, and the operands after `--`. */
type AnswerLine = (user: string, words: string, operands: readonly string[]) => string;

const DATA = 0;
const HEADER_BYTES = 5;

/** Speaks doveadm's own protocol, minor version 2, on a connection whose first bytes are `VERSION`. */
export function serveLines(socket: Socket, answerLine: AnswerLine): (text: string) => void {
  let received = '';
  const takeLine = (line: string): void => {
    if (line.startsWith('VERSION\t')) socket.write('VERSION\tdoveadm-client\t1\t2\n-\n');
    else if (line.startsWith('PLAIN\t')) socket.write('+\n');
    else {
      const [, user = '', words = '', ...rest] = line.split('\t');
      socket.write(packet(answerLine(user, words, rest.slice(rest.indexOf('--') + 1))));
    }
  };
  return (text) => {
    received += text;
    const lines = received.split('\n');
    received = lines.pop() ?? '';
    socket.cork();
    lines.forEach(takeLine);
    socket.uncork();
  };
}

function packet(text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(DATA, 0);
  header.writeUInt32BE(payload.length, 1);
  return Buffer.concat([header, payload]);
}
