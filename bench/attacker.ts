import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hanging, randomFrom, REQUESTS, type Attacker } from './attack-kinds.ts';

/**
 * Sends hostile requests until SIGTERM, then reports how many of each kind were answered with which status.
 * Arguments: the attacker as JSON, the number of requests at a time, and a part of the names of the kinds to send.
 */
const [attackerJson = '', atOnce = '20', only = ''] = process.argv.slice(2);
const attacker = JSON.parse(attackerJson) as Attacker;
const kinds = Object.entries(REQUESTS).filter(([name]) => name.includes(only));
if (kinds.length === 0) throw new Error('--only names no kind of request');
// Real attackers have machines of their own.
setPriority(19);

const stop = new AbortController();
const sent: Record<string, number> = {};
const hanging = only === '' || only === 'hanging' ? hang() : [];
for (let index = 0; index < Number(atOnce); index++) void send(randomFrom(index + 1));

// Without the bench, nobody ends the attack.
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => {
  stop.abort();
  for (const connection of hanging) connection.stop();
  process.send?.(sent, () => process.exit());
});

function hang(): Hanging[] {
  const bodies = Array.from({ length: 200 }, () => new Hanging(attacker, 'endless body'));
  return [...bodies, new Hanging(attacker, 'unread answer'), new Hanging(attacker, 'unread answer')];
}

async function send(random: (below: number) => number): Promise<void> {
  const { url, token } = attacker;
  while (!stop.signal.aborted) {
    const [name, make] = kinds[random(kinds.length)] ?? kinds[0] ?? [];
    if (name === undefined || make === undefined) return;
    const body = JSON.stringify(make(attacker, random));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: stop.signal });
      await response.arrayBuffer();
      const key = `${name}: ${String(response.status)}`;
      sent[key] = (sent[key] ?? 0) + 1;
      if (response.status === 429) await sleep(50);
    } catch {
      // The gateway ended the connection: the next request opens another.
    }
  }
}
