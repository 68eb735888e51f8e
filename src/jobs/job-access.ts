import { decide } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';

const MOST_KNOWN = 10_000;

/** Decides who may see and control a job: principals with the permissions for each of its users. */
export class JobAccess {
  readonly #ledger: Ledger;
  /** Decisions about completely planned jobs, whose users never change. */
  readonly #known = new Map<string, boolean>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  async maySee(principal: Principal, job: Job): Promise<boolean> {
    return this.#covers(principal, job, ['JOB_READ']);
  }

  /** Results need the permissions that the operation has used. */
  async maySeeResults(principal: Principal, job: Job): Promise<boolean> {
    return this.#covers(principal, job, ['JOB_READ', ...job.permissions]);
  }

  /** @throws CodedError FORBIDDEN */
  async assertControl(principal: Principal, job: Job): Promise<void> {
    if (await this.#covers(principal, job, ['JOB_CONTROL'])) return;
    const message = 'This needs the permission JOB_CONTROL for every user of the job.';
    throw new CodedError('FORBIDDEN', message, { permission: 'JOB_CONTROL' });
  }

  async #covers(principal: Principal, job: Job, permissions: readonly Permission[]): Promise<boolean> {
    if (permissions.some((permission) => !principal.permissions().includes(permission))) return false;
    if (permissions.every((permission) => decide(principal, permission, null).allowed)) return true;
    const grants = principal.grants.map(({ permissions: held, scope }) => [
      permissions.filter((permission) => held.has(permission)),
      scope,
    ]);
    const key = JSON.stringify([job.id, permissions, grants]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // While the users of a job are still being listed, only the principal that started it may see it.
    if (!job.planned && job.startedBy !== principal.name) return false;
    const covered = await this.#coversNames(principal, job, permissions);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    if (job.planned) this.#known.set(key, covered);
    return covered;
  }

  async #coversNames(principal: Principal, job: Job, permissions: readonly Permission[]): Promise<boolean> {
    let users = 0;
    for await (const names of this.#ledger.names(job.id)) {
      users += names.length;
      if (names.some((name) => permissions.some((permission) => !decide(principal, permission, name).allowed))) return false;
    }
    // A job without users, for example after failed planning, is visible to the principal that started it.
    return users > 0 || job.startedBy === principal.name;
  }
}
