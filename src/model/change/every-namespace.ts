import { mailboxList } from '../../doveadm/commands/mailbox.ts';
import { isMailboxPattern, masksOf } from '../../doveadm/wildcards.ts';
import type { Gateway } from '../../gateway.ts';
import type { UserRef } from '../refs.ts';
import { outcomeOf } from './run-for-target.ts';
import type { Step } from './then-run.ts';

/**
 * The further step of a command whose patterns only reach the namespace that they begin in. It runs the command for the user's own
 * mailboxes elsewhere that match. Without MAILBOX_READ the caller must not learn of them, so the step is left out.
 */
export async function elsewhereSteps(
  doveadm: Gateway,
  user: UserRef,
  patterns: readonly string[],
  run: (mailbox: string) => ReturnType<Step>,
): Promise<readonly Step[]> {
  const wide = patterns.filter((pattern) => isMailboxPattern(pattern) && masksOf(pattern).length > 1);
  if (wide.length === 0 || !doveadm.can('MAILBOX_READ', user.name).allowed) return [];
  const list = (mailboxMask: readonly string[]): Promise<readonly string[]> =>
    doveadm.run(mailboxList, { user: user.name, mailboxMask }, user);
  const [everywhere, ...reached] = await Promise.all([list(wide.flatMap(masksOf)), ...wide.map((pattern) => list([pattern]))]);
  const elsewhere = everywhere.filter((name) => doveadm.isOwn(name) && !reached.flat().includes(name));
  // When the user's own namespace has a prefix, the list shows INBOX but the command does not reach it.
  const missed = elsewhere.length > 0 && everywhere.includes('INBOX') ? ['INBOX', ...elsewhere] : elsewhere;
  if (missed.length === 0) return [];
  return [
    async () => {
      const results = await Promise.all(missed.map(run));
      // The list also has names that hold only other mailboxes.
      const errors = results.flatMap((one) => one.errors).filter(({ error }) => error.code !== 'NOT_FOUND');
      return { outcome: outcomeOf(results), errors, value: null };
    },
  ];
}
