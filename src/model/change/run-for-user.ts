import type { AnyWrite, GivenTo, ResultOf } from '../../doveadm/command.ts';
import type { Gateway, RunOptions, WriteResult } from '../../gateway.ts';
import type { HostRef, UserRef } from '../refs.ts';
import { userRef } from '../users.ts';

/** The part of a mutation's input that says where it runs. */
interface HostInput {
  /** A configured host's name. @default the default host */
  readonly host?: string | null | undefined;
  /** The host's name once more, where the record demands it. */
  readonly confirm?: string | null | undefined;
}

/** Runs a write for the one user of a mutation's input. @returns the result, with the user */
export async function runForUser<C extends AnyWrite>(
  doveadm: Gateway,
  input: HostInput & { readonly user: string },
  command: C,
  args: Omit<GivenTo<C>, 'user'>,
  options: Pick<RunOptions, 'furtherPermissions'> = {},
): Promise<WriteResult<ResultOf<C>> & { readonly user: UserRef }> {
  const user = userRef(doveadm, input.user, input.host);
  return { ...(await run(doveadm, command, { ...args, user: user.name }, user.host, { ...input, ...options })), user };
}

/** Runs a write that is about the host of a mutation's input. @returns the result, with the host */
export async function runForHost<C extends AnyWrite>(
  doveadm: Gateway,
  input: HostInput,
  command: C,
  args: GivenTo<C>,
): Promise<WriteResult<ResultOf<C>> & { readonly server: HostRef }> {
  const { name } = doveadm.host(input.host);
  return { ...(await run(doveadm, command, args, name, input)), server: { name } };
}

async function run<C extends AnyWrite>(
  doveadm: Gateway,
  command: C,
  args: object,
  host: string,
  { confirm, furtherPermissions }: HostInput & Pick<RunOptions, 'furtherPermissions'>,
): Promise<WriteResult<ResultOf<C>>> {
  return await doveadm.run(command, args as GivenTo<C>, { host, confirm, furtherPermissions });
}
