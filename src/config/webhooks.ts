import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { EVENT_TYPES, type EventType } from '../events/event.ts';
import { secretFileContent } from './parsers.ts';
import type { Report } from './read-settings.ts';
import { Secret } from './secret.ts';

/** One entry of WEBHOOKS_FILE. */
export interface WebhookConfig {
  readonly name: string;
  readonly url: string;
  readonly types: readonly EventType[] | null;
  readonly mask: string | null;
  readonly secret: Secret;
  readonly allowPrivate: boolean;
  readonly giveUpAfterMs: number;
}

const DAY_SECONDS = 86_400;

const secretText = z
  .string()
  .min(1, 'must not be empty.')
  .transform((value) => new Secret(value));

/** As in the enum `MailEventType`, or as the type of the event is called: `LoginFailed`. */
const eventType = z
  .string()
  .transform((value) => value.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase())
  .pipe(z.enum(EVENT_TYPES, `must be of ${EVENT_TYPES.join(', ')}.`));

/** Paths are relative to the file's folder. */
const webhookEntry = (folder: string) => {
  const path = z.string().transform((value) => resolve(folder, value));
  const secretFile = path.pipe(secretFileContent).transform((value) => value.reveal().replace(/\r?\n$/, ''));
  return z
    .strictObject({
      name: z.string().min(1).max(200).optional(),
      url: z.string().refine(isWebhookUrl, 'must be an https or http URL without user name, password and fragment.'),
      types: z.array(eventType).min(1).optional(),
      mask: z.string().min(1).optional(),
      secret: secretText.optional(),
      secretFile: secretFile.pipe(secretText).optional(),
      allowPrivate: z.boolean().default(false),
      giveUpAfterSeconds: z
        .number()
        .int()
        .min(1)
        .max(30 * DAY_SECONDS)
        .default(DAY_SECONDS),
    })
    .refine(({ secret, secretFile: file }) => (secret === undefined) !== (file === undefined), {
      error: 'must have exactly one of secret and secretFile.',
    })
    .refine(({ url, allowPrivate }) => allowPrivate || !isWebhookUrl(url) || url.startsWith('https:'), {
      path: ['url'],
      error: 'must be an https URL, unless private addresses are allowed (allowPrivate: true).',
    });
};

/** The webhooks of WEBHOOKS_FILE; faults are reported and leave webhooks out. */
export function readWebhooks(file: string | null, report: Report): readonly WebhookConfig[] {
  if (file === null) return [];
  const fault = (problem: string): void => report('WEBHOOKS_FILE', `${file}: ${problem}`);
  const document = parseDocument(readFileSync(file, 'utf8'), { prettyErrors: false });
  if (document.errors.length > 0) {
    // The parser's own message may quote the line, and with it a secret.
    fault('is neither YAML nor JSON.');
    return [];
  }
  const parsed = z.array(webhookEntry(dirname(file))).safeParse(document.toJS() ?? []);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) fault(`${describePath(path)}: ${message}`);
    return [];
  }
  const names = parsed.data.map(({ name, url }) => name ?? url);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) fault(`has more than one webhook named ${[...new Set(twice)].join(', ')}: give each a name.`);
  return parsed.data.flatMap(({ name, url, types, mask, secret, secretFile, allowPrivate, giveUpAfterSeconds }) => {
    const key = secret ?? secretFile;
    if (key === undefined) return [];
    const rest = { types: types ?? null, mask: mask ?? null, allowPrivate, giveUpAfterMs: giveUpAfterSeconds * 1000 };
    return { name: name ?? url, url, secret: key, ...rest };
  });
}

function isWebhookUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, hash } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hash === '';
}

function describePath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.map((step) => (typeof step === 'number' ? `webhook ${String(step + 1)}` : String(step))).join(', ');
}
