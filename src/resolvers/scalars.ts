import { GraphQLError, Kind, type GraphQLScalarType, type ValueNode } from 'graphql';
import { ERROR_CODES } from '../doveadm/errors.ts';

function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', retryable: ERROR_CODES.BAD_USER_INPUT.retryable } });
}

/** The functions of a scalar. Its description and `@specifiedBy` are in the SDL: a complete GraphQLScalarType would replace them. */
function scalar<I, O>(serialize: (value: unknown) => O, parseValue: (value: unknown) => I): GraphQLScalarType<I, O> {
  const parseLiteral = (node: ValueNode): I => {
    try {
      return parseValue(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      // graphql-js passes on an error of this class unchanged, and would add its location to any other.
      throw new GraphQLError(error.message, { nodes: node, extensions: error.extensions });
    }
  };
  return { serialize, parseValue, parseLiteral } as GraphQLScalarType<I, O>;
}

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseDateTime(value: unknown): Date {
  const date = typeof value === 'string' && ISO_8601.test(value) ? new Date(value) : null;
  if (date === null || Number.isNaN(date.getTime()))
    throw invalid('DateTime must be ISO 8601 with an offset, for instance 2025-03-01T09:30:00Z.');
  return date;
}

export const DateTime = scalar((value) => {
  if (!(value instanceof Date)) throw new TypeError('DateTime serializes a Date');
  return value.toISOString().replace('.000Z', 'Z');
}, parseDateTime);

const MAX = 2n ** 63n - 1n;

/** A number if JavaScript is exact, otherwise a bigint. */
function parseBigInt(value: unknown): number | bigint {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d{1,19}$/.test(text))
    throw invalid('BigInt must be a whole number, or one in a string of decimal digits.');
  const big = BigInt(text);
  if (big > MAX || big < -MAX - 1n) throw invalid('BigInt must not pass 2^63 - 1.');
  return Number.isSafeInteger(Number(big)) ? Number(big) : big;
}

export const BigIntScalar = scalar((value) => {
  const parsed = parseBigInt(value);
  return typeof parsed === 'number' ? parsed : parsed.toString();
}, parseBigInt);

function parseBase64(value: unknown): Uint8Array {
  if (typeof value !== 'string' || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)) {
    throw invalid('Base64 must be RFC 4648 base64 with padding.');
  }
  return Buffer.from(value, 'base64');
}

export const Base64 = scalar((value) => {
  if (!(value instanceof Uint8Array)) throw new TypeError('Base64 serializes bytes');
  return Buffer.from(value).toString('base64');
}, parseBase64);
