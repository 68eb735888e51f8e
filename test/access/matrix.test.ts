import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import type { Permission } from '../../src/doveadm/permission.ts';
import { FIELD_COMMANDS } from '../../src/generated/field-commands.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { allowed, bearer, INSIDE, nameOf, PLACES, ROLES } from './matrix/callers.ts';
import { gatewayWithEveryWayIn } from './matrix/gateway.ts';
import { CARRIERS, host, NEEDS, NEEDS_FIRST, RUNS_NOTHING } from './matrix/needs.ts';
import { fieldsOf, literals, sampleInput, schema, selectionOf } from './matrix/samples.ts';
import { READS, WAYS } from './matrix/ways.ts';

const { gateway, stub, folder } = await gatewayWithEveryWayIn();

describe('the table', () => {
  test('has the permissions of every field that runs a command, including those of its record', () => {
    const coordinates = Object.entries(FIELD_COMMANDS).filter(([coordinate]) => !/^Mutation\.|Payload\./.test(coordinate));
    for (const [coordinate, names] of coordinates) {
      const [type = '', field = ''] = coordinate.split('.');
      expect(field in (NEEDS[type] ?? {}), coordinate).toBe(true);
      const needed = [NEEDS[type]?.[field], ...(WAYS[type]?.needs ?? [])].map((need) => need?.permission);
      // The gateway reads the host's time zone from the log. A caller that may not read the log gets times in the gateway's zone.
      const asked = names.filter((name) => name !== 'logErrors' || coordinate.endsWith('.errors'));
      const own = COMMANDS.filter(({ name }) => asked.includes(name)).map(({ permission }) => permission);
      const fixed = own.filter((permission): permission is Permission => typeof permission === 'string');
      if (asked.length > 0 && fixed.length === own.length)
        expect(
          needed.some((permission) => fixed.includes(permission as Permission)),
          coordinate,
        ).toBe(true);
    }
    // Fields above read the same data that payloads read after a change, by the same records.
    const tested = new Set(coordinates.flatMap(([, names]) => names));
    const inPayloads = Object.entries(FIELD_COMMANDS).flatMap(([coordinate, names]) => (coordinate.includes('Payload.') ? names : []));
    expect(inPayloads.filter((name) => !tested.has(name))).toEqual([]);
  });

  test('has every field of the schema', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
    );
    const unknown = types.filter(({ name }) => !(name in NEEDS) && !CARRIERS.has(name) && !name.endsWith('Payload'));
    expect(unknown.map(String)).toEqual([]);
    for (const [name, needs] of Object.entries(NEEDS))
      expect(Object.keys(needs).sort()).toEqual(
        fieldsOf(name)
          .map((field) => field.name)
          .sort(),
      );
  });
});

const coordinates = Object.keys(WAYS).flatMap((type) =>
  fieldsOf(type).map((field): [string, string, GraphQLField<unknown, unknown>] => [`${type}.${field.name}`, type, field]),
);

describe('a field', () => {
  test.each(coordinates)('%s', async (_, type, field) => {
    const way = WAYS[type]!;
    const own = NEEDS[type]?.[field.name] ?? null;
    for (const role of ROLES) {
      for (const place of PLACES) {
        const name = nameOf(place);
        const node = field.name === 'job' ? ['Job', 'none'] : ['User', 'default', name];
        const id = Buffer.from(JSON.stringify(node)).toString('base64url');
        const body = `{ ${way.wrap(`${field.name}${literals(field.args)} ${selectionOf(field)}`)} __typename }`;
        const variables = body.includes('$user') ? '($user: String!)' : body.includes('$id') ? '($id: ID!)' : '';
        const where = `${role}, ${place}: ${body}`;
        stub.envelopes.length = 0;
        const { errors } = await gateway.ask(`query ${variables} ${body}`, { as: bearer(role, place), variables: { user: name, id } });
        const refusal = errors.find(({ extensions }) => extensions.code === 'FORBIDDEN');
        const first = NEEDS_FIRST[`${type}.${field.name}`];
        const needs = [...way.needs, ...(first === undefined ? [] : [first]), own];
        const missing = needs.findIndex((need) => !allowed(need, role, place));
        if (missing === -1) {
          expect(refusal, where).toBeUndefined();
          continue;
        }
        expect(refusal?.extensions.permission, where).toBe(needs[missing]?.permission);
        // Only allowed commands were sent: none about the user, when the first permission is missing.
        const sent = stub.commands.filter((command) => !(command === 'directorStatus' && allowed(host('DIRECTOR_READ'), role, place)));
        if (missing === 0) expect(sent, where).toEqual([]);
        const met = needs.slice(0, missing).map((one) => one?.permission ?? '');
        expect(
          sent.filter((command) => !met.some((permission) => READS[permission]?.includes(command) === true)),
          where,
        ).toEqual([]);
      }
    }
  });
});

describe('a mutation', () => {
  const changes = fieldsOf('Mutation').filter(({ name }) => !/^job[A-Z]/.test(name));
  test.each(changes.map((field): [string, GraphQLField<unknown, unknown>] => [field.name, field]))('%s', async (name, field) => {
    const need = NEEDS.Mutation?.[name] ?? null;
    for (const role of ROLES) {
      for (const place of PLACES) {
        stub.envelopes.length = 0;
        const input = sampleInput(field.args[0]!.type, nameOf(place));
        const type = String(field.args[0]!.type);
        const { data, errors } = await gateway.ask(`mutation ($input: ${type}) { ${name}(input: $input) { outcome } }`, {
          as: bearer(role, place),
          variables: { input },
        });
        const where = `${role}, ${place}: ${JSON.stringify({ data, errors })}`;
        if (allowed(need, role, place)) {
          expect(
            errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN'),
            where,
          ).toEqual([]);
          if (name in RUNS_NOTHING) expect(data, where).not.toBeNull();
          else expect(stub.commands.length, where).toBeGreaterThan(0);
        } else {
          expect(errors[0]?.extensions, where).toMatchObject({ code: 'FORBIDDEN', permission: need?.permission });
          expect(stub.commands, where).toEqual([]);
        }
      }
    }
  });

  test('accountSecure does nothing where one of its steps may not be done', async () => {
    const steps = ['AUTH_CACHE_FLUSH', 'SESSION_KICK', 'SESSION_READ'];
    const roles = Object.fromEntries(
      steps.map((missing) => [
        `without ${missing}`,
        { description: 'x', permissions: ['USER_READ', ...steps.filter((one) => one !== missing)] },
      ]),
    );
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ roles }));
    const other = await new TestGateway(stub, { POLICY_FILE: policy }).start();
    try {
      for (const missing of steps) {
        stub.envelopes.length = 0;
        const { errors } = await other.ask(`mutation { accountSecure(input: { user: "${INSIDE}", watchSeconds: 0 }) { outcome } }`, {
          as: { sub: 'staff', roles: [`without ${missing}`], domains: ['example.com'] },
        });
        expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: missing });
        expect(stub.commands).toEqual([]);
      }
    } finally {
      await other.close();
    }
  });

  test('that was refused is in the audit log, with the missing permission', async () => {
    const refused = (await gateway.auditLines()).filter(({ event }) => event === 'refused');
    expect(refused.length).toBeGreaterThan(500);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['FORBIDDEN', 'NOT_FOUND'])); // NOT_FOUND: there is no number to add to, and no metric
  });
});
