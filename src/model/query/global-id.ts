import { badInput } from '../../doveadm/errors.ts';

/** The meaning of a global id: a type, and the parts that identify the object. */
export interface GlobalId {
  readonly type: string;
  readonly parts: readonly string[];
}

/** Makes a global id: URL-safe, opaque to clients, and not secret. */
export function encodeId(type: string, ...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([type, ...parts.map(String)])).toString('base64url');
}

/** @throws CodedError BAD_USER_INPUT, naming the field, for any id that `encodeId` did not make */
export function decodeId(id: string, field = 'id'): GlobalId {
  try {
    const value: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length > 1 && value.every((part) => typeof part === 'string')) {
      const [type = '', ...parts] = value;
      return { type, parts };
    }
  } catch {
    // Falls through: the id is not one of ours.
  }
  throw badInput(field, 'is not an id of this API: use one that an `id` field answered');
}
