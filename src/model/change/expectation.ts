import { badInput, CodedError } from '../../doveadm/errors.ts';
import type { Gateway } from '../../gateway.ts';
import type { UserRef } from '../refs.ts';

/** The GraphQL input `Expectation`. Exactly one field is set. */
export interface Expectation {
  readonly messages?: number | bigint | null | undefined;
  readonly users?: readonly UserExpectation[] | null | undefined;
}

interface UserExpectation {
  readonly user: string;
  readonly messages: number | bigint;
}

/** How many messages a change is expected to affect: in total, or for each user. */
export type Expected = { readonly total: number } | { readonly ofUser: ReadonlyMap<string, number> };

/**
 * Reads an expectation of a change for these users.
 * @throws CodedError BAD_USER_INPUT unless it has one value in total, or one for each of exactly these users
 */
export function parseExpectation(doveadm: Gateway, { messages, users }: Expectation, targets: readonly UserRef[]): Expected {
  if (messages !== null && messages !== undefined) return { total: count(messages, 'input.expect.messages') };
  const ofUser = new Map<string, number>();
  for (const [index, one] of (users ?? []).entries()) {
    const path = `input.expect.users[${String(index)}]`;
    const name = doveadm.foldUser(one.user);
    if (ofUser.has(name)) throw badInput(`${path}.user`, `names ${name} a second time`);
    if (!targets.some((target) => target.name === name)) throw badInput(`${path}.user`, `names ${name}, who is not a user of this change`);
    ofUser.set(name, count(one.messages, `${path}.messages`));
  }
  const missing = targets.find(({ name }) => !ofUser.has(name));
  if (missing !== undefined) {
    throw badInput('input.expect.users', `has no value for ${missing.name}: give one for each user, also where it is 0`);
  }
  return { ofUser };
}

/** The expectation of a change for one user, as a number. */
export function expectedOf(doveadm: Gateway, expect: Expectation, user: UserRef): number {
  const expected = parseExpectation(doveadm, expect, [user]);
  return 'total' in expected ? expected.total : (expected.ofUser.get(user.name) ?? 0);
}

/** @returns null when the number found is the expected one */
export function unexpected(found: number, expected: number, user?: UserRef): CodedError | null {
  if (found === expected) return null;
  const message = `${String(found)} messages are there now, where ${String(expected)} are expected.`;
  return new CodedError('EXPECTATION_FAILED', message, user === undefined ? {} : { user: user.name });
}

function count(value: number | bigint, path: string): number {
  if (value < 0) throw badInput(path, 'must be 0 or more');
  return Number(value);
}
