import type { CodegenConfig } from '@graphql-codegen/cli';

export default {
  schema: 'node_modules/doveadm-graphql/dist/schema.graphql',
  documents: 'typed.ts',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { BigInt: 'number | string', DateTime: 'string', Base64: 'string' },
      },
    },
  },
  importExtension: '.ts',
} satisfies CodegenConfig;
