import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import { connectImap, withImap } from '../dovecot/imap.ts';
import { inRoot, type Series } from '../dovecot/install.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { buildMessage } from '../dovecot/message.ts';
import { privileged } from '../dovecot/privilege.ts';
import { run, type Finished } from '../dovecot/run.ts';
import type { NewUser } from '../dovecot/users.ts';
import { onSide, type Side } from './doveadm-pairs.ts';
import { TestGateway } from './gateway.ts';

const DOMAINS = ['example.com', 'example.org'];
const DATE = new Date('2026-03-02T09:30:00Z');

/** A Dovecot with two equal domains, a second one as the remote of a replication, and a gateway in front of the first. */
export class Stage {
  readonly dovecot: PrivateDovecot;
  readonly standby: PrivateDovecot;
  readonly gateway: TestGateway;
  readonly #logins: ImapFlow[] = [];

  private constructor(dovecot: PrivateDovecot, standby: PrivateDovecot) {
    this.dovecot = dovecot;
    this.standby = standby;
    this.gateway = new TestGateway(dovecot, {
      // 2.4.1 can only flush the cache of a user over doveadm's own protocol.
      DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`,
      DOVEADM_PASSWORD: dovecot.password,
      ALLOW_HOST_PARAMETERS: 'expandField,authInfo,sourceLocation,dictUri,fsDriver,fsArgs,inputPath',
      FS_FILTERS: 'mail_ext_attachment',
      REPLICATION_REMOTES: `standby=tcp:127.0.0.1:${String(standby.ports.doveadmTcp)}`,
    });
  }

  static async start(series: Series): Promise<Stage> {
    const password = randomBytes(12).toString('hex');
    const users = DOMAINS.flatMap((domain): NewUser[] => [
      { name: `alice@${domain}`, format: 'mdbox', alternative: true, quotaKiB: 102_400 },
      { name: `bob@${domain}` },
    ]);
    const [dovecot, standby] = await Promise.all([
      launchDovecot({ series, password, users, noDefaultUsers: true }),
      launchDovecot({ series, password, users, noDefaultUsers: true, director: false }),
    ]);
    const stage = new Stage(dovecot, standby);
    // Connections that are passed on, to the account of alice on the other server.
    const relay = [`proxy=y`, 'host=127.0.0.1', `port=${String(standby.ports.imap)}`, 'pass=secret'];
    await dovecot.createUsers(DOMAINS.map((domain) => ({ name: `relay@${domain}`, fields: [...relay, `destuser=alice@${domain}`] })));
    await Promise.all([...DOMAINS.map((domain) => fill(dovecot, domain)), stage.#makeFiles()]);
    await stage.gateway.start();
    return stage;
  }

  async close(): Promise<void> {
    await this.gateway.close();
    this.logout();
    await Promise.all([this.dovecot.stop(), this.standby.stop()]);
  }

  /** Runs a line of the page in a shell beside Dovecot, in a folder with the files that the page names. */
  line(line: string): Promise<Finished> {
    const { installation, world } = this.dovecot.description;
    const doveadm = `doveadm() { /usr/bin/doveadm -c ${world.folder}/dovecot.conf "$@"; }`;
    const script = `cd ${world.folder}/files; ${doveadm}; ${this.#withPlaces(line)}`;
    return run(privileged(inRoot(installation.root, ['/bin/sh', '-c', script])));
  }

  /** What a line prints with the names of one side; its failure as well. */
  async look(side: Side, line: string): Promise<string> {
    const { status, stdout } = await this.line(onSide(side, line));
    return `${String(status)}\n${stdout}`;
  }

  /** Sends the query of the page with the names of one side. */
  async query(side: Side, query: string): Promise<unknown> {
    return this.gateway.data(this.#withPlaces(onSide(side, query)));
  }

  /** Opens a session that stays until it is ended. */
  async login(user: string): Promise<void> {
    this.#logins.push(await connectImap(this.dovecot, user));
  }

  logout(): void {
    for (const client of this.#logins.splice(0)) client.close();
  }

  /** The folder and the address, which are this test's own. */
  #withPlaces(text: string): string {
    const { world } = this.dovecot.description;
    return text
      .replaceAll('/srv/files/', `${world.folder}/files/`)
      .replaceAll('tcp:standby.example.com:2425', `tcp:127.0.0.1:${String(this.standby.ports.doveadmTcp)}`);
  }

  async #makeFiles(): Promise<void> {
    const at = (...path: string[]) => join(this.dovecot.folder, 'files', ...path);
    await writeFile(at('sorting.sieve'), 'keep;\n');
    await writeFile(at('message.eml'), 'Subject: Minutes\n\nAll agreed.\n');
    for (const folder of ['old', 'old/cur', 'old/new', 'old/tmp', 'alice', 'adele']) {
      await mkdir(at(folder));
      await chmod(at(folder), 0o777);
    }
    await writeFile(at('old/cur/1000000000.M1P1.host:2,S'), buildMessage({ subject: 'From the old server', date: DATE }), { mode: 0o666 });
    await chmod(at('old/cur/1000000000.M1P1.host:2,S'), 0o666);
  }
}

/** The same mail in both domains. */
async function fill(dovecot: PrivateDovecot, domain: string): Promise<void> {
  const bob = 'Bob <bob@example.com>';
  const message = (subject: string, from: string, more: object = {}): string =>
    buildMessage({ subject, from, date: DATE, messageId: `<${subject.replaceAll(/\W/g, '-')}@mail.example>`, ...more });
  await withImap(dovecot, `alice@${domain}`, async (client) => {
    await client.append('INBOX', message('Lunch on Friday', bob, { body: 'Shall we meet at noon on Friday?\n' }), ['\\Seen'], DATE);
    await client.append('INBOX', message('Invoice 1729', 'Shop <shop@example.net>', { body: `${'x'.repeat(70)}\n`.repeat(50) }), [], DATE);
    await client.append('INBOX', message('Re: Lunch on Friday', bob, { body: 'Friday at one.\n' }), [], DATE);
    await client.append('INBOX', message('You have won', 'Luck <luck@example.net>', { headers: { 'X-Spam-Flag': 'YES' } }), [], DATE);
    for (const mailbox of ['Archive', 'Lists', 'Old']) await client.mailboxCreate(mailbox);
    for (const number of [1, 2])
      await client.append('Lists', message('Digest', 'List <list@example.net>', { body: `${number}\n` }), [], DATE);
  });
  await withImap(dovecot, `bob@${domain}`, (client) => client.append('INBOX', message('Lunch with Bob', bob), [], DATE));
}
