import { badInput } from '../../doveadm/errors.ts';

/** What a global id names: a type, and the parts that find the object again. */
export interface GlobalId {
  readonly type: string;
  readonly parts: readonly string[];
}

/** A global id: URL-safe, opaque to clients, and no secret. */
export function encodeId(type: string, ...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([type, ...parts.map(String)])).toString('base64url');
}

/** @throws CodedError BAD_USER_INPUT for whatever `encodeId` did not make */
export function decodeId(id: string): GlobalId {
  try {
    const value: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length > 1 && value.every((part) => typeof part === 'string')) {
      const [type = '', ...parts] = value;
      return { type, parts };
    }
  } catch {
    // Falls through: it is no id of ours.
  }
  throw badInput('id', 'is not an id of this API: use one that an `id` field answered');
}
