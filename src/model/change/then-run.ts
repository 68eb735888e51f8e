import pMap from 'p-map';
import { mailboxSubscribe, mailboxUnsubscribe } from '../../doveadm/commands/mailbox.ts';
import { CodedError } from '../../doveadm/errors.ts';
import type { Gateway, WriteError, WriteResult } from '../../gateway.ts';
import { mailboxTree } from '../mailbox-tree.ts';
import type { UserRef } from '../refs.ts';
import { IN_FLIGHT, outcomeOf, type TargetWriteResult } from './run-for-target.ts';
import type { UserWriteResult } from './user-write-result.ts';

/** A further step of a change, with its result. */
export type Step = () => Promise<WriteResult<unknown>>;

/**
 * Runs the further steps of a change as separate commands after the first was applied. Dovecot's own form of such changes runs them even
 * when it refuses the first. A failed step makes the outcome PARTIAL.
 */
export async function thenRun<R>(first: WriteResult<R>, steps: () => Promise<readonly Step[]>): Promise<WriteResult<R>> {
  if (first.outcome !== 'APPLIED') return first;
  const errors: WriteError[] = [];
  try {
    for (const step of await steps()) errors.push(...(await step()).errors);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    errors.push({ error, log: null });
  }
  return errors.length === 0 ? first : { ...first, outcome: 'PARTIAL', errors };
}

/** {@link thenRun} for each user of a change. */
export async function thenRunForEach<R>(
  first: TargetWriteResult<R>,
  steps: (user: UserRef) => Promise<readonly Step[]>,
): Promise<TargetWriteResult<R>> {
  const run = async (result: UserWriteResult<R>): Promise<UserWriteResult<R>> => ({
    ...result,
    ...(await thenRun(result, () => steps(result.user))),
  });
  const results = await pMap(first.results, run, { concurrency: IN_FLIGHT });
  const errors = results.flatMap((result) => result.errors);
  return { ...first, results, errors, outcome: outcomeOf(results) };
}

/** Subscribes a user to a mailbox. */
export function subscribeStep(doveadm: Gateway, user: UserRef, mailbox: string): Step {
  return () => doveadm.run(mailboxSubscribe, { user: user.name, mailbox }, user);
}

/** Unsubscribes a user from a mailbox. */
export function unsubscribeStep(doveadm: Gateway, user: UserRef, mailbox: string): Step {
  return () => doveadm.run(mailboxUnsubscribe, { user: user.name, mailbox }, user);
}

/** The steps that move subscriptions to a mailbox's new name, including those of the mailboxes below it. */
export async function moveSubscriptionSteps(doveadm: Gateway, user: UserRef, mailbox: string, newName: string): Promise<Step[]> {
  const below = (await mailboxTree(doveadm, user, mailbox, { subscribed: true })).filter((name) => name !== mailbox);
  return [mailbox, ...below].flatMap((name) => [
    subscribeStep(doveadm, user, `${newName}${name.slice(mailbox.length)}`),
    unsubscribeStep(doveadm, user, name),
  ]);
}

/** The steps that unsubscribe from a mailbox, and from those below it if they are deleted too. */
export async function unsubscribeSteps(doveadm: Gateway, user: UserRef, mailbox: string, recursive: boolean): Promise<Step[]> {
  const below = recursive ? await mailboxTree(doveadm, user, mailbox, { subscribed: true }) : [];
  return [...new Set([mailbox, ...below])].map((name) => unsubscribeStep(doveadm, user, name));
}
