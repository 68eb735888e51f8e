import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { signToken } from '../../src/access/sign.ts';
import { loadConfig, Secret, type Config } from '../../src/config.ts';
import type { Env } from '../../src/config/read-settings.ts';
import { startServer, type RunningServer } from '../../src/server.ts';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { TcpSwitch } from '../faults/tcp-switch.ts';
import { keepAudit, keepingLogger, keepSecret, keepOutput } from './evidence.ts';

/** The address of a doveadm endpoint: a {@link Dovecot}, or a stub of one. */
export type Upstream = Pick<Dovecot, 'url' | 'apiKey'> &
  Partial<Pick<Dovecot, 'ports' | 'password' | 'series'>> & {
    /** More of its entry in the hosts file. */
    readonly entry?: Readonly<Record<string, unknown>>;
  };

/** The endpoint without doveadm's own protocol, for tests that count envelopes. */
export function overHttp({ url, apiKey }: Upstream): Upstream {
  return { url, apiKey };
}

/** The claims of a token, as an identity provider would set them. */
export interface Bearer {
  readonly sub: string;
  readonly roles?: readonly string[];
  readonly domains?: readonly string[];
  readonly users?: readonly string[];
}

export const superadmin: Bearer = { sub: 'root', roles: ['superadmin'], domains: ['*'] };

/** A user of Dovecot with the role `self`. */
export function selfOf(user: string): Bearer {
  return { sub: user, roles: ['self'] };
}

/** Somebody with this role for the users of these domains. */
export function withRole(role: string, ...domains: readonly string[]): Bearer {
  return { sub: `${role}@staff.example`, roles: [role], domains };
}

/** An error of an answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** An answer of the gateway over HTTP. */
export interface Answer<Data = Record<string, never>> {
  readonly status: number;
  readonly data: Data | null | undefined;
  /** Empty when there were none. */
  readonly errors: readonly AnswerError[];
  readonly extensions: { readonly requestId?: string; readonly cost?: { readonly commands: number } };
}

/** The options of a request. */
export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Which of several operations. */
  readonly operationName?: string;
  /** Null: without a token. @default superadmin */
  readonly as?: Bearer | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The gateway's JWT_SECRET, which signs the tokens of tests. */
export const tokenSecret = 'a secret that tests sign their tokens with';

/** A token for `bearer` that every {@link TestGateway} accepts. */
export function makeToken(bearer: Bearer, ttlSeconds = 600): Promise<string> {
  return signToken({ ...bearer }, ttlSeconds, { key: { kind: 'secret', secret: new Secret(tokenSecret) }, algorithm: 'HS256' });
}

/** Sends a request to a gateway over HTTP. @returns the answer, with or without errors */
export async function ask<Data>(
  url: string,
  query: string,
  token: string | null,
  { variables = {}, headers = {}, operationName }: Omit<AskOptions, 'as'> = {},
): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const text = await response.text();
  keepOutput(`${JSON.stringify(Object.fromEntries(response.headers))} ${text}`);
  const answer = JSON.parse(text) as Partial<Answer<Data>>;
  return { status: response.status, data: answer.data, errors: answer.errors ?? [], extensions: answer.extensions ?? {} };
}

/** The gateway as it ships, in this process, on a free port of 127.0.0.1, with its audit log in a temporary file. */
export class TestGateway {
  readonly #upstream: Upstream | Readonly<Record<string, Upstream>>;
  readonly #env: Env;
  readonly #users: object | undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  /** In the mode `refused`: by the port of the listener for doveadm's own protocol. */
  readonly #proxies = new Map<number, TcpSwitch>();
  #server: RunningServer | null = null;

  /**
   * @param upstream one endpoint, or several by the name they get in a hosts file; the first is the default host.
   * @param env further settings, or others than these tests have by default.
   * @param users of the hosts file: how the host of a user's mail is found.
   */
  constructor(upstream: Upstream | Readonly<Record<string, Upstream>>, env: Env = {}, users?: object) {
    this.#upstream = upstream;
    this.#env = env;
    this.#users = users;
  }

  async start(): Promise<this> {
    for (const { apiKey, ports } of isUpstream(this.#upstream) ? [this.#upstream] : Object.values(this.#upstream)) {
      keepSecret(apiKey);
      if (process.env['TEST_WIRES'] === 'refused' && ports !== undefined) {
        const proxy = await TcpSwitch.start(ports.doveadmTcp);
        proxy.refuses = () => Math.random() < 0.5;
        this.#proxies.set(ports.doveadmTcp, proxy);
      }
    }
    keepSecret(tokenSecret);
    this.#server = await startServer(this.config(), keepingLogger());
    return this;
  }

  async close(): Promise<void> {
    await this.#server?.close();
    for (const proxy of this.#proxies.values()) await proxy.stop();
    keepAudit(this.auditPath);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The settings it runs with. */
  config(): Config {
    return loadConfig({
      ...this.#upstreamSettings(),
      PORT: '0',
      JWT_SECRET: tokenSecret,
      AUDIT_LOG: this.auditPath,
      LOG_LEVEL: 'error',
      RATE_LIMIT: 'off',
      SHUTDOWN_TIMEOUT: '1',
      ...this.#env,
    });
  }

  get server(): RunningServer {
    if (this.#server === null) throw new Error('The gateway was not started');
    return this.#server;
  }

  get auditPath(): string {
    return join(this.#folder, 'audit.jsonl');
  }

  /** The lines of the audit log so far. */
  async auditLines(): Promise<Record<string, unknown>[]> {
    const text = await readFile(this.auditPath, 'utf8');
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
  }

  /** Sends a request over HTTP. @returns the answer, with or without errors */
  async ask<Data = Record<string, never>>(query: string, options: AskOptions = {}): Promise<Answer<Data>> {
    const bearer = options.as === undefined ? superadmin : options.as;
    return ask<Data>(this.server.url, query, bearer === null ? null : await makeToken(bearer), options);
  }

  /** Sends a request over HTTP that must succeed. @returns `data` */
  async data<Data>(query: string, options: AskOptions = {}): Promise<Data> {
    const { status, data, errors } = await this.ask<Data>(query, options);
    if (status !== 200 || errors.length > 0 || data === null || data === undefined) {
      throw new Error(`HTTP ${String(status)}: ${errors.map(({ message, path }) => `${path?.join('.') ?? ''} ${message}`).join('; ')}`);
    }
    return data;
  }

  /** How often something was sent to any host while `use` ran: envelopes, and lines that went out together. */
  async countSent(use: () => Promise<unknown>): Promise<number> {
    return (await this.#hostsOf('envelope', use)).length;
  }

  /** The hosts of the rounds while `use` ran, sorted: a host once for each of its rounds. */
  async rounds(use: () => Promise<unknown>): Promise<string[]> {
    return (await this.#hostsOf('round', use)).sort();
  }

  async #hostsOf(kind: 'envelope' | 'round', use: () => Promise<unknown>): Promise<string[]> {
    const names: string[] = [];
    const ends = this.server.hosts.map((host) =>
      host.onEvent((event) => {
        if (event.kind === kind) names.push(host.name);
      }),
    );
    try {
      await use();
      return names;
    } finally {
      for (const end of ends) end();
    }
  }

  #upstreamSettings(): Env {
    const upstream = this.#upstream;
    if (isUpstream(upstream)) return { DOVEADM_URL: upstream.url, DOVEADM_API_KEY: upstream.apiKey, ...this.#lineSettings(upstream) };
    const path = join(this.#folder, 'hosts.json');
    const hosts = Object.entries(upstream).map(([name, one], index) => {
      const { DOVEADM_TCP_URL: tcp, DOVEADM_PASSWORD: password } = this.#lineSettings(one);
      return { name, url: one.url, tcp, apiKey: one.apiKey, password, default: index === 0, ...one.entry };
    });
    writeFileSync(path, JSON.stringify(this.#users === undefined ? hosts : { hosts, users: this.#users }));
    return { DOVEADM_HOSTS_FILE: path };
  }

  /**
   * What adds doveadm's own protocol to HTTP. Each test file has it for one series of Dovecot, half of the files for 2.3 and half for 2.4: a run
   * tests every combination, and forks less. `TEST_WIRES=http`, `both` and `refused` choose for all; in `refused`, half of the connections
   * are reset, so that commands move from one wire to the other.
   */
  #lineSettings({ series, ports, password }: Upstream): { DOVEADM_TCP_URL?: string; DOVEADM_PASSWORD?: string } {
    const { testPath = '' } = expect.getState();
    const isTurn = (basename(testPath).length + (series === '2.3' ? 1 : 0)) % 2 === 0;
    const chosen = process.env['TEST_WIRES'] ?? (isTurn ? 'both' : 'http');
    if (chosen === 'http' || ports === undefined || password === undefined) return {};
    const port = this.#proxies.get(ports.doveadmTcp)?.port ?? ports.doveadmTcp;
    return { DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(port)}`, DOVEADM_PASSWORD: password };
  }
}

function isUpstream(value: Upstream | Readonly<Record<string, Upstream>>): value is Upstream {
  return typeof value.url === 'string';
}

/** Describes the same tests for each series of Dovecot, with a gateway in front of the shared one. Users are the tests' own. */
export function behindGateway(
  name: string,
  tests: (gateway: TestGateway, dovecot: Dovecot) => void,
  env: Env = {},
  upstreamOf: (dovecot: Dovecot) => Upstream = (dovecot) => dovecot,
): void {
  onBothDovecots(name, (dovecot) => {
    const gateway = new TestGateway(upstreamOf(dovecot), env);
    beforeAll(() => gateway.start());
    afterAll(() => gateway.close());
    tests(gateway, dovecot);
  });
}
