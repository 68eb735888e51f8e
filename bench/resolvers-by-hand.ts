import type { IResolvers } from '@graphql-tools/utils';
import addressParser from 'nodemailer/lib/addressparser';
import type { BenchLine, LinePool } from './lines.ts';
import { PAGE_FIELDS, treeLines } from './workloads.ts';

interface User {
  readonly name: string;
}

interface Mailbox {
  readonly user: string;
  readonly name: string;
}

/** Resolvers for the small questions and nothing else, each with its command lines. */
export function resolversByHand(pool: LinePool): IResolvers {
  const ask = async (line: BenchLine, columns: number): Promise<string[][]> => {
    const [answer = ''] = await pool.run([line]);
    return rowsOf(answer, columns);
  };
  return {
    Query: { user: (_: unknown, user: User): User => user },
    User: {
      home: async ({ name }: User) => {
        const [answer = '{}'] = await pool.run([['', 'user', '--', name]]);
        return (JSON.parse(answer) as Record<string, { home: string } | undefined>)[name]?.home;
      },
      quota: async ({ name }: User) => {
        const rows = await ask([name, 'quota get'], 5);
        return rows.flatMap(([root, type, value, limit]) =>
          type === 'STORAGE' ? [{ root, storageUsedBytes: Number(value) * 1024, storageLimitBytes: Number(limit) * 1024 }] : [],
        );
      },
      sieveScripts: async ({ name }: User) =>
        (await ask([name, 'sieve list'], 2)).map(([script, active]) => ({ name: script, active: active !== '' })),
      mailboxes: async ({ name }: User) => {
        const [list = '', status = ''] = await pool.run(treeLines(name));
        const counts = new Map(rowsOf(status, 3).map(([mailbox = '', ...numbers]) => [mailbox, numbers.map(Number)]));
        const names = rowsOf(list, 1).flat().sort();
        return ['INBOX', ...names.filter((mailbox) => mailbox !== 'INBOX')].map((mailbox) => {
          // A mailbox that is created on its first use is listed before, and has no status.
          const [messageCount = 0, unseenCount = 0] = counts.get(mailbox) ?? [];
          return { name: mailbox, messageCount, unseenCount };
        });
      },
      mailbox: ({ name: user }: User, { name }: { name: string }): Mailbox => ({ user, name }),
    },
    Mailbox: {
      messages: async ({ user, name }: Mailbox, { first }: { first: number }) => {
        const line: BenchLine = [user, 'fetch', '--', PAGE_FIELDS.join(' '), 'mailbox', name, `1:${String(first)}`];
        return { nodes: (await ask(line, PAGE_FIELDS.length)).map(messageOf) };
      },
    },
  };
}

function messageOf([uid, subject, from = '', to = '', sentAt, receivedAt, flags = '', size]: readonly string[]) {
  return {
    uid: Number(uid),
    subject,
    from: addressesOf(from),
    to: addressesOf(to),
    sentAt: dateOf(sentAt),
    receivedAt: dateOf(receivedAt),
    flags: flags.split(' ').filter((flag) => flag !== ''),
    sizeBytes: Number(size),
  };
}

const dateOf = (seconds: string | undefined): string => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');

const addressesOf = (header: string): { name: string | null; email: string }[] =>
  addressParser(header, { flatten: true }).map(({ name, address }) => ({ name: name || null, email: address }));

function rowsOf(answer: string, columns: number): string[][] {
  const fields = answer.split('\t').slice(0, -1);
  return Array.from({ length: fields.length / columns }, (_, row) => fields.slice(row * columns, (row + 1) * columns));
}
