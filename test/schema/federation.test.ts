import { buildSchema, isInputObjectType, Kind, parse, printSchema, type ObjectTypeDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema, createSubgraphSdl } from '../../src/schema.ts';
import { compose, COMPOSERS, PEOPLE_SDL, type Composer } from '../federation/subgraphs.ts';

const sdl = createSubgraphSdl();
const definitions = parse(sdl).definitions;
const mail = { name: 'mail', url: 'http://mail.example/graphql', sdl };
const people = { name: 'people', url: 'http://people.example/graphql', sdl: PEOPLE_SDL };

function objectType(name: string): ObjectTypeDefinitionNode {
  const found = definitions.find((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === name);
  return found as ObjectTypeDefinitionNode;
}

describe('the SDL of the subgraph', () => {
  test('gives entities their keys, which are the types that `_entities` answers', () => {
    const keys = definitions.flatMap((one) => {
      if (one.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const key = one.directives?.find(({ name }) => name.value === 'key')?.arguments?.[0]?.value;
      return key?.kind === Kind.STRING ? [[one.name.value, key.value]] : [];
    });
    expect(Object.fromEntries(keys)).toEqual({ User: 'name', Mailbox: 'id', Message: 'id', Host: 'id', Job: 'id' });
    const answered = /^union _Entity = (.*)$/m.exec(printSchema(createSchema({})))?.[1]?.split(' | ');
    expect(answered?.sort()).toEqual(keys.map(([name]) => name).sort());
  });

  test('has neither `Query.node` nor `@defer` nor the fields of federation, and every other field with its description', () => {
    const schema = createSchema();
    const fields = objectType('Query').fields ?? [];
    const names = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(names).toContain('node');
    expect(fields.map((field) => field.name.value).sort()).toEqual(names.filter((name) => name !== 'node').sort());
    expect(sdl).not.toMatch(/directive @(defer|stream)/);
    const described = fields.find((field) => field.name.value === 'users')?.description?.value;
    expect(described).toMatch(/^The mail accounts in your scope[^]*Needs the permission `USER_READ`/);
  });

  test('declares @oneOf, and uses it for the same inputs', () => {
    const ofSchema = Object.values(createSchema().getTypeMap()).filter((type) => isInputObjectType(type) && type.isOneOf);
    const ofSdl = Object.values(buildSchema(sdl, { assumeValidSDL: true }).getTypeMap()).filter(
      (type) => isInputObjectType(type) && type.isOneOf,
    );
    expect(ofSdl.length).toBeGreaterThan(1);
    expect(ofSdl.map(({ name }) => name).sort()).toEqual(ofSchema.map(({ name }) => name).sort());
    expect(sdl).toContain('directive @oneOf on INPUT_OBJECT');
  });
});

describe.each(Object.keys(COMPOSERS) as Composer[])('%s', (composer) => {
  test('composes it, alone and with another subgraph in the style of Relay', () => {
    expect(compose(composer, [mail])).toContain('MAIL');
    const supergraph = compose(composer, [mail, people]);
    expect(supergraph).toMatch(/type User[^{]*@join__type\(graph: MAIL, key: "name"\)/);
  });

  test('does not compose the schema as clients see it', () => {
    expect(() => compose(composer, [{ ...mail, sdl: printSchema(createSchema()) }, people])).toThrow(/oneOf|node|PageInfo/);
  });
});

test('a schema without federation has none of its fields', () => {
  expect(printSchema(createSchema())).not.toMatch(/_service|_entities|_Any|_Entity|_Service/);
});
