import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { createPolicy } from './policy.ts';
import type { Policy } from './policy.ts';
import { resolveRoles } from './resolve-roles.ts';
import { DEFAULT_ROLES } from './roles.ts';

/** An unusable policy file, with all of its faults. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** The policy in force, which can be reloaded. */
export interface PolicyStore {
  current(): Policy;
  /**
   * Reads the file again. If the file is faulty, the current policy stays in force.
   * @returns the faults of the new file; empty when it is in force.
   */
  reload(): readonly string[];
}

/**
 * @param file a policy file; null for the default roles.
 * @throws PolicyError with every fault of the file.
 */
export function createPolicyStore(file: string | null): PolicyStore {
  let policy = file === null ? createPolicy(DEFAULT_ROLES) : loadPolicy(file);
  return {
    current: () => policy,
    reload() {
      if (file === null) return [];
      try {
        policy = loadPolicy(file);
        return [];
      } catch (error) {
        if (error instanceof PolicyError) return error.faults;
        throw error;
      }
    },
  };
}

/** The faults of a policy file; empty when it is usable. */
export function policyFaults(file: string): readonly string[] {
  try {
    loadPolicy(file);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.faults;
    throw error;
  }
}

/** @throws PolicyError with every fault. */
export function loadPolicy(file: string): Policy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new PolicyError([`POLICY_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`]);
  }
  return parsePolicy(text, file);
}

const RoleFile = z.strictObject({
  description: z.string().min(1),
  extends: z.array(z.string()).default([]),
  permissions: z.union([z.array(z.string()), z.literal('all')], 'must be a list of permissions, or "all".').default([]),
  scope: z.literal('self').optional(),
});

const PolicyFile = z.strictObject({
  defaults: z.enum(['keep', 'replace']).default('keep'),
  roles: z.record(z.string(), RoleFile).default({}),
});

/**
 * @param text YAML; see the documentation of `POLICY_FILE`.
 * @param source the name of the text in faults.
 * @throws PolicyError with every fault.
 */
export function parsePolicy(text: string, source: string): Policy {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    throw new PolicyError(document.errors.map((error) => `${source}: ${error.message.split('\n')[0] ?? ''}`));
  }
  const parsed = PolicyFile.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    throw new PolicyError(parsed.error.issues.map((issue) => `${source}: ${issue.path.join('.') || 'file'}: ${issue.message}`));
  }
  const faults: string[] = [];
  const base = parsed.data.defaults === 'keep' ? DEFAULT_ROLES : {};
  const roles = resolveRoles(base, parsed.data.roles, (role, problem) => faults.push(`${source}: roles.${role}: ${problem}`));
  if (roles.size === 0) faults.push(`${source}: the default roles are replaced by no role at all.`);
  if (faults.length > 0) throw new PolicyError(faults);
  return createPolicy(Object.fromEntries(roles));
}
