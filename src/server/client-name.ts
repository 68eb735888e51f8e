import type { IncomingMessage } from 'node:http';
import type { ClientName } from '../gateway/client-name.ts';

/** The headers of Apollo's clients and tools, and those of Hive's. */
const PREFIXES = ['apollographql-client', 'graphql-client'];
const LONGEST = 100;

/** The name and version in the headers of a request, cut to a bounded length. Null when it has no name. */
export function clientNameOf(header: (name: string) => string | null): ClientName | null {
  for (const prefix of PREFIXES) {
    const name = textOf(header(`${prefix}-name`));
    if (name !== null) return { name, version: textOf(header(`${prefix}-version`)) };
  }
  return null;
}

/** Reads headers of a request of Node's. */
export function headerOf({ headers }: IncomingMessage): (name: string) => string | null {
  return (name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
}

function textOf(value: string | null): string | null {
  return value?.trim().slice(0, LONGEST) || null;
}
