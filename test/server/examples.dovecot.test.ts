import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, beforeAll, afterAll } from 'vitest';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { exampleTabs } from '../../src/server/graphiql.ts';
import { connectImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { MailClients } from '../dovecot/mail-clients.ts';
import { fillWithSamples } from '../dovecot/sample-data.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { ENDED, untilJob } from '../e2e/jobs.ts';

/** Operations that the Dovecot of a series refuses, and the code that says so. */
const refused: Record<string, readonly string[]> = { '2.3': [], '2.4': ['Ring', 'Drain', 'MoveUsersOff'] };

/** The errors that payloads of changes hold. */
function problemsOf(data: Record<string, { errors?: unknown[] } | null> | null | undefined): unknown[] {
  return Object.values(data ?? {}).flatMap((payload) => payload?.errors ?? []);
}

describe.each(['2.3', '2.4'] as const)('the example tabs, on Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
    await fillWithSamples(dovecot);
    gateway = await new TestGateway(dovecot, { DATABASE: join(dovecot.folder, 'jobs.db') }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  test("the README's query has the README's answer", async () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
    const [, question = '', answer = ''] = /```graphql\n([^]*?)```[^]*?```json\n([^]*?)```/.exec(readme) ?? [];
    const clients = new MailClients(dovecot);
    await clients.connect(['alice@example.com', 'alice@example.com']);
    try {
      expect({ data: await gateway.data(question) }).toEqual(JSON.parse(answer));
    } finally {
      clients.close();
    }
  });

  test('do what they say, in sequence', async () => {
    const session = await connectImap(dovecot, 'alice@example.com');
    const ended = new Promise<void>((resolve) => session.once('close', resolve));
    const answers: Record<string, unknown> = {};
    let job = '';
    for (const { query, variables } of exampleTabs()) {
      for (const definition of parse(query).definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.SUBSCRIPTION) continue;
        const name = definition.name?.value ?? '';
        const { data, errors } = await gateway.ask<Record<string, { errors?: unknown[]; job?: { id: string } } | null>>(query, {
          // What the dry run says is for the user to put in.
          variables: {
            ...(JSON.parse(variables) as object),
            ...(name === 'ExpungeSpam' ? { expected: 3 } : {}),
            ...(name === 'Hits' ? { job } : {}),
          },
          operationName: name,
        });
        const codes = errors.map(({ extensions }) => extensions.code);
        if (refused[series]?.includes(name) === true) expect(codes, name).toEqual(['COMMAND_UNSUPPORTED']);
        else expect([name, codes, problemsOf(data)]).toEqual([name, [], []]);
        answers[name] = data;
        const started: string | undefined = data?.jobStart?.job?.id;
        if (started === undefined) continue;
        job = started;
        expect(await untilJob(gateway, job, ENDED), name).toMatchObject({ state: 'SUCCEEDED' });
      }
    }
    expect(answers).toMatchObject({
      Account: { user: { name: 'alice@example.com', quota: [{ storageLimitBytes: 104_857_600 }] } },
      ExpungeSpam: { messageExpunge: { outcome: 'APPLIED', user: { messages: { totalCount: 0 } } } },
      Connected: { user: { sessions: { nodes: [{ service: 'imap' }] } } },
      EndSessions: { sessionKick: { outcome: 'APPLIED' } },
      PutScript: { sievePut: { outcome: 'APPLIED', sieveScript: { name: 'newsletters', active: false } } },
    });
    const { LookForSpam } = answers as { LookForSpam: { messageExpunge: { affected: { messages: unknown[] } } } };
    expect(LookForSpam.messageExpunge.affected).toMatchObject({ messageCount: 3 });
    expect(LookForSpam.messageExpunge.affected.messages.length).toBe(3);
    if (series === '2.3') {
      expect(answers).toMatchObject({
        Drain: { directorUpdate: { outcome: 'APPLIED', directorHost: { vhostCount: 0 } } },
        MoveUsersOff: { directorFlush: { outcome: 'APPLIED' } },
      });
    }
    await ended;
  });
});
