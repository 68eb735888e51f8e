import { execute, parse, type ExecutionResult } from 'graphql';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from 'vitest';
import { AnswerMeter, meterAnswers } from '../../src/limits/answer-meter.ts';
import { Shares } from '../../src/limits/shares.ts';

const shares = new Shares({ requests: 8, streams: 8, queuePlaces: 8 }, 50);
const schema = meterAnswers(
  makeExecutableSchema({
    typeDefs:
      'type Query { items(count: Int!): [Item!]! names(count: Int!): [String!]! } type Item { index: Int! name: String! items(count: Int!): [Item!]! }',
    resolvers: {
      Query: {
        items: (_: unknown, { count }: { count: number }) => itemsOf(count),
        names: (_: unknown, { count }: { count: number }) => itemsOf(count).map(({ name }) => name),
      },
      Item: { items: (_: unknown, { count }: { count: number }) => itemsOf(count) },
    },
  }),
);

function itemsOf(count: number): { index: number; name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ index, name: `name ${String(index)}` }));
}

async function answer(query: string, mostValues?: number): Promise<ExecutionResult> {
  const lease = shares.answerBytes.lease('somebody');
  const meter = new AnswerMeter(lease, shares.turns.of('somebody'), mostValues);
  try {
    return meter.resultOf(await execute({ schema, document: parse(query), contextValue: { answer: meter } }));
  } finally {
    lease.release();
  }
}

/** How many turns of the event loop pass until it is done. */
async function turnsOf(task: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const count = (): void => {
    turns++;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  await task();
  clearImmediate(timer);
  return turns;
}

describe('an answer', () => {
  test('may hold as many values as are selected of all items together, and no more', async () => {
    // Ten items of two fields, and the list: 10 + 20 + 1.
    expect((await answer('{ items(count: 10) { index name } }', 31)).errors).toBeUndefined();
    const tooLarge = await answer('{ items(count: 10) { index name } }', 30);
    expect(tooLarge.data).toBeNull();
    expect(tooLarge.errors).toHaveLength(1);
    expect(tooLarge.errors?.[0]?.originalError).toMatchObject({ code: 'COST_LIMIT' });
    expect((await answer('{ names(count: 10) }', 10)).errors?.[0]?.message).toMatch(/more than 10 values/);
  });

  test('that is long is built in several turns of the event loop, in the order of its lists', async () => {
    const query = '{ items(count: 20000) { index ...Named } } fragment Named on Item { name again: name }';
    let result: ExecutionResult = {};
    const turns = await turnsOf(async () => {
      result = await answer(query);
    });
    // 20,000 items of three fields, the item itself counted.
    expect(turns).toBeGreaterThanOrEqual(7);
    expect(result.data).toEqual({ items: itemsOf(20_000).map(({ index, name }) => ({ index, name, again: name })) });
  });

  test('with many nested lists is built in several turns too', async () => {
    expect(await turnsOf(() => answer('{ items(count: 100) { items(count: 500) { index name } } }'))).toBeGreaterThanOrEqual(10);
  });

  test('of ordinary size is built in one', async () => {
    expect(await turnsOf(() => answer('{ items(count: 100) { index name items(count: 10) { index } } }'))).toBeLessThanOrEqual(1);
  });
});
