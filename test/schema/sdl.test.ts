import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  validateSchema,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLArgument,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/doveadm/errors.ts';
import { PERMISSIONS } from '../../src/doveadm/permission.ts';
import { inheritDescriptions } from '../../src/schema-descriptions.ts';

const folder = new URL('../../schema/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
const schema = inheritDescriptions(buildSchema(files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')));
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && type.astNode);

interface Element {
  path: string;
  description: string | null | undefined;
  /** Where it has one. */
  type?: GraphQLNamedType;
}

const elements: Element[] = types.flatMap((type) => [
  { path: type.name, description: type.description },
  ...(isEnumType(type) ? type.getValues().map((value) => ({ path: `${type.name}.${value.name}`, description: value.description })) : []),
  ...fieldsOf(type).flatMap((field) => {
    const path = `${type.name}.${field.name}`;
    return [element(path, field), ...('args' in field ? field.args.map((argument) => element(`${path}(${argument.name})`, argument)) : [])];
  }),
]);

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => !/^job[A-Z]/.test(name));
const jobMutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => /^job[A-Z]/.test(name));

describe('the schema', () => {
  it('is valid', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('describes every type, field, argument and enum value in sentences', () => {
    const undescribed = elements.filter(({ description }) => !/^[^a-z]/s.test(description ?? '') || !/[.:?]$/s.test(description ?? ''));
    expect(undescribed.map(({ path }) => path)).toEqual([]);
  });

  it('has types for counts, sizes and dates', () => {
    const numbers = /(Count|Bytes|Percent|Limit|Modseq|Validity|Next|At)$|^(uid|gid|pid|modseq)$/;
    const wrong = elements.filter(
      ({ path, type }) => type && numbers.test(lastWord(path)) && ['String', 'ID', 'Float'].includes(type.name),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has the unit in the name of every size', () => {
    const sizes = elements.filter(({ path, type }) => ['Int', 'BigInt'].includes(type?.name ?? '') && /size|storage/i.test(lastWord(path)));
    expect(sizes.map(({ path }) => lastWord(path)).filter((name) => !/(Bytes|Percent)$/.test(name))).toEqual([]);
  });

  it('has the error codes and their meanings from the code', () => {
    expect(enumOf('ErrorCode')).toEqual(Object.fromEntries(Object.entries(ERROR_CODES).map(([code, { meaning }]) => [code, meaning])));
  });

  it('has the permissions and their meanings from the code', () => {
    expect(enumOf('Permission')).toEqual(PERMISSIONS);
  });
});

describe('every mutation', () => {
  it('takes one input of its own, which can name the host', () => {
    for (const { name, args } of mutations) {
      expect(args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual([`input: ${typeName(name)}Input!`]);
      // What concerns the gateway itself has no host.
      if (['requestCancel', 'webhookRedeliver'].includes(name)) continue;
      expect(fieldsOf(inputOf(name)).map((field) => `${field.name}: ${String(field.type)}`)).toContain('host: String');
    }
  });

  it('is nullable, so that its error does not remove the outcomes of other mutations', () => {
    expect(mutations.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it('answers with its own payload, which has the outcome and the changed object', () => {
    for (const { name, type } of mutations) {
      const payload = getNamedType(type);
      expect(payload.name).toBe(`${typeName(name)}Payload`);
      expect(isObjectType(payload) && payload.getInterfaces().map(String)).toEqual(['CommandPayload']);
      expect(fieldsOf(payload).length, `${payload.name} names nothing to select from`).toBeGreaterThan(2);
    }
  });

  it('does nothing by default: every switch is off', () => {
    for (const { name } of mutations) {
      const switches = Object.values(inputOf(name)?.getFields() ?? {}).filter(({ type }) => getNamedType(type).name === 'Boolean');
      expect(switches.filter((field) => field.defaultValue !== false).map((field) => `${name}: ${field.name}`)).toEqual([]);
    }
  });
});

describe('every mutation of jobs', () => {
  it('takes one input of its own and answers with the job', () => {
    expect(jobMutations.map(({ name }) => name).sort()).toEqual(['jobCancel', 'jobPause', 'jobResume', 'jobRetry', 'jobStart']);
    for (const { name, args, type } of jobMutations) {
      expect(args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual([`input: ${typeName(name)}Input!`]);
      expect(String(type)).toBe(`${typeName(name)}Payload`);
      expect(fieldsOf(getNamedType(type)).map((field) => `${field.name}: ${String(field.type)}`)).toEqual(['job: Job!']);
    }
  });
});

function typeName(mutation: string): string {
  return mutation.charAt(0).toUpperCase() + mutation.slice(1);
}

function inputOf(mutation: string): GraphQLInputObjectType | undefined {
  const type = schema.getType(`${typeName(mutation)}Input`);
  return isInputObjectType(type) ? type : undefined;
}

function fieldsOf(type: GraphQLNamedType | undefined): (GraphQLField<unknown, unknown> | GraphQLInputField)[] {
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return isObjectType(type) || isInterfaceType(type) ? Object.values<GraphQLField<unknown, unknown>>(type.getFields()) : [];
}

function element(path: string, { description, type }: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument): Element {
  return { path, description, type: getNamedType(type) };
}

function lastWord(path: string): string {
  return /(\w+)\)?$/.exec(path)?.[1] ?? '';
}

function enumOf(name: string): Record<string, string | null | undefined> {
  const type = schema.getType(name);
  return isEnumType(type) ? Object.fromEntries(type.getValues().map((value) => [value.name, value.description])) : {};
}
