import { Kind, type DocumentNode } from 'graphql';
import { CodedError } from '../doveadm/errors.ts';

/** Levels of lists and objects in an input. A search has 20 levels, which count as 40 here. */
const MAX_DEPTH = 64;
/** Values in all inputs of one request: objects, lists, and their contents. */
const MAX_VALUES = 12_000;
/** Objects among them. Reading an object takes as long as its type has fields. */
const MAX_OBJECTS = 1000;
/** Entries of one list: as many as a change may have users. */
const MAX_ENTRIES = 10_000;
/** Levels of brackets in the text of a query: its fields and its inputs. */
const MAX_BRACKETS = 200;

/**
 * Refuses too large inputs before they are processed, which would block the event loop.
 * @param variables as received, not checked yet
 * @throws CodedError COST_LIMIT
 */
export function assertVariablesFit(variables: unknown): void {
  assertTreeFits(variables, 'The variables', (value) =>
    typeof value === 'object' && value !== null ? (Array.isArray(value) ? (value as unknown[]) : Object.values(value)) : null,
  );
}

/** The same for inputs in the query itself. @throws CodedError COST_LIMIT */
export function assertLiteralsFit(document: DocumentNode): void {
  const given: unknown[] = [];
  const open: unknown[] = [...document.definitions];
  // Depth-first and without recursion, through everything except the values themselves.
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { kind } = node as { kind?: string };
    if (kind === Kind.ARGUMENT || kind === Kind.VARIABLE_DEFINITION) {
      const { value, defaultValue } = node as { value?: unknown; defaultValue?: unknown };
      given.push(value ?? defaultValue ?? null);
    } else if (kind !== Kind.NAME) {
      for (const [key, inner] of Object.entries(node) as [string, unknown][])
        if (key !== 'loc') open.push(...(Array.isArray(inner) ? (inner as unknown[]) : [inner]));
    }
  }
  assertTreeFits(given, 'The inputs of the query', (value) => {
    if (Array.isArray(value)) return value as unknown[];
    const node = value as { kind?: string; values?: unknown[]; fields?: { value: unknown }[] } | null;
    if (node?.kind === Kind.LIST) return node.values ?? [];
    return node?.kind === Kind.OBJECT ? (node.fields ?? []).map((field) => field.value) : null;
  });
}

/** Refuses a text whose brackets are so deep that parsing it would exhaust the stack. @throws CodedError COST_LIMIT */
export function assertTextFits(source: string): void {
  let depth = 0;
  for (let index = 0; index < source.length; index++) {
    const char = source.charAt(index);
    if (char === '#') index = endOf(source, '\n', index + 1);
    else if (char === '"') index = endOfText(source, index);
    else if (char === '{' || char === '[' || char === '(') {
      if (++depth > MAX_BRACKETS) throw tooLarge(`The query nests more than the ${MAX_BRACKETS} levels of brackets that one may have.`);
    } else if (char === '}' || char === ']' || char === ')') depth--;
  }
}

function endOfText(source: string, start: number): number {
  const isBlock = source.startsWith('"""', start);
  if (isBlock) return endOf(source, '"""', start + 3) + 2;
  let index = start + 1;
  while (index < source.length && !/["\n]/.test(source.charAt(index))) index += source.charAt(index) === '\\' ? 2 : 1;
  return index;
}

function endOf(source: string, what: string, from: number): number {
  const index = source.indexOf(what, from);
  return index < 0 ? source.length : index;
}

function assertTreeFits(root: unknown, what: string, entriesOf: (value: unknown) => readonly unknown[] | null): void {
  let level: unknown[] = [root];
  let count = 0;
  let objects = 0;
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      const entries = entriesOf(value);
      if (entries === null) continue;
      count += entries.length;
      if (!Array.isArray(value) && (value as { kind?: unknown }).kind !== Kind.LIST) objects++;
      if (objects > MAX_OBJECTS)
        throw tooLarge(`${what} hold more than the ${MAX_OBJECTS} objects that one request may have: send several.`);
      if (depth >= MAX_DEPTH) throw tooLarge(`${what} nest inputs deeper than the ${MAX_DEPTH} levels that one request may have.`);
      if (entries.length > MAX_ENTRIES)
        throw tooLarge(`${what} hold a list of ${entries.length} entries; it may have ${MAX_ENTRIES}: send several requests.`);
      if (count > MAX_VALUES) throw tooLarge(`${what} hold more than the ${MAX_VALUES} values that one request may have: send several.`);
      for (const entry of entries) next.push(entry);
    }
    level = next;
  }
}

function tooLarge(message: string): CodedError {
  return new CodedError('COST_LIMIT', message);
}
