/**
 * @fileoverview Holds the direction of imports:
 * cli → server → schema → resolvers → gateway → doveadm and access. Types count as much as values.
 */
import { dirname, relative, resolve, sep } from 'node:path';

const src = resolve(import.meta.dirname, '../src');

/**
 * What resolvers know of Dovecot are its records: never how to get there. That is what makes forgetting a check impossible.
 */
const RECORDS = [
  'commands/',
  'search/',
  'command.ts',
  'decode.ts',
  'errors.ts',
  'internal-key.ts',
  'left-out.ts',
  'permission.ts',
  'secret-text.ts',
].map((file) => `doveadm/${file}`);

/** What the layers below the server are made of. */
const GATEWAY = ['gateway', 'audit', 'metrics', 'limits', 'access/', 'doveadm/'];
const SCHEMA = ['schema', 'resolvers/', 'generated/', 'model/', 'mime/', 'context.ts', ...GATEWAY];

/**
 * What each part of src/ may import of src/, as beginnings of paths. The first entry whose beginning matches a file holds for it; a
 * file that matches none is reported, so that a new part says where it stands.
 *
 * @type {ReadonlyArray<readonly [string, readonly string[]]>}
 */
const MAY_IMPORT = [
  ['mime/', ['mime/']],
  ['doveadm/', ['doveadm/', 'mime/', 'limits/deadline.ts']],
  ['access/', ['access/', 'doveadm/errors.ts', 'doveadm/permission.ts']],
  ['audit', ['audit', 'access/', 'doveadm/']],
  ['metrics', ['metrics', 'access/', 'doveadm/']],
  ['limits', ['limits', 'access/', 'doveadm/']],
  ['gateway', GATEWAY],
  ['context.ts', ['gateway', 'access/', 'doveadm/', 'limits']],
  ['model/', ['model/', 'mime/', 'context.ts', 'gateway', 'access/', ...RECORDS]],
  ['generated/', ['generated/', 'model/', 'mime/', 'context.ts', 'access/', ...RECORDS]],
  ['resolvers/', ['resolvers/', 'generated/', 'model/', 'mime/', 'context.ts', 'gateway', 'access/', ...RECORDS]],
  ['schema', SCHEMA],
  ['config', ['config', 'access/', 'audit', 'limits', 'doveadm/']],
  ['server', ['server', 'config', ...SCHEMA]],
  ['cli', ['']],
];

/** Modules that ask over the network, and who may import them, as beginnings of paths: the way to Dovecot is one. */
const ONLY_IN = {
  'node:http': ['doveadm/host/transport.ts', 'doveadm/host/exchange.ts', 'server'],
  'node:https': ['doveadm/host/transport.ts'],
};

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
  meta: {
    type: 'problem',
    messages: {
      direction: '{{from}} may not import {{to}}: imports point one way. See lint/import-direction.js.',
      place: '{{from}} has no place in lint/import-direction.js yet: say there what it may import.',
      onlyIn: 'Only {{only}} may import {{package}}.',
    },
    schema: [],
  },
  create(context) {
    const from = inSrc(context.filename);
    const allowed = MAY_IMPORT.find(([part]) => from.startsWith(part))?.[1];
    if (allowed === undefined) {
      return {
        Program(node) {
          context.report({ node, messageId: 'place', data: { from } });
        },
      };
    }
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      if (source.startsWith('.')) {
        const to = inSrc(resolve(dirname(context.filename), source));
        if (!allowed.some((part) => to.startsWith(part))) context.report({ node, messageId: 'direction', data: { from, to } });
      } else if (ONLY_IN[source]?.every((part) => !from.startsWith(part))) {
        context.report({ node, messageId: 'onlyIn', data: { only: ONLY_IN[source].join(', '), package: source } });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

function inSrc(path) {
  return relative(src, path).split(sep).join('/');
}
