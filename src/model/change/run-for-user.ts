import type { AnyWrite, GivenTo, ResultOf } from '../../doveadm/command.ts';
import type { Gateway, RunOptions, WriteResult } from '../../gateway.ts';
import type { HostRef, UserRef } from '../refs.ts';
import { userRef } from '../users.ts';
import type { AffectedReader } from './dry-run.ts';
import { affectedBy, caution, type Caution } from './run-for-target.ts';
import type { UserWriteResult } from './user-write-result.ts';

/** The part of a mutation's input that names the host. */
interface HostInput {
  /** A configured host's name. @default the default host */
  readonly host?: string | null | undefined;
  /** The host's name again, when the record requires it. */
  readonly confirm?: string | null | undefined;
}

/** Options of a write for one user. */
interface UserWriteOptions extends Pick<RunOptions, 'furtherPermissions'> {
  /** Reads what a dry run would affect, and counts what the input expects. */
  readonly reader?: AffectedReader;
  /** The user whose mail `reader` reads. @default the input's user */
  readonly source?: UserRef;
}

/** Runs a write for the one user of a mutation's input. @returns the result, with the user */
export async function runForUser<C extends AnyWrite>(
  doveadm: Gateway,
  input: HostInput & Caution & { readonly user: string },
  command: C,
  args: Omit<GivenTo<C>, 'user'>,
  { reader, source, furtherPermissions }: UserWriteOptions = {},
): Promise<UserWriteResult<ResultOf<C>>> {
  const user = userRef(doveadm, input.user, input.host);
  const touched = source ?? user;
  const options = { host: user.host, confirm: input.confirm, furtherPermissions, ...caution(doveadm, input, touched, reader) };
  const given: object = { ...args, user: user.name };
  const result = (await doveadm.run(command, given as GivenTo<C>, options)) as WriteResult<ResultOf<C>>;
  return { ...result, user, affected: await affectedBy(input, touched, reader) };
}

/** Runs a write that is about the host of a mutation's input, or about a part of a user's mail there. @returns the result, with the host */
export async function runForHost<C extends AnyWrite>(
  doveadm: Gateway,
  input: HostInput,
  command: C,
  args: GivenTo<C>,
): Promise<WriteResult<ResultOf<C>> & { readonly server: HostRef }> {
  const { name } = doveadm.host(input.host, command.servedBy);
  const result = (await doveadm.run(command, args, { host: input.host, confirm: input.confirm })) as WriteResult<ResultOf<C>>;
  return { ...result, server: { name } };
}
