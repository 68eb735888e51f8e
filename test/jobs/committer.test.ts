import { expect, test } from 'vitest';
import { CodedError } from '../../src/doveadm/errors.ts';
import { Committer } from '../../src/jobs/committer.ts';

test('a fault of the database is reported, and one that is down is not; both are tried again', async () => {
  const fault = new Error('deadlock detected');
  const down = new CodedError('TEMPORARY_FAILURE', 'The database cannot be used now.');
  const errors = [fault, down];
  const claim = { job: 'j', number: 0, host: 'default', fence: 1, leaseUntil: 0 };
  const store = () => {
    const error = errors.shift();
    return error === undefined ? Promise.resolve({ held: new Set([claim]), jobs: [] }) : Promise.reject(error);
  };
  const faults: unknown[] = [];
  const committer = new Committer(
    { store },
    () => undefined,
    (error) => faults.push(error),
  );
  await committer.commit(claim, []);
  expect(errors).toEqual([]);
  expect(faults).toEqual([fault]);
});
