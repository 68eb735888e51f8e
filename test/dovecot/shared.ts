import { describe, inject } from 'vitest';
import { Dovecot } from './dovecot.ts';
import type {} from './global-setup.ts';
import type { Series } from './install.ts';

/**
 * The Dovecot of this series that all test files of a run share. Tests give it users of their own with `createUsers` and do nothing to
 * it that others would notice; what kills, restarts or counts belongs on one of its own, from `launchDovecot`.
 */
export function sharedDovecot(series: Series): Dovecot {
  const dovecots = inject('dovecots') as ReturnType<typeof inject<'dovecots'>> | undefined;
  if (dovecots === undefined) throw new Error('No shared Dovecot: global-setup.ts is not in the globalSetup of vitest');
  const shared = dovecots[series];
  if ('failure' in shared) throw new Error(shared.failure);
  return new Dovecot(shared.description);
}

/** Describes the same tests once for each series of Dovecot, on the shared ones. */
export function onBothDovecots(name: string, tests: (dovecot: Dovecot) => void): void {
  for (const series of ['2.3', '2.4'] as const) {
    describe(`${name} (Dovecot ${series})`, () => tests(sharedDovecot(series)));
  }
}
