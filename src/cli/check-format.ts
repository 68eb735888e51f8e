import type { openings } from '../config/openings.ts';
import type { HostReport } from './check-host.ts';

/** The output of `doveadm-graphql check --json`. */
export interface CheckReport {
  /** True when the exit code is 0. */
  readonly ok: boolean;
  /** Invalid settings. If there are any, nothing else is checked. */
  readonly faults: readonly string[];
  readonly hosts: readonly HostReport[];
  /** Whether the keys that verify tokens are available, and otherwise the fault. */
  readonly tokens: { readonly ok: boolean; readonly problem: string | null } | null;
  /** Whether the database of jobs works, and otherwise the fault; null without the setting DATABASE. */
  readonly database: { readonly ok: boolean; readonly problem: string | null } | null;
  /** The proxies whose X-Forwarded-For is trusted. */
  readonly trustedProxies: readonly string[];
  /** What the configuration leaves open. */
  readonly open: ReturnType<typeof openings>;
}

type Found = NonNullable<HostReport['found']>;

const WIDTH = 110;

/** The report as readable text. */
export function formatReport({ faults, hosts, tokens, database, trustedProxies, open, ok }: CheckReport): string {
  if (faults.length > 0) return `${faults.map((fault) => `✗ ${fault}`).join('\n')}\n`;
  const blocks = [
    ...hosts.map(formatHost),
    ['Tokens', line(tokens?.ok === true ? '✓' : '✗', tokens?.problem ?? 'The keys that they are verified with are there.')],
    ['Database', formatDatabase(database)],
    [
      'Clients',
      line(
        '✓',
        trustedProxies.length === 0
          ? 'Their address is that of the connection. Behind a proxy, set TRUSTED_PROXIES.'
          : `Their address comes from X-Forwarded-For of ${trustedProxies.join(', ')}.`,
      ),
    ],
    [
      'Settings',
      ...(open.length === 0 ? [line('✓', 'They leave nothing open.')] : open.map(({ setting, what }) => line('!', `${setting}: ${what}`))),
    ],
  ];
  const answering = hosts.filter(({ found }) => found !== null).length;
  const summary = `${ok ? 'Good' : 'Not good'}: ${String(answering)} of ${plural(hosts.length, 'host')} ${hosts.length === 1 ? 'answers' : 'answer'}, ${plural(open.length, 'setting')} to think about.`;
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n\n${summary}\n`;
}

function formatDatabase(database: CheckReport['database']): string {
  if (database === null) return line('-', 'Not configured: there are no jobs. Set DATABASE for them.');
  return database.problem === null ? line('✓', 'It can be used.') : line('✗', database.problem);
}

function formatHost({ name, url, isDefault, problem, tcp, found }: HostReport): string[] {
  return [
    `Host ${name}${isDefault ? ' (default)' : ''}: ${url}`,
    ...(found === null
      ? []
      : [
          line(
            '✓',
            `Dovecot ${found.version ?? 'of a series that its commands do not show'}, ${plural(found.commandCount, 'command')}. ${formatLatency(found)}`,
          ),
        ]),
    ...(problem === null ? [] : [line('✗', problem.message)]),
    ...(tcp === null
      ? []
      : [tcp.ok ? line('✓', "It speaks doveadm's own protocol.") : line('✗', `Commands go over HTTP only: ${tcp.problem ?? ''}`)]),
    ...(found === null
      ? []
      : [...(problem === null ? [line('✓', formatClock(found))] : []), ...formatUserList(found), ...formatCommands(found)]),
  ];
}

function formatLatency({ latencyMs }: Found): string {
  return `An answer takes ${String(latencyMs.median)} ms (at most ${String(latencyMs.max)} ms).`;
}

function formatClock({ clock }: Found): string {
  if (clock === null) return "Its answers have no date, so the host's time is unknown.";
  const { seconds, uncertaintySeconds } = clock;
  const about = `(±${uncertaintySeconds.toFixed(1)} s)`;
  if (clock.atLeastSeconds === 0) return `Its clock goes with this machine's ${about}.`;
  return `Its clock is ${Math.abs(seconds).toFixed(1)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine's ${about}.`;
}

function formatUserList({ userListProblem }: Found): string[] {
  return userListProblem === null ? [] : [line('!', `${userListProblem} \`users\` and targets by \`mask\` or \`everyone\` fail here.`)];
}

function formatCommands({ version, missing, missingParameters, unknown }: Found): string[] {
  const reasonOf = ({ versions }: Found['missing'][number]): string =>
    versions === null || (version !== null && versions.includes(version)) ? 'its release is older, or its plugin is not loaded' : versions;
  const reasons = [...new Set(missing.map(reasonOf))];
  const commandsOf = (reason: string): string =>
    missing
      .filter((one) => reasonOf(one) === reason)
      .map(({ command }) => command)
      .join(', ');
  return [
    ...(missing.length === 0 ? [line('✓', 'It has every command of the schema.')] : []),
    ...reasons.map((reason) => line('-', `Not here (${reason}): ${commandsOf(reason)}`)),
    ...(missingParameters.length === 0
      ? []
      : [
          line(
            '-',
            `Parameters not here: ${missingParameters.map(({ command, parameters }) => `${command} (${parameters.join(', ')})`).join(', ')}`,
          ),
        ]),
    ...(unknown.length === 0 ? [] : [line('-', `Not known to this gateway: ${unknown.join(', ')}`)]),
  ];
}

/** One item, folded at spaces to the width of a terminal. */
function line(mark: string, text: string): string {
  const lines: string[] = [];
  let current = `  ${mark}`;
  for (const word of text.split(' ')) {
    if (current.length + word.length + 1 > WIDTH) {
      lines.push(current);
      current = '   ';
    }
    current += ` ${word}`;
  }
  return [...lines, current].join('\n');
}

function plural(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
