import { sieveActivate, sieveDeactivate, sieveDelete, sieveGet, sieveList, sievePut, sieveRename } from '../doveadm/commands/sieve.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { affectedSieveScript } from '../model/change/dry-run.ts';
import { encodeId } from '../model/query/global-id.ts';
import type { SieveScriptRef, UserRef } from '../model/refs.ts';
import { thenRunForEach, type Step } from '../model/change/then-run.ts';
import { runForTarget, type TargetWriteResult } from '../model/change/run-for-target.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import { ifApplied, unlessRefused } from '../model/change/payload.ts';

export const sieveResolvers: Resolvers = {
  User: {
    sieveScripts: async (user, _, { doveadm }) =>
      (await doveadm.run(sieveList, { user: user.name }, user)).map((script) => ({ user, ...script })),
    sieveScript: async (user, { name }, { doveadm }) => {
      const scripts = await doveadm.run(sieveList, { user: user.name }, user);
      const script = scripts.find((candidate) => candidate.name === name);
      return script === undefined ? null : { user, ...script };
    },
  },
  SieveScript: {
    id: ({ user, name }) => encodeId('SieveScript', user.host, user.name, name),
    active: async ({ user, name, active }, _, { doveadm }) => {
      if (active !== undefined) return active;
      const scripts = await doveadm.run(sieveList, { user: user.name }, user);
      return scripts.find((script) => script.name === name)?.active ?? null;
    },
    content: ({ user, name }, _, { doveadm }) => doveadm.run(sieveGet, { user: user.name, scriptname: name }, user),
  },
  Mutation: {
    sievePut: async (_, { input }, { doveadm }) => {
      const { name, content, activate } = input;
      const stored = await runForTarget(doveadm, input, sievePut, (user) => ({ user, scriptname: name, file: content }));
      const activateFor = (user: UserRef): Step[] => [() => doveadm.run(sieveActivate, { user: user.name, scriptname: name }, user)];
      const change = activate === true ? await thenRunForEach(stored, (user) => Promise.resolve(activateFor(user))) : stored;
      return { ...change, sieveScript: scriptOf(change, name) };
    },
    sieveActivate: async (_, { input }, { doveadm }) => {
      const { name } = input;
      const change = await runForTarget(doveadm, input, sieveActivate, (user) => ({ user, scriptname: name }));
      return { ...change, sieveScript: scriptOf(change, name) };
    },
    sieveDeactivate: (_, { input }, { doveadm }) => runForTarget(doveadm, input, sieveDeactivate, (user) => ({ user })),
    sieveRename: async (_, { input }, { doveadm }) => {
      const renamed = await runForUser(doveadm, input, sieveRename, { oldname: input.name, newname: input.newName });
      return { ...renamed, sieveScript: unlessRefused(renamed, { user: renamed.user, name: input.newName }) };
    },
    sieveDelete: async (_, { input }, { doveadm }) => {
      const { name, ignoreActive } = input;
      const change = await runForTarget(
        doveadm,
        input,
        sieveDelete,
        (user) => ({
          user,
          scriptname: name,
          ignoreActive,
        }),
        affectedSieveScript(doveadm, name),
      );
      const { user } = change;
      return { ...change, deletedId: user && ifApplied(change, encodeId('SieveScript', user.host, user.name, name)) };
    },
  },
};

/** The script of a change for one user; null when there are several users, or when nothing was changed. */
function scriptOf({ user, outcome }: TargetWriteResult<unknown>, name: string): SieveScriptRef | null {
  return user === null || outcome === 'NOT_APPLIED' ? null : { user, name };
}
