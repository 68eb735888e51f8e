import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CodedError } from '../../../src/doveadm/errors.ts';
import { buildQuery, type MessageSearch, type QueryOptions } from '../../../src/doveadm/search/search.ts';
import { postCommands, postRaw, type WireCommand, type WireReply } from '../../dovecot/http.ts';
import { withImap } from '../../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../../dovecot/launch.ts';
import { anySearch, combined } from './search-arbitrary.ts';
import { found, mailboxes, messages, places } from './search-samples.ts';

const user = 'reader@example.com';
const field = 'search';
const within = { mailbox: 'INBOX' };

describe.each(['2.3', '2.4'] as const)('a search on Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;

  beforeAll(async () => {
    // Its time zone is not UTC, so that a date which depends on it shows.
    dovecot = await launchDovecot({ series, director: false, timeZone: 'IST-5:30', users: [{ name: user }] });
    await withImap(dovecot, user, async (client) => {
      for (const mailbox of mailboxes) {
        if (mailbox !== 'INBOX') await client.mailboxCreate(mailbox);
        for (const { source, flags, arrived } of messages) {
          await client.append(mailbox, source.replaceAll('\n', '\r\n'), flags, new Date(arrived));
        }
      }
    });
  }, 600_000);
  afterAll(() => dovecot.stop());

  /** The answers to all queries; fails when one is missing because it ended the process. */
  async function ask(command: string, queries: readonly string[][], parameters: Record<string, unknown> = {}): Promise<WireReply[]> {
    const commands = queries.map((query, index): WireCommand => [command, { user, ...parameters, query }, String(index)]);
    const answers: WireReply[] = [];
    for (let start = 0; start < commands.length; start += 50)
      answers.push(...(await postCommands(dovecot, commands.slice(start, start + 50))));
    expect(answers).toHaveLength(queries.length);
    return answers;
  }

  /** What the searches find in INBOX, as UIDs in a line each. */
  async function uids(searches: readonly MessageSearch[]): Promise<string[]> {
    const queries = searches.map((search) => buildQuery(search, { field, within }));
    return (await ask('search', queries)).map((answer) => values(answer, 'uid').join(' '));
  }

  test('finds the messages of each condition', async () => {
    const answers = await uids(found.map(([search]) => search));
    expect(found.map(([search], index) => [search, answers[index]])).toEqual(found);
  });

  test('finds by the GUID and modification sequence that were read', async () => {
    const [answer] = await ask('fetch', [buildQuery({ uids: [3] }, { field, within })], { field: ['guid', 'modseq', 'mailbox-guid'] });
    const [guid = '', modseq = '', mailboxGuid = ''] = ['guid', 'modseq', 'mailbox-guid'].map((name) => values(answer!, name)[0]);
    const [byGuid, byMailbox, byModseq] = await uids([{ guid }, { mailboxGuid }, { modseqAtLeast: BigInt(modseq) }]);
    expect([byGuid, byMailbox]).toEqual(['3', '1 2 3 4']);
    expect(byModseq).toMatch(/3 4$/); // and those before only if they were saved in the same transaction
  });

  test('finds in the mailboxes that it names, and nowhere else', async () => {
    const queries = places.map(([search]) => buildQuery({ ...search, uids: [1] }, { field }));
    const answers = (await ask('fetch', queries, { field: ['mailbox'] })).map((answer) => values(answer, 'mailbox').sort().join(' '));
    expect(places.map(([search], index) => [search, answers[index]])).toEqual(places);
  });

  test('reads a value as text, whatever it looks like', async () => {
    const subjects = ['weird', '100%', '\\back', '(', ')', 'OR', 'not', '"', '"q"', '-x', '\\'];
    const answers = await uids(subjects.map((subject) => ({ subject })));
    // 2.4 searches a full-text index here, which keeps neither punctuation nor short and common words.
    const certain = series === '2.4' ? 3 : subjects.length;
    expect(answers.slice(0, certain)).toEqual(subjects.slice(0, certain).map(() => '3'));
    expect(new Set(answers.slice(certain).filter((answer) => answer !== '3' && answer !== ''))).toEqual(new Set());
  });

  test('combines as sets do', async () => {
    const sets = new Map(found.map(([search, answer]) => [search, new Set(answer.split(' ').filter(Boolean))]));
    const everything = new Set(['1', '2', '3', '4']);
    const expected = (search: MessageSearch): Set<string> => {
      const groups = [
        ...(search.and ?? []).map(expected),
        ...(search.or ? [search.or.map(expected).reduce((all, more) => new Set([...all, ...more]))] : []),
        ...(search.not ?? []).map(expected).map((excluded) => new Set([...everything].filter((uid) => !excluded.has(uid)))),
      ];
      return sets.get(search) ?? groups.reduce((all, only) => new Set([...all].filter((uid) => only.has(uid))), everything);
    };
    // Few different conditions in one search, so that the same ones meet again in different groups.
    const conditions = fc
      .constantFrom(...sets.keys())
      .filter((search) => Object.keys(search).length > 0 && search.modseqAtLeast === undefined);
    const few = fc.array(conditions, { minLength: 2, maxLength: 5 }).chain((some) => combined(fc.constantFrom(...some)));
    const searches = fc.sample(few, { numRuns: 500, seed: 1 });
    const answers = await uids(searches);
    for (const [index, search] of searches.entries()) {
      expect(answers[index], buildQuery(search, { field }).join(' ')).toBe([...expected(search)].sort().join(' '));
    }
  });

  test('that is not refused is answered by a living process', async () => {
    const queries = usable(fc.sample(anySearch, { numRuns: 2000, seed: 1 }));
    expect(queries.length).toBeGreaterThan(300);
    const mark = await dovecot.markLog();
    await ask('search', queries);
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test('for a change that is not refused is accepted by the command', async () => {
    const or = (search: MessageSearch): MessageSearch[] => [
      { mailbox: 'INBOX', and: [search] },
      { mailbox: 'Archive', and: [search] },
    ];
    const queries = [
      ...usable(fc.sample(anySearch, { numRuns: 800, seed: 1 }), { requireMailbox: true, within }),
      ...usable(
        fc.sample(
          anySearch.map((search) => ({ or: or(search) })),
          { numRuns: 1500, seed: 1 },
        ),
        { requireMailbox: true },
      ),
    ];
    expect(queries.length).toBeGreaterThan(300);
    const mark = await dovecot.markLog();
    // The destination does not exist, so that nothing is moved once the query is accepted.
    await ask('move', queries, { destinationMailbox: 'Nowhere' });
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test.each([
    ['nothing besides a mailbox', []],
    ['an unknown key', ['hello']],
    ['empty parentheses', ['(', ')']],
    ['`or` outside of parentheses', ['all', 'or', 'seen', 'uid', '1']],
    ['UID 0', ['uid', '0']],
    ['a UID of 33 bits', ['uid', '4294967296']],
    ['a size of 65 bits', ['larger', '18446744073709551616']],
    ['a modification sequence of 65 bits', ['modseq', '18446744073709551616']],
    ['the second before 1970', ['since', '-1']],
    ['an ISO 8601 instant', ['since', '2026-01-03T00:00:00Z']],
  ])('would end the process with %s, which is never sent', async (_, query) => {
    const envelope = [['move', { user, destinationMailbox: 'Nowhere', query: ['mailbox', 'INBOX', ...query] }, 'tag']];
    await expect(postRaw(dovecot, JSON.stringify(envelope))).rejects.toThrow();
  });
});

/** One column of an answer. */
function values([kind, rows]: WireReply, column: string): string[] {
  expect(kind).toBe('doveadmResponse');
  return (rows as Record<string, string>[]).map((row) => row[column] ?? '');
}

/** The queries of those searches that are not refused. */
function usable(searches: readonly MessageSearch[], options: Partial<QueryOptions> = {}): string[][] {
  return searches.flatMap((search) => {
    try {
      return [buildQuery(search, { field, ...options })];
    } catch (error) {
      expect(error).toBeInstanceOf(CodedError);
      return [];
    }
  });
}
