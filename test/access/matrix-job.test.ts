import { describe, expect, test } from 'vitest';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';
import type { Permission } from '../../src/doveadm/permission.ts';
import { makeToken } from '../e2e/gateway.ts';
import { controlJob, ENDED, refusedJob, startJob, untilJob, type JobAnswer } from '../e2e/jobs.ts';
import { allowed, bearer, INSIDE, nameOf, OUTSIDE, PLACES, ROLES, type Place } from './matrix/callers.ts';
import { gatewayWithEveryWayIn } from './matrix/gateway.ts';
import { user } from './matrix/needs.ts';

const { gateway } = await gatewayWithEveryWayIn();

describe('a job', () => {
  const operation = 'query ($user: String!) { user(name: $user) { messages(search: { all: true }) { nodes { text } } } }';
  const needed = ['JOB_READ', 'USER_READ', 'MESSAGE_READ', 'MESSAGE_READ_CONTENT'] as const;
  const holds = (permission: Permission, role: string, place: Place): boolean => allowed(user(permission), role, place);
  const everyPlace = ROLES.flatMap((role) => PLACES.map((place) => [role, place] as const));

  test.each(everyPlace)('is started by %s, %s, if the role has JOB_START for the user', async (role, place) => {
    const refusal = await refusedJob(gateway, { operation, target: { user: nameOf(place) } }, bearer(role, place));
    if (holds('JOB_START', role, place)) expect(refusal).toBe('');
    else expect(refusal).toMatch(/^FORBIDDEN .*JOB_START/);
  });

  test('is seen, controlled and downloaded by those who hold the permissions for its user', async () => {
    const ended: Record<string, JobAnswer> = {};
    for (const name of [INSIDE, OUTSIDE])
      ended[name] = await untilJob(gateway, (await startJob(gateway, { operation, target: { user: name } })).id, ENDED);
    const seen = new Set<boolean>();
    for (const [role, place] of everyPlace) {
      const as = bearer(role, place);
      const job = ended[nameOf(place)]!;
      const where = `${role}, ${place}`;
      const maySee = holds('JOB_READ', role, place);
      const maySeeResults = needed.every((permission) => holds(permission, role, place));
      seen.add(maySeeResults);
      const query = 'query ($id: ID!) { job(id: $id) { id items { nodes { user } } } }';
      const { data, errors } = await gateway.ask<{ job: { id: string; items: unknown } | null }>(query, { variables: { id: job.id }, as });
      expect(data?.job?.id, where).toBe(maySee ? job.id : undefined);
      const node = await gateway.ask<{ node: { id: string } | null }>('query ($id: ID!) { node(id: $id) { id } }', {
        variables: { id: job.id },
        as,
      });
      expect(node.data?.node?.id, where).toBe(maySee ? job.id : undefined);
      const entity = await gateway.ask<{ _entities: ({ id: string } | null)[] }>(
        'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Job { id } } }',
        { variables: { keys: [{ __typename: 'Job', id: job.id }] }, as },
      );
      expect(entity.data?._entities[0]?.id, where).toBe(maySee ? job.id : undefined);
      if (maySee)
        expect(
          errors.map(({ extensions }) => extensions.code),
          where,
        ).toEqual(maySeeResults ? [] : ['FORBIDDEN']);
      const { status } = await fetch(job.resultsUrl!, { headers: { authorization: `Bearer ${await makeToken(as)}` } });
      const hasRole = DEFAULT_ROLES[role]?.permissions === 'all' || DEFAULT_ROLES[role]?.permissions.includes('JOB_READ');
      const refused = maySee || !hasRole || place === 'no scope' ? 403 : 404;
      expect(status, where).toBe(maySeeResults ? 200 : refused);
      for (const mutation of ['jobPause', 'jobResume', 'jobCancel', 'jobRetry']) {
        const control = await controlJob(gateway, mutation, job.id, as);
        const code = control.errors[0]?.extensions.code;
        if (maySee && holds('JOB_CONTROL', role, place)) expect(code ?? 'none', `${where}: ${mutation}`).toMatch(/^(none|BAD_USER_INPUT)$/);
        else expect(code, `${where}: ${mutation}`).toMatch(maySee ? /^FORBIDDEN$/ : /^(FORBIDDEN|NOT_FOUND)$/);
      }
    }
    expect(seen).toEqual(new Set([true, false]));
  });
});
