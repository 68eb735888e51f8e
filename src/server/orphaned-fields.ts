import type { EventEmitter } from 'node:events';
import { GraphQLError } from 'graphql';

/**
 * Keeps the process running when fields fail that nobody waits for any more. When an item of a list fails synchronously, graphql-js (16.15)
 * abandons the items before it, and does not handle their later errors. Node would end the process for one: any caller could do that with a
 * query. The answer has the first error. Other rejections that nobody handles end the process as before.
 */
export function ignoreOrphanedFields(host: Pick<EventEmitter, 'on'>): void {
  host.on('unhandledRejection', (reason: unknown) => {
    if (!(reason instanceof GraphQLError)) throw reason;
  });
}
