import ts from 'typescript';

/**
 * The texts that a test may send: its string literals. Names in code, comments and titles of tests do not count.
 */
export function textsOf(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    if (ts.isCallExpression(node) && isTitled(node)) [node.expression, ...node.arguments.slice(1)].forEach(visit);
    else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.ES2023));
  return found;
}

/**
 * Whether one of these texts selects a field of the schema, given as `Type.field`: in a piece of a document, or, for a mutation, as a name in
 * a table.
 */
export function asksFor(texts: readonly string[], coordinate: string): boolean {
  const [type, name = ''] = coordinate.split('.');
  const call = new RegExp(`\\b${name}\\(`);
  if (type === 'Mutation') return texts.some((text) => text === name || call.test(text));
  // `name:` is an alias, an argument, or a field of an input.
  const selected = new RegExp(`\\b${name}\\b(?!\\s*:)`);
  return texts.some((text) => /[{}(]/.test(text) && selected.test(text));
}

/** `describe('…')`, `it('…')`, `test.each(…)('…')`, `describe.skipIf(…)('…')` and the like. */
function isTitled({ expression }: ts.CallExpression): boolean {
  const root = (node: ts.Expression): ts.Expression =>
    ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? root(node.expression) : node;
  const called = root(expression);
  const isMaker = ts.isPropertyAccessExpression(expression) && ['each', 'for', 'skipIf', 'runIf'].includes(expression.name.text);
  return ts.isIdentifier(called) && ['describe', 'it', 'test'].includes(called.text) && !isMaker;
}
