import { dictGet, mailDictGet } from '../doveadm/commands/dict.ts';
import type { Gateway, Payload } from '../gateway.ts';
import type { DictRef, UserRef } from './refs.ts';

/** The payload of a change to one entry. */
export interface DictWriteResult extends Payload {
  readonly user: UserRef;
  readonly dict: DictRef;
  readonly key: string;
}

/** The current entry. Null when it does not exist. */
export async function findEntry(doveadm: Gateway, dict: DictRef, key: string): Promise<{ key: string; value: string } | null> {
  const value = await doveadm.run(dict.ofMail ? mailDictGet : dictGet, { user: dict.user.name, ...dict.source, key }, dict.user);
  return value === null ? null : { key, value };
}
