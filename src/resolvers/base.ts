import type { Resolvers } from '../generated/graphql.ts';
import { Base64, BigIntScalar, DateTime } from './scalars.ts';

export const baseResolvers: Resolvers = {
  DateTime,
  BigInt: BigIntScalar,
  Base64,
  CommandError: {
    code: ({ error }) => error.code,
    message: ({ error }) => error.message,
    retryable: ({ error }) => error.retryable,
    user: ({ error }) => error.subject.user ?? null,
    mailbox: ({ error }) => error.subject.mailbox ?? null,
    host: ({ error }) => error.subject.host ?? null,
    command: ({ error }) => error.subject.command ?? null,
    exitCode: ({ error }) => error.subject.exitCode ?? null,
  },
};
