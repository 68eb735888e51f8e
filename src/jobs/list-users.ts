import { setTimeout as sleep } from 'node:timers/promises';
import { NAME_CHARACTERS } from '../access/scope.ts';
import { CodedError } from '../doveadm/errors.ts';
import { isUserPattern, narrowerMasks } from '../doveadm/wildcards.ts';
import type { Gateway } from '../gateway.ts';

type OnNames = Parameters<Gateway['streamUsers']>[2];

/** Lists the users that match a mask. */
type List = (mask: string, onNames: OnNames) => Promise<void>;

const ATTEMPTS = 5;
/** Pause before the next attempt. */
export const RETRY_MS = 1_000;
/** Matches so few users that Dovecot does not break the list off. */
const SHORT_LIST = '?';

/**
 * Lists the users that match a mask. Dovecot 2.4 breaks off a list when doveadm reads more slowly than auth writes, which affects most lists of
 * 100,000 users on a busy machine. The mask is then listed in parts, such as `a*` and `b*` for `*`, and their parts.
 * @param retryMs pause before the next attempt
 * @param onNames some names come more than once
 * @returns whether the mask was listed in parts, in which names with a letter outside ASCII may be missing
 * @throws CodedError when the users cannot be listed
 */
export async function listUsers(list: List, mask: string, signal: AbortSignal, retryMs: number, onNames: OnNames): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await list(mask, onNames);
      return false;
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'TEMPORARY_FAILURE') throw error;
      if (attempt < ATTEMPTS) await sleep(retryMs, undefined, { signal });
      else {
        const parts = narrowerMasks(mask, NAME_CHARACTERS);
        // When Dovecot does not list even a few users, the cause is another one.
        if (parts.length === 0 || !(await isListed(list, SHORT_LIST))) throw error;
        for (const part of parts) await listPart(list, part, signal, retryMs, onNames);
        return true;
      }
    }
  }
}

async function isListed(list: List, mask: string): Promise<boolean> {
  return list(mask, () => Promise.resolve()).then(
    () => true,
    () => false,
  );
}

async function listPart(list: List, part: string, signal: AbortSignal, retryMs: number, onNames: OnNames): Promise<void> {
  if (isUserPattern(part)) await listUsers(list, part, signal, retryMs, onNames);
  // Dovecot looks a name up instead of listing it, and may then find a user that it does not list.
  else await list(`${part.slice(0, -1)}?`, (names) => onNames(names.filter((name) => name.toLowerCase() === part.toLowerCase())));
}
