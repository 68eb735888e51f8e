import graphql from '@graphql-eslint/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importDirection } from './lint/import-direction.js';

export default defineConfig(
  globalIgnores(['**/dist/', '.test-dist/', 'coverage/', '**/src/generated/', 'docs/clients/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // overflows the stack on graphql's types
      '@typescript-eslint/no-unnecessary-type-arguments': 'off', // said is clearer than defaulted
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },

  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { 'import-direction': importDirection } } },
    rules: { 'local/import-direction': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts', 'src/config/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only the configuration reads the environment.' },
        {
          object: 'AbortSignal',
          property: 'any',
          message: 'It never frees what a long-lived signal holds (Node 20): use onAbort or abortedBy.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:process',
              importNames: ['env', 'default'],
              message: 'Use the global `process`; only the configuration reads its env.',
            },
          ],
        },
      ],
    },
  },
  {
    // Programs talk to people on the terminal.
    files: ['src/cli.ts', 'src/cli/**', 'scripts/**', 'test/**/demo.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() and the like are `any`
    },
  },

  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } } },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Fields inherit the descriptions of their interfaces: test/schema/sdl.test.ts finds those without one.
      '@graphql-eslint/require-description': [
        'error',
        { types: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true },
      ],
      '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      // Arguments read best on one line, everything else in blocks.
      '@graphql-eslint/description-style': 'off',
      // What has no id, such as where a director sends a user, is paged all the same.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // Users and sessions come in one direction; messages in both.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Ids are for what can be changed, paged or referred to; a quota is known by its user.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
);
