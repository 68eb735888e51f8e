/**
 * @fileoverview Holds the direction of imports:
 * cli → server → schema → resolvers → model → gateway → doveadm, access, audit, limits; inside doveadm/
 * routing → dispatch → host → wire → arguments, mailbox-params, search → command → param-types and the other leaves. Types count as much as values.
 */
import { dirname, relative, resolve, sep } from 'node:path';

const src = resolve(import.meta.dirname, '../src');

const doveadm = (...files) => files.map((file) => `doveadm/${file}`);

/** What stands alone: it imports nothing of doveadm/ but what stands before it. */
const LEAVES = doveadm(
  'errors.ts',
  'permission.ts',
  'host-parameter.ts',
  'wildcards.ts',
  'param-checks.ts',
  'param-types.ts',
  'wire/upload.ts',
  'wire/turn.ts',
  'host/recent.ts',
  'internal-key.ts',
  'secret-text.ts',
);
/** What a record is made of. */
const RECORD = [...LEAVES, ...doveadm('command.ts', 'decode.ts')];
/** What reads a record's arguments. */
const ARGUMENTS = [...RECORD, ...doveadm('arguments.ts', 'mailbox-params.ts', 'search/')];
const WIRE = [...ARGUMENTS, 'doveadm/wire/'];
const HOST = [...WIRE, 'doveadm/host/'];

/**
 * What resolvers know of Dovecot are its records: never how to get there. That is what makes forgetting a check impossible.
 */
const RECORDS = [...RECORD, ...doveadm('commands/', 'search/')];

/** What the layers below the server are made of. */
const GATEWAY = ['gateway', 'audit', 'limits', 'access/', 'doveadm/'];
const MODEL = ['model/', 'mime/', 'context.ts', 'gateway', 'access/', ...RECORDS];
const SCHEMA = ['schema', 'jobs/', 'events/', 'store/', 'resolvers/', 'generated/', 'model/', 'mime/', 'context.ts', ...GATEWAY];

/**
 * What each part of src/ may import of src/, as beginnings of paths. The first entry whose beginning matches a file holds for it; a
 * file that matches none is reported, so that a new part says where it stands.
 *
 * @type {ReadonlyArray<readonly [string, readonly string[]]>}
 */
const MAY_IMPORT = [
  ['mime/', ['mime/']],
  ['doveadm/errors.ts', []],
  ['doveadm/permission.ts', []],
  ['doveadm/host-parameter.ts', []],
  ['doveadm/wildcards.ts', []],
  ['doveadm/internal-key.ts', []],
  ['doveadm/secret-text.ts', []],
  ['doveadm/param-checks.ts', []],
  ['doveadm/wire/turn.ts', []],
  ['doveadm/host/recent.ts', []],
  ['doveadm/wire/upload.ts', doveadm('errors.ts')],
  ['doveadm/param-types.ts', doveadm('wildcards.ts', 'wire/upload.ts')],
  ['doveadm/command.ts', LEAVES],
  ['doveadm/decode.ts', doveadm('command.ts')],
  ['doveadm/arguments.ts', RECORD],
  ['doveadm/search/', [...RECORD, 'doveadm/search/', 'mime/']],
  ['doveadm/mailbox-params.ts', ARGUMENTS],
  ['doveadm/commands/', [...ARGUMENTS, 'doveadm/commands/', 'mime/']],
  ['doveadm/wire/', WIRE],
  ['doveadm/host/', HOST],
  ['doveadm/dispatch/', [...HOST, ...doveadm('dispatch/', 'commands/')]],
  ['doveadm/routing/', [...HOST, ...doveadm('routing/', 'dispatch/', 'commands/')]],
  ['access/', ['access/', ...doveadm('errors.ts', 'permission.ts', 'wildcards.ts')]],
  ['audit', ['audit', 'access/', ...RECORD]],
  ['limits', ['limits', 'access/', ...RECORD]],
  ['gateway', GATEWAY],
  ['store/', ['store/', 'doveadm/errors.ts']],
  ['events/', ['events/', 'store/', ...GATEWAY]],
  ['jobs/', ['jobs/', 'events/', 'store/', 'generated/field-commands.ts', 'model/change/', 'model/query/', ...GATEWAY]],
  ['context.ts', ['jobs/', 'events/', 'gateway', 'access/', 'limits']],
  ['model/', MODEL],
  ['generated/', ['generated/', 'jobs/', 'events/', ...MODEL]],
  ['resolvers/', ['resolvers/', 'generated/', 'jobs/', 'events/', ...MODEL]],
  ['schema', SCHEMA],
  ['config', ['config', 'access/', 'audit', 'limits', 'events/event.ts', 'doveadm/']],
  ['server', ['server', 'config', ...SCHEMA]],
  ['cli', ['']],
];

/** Modules that speak over the network, and who may import them, as beginnings of paths: the way to Dovecot is one. */
const ONLY_IN = {
  'node:http': ['doveadm/host/transport.ts', 'doveadm/host/exchange.ts', 'server'],
  'node:https': ['doveadm/host/transport.ts', 'server/post-webhook.ts'],
  'node:tls': ['doveadm/host/transport.ts', 'doveadm/wire/tcp/handshake.ts', 'server'],
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
