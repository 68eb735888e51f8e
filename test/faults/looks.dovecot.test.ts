import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { postCommands, type WireCommand } from '../dovecot/http.ts';
import { connectImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { FaultProxy, type Fault } from './fault-proxy.ts';

/** One write of which the gateway can see whether it has happened: what must be there before, and its mutation. */
interface Sample {
  /** Of the record, where the mutation's is another. */
  readonly mutation?: string;
  readonly input: string;
  /** Commands before it, by another way. */
  readonly before?: readonly [string, Record<string, unknown>][];
  /** Where only one version has it. */
  readonly only?: '2.3' | '2.4';
}

/** Few, so that the reads that look for each write come through within their ten seconds. */
const AT_THE_SAME_TIME = 4;

const M = { mailbox: 'M' };
const create: [string, Record<string, unknown>] = ['mailboxCreate', { ...M, mailbox: ['M'] }];
const script: [string, Record<string, unknown>] = ['sievePut', { scriptname: 'one', file: 'keep;\n' }];
const active: [string, Record<string, unknown>] = ['sieveActivate', { scriptname: 'one' }];
const rights: [string, Record<string, unknown>] = ['aclSet', { ...M, id: 'anyone', right: ['lookup', 'read'] }];
const flagged: [string, Record<string, unknown>] = ['flagsAdd', { flag: ['\\Flagged'], query: ['mailbox', 'INBOX', 'all'] }];
const all = 'search: { mailbox: "INBOX", all: true }';
const key = 'key: "/private/comment"';
const anyone = 'mailbox: "M", identifier: { anyone: true }';

function samplesFor(dovecot: PrivateDovecot): Record<string, Sample> {
  const is23 = dovecot.series === '2.3';
  const source = is23 ? 'source: { uri: "proxy::notes" }' : 'source: { filterName: "last_login" }';
  const entry: [string, Record<string, unknown>] = ['dictSet', { ...dovecot.dictionary, key: 'priv/look', value: 'old' }];
  const ofMail = 'source: { mailFilterName: "last_login" }';
  const mailEntry: [string, Record<string, unknown>] = ['mailDictSet', { filterName: 'last_login', key: 'priv/mail-look', value: 'old' }];
  const metadata: [string, Record<string, unknown>] = ['mailboxMetadataSet', { mailbox: 'INBOX', key: '/private/comment', value: 'old' }];
  const ofServer: [string, Record<string, unknown>] = [
    'mailboxMetadataSet',
    { mailbox: '', allowEmptyMailboxName: true, key: '/private/comment', value: 'old' },
  ];
  return {
    mailboxCreate: { input: 'mailbox: "M"' },
    mailboxDelete: { input: 'mailbox: "M"', before: [create] },
    mailboxRename: { input: 'mailbox: "M", newName: "N"', before: [create] },
    mailboxSubscribe: { input: 'mailbox: "M"', before: [create] },
    mailboxUnsubscribe: { input: 'mailbox: "M"', before: [create, ['mailboxSubscribe', { mailbox: ['M'] }]] },
    mailboxMetadataSet: { input: `mailbox: "INBOX", ${key}, value: "new"`, before: [metadata] },
    mailboxMetadataUnset: { input: `mailbox: "INBOX", ${key}`, before: [metadata] },
    serverMetadataSet: { mutation: 'mailboxMetadataSet', input: `${key}, value: "new"`, before: [ofServer] },
    serverMetadataUnset: { mutation: 'mailboxMetadataUnset', input: key, before: [ofServer] },
    messageSave: {
      input: `mailbox: "INBOX", guid: "00112233445566778899aabbccddeeff", content: ${JSON.stringify(buildMessage({ subject: 'Saved' }))}`,
      only: '2.4',
    },
    messageExpunge: { input: all },
    flagsAdd: { input: `${all}, flags: ["\\\\Seen", "$Todo"]` },
    flagsRemove: { input: `${all}, flags: ["\\\\Flagged"]`, before: [flagged] },
    flagsReplace: { input: `search: { mailbox: "INBOX", hasFlags: ["\\\\Flagged"] }, flags: ["\\\\Answered"]`, before: [flagged] },
    aclSet: { input: `${anyone}, rights: [LOOKUP, WRITE_SEEN], deniedRights: [EXPUNGE]`, before: [create, rights] },
    aclAdd: { input: `${anyone}, rights: [WRITE_SEEN]`, before: [create, rights] },
    aclRemove: { input: `${anyone}, rights: [READ]`, before: [create, rights] },
    aclDelete: { input: anyone, before: [create, rights] },
    sievePut: { input: 'name: "one", content: "stop;\\n", activate: true', before: [script] },
    sieveActivate: { input: 'name: "one"', before: [script] },
    sieveDeactivate: { input: '', before: [script, active] },
    sieveRename: { input: 'name: "one", newName: "two"', before: [script] },
    sieveDelete: { input: 'name: "one"', before: [script] },
    dictSet: { input: `${source}, key: "priv/look", value: "new"`, before: [entry] },
    dictUnset: { input: `${source}, key: "priv/look"`, before: [entry] },
    mailDictSet: { mutation: 'dictSet', input: `${ofMail}, key: "priv/mail-look", value: "new"`, before: [mailEntry], only: '2.4' },
    mailDictUnset: { mutation: 'dictUnset', input: `${ofMail}, key: "priv/mail-look"`, before: [mailEntry], only: '2.4' },
    sessionKick: { input: '' },
    directorAdd: { input: 'ip: "127.0.0.13", vhostCount: 7', only: '2.3' },
    directorUpdate: { input: 'ip: "127.0.0.11", vhostCount: 9', only: '2.3' },
    directorDown: { input: 'ip: "127.0.0.11"', only: '2.3' },
    directorUp: { input: 'ip: "127.0.0.12"', before: [['directorDown', { host: '127.0.0.12' }]], only: '2.3' },
    directorMove: { input: 'ip: "127.0.0.12"', only: '2.3' },
    directorRemove: { input: 'ip: "127.0.0.11", confirm: "default"', only: '2.3' },
  };
}

describe.each(['2.3', '2.4'] as const)('a write whose answer is lost (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  const users = new Map<string, string>();
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
    const names = Object.keys(samplesFor(dovecot)).flatMap((name) => [`${name} lost`, `${name} undone`]);
    const created = await dovecot.createUsers(names.map(() => ({ format: 'maildir' as const })));
    for (const [index, name] of names.entries()) users.set(name, created[index]?.name ?? '');
  });
  afterAll(() => dovecot.stop());

  /** What is said of the write, and the last line of its audit log. */
  const tryWith = async (name: string, sample: Sample, fault: Fault): Promise<Record<string, unknown>> => {
    const user = users.get(`${name} ${fault === 'cut-in-answer' ? 'lost' : 'undone'}`) ?? '';
    await deliver(dovecot, [user], buildMessage({ subject: 'One' }));
    const session = name === 'sessionKick' ? await connectImap(dovecot, user) : null;
    const isOfUser = (command: string): boolean => !command.startsWith('director');
    const before = (sample.before ?? []).map(([wire, params], index): WireCommand => [
      wire,
      { ...(isOfUser(wire) ? { user } : {}), ...params },
      String(index),
    ]);
    for (const one of before) expect((await postCommands(dovecot, [one]))[0]?.[0]).toBe('doveadmResponse');
    const proxy = await FaultProxy.start(dovecot);
    // Many writes are tried beside one another: a host that answers late is not down.
    const env = { LOG_LEVEL: 'silent', ALLOW_HOST_PARAMETERS: 'dictUri', DOVEADM_CONNECT_TIMEOUT: '10' };
    const gateway = await new TestGateway(proxy, env).start();
    try {
      proxy.chooseOfWrites = () => fault;
      const whose = isOfUser(name) || name === 'directorMove' ? `user: "${user}", ` : '';
      const { data, errors } = await gateway.ask<{ change: { outcome: string } | null }>(
        `mutation { change: ${sample.mutation ?? name}(input: { ${whose}${sample.input} }) { outcome errors { message } } }`,
      );
      const line = (await gateway.auditLines()).findLast(({ event, command }) => event === 'outcome' && command === name);
      return { ...data?.change, problem: errors[0]?.message ?? null, seen: line?.seen ?? null, audited: line?.outcome };
    } finally {
      await gateway.close();
      await proxy.stop();
      session?.close();
    }
  };

  test('is reconciled by reads, for every command with `reconcile`', async () => {
    const samples = samplesFor(dovecot);
    const looked = COMMANDS.filter(({ reconcile: looks }) => looks !== undefined).map(({ name }) => name);
    expect(Object.keys(samples).sort()).toEqual(looked.sort());
    const here = Object.entries(samples).filter(([, { only }]) => (only ?? series) === series);
    // All users share the directors, and the keys of a dictionary in a file.
    const isAlone = ([name]: readonly [string, Sample]): boolean => /^(director|dict|mailDict)/.test(name);
    const check = async ([name, sample]: readonly [string, Sample]): Promise<void> => {
      const said = { name, ...(await tryWith(name, sample, 'cut-in-answer')) };
      expect(said).toEqual({
        name,
        outcome: 'APPLIED',
        errors: [],
        problem: null,
        seen: expect.stringMatching(/./) as string,
        audited: 'APPLIED',
      });
    };
    const beside = here.filter((one) => !isAlone(one));
    await pMap(beside, check, { concurrency: AT_THE_SAME_TIME });
    for (const one of here.filter(isAlone)) await check(one);
  });

  test('that Dovecot never executed is not reported as applied', async () => {
    const samples = Object.entries(samplesFor(dovecot)).filter(
      ([name, { only }]) => !name.startsWith('director') && (only ?? series) === series,
    );
    const said = await pMap(samples, async ([name, sample]) => ({ name, ...(await tryWith(name, sample, 'cut-in-request')) }), {
      concurrency: AT_THE_SAME_TIME,
    });
    expect(said).toMatchObject(
      samples.map(([name]) => ({
        name,
        outcome: 'UNKNOWN',
        problem: null,
        seen: expect.stringMatching(/./) as string,
        audited: 'UNKNOWN',
      })),
    );
  });
});
