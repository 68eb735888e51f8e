import { isSet } from './read-settings.ts';
import type { Env, Report } from './read-settings.ts';
import type { Secret } from './secret.ts';
import type { Values } from './settings.ts';
import { readWebhooks, type WebhookConfig } from './webhooks.ts';

/** The listener that Dovecot posts events to. */
export interface EventListener {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly password: Secret;
}

/** The receiver of events; null: this gateway receives none. */
export function eventListener(values: Values, env: Env, report: Report): EventListener | null {
  const { EVENTS_HOST: host, EVENTS_PORT: port, EVENTS_PASSWORD: password } = values;
  if (port === null) return null;
  if (!isSet(env, 'EVENTS_PASSWORD'))
    report('EVENTS_PASSWORD', 'is not set: EVENTS_PORT needs the password with which Dovecot posts events.');
  if (!isSet(env, 'DATABASE')) report('DATABASE', 'is not set: EVENTS_PORT needs a database for the events.');
  return password === null ? null : { host, port, password };
}

/** The webhooks, and what they need of other settings. */
export function webhooks(values: Values, env: Env, report: Report): readonly WebhookConfig[] {
  const found = readWebhooks(values.WEBHOOKS_FILE, report);
  if (found.length > 0 && !isSet(env, 'DATABASE'))
    report('DATABASE', 'is not set: WEBHOOKS_FILE needs a database for what is still to be posted.');
  const isShared = /^postgres(ql)?:/.test(values.DATABASE?.reveal() ?? '');
  if (found.length > 0 && !isSet(env, 'EVENTS_PORT') && !isShared)
    report('EVENTS_PORT', 'is not set: WEBHOOKS_FILE needs events, from this gateway or from another one of the same PostgreSQL.');
  return found;
}
