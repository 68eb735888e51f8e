import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureProgram } from '../dovecot/apt.ts';
import { freePorts } from '../dovecot/ports.ts';
import { run, runOrThrow } from '../dovecot/run.ts';

export const site = readFileSync(resolve(import.meta.dirname, '../../packaging/nginx/doveadm-graphql.conf'), 'utf8');

/** An answer as it came over HTTPS. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** nginx with the site that is shipped, on a port of 127.0.0.1, in front of a gateway. */
export class Nginx {
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** @param folder an empty one @param gateway where the gateway listens: `127.0.0.1:4000` */
  static async start(folder: string, gateway: string): Promise<Nginx> {
    await ensureProgram('/usr/sbin/nginx', 'nginx-light');
    const [port] = (await freePorts(1)) as [number];
    const nginx = new Nginx(folder, port);
    const certificate = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-days', '2'];
    await runOrThrow([...certificate, '-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]);
    const here = site
      .replaceAll('/etc/ssl/mail-api', folder)
      .replaceAll('127.0.0.1:4000', gateway)
      .replace('listen 443 ', `listen 127.0.0.1:${String(port)} `)
      .replace(/^ *listen \[::\].*\n/m, '');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    const main = `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr; events {}`;
    writeFileSync(join(folder, 'nginx.conf'), `${main} http { access_log off; ${temporary.join(' ')} ${here} }`);
    nginx.#child = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    for (let tries = 0; !(await nginx.#accepts()); tries++) {
      if (tries > 200) throw new Error((await nginx.test()).stderr);
      await sleep(50);
    }
    return nginx;
  }

  /** What nginx itself says of the configuration. */
  test(): Promise<{ status: number; stderr: string }> {
    return run(['/usr/sbin/nginx', '-t', '-c', join(this.#folder, 'nginx.conf')]);
  }

  /** Sends a request from an address of this machine. */
  post(path: string, body: string, { from, headers }: { from: string; headers: Record<string, string> }): Promise<Answer> {
    return new Promise((done, fail) => {
      const options = { host: '127.0.0.1', port: this.#port, path, method: 'POST', localAddress: from, rejectUnauthorized: false };
      const sent = request({ ...options, headers: { 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      sent.on('error', fail);
      sent.end(body);
    });
  }

  stop(): void {
    this.#child?.kill('SIGTERM');
  }

  #accepts(): Promise<boolean> {
    return new Promise((done) => {
      const socket = connect(this.#port, '127.0.0.1', () => {
        socket.destroy();
        done(true);
      });
      socket.on('error', () => done(false));
    });
  }
}
