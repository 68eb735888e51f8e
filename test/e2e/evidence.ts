import { randomUUID } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { inject } from 'vitest';
import { AUDIT, SECRETS, OUTPUT } from './judge-evidence.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder for the output of all gateways of a run. */
    evidence: string;
  }
}

// Outside of the tests with a Dovecot there is no folder.
const folder = inject('evidence') as string | undefined;
const placeOf = (kind: string, name = String(process.pid)): string | null =>
  folder !== undefined && existsSync(folder) ? join(folder, `${name}${kind}`) : null;

/** Keeps an answer or a log as the client or the operator got it. */
export function keepOutput(text: string): void {
  const place = placeOf(OUTPUT);
  if (place !== null) appendFileSync(place, `${text}\n`);
}

/** Registers a secret that no output may contain. Short secrets, such as the key of a stub, are ignored because they are also words. */
export function keepSecret(secret: string): void {
  const place = placeOf(SECRETS);
  if (place !== null && secret.length >= 12) appendFileSync(place, `${secret}\n${Buffer.from(secret).toString('base64')}\n`);
}

/** Keeps a gateway's audit log when it has closed it. */
export function keepAudit(path: string): void {
  const place = placeOf(AUDIT, randomUUID());
  if (place !== null && existsSync(path)) copyFileSync(path, place);
}

/** A logger of all levels for a gateway in this process; undefined for the configured logger. */
export function keepingLogger(): Logger | undefined {
  const place = placeOf(OUTPUT, `${String(process.pid)}-log`);
  return place === null ? undefined : pino({ level: 'trace', base: null }, pino.destination({ dest: place, append: true, sync: true }));
}
