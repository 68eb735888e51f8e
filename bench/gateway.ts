import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { signToken } from '../src/access/sign.ts';
import type { Upstream } from './doveadm.ts';
import { BenchProcess } from './process.ts';

/** Keys like those of an identity provider: most sign with RS256. */
const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const CLAIMS = { iss: 'https://issuer.example', aud: 'doveadm-graphql', sub: 'bench', roles: ['superadmin'], domains: ['*'] };

/** The built gateway with production settings, and a client of it. */
export class BenchGateway {
  readonly process: BenchProcess;
  /** The token of an administrator of all users. */
  readonly token: string;
  readonly #client: BenchClient;

  private constructor(process: BenchProcess, token: string, client: BenchClient) {
    this.process = process;
    this.token = token;
    this.#client = client;
  }

  /** @param settings of the gateway, in addition to the required ones */
  static async start(upstream: Upstream, settings: Readonly<Record<string, string>> = {}, execArgv: string[] = []): Promise<BenchGateway> {
    const env = {
      DOVEADM_URL: upstream.url,
      DOVEADM_API_KEY: upstream.apiKey,
      JWT_PUBLIC_KEY: KEYS.publicKey,
      JWT_ISSUER: CLAIMS.iss,
      JWT_AUDIENCE: CLAIMS.aud,
      AUDIT_LOG: join(mkdtempSync(join(tmpdir(), 'bench-')), 'audit.jsonl'),
      PORT: '0',
      // The same as in packaging/.
      NODE_OPTIONS: '--max-semi-space-size=32',
      // The bench is a single principal, so it would reach the limit.
      RATE_LIMIT: 'off',
      ...settings,
    };
    const process = await BenchProcess.start(new URL('../dist/cli.js', import.meta.url), ['serve'], env, execArgv);
    const key = { kind: 'private', pem: { reveal: () => KEYS.privateKey } } as const;
    const token = await signToken(CLAIMS, 24 * 3600, { key, algorithm: 'RS256' });
    return new BenchGateway(process, token, new BenchClient(process.url, token));
  }

  /** Runs a query. @throws Error when the answer contains errors */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.#client.ask(query, variables);
  }

  /** Runs a query and returns the whole answer, including errors. */
  askText(query: string, variables?: Readonly<Record<string, unknown>>): Promise<string> {
    return this.#client.askText(query, variables);
  }

  async stop(): Promise<void> {
    await this.#client.close();
    await this.process.stop();
  }
}

/** A client with kept-alive connections, like an app. */
export class BenchClient {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, token?: string) {
    const { origin, pathname } = new URL(url);
    this.#pool = new Pool(origin, { connections: 64, headersTimeout: 300_000, bodyTimeout: 300_000 });
    this.#path = pathname;
    this.#headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  }

  async ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown> {
    const text = await this.askText(query, variables);
    const answer = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (answer.errors !== undefined) throw new Error(`the gateway answered ${text.slice(0, 1000)}`);
    return answer.data;
  }

  async askText(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { body } = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: this.#headers,
      body: JSON.stringify({ query, variables }),
    });
    return body.text();
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}
