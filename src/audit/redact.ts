import type { Params } from '../doveadm/param-types.ts';
import { sha256 } from './chain.ts';

/** A value as the audit log holds it. */
export type AuditValue = string | number | boolean | null | readonly string[] | { readonly bytes: number; readonly sha256: string };

/**
 * A command's arguments for the audit log: mail, scripts and other content (parameters of the type `content`, and whatever the
 * command does not declare) as size and SHA-256 only, so that it can be recognised and not read.
 */
export function redact(params: Params, args: Readonly<Record<string, unknown>>): Readonly<Record<string, AuditValue>> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, redactValue(params[name]?.replace('?', ''), value)]));
}

function redactValue(type: string | undefined, value: unknown): AuditValue {
  if (type !== undefined && type !== 'content') {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { bytes: Buffer.byteLength(text), sha256: sha256(text) };
}
