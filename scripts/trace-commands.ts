import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { COMMANDS_BY_NAME } from '../src/doveadm/commands/index.ts';

const src = resolve(import.meta.dirname, '../src');

/** A source file: its top-level declarations, and its imports by their local names. */
interface SourceFile {
  readonly declarations: ReadonlyMap<string, ts.Node>;
  readonly imports: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
}

/**
 * The records that each field of the schema can run, by coordinate (`Mutation.mailboxCreate`): those in its resolver, and in the functions that
 * the resolver calls. Mutations have only their changes, since the reads of their payloads belong to other fields.
 */
export function traceCommands(): Record<string, string[]> {
  const files = new Map(['resolvers', 'model', 'doveadm/commands'].flatMap(readFolder));
  const traced: Record<string, string[]> = {};
  for (const [path, file] of files) {
    if (!path.startsWith(`${src}/resolvers/`)) continue;
    for (const [coordinate, node] of resolversIn(file)) {
      const names = [...commandsBelow(node, path, files, new Set())];
      const writes = (name: string): boolean => COMMANDS_BY_NAME.get(name)?.effect !== 'read';
      const own = coordinate.startsWith('Mutation.') ? names.filter(writes) : names;
      if (own.length > 0) traced[coordinate] = own.sort();
    }
  }
  return Object.fromEntries(Object.entries(traced).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readFolder(folder: string): [string, SourceFile][] {
  const paths = readdirSync(resolve(src, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return paths.map((name) => {
    const path = resolve(src, folder, name);
    return [path, parse(path)];
  });
}

function parse(path: string): SourceFile {
  const declarations = new Map<string, ts.Node>();
  const imports = new Map<string, { file: string; name: string }>();
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
      const file = resolve(dirname(path), statement.moduleSpecifier.text);
      for (const { name, propertyName } of bindings.elements) imports.set(name.text, { file, name: (propertyName ?? name).text });
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer !== undefined) declarations.set(name.text, initializer);
      }
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name !== undefined) {
      declarations.set(statement.name.text, statement);
    }
  }
  return { declarations, imports };
}

/** `Type.field` and its resolver, for every object of resolvers. Spread objects count for each of the properties. */
function resolversIn({ declarations }: SourceFile): [string, ts.Node][] {
  const objectOf = (node: ts.Node | undefined): ts.ObjectLiteralExpression | undefined => {
    if (node === undefined) return undefined;
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return objectOf(node.expression);
    return ts.isObjectLiteralExpression(node) ? node : undefined;
  };
  const entries = (object: ts.ObjectLiteralExpression): [string, ts.Node][] =>
    object.properties.flatMap((property): [string, ts.Node][] => {
      if (ts.isSpreadAssignment(property)) {
        const spread = ts.isIdentifier(property.expression) ? objectOf(declarations.get(property.expression.text)) : undefined;
        return spread === undefined ? [] : entries(spread);
      }
      if (!ts.isIdentifier(property.name)) return [];
      if (ts.isPropertyAssignment(property)) return [[property.name.text, property.initializer]];
      return [[property.name.text, ts.isShorthandPropertyAssignment(property) ? property.name : property]];
    });
  const roots = [...declarations].filter(([name]) => name.endsWith('Resolvers') && /^[a-z]\w*$/.test(name));
  return roots.flatMap(([, root]) =>
    entries(objectOf(root) ?? ts.factory.createObjectLiteralExpression()).flatMap(([type, fields]) => {
      const object = objectOf(fields);
      return object === undefined ? [] : entries(object).map(([field, node]): [string, ts.Node] => [`${type}.${field}`, node]);
    }),
  );
}

function commandsBelow(node: ts.Node, path: string, files: ReadonlyMap<string, SourceFile>, seen: Set<ts.Node>): Set<string> {
  const found = new Set<string>();
  const file = files.get(path);
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child) && !isOnlyAName(child)) follow(child.text);
    ts.forEachChild(child, visit);
  };
  const follow = (name: string): void => {
    const imported = file?.imports.get(name);
    const target = imported ?? { file: path, name };
    const declaration = files.get(target.file)?.declarations.get(target.name);
    if (target.file.startsWith(`${src}/doveadm/commands/`)) {
      const command = recordName(declaration);
      if (command !== null) found.add(command);
      return;
    }
    if (declaration === undefined || seen.has(declaration)) return;
    seen.add(declaration);
    for (const command of commandsBelow(declaration, target.file, files, seen)) found.add(command);
  };
  visit(node);
  return found;
}

/** The `name` in a record's declaration; null when the declaration is not a record. */
function recordName(declaration: ts.Node | undefined): string | null {
  if (declaration === undefined || !ts.isCallExpression(declaration)) return null;
  const [record] = declaration.arguments;
  if (record === undefined || !ts.isObjectLiteralExpression(record)) return null;
  for (const property of record.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name) || property.name.text !== 'name') continue;
    return ts.isStringLiteral(property.initializer) && COMMANDS_BY_NAME.has(property.initializer.text) ? property.initializer.text : null;
  }
  return null;
}

/** Whether an identifier declares a property, a parameter or a variable, and does not use one. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent)) {
    return parent.name === node || (ts.isBindingElement(parent) && parent.propertyName === node);
  }
  return ts.isTypeReferenceNode(parent);
}
