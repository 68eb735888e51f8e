import { Kind, print, stripIgnoredCharacters, visit } from 'graphql';

/**
 * A plugin of graphql-codegen: each operation as a constant string with the types of its data and variables. Its fragments
 * are constants of their own, since they are many times its length.
 *
 * @type {import('@graphql-codegen/plugin-helpers').PluginFunction}
 */
export const plugin = (_, documents) => {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return [
    ...fragments.map((fragment) => `const ${constantOf(fragment)} = ${textOf(fragment)};`),
    ...operations.map((operation) => {
      const type = `${capital(operation.name.value)}${capital(operation.operation)}`;
      const parts = [textOf(operation), ...[...fragmentsOf(operation, fragments)].map(constantOf)];
      return `export const ${operation.name.value} = /* @__PURE__ */ documentOf<${type}, ${type}Variables>(${parts.join(', ')});`;
    }),
  ].join('\n');
};

const textOf = (definition) => JSON.stringify(stripIgnoredCharacters(print(definition)));
const constantOf = ({ name }) => `${name.value}Text`;

/** The fragments that a definition spreads, and those that they spread. */
function fragmentsOf(definition, fragments, used = new Set()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.find((candidate) => candidate.name.value === name.value);
      if (fragment === undefined || used.has(fragment)) return;
      used.add(fragment);
      fragmentsOf(fragment, fragments, used);
    },
  });
  return used;
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
