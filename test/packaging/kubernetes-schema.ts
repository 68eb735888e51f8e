import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import type { KubernetesObject } from './helm.ts';

interface Model {
  validate(): void;
}

const require = createRequire(import.meta.url);
const moduleOf = ({ apiVersion, kind }: KubernetesObject): string => `kubernetes-models/${apiVersion}/${kind}`;

/** What Kubernetes' own schema says against objects: values that are not allowed, and fields that do not exist. */
export function schemaFaults(objects: readonly KubernetesObject[]): string[] {
  return [...objects.flatMap(invalidValues), ...unknownFields(objects)];
}

function invalidValues(object: KubernetesObject): string[] {
  const { kind } = object;
  const Class = (require(moduleOf(object)) as Readonly<Record<string, new (value: object) => Model>>)[kind]!;
  try {
    new Class(object).validate();
    return [];
  } catch (error) {
    return [`${kind}: ${(error as Error).message}`];
  }
}

/** By the types of the schema: an object in TypeScript may have no field that its type does not have. */
function unknownFields(objects: readonly KubernetesObject[]): string[] {
  const path = join(import.meta.dirname, 'rendered.ts');
  const source = objects
    .map((object, index) => {
      const type = `import('${moduleOf(object)}').I${object.kind}`;
      return `export const object${String(index)}: ${type} = ${JSON.stringify(object)};`;
    })
    .join('\n');
  const options: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const original = ts.createCompilerHost(options);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2022) : original.getSourceFile(name, ...rest);
  host.fileExists = (name) => name === path || original.fileExists(name);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([path], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
