import type { WriteResult } from '../../gateway.ts';
import type { UserRef } from '../refs.ts';
import type { Affected } from './dry-run.ts';

/** The result of a change for one user. */
export interface UserWriteResult<R> extends WriteResult<R> {
  readonly user: UserRef;
  /** Null unless it was a dry run. */
  readonly affected: Affected | null;
}
