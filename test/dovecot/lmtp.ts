import type { Dovecot } from './dovecot.ts';
import { LineConnection } from './line-connection.ts';

/** What became of a message for one recipient. */
export interface Delivery {
  recipient: string;
  delivered: boolean;
  /** The status, e.g. 250, 550 (no such user) or 552 (over quota). */
  code: number;
  /** The last line of the answer, whole. */
  answer: string;
}

/** Delivers a raw message by LMTP. Returns the result for each recipient. Line ends are made CRLF. */
export async function deliver(
  dovecot: Pick<Dovecot, 'ports'>,
  recipients: readonly string[],
  message: string | Buffer,
  sender = 'sender@elsewhere.example',
): Promise<Delivery[]> {
  const connection = new LineConnection(dovecot.ports.lmtp);
  try {
    await expect(connection, 220);
    await command(connection, 'LHLO localhost', 250);
    await command(connection, `MAIL FROM:<${sender}>`, 250);
    const refused: Delivery[] = [];
    const accepted: string[] = [];
    for (const recipient of recipients) {
      connection.write(`RCPT TO:<${recipient}>\r\n`);
      const delivery = await readDelivery(connection, recipient);
      if (delivery.delivered) accepted.push(recipient);
      else refused.push(delivery);
    }
    if (accepted.length === 0) return refused;
    await command(connection, 'DATA', 354);
    connection.write(dotStuffed(message));
    connection.write('.\r\n');
    const done: Delivery[] = [];
    for (const recipient of accepted) done.push(await readDelivery(connection, recipient));
    connection.write('QUIT\r\n');
    return recipients.flatMap((recipient) => [...refused, ...done].filter((delivery) => delivery.recipient === recipient));
  } finally {
    connection.close();
  }
}

/** The message as it goes over the wire, ending in a line end. Bytes are kept: latin1 is only a way to look at them. */
function dotStuffed(message: string | Buffer): Buffer {
  const text = (typeof message === 'string' ? Buffer.from(message) : message).toString('latin1');
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return Buffer.from(lines.map((line) => `${line.startsWith('.') ? '.' : ''}${line}\r\n`).join(''), 'latin1');
}

async function readDelivery(connection: LineConnection, recipient: string): Promise<Delivery> {
  const answer = await readAnswer(connection);
  const code = Number(answer.slice(0, 3));
  return { recipient, delivered: code >= 200 && code < 300, code, answer };
}

async function command(connection: LineConnection, line: string, code: number): Promise<void> {
  connection.write(`${line}\r\n`);
  await expect(connection, code);
}

async function expect(connection: LineConnection, code: number): Promise<void> {
  const answer = await readAnswer(connection);
  if (!answer.startsWith(String(code))) throw new Error(`LMTP answered ${answer}, not ${code}`);
}

async function readAnswer(connection: LineConnection): Promise<string> {
  let line: string;
  do line = await connection.readLine();
  while (line[3] === '-');
  return line;
}
