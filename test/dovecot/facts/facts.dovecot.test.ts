import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../launch.ts';
import { endFacts } from './ends.ts';
import { envelopeFacts } from './envelope.ts';
import { Asker } from './facts.ts';
import { meaningFacts } from './meanings.ts';

describe.each(['2.3', '2.4'] as const)('what a real Dovecot does (Dovecot %s)', (series) => {
  const facts = [...envelopeFacts, ...endFacts, ...meaningFacts].filter((fact) => fact.series === undefined || fact.series === series);
  const userOf = (name: string): string => `fact-${String(facts.findIndex((fact) => fact.name === name))}@facts.example`;
  let dovecot: PrivateDovecot;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, director: false, users: facts.map(({ name }) => ({ name: userOf(name) })) });
  });
  afterAll(() => dovecot.stop());

  test.each(facts.map((fact) => [fact.name, fact] as const))('%s', async (name, { show }) => {
    const [seen, said] = await show(new Asker(dovecot, userOf(name)));
    expect(seen).toEqual(said);
  });
});
