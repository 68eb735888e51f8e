import { CodedError } from '../doveadm/errors.ts';
import type { GraphQLContext } from '../context.ts';
import { eventCursor, readEventCursor } from '../events/cursor.ts';
import type { Webhook } from '../events/webhook.ts';
import type { WebhookCounts } from '../events/webhook-queue.ts';
import type { Webhooks } from '../events/webhooks.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { connectionOf, pageSize } from '../model/query/connection.ts';

export const webhookResolvers: Resolvers = {
  Query: {
    webhooks: (_, __, context) => guarded(context, 'webhooks', 'read', (webhooks) => webhooks?.list() ?? []),
  },
  Mutation: {
    webhookRedeliver: (_, { input }, context) =>
      guarded(context, 'webhookRedeliver', 'write', async (webhooks) => {
        const events = input.cursors?.map(readEventCursor) ?? null;
        const { doveadm, requestId, remoteAddress: ip, client } = context;
        const done = (await webhooks?.redeliver({ principal: doveadm.principal, requestId, ip, client }, input.webhook, events)) ?? null;
        if (done !== null) return { outcome: 'APPLIED', errors: [], webhook: done.webhook, redeliveredCount: done.count };
        const error = new CodedError('NOT_FOUND', `No webhook has the name ${JSON.stringify(input.webhook)}.`, { field: 'input.webhook' });
        return { outcome: 'NOT_APPLIED', errors: [{ error, log: null }], webhook: null, redeliveredCount: 0 };
      }),
  },
  Webhook: {
    waitingCount: async (webhook, _, context) => (await countsOf(context, webhook)).waiting,
    waitingSince: async (webhook, _, context) => {
      const { oldestAt } = await countsOf(context, webhook);
      return oldestAt === null ? null : new Date(oldestAt);
    },
    deadCount: async (webhook, _, context) => (await countsOf(context, webhook)).dead,
    deadLetters: async (webhook, { first, after }, { events }) => {
      const size = pageSize(first, 'first');
      const begin = typeof after === 'string' ? readEventCursor(after) : 0;
      const found = (await events?.webhooks.deadLetters(webhook, begin, size + 1)) ?? [];
      const letters = found.slice(0, size).map(({ event, user, payload, attempts, error, deadAt }) => ({
        ...{ cursor: eventCursor(event), user, payload: JSON.parse(payload) as unknown, attempts, error, deadAt: new Date(deadAt ?? 0) },
      }));
      return connectionOf(letters, ({ cursor }) => cursor, { next: found.length > size, previous: begin > 0 });
    },
  },
};

function countsOf({ events }: GraphQLContext, webhook: Webhook): Promise<WebhookCounts> {
  return events?.webhooks.counts(webhook) ?? Promise.resolve({ waiting: 0, dead: 0, oldestAt: null });
}

/** What concerns webhooks is no command: refusals are logged under the field's name. */
function guarded<R>(
  { doveadm, events }: GraphQLContext,
  field: string,
  effect: 'read' | 'write',
  task: (webhooks: Webhooks | null) => R | Promise<R>,
): Promise<R> {
  return doveadm.guard({ command: field, effect, host: null, users: [], arguments: {} }, () => {
    doveadm.assertCan('WEBHOOK_CONTROL', null, { hostOnly: true });
    return task(events?.webhooks ?? null);
  });
}
