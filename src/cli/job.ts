import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadClientConfig } from '../config.ts';
import { UsageError, type CliCommand, type Io } from './command.ts';
import { AnswerError, GatewayClient, JOB_FIELDS, type ShownJob } from './job/client.ts';
import { isEnded, jobLine, jobText, progressBar } from './job/format.ts';

const OPTIONS = {
  variables: { type: 'string' },
  user: { type: 'string', multiple: true },
  users: { type: 'string' },
  mask: { type: 'string' },
  'unused-since': { type: 'string' },
  everyone: { type: 'boolean', default: false },
  host: { type: 'string' },
  confirm: { type: 'string' },
  key: { type: 'string' },
  rate: { type: 'string' },
  'pause-after': { type: 'string' },
  note: { type: 'string' },
  follow: { type: 'boolean', default: false },
  state: { type: 'string', multiple: true },
  output: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof readArgs>['values'];
type Action = (client: GatewayClient, argument: string | undefined, values: Values, io: Io) => Promise<number>;

const FOLLOW_MS = 500;

export const job: CliCommand = {
  summary: 'Start, follow and control jobs of a gateway: one operation for many users.',
  usage: `start FILE (--user USER… | --users FILE | --mask MASK | --everyone --confirm HOST) [--variables JSON] [--host HOST]
              [--unused-since TIME] [--key KEY] [--rate USERS] [--pause-after FAILURES] [--note TEXT] [--follow]
       list [--state STATE…]
       show ID
       follow ID
       cancel ID
       results ID [--output FILE]

  FILE        holds the operation, with the variable $user: String!
  --users     a file with one user a line
  --unused-since  only users without a login since then, such as 2026-05-01T00:00:00Z
  --rate      at most so many users a second
  --output    where results go; a download that broke goes on from there. Without it, standard output
  --json      answers as JSON

  GATEWAY_URL says where the gateway is, GATEWAY_TOKEN or GATEWAY_TOKEN_FILE is the bearer token. Exit codes: 0 all is well; 1 an error;
  3 the job has ended, and not every user succeeded.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args);
    const [name = '', argument, ...more] = positionals;
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined) throw new UsageError(name === '' ? 'an action is missing.' : `there is no action "${name}".`);
    if (more.length > 0) throw new UsageError(`"${more.join(' ')}" is too much.`);
    if (name !== 'list' && argument === undefined) throw new UsageError(name === 'start' ? 'FILE is missing.' : 'ID is missing.');
    return action(new GatewayClient(loadClientConfig(io.env)), argument, values, io);
  },
};

const ACTIONS: Readonly<Record<string, Action>> = {
  async start(client, file = '', values, io) {
    const input = {
      operation: readFileSync(file, 'utf8'),
      variables: values.variables === undefined ? null : parseJson(values.variables),
      target: readTarget(values),
      unusedSince: values['unused-since'],
      host: values.host,
      confirm: values.confirm,
      key: values.key,
      note: values.note,
      usersPerSecond: values.rate === undefined ? null : parseNumber('rate', values.rate),
      ...(values['pause-after'] === undefined ? {} : { pauseAfterFailures: parseNumber('pause-after', values['pause-after']) }),
    };
    const query = `mutation ($input: JobStartInput!) { jobStart(input: $input) { job { ${JOB_FIELDS} } } }`;
    const { jobStart } = await client.ask<{ jobStart: { job: ShownJob } }>(query, { input });
    if (values.follow) return follow(client, jobStart.job.id, io);
    show(jobStart.job, values, io);
    return 0;
  },
  async list(client, _, values, io) {
    const query = `query ($states: [JobState!]) { jobs(first: 100, states: $states) { nodes { ${JOB_FIELDS} } } }`;
    const { jobs } = await client.ask<{ jobs: { nodes: readonly ShownJob[] } }>(query, { states: values.state ?? null });
    io.stdout.write(values.json ? `${JSON.stringify(jobs.nodes, null, 2)}\n` : jobs.nodes.map(jobLine).join(''));
    return 0;
  },
  async show(client, id = '', values, io) {
    show(await find(client, id), values, io);
    return 0;
  },
  follow: (client, id = '', _, io) => follow(client, id, io),
  async cancel(client, id = '', values, io) {
    const query = `mutation ($input: JobCancelInput!) { jobCancel(input: $input) { job { ${JOB_FIELDS} } } }`;
    const { jobCancel } = await client.ask<{ jobCancel: { job: ShownJob } }>(query, { input: { id } });
    show(jobCancel.job, values, io);
    return 0;
  },
  async results(client, id = '', { output }, io) {
    const found = await find(client, id);
    if (output === undefined) {
      const { body } = await client.results(found, 0);
      for await (const bytes of body ?? []) io.stdout.write(Buffer.from(bytes as Uint8Array).toString('utf8'));
      return 0;
    }
    const start = existsSync(output) ? statSync(output).size : 0;
    if (start === 0) writeFileSync(output, '', { mode: 0o600 });
    const { body } = await client.results(found, start);
    for await (const bytes of body ?? []) appendFileSync(output, bytes);
    return verify(output, io);
  },
};

function readArgs(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

async function find(client: GatewayClient, id: string): Promise<ShownJob> {
  const { job: found } = await client.ask<{ job: ShownJob | null }>(`query ($id: ID!) { job(id: $id) { ${JOB_FIELDS} } }`, { id });
  if (found === null) throw new AnswerError('NOT_FOUND', 'The job does not exist, or you may not see it.');
  return found;
}

/** Shows the progress until the job stops: as a bar on a terminal, otherwise a line for each change. */
async function follow(client: GatewayClient, id: string, io: Io): Promise<number> {
  let said = '';
  for (;;) {
    const found = await find(client, id);
    const line = progressBar(found);
    if (io.stderr.isTTY === true) io.stderr.write(`\r\u001b[K${line}`);
    else if (line !== said) io.stderr.write(`${line}\n`);
    said = line;
    if (isEnded(found) || ['PAUSED', 'HELD'].includes(found.state)) {
      if (io.stderr.isTTY === true) io.stderr.write('\n');
      if (found.reason !== null) io.stderr.write(`${found.reason}\n`);
      return found.state === 'SUCCEEDED' ? 0 : 3;
    }
    await sleep(FOLLOW_MS);
  }
}

function show(found: ShownJob, { json }: Values, io: Io): void {
  io.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : jobText(found));
}

/** Compares the file with the SHA-256 in its last line. */
function verify(file: string, io: Io): number {
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const last = text.endsWith('\n') ? (JSON.parse(text.slice(end)) as { sha256?: string; users?: number }) : {};
  if (last.sha256 !== createHash('sha256').update(text.slice(0, end)).digest('hex')) {
    io.stderr.write(`${file} is not complete, or is damaged: run the command again, or remove the file first.\n`);
    return 1;
  }
  io.stderr.write(`${file}: ${String(last.users)} users, complete.\n`);
  return 0;
}

function readTarget({ user, users, mask, everyone }: Values): Readonly<Record<string, unknown>> {
  const given = [
    ...(user === undefined ? [] : [{ users: user }]),
    ...(users === undefined ? [] : [{ users: readLines(users) }]),
    ...(mask === undefined ? [] : [{ mask }]),
    ...(everyone ? [{ everyone }] : []),
  ];
  const [target] = given;
  if (target === undefined || given.length > 1) throw new UsageError('give one of --user, --users, --mask and --everyone.');
  return target;
}

function readLines(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function parseNumber(name: string, text: string): number {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) throw new UsageError(`--${name} must be a number.`);
  return number;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('--variables must be JSON.');
  }
}
