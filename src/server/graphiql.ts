import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { GraphQLSchema } from 'graphql';
import { createSchema } from '../schema.ts';
import { hasMethod, READING } from './allowed-methods.ts';
import { exampleTabs, type ExampleOptions } from './example-tabs.ts';
import { StaticFiles, type StaticFile } from './static-files.ts';

export { exampleTabs };

/** The page's own scripts. */
const SCRIPTS = ['editor.js', 'monaco.js', 'page.js', 'post.js', 'stream.js', 'tabs.js'];

/** The package's own folder for the page, from src/server/ as from dist/server/. */
const FOLDER = new URL('../../graphiql/', import.meta.url);

/**
 * Allows scripts, workers and connections of this origin only. GraphiQL's editor positions each line of text by a style attribute and adds
 * style elements at run time, so styles cannot have the same restriction.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** Answers a request for the page or one of its files; returns false for any other request. */
export type GraphiqlHandler = (req: IncomingMessage, res: ServerResponse) => boolean;

/** GraphiQL with a token field and example tabs. All files come from this server: no request leaves the machine. */
export function createGraphiql(schema: GraphQLSchema = createSchema(), options: ExampleOptions = {}): GraphiqlHandler {
  const version = fingerprint();
  const assets = `graphiql/${version}`;
  const files = new StaticFiles();
  const table = assetTable();
  const html = own('page.html')
    .replaceAll('{{assets}}', assets)
    .replace('{{examples}}', () => JSON.stringify(exampleTabs(schema, options)).replaceAll('<', '\\u003c'));
  const page: StaticFile = { type: 'text/html; charset=utf-8', body: () => Promise.resolve(html) };
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;

  const send = (req: IncomingMessage, res: ServerResponse, name: string, file: StaticFile, headers: Record<string, string>): true => {
    files.send(req, res, name, file, { ...SECURITY_HEADERS, ...headers }).catch((error: unknown) => res.destroy(error as Error));
    return true;
  };

  return (req, res) => {
    const path = (req.url ?? '').split('?', 1)[0] ?? '';
    const prefix = `/${assets}/`;
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    const file = table.get(name);
    const isPage = path === '/graphql' && /^(GET|HEAD)$/.test(req.method ?? '') && (req.headers.accept ?? '').includes('text/html');
    if (path !== '/' && file === undefined && !isPage) return false;
    if (!hasMethod(READING, req, res)) return true;
    if (file !== undefined) return send(req, res, name, file, { 'cache-control': 'public, max-age=31536000, immutable' });
    const caching = { etag, 'cache-control': 'no-cache' };
    if (path === '/') res.writeHead(302, { location: 'graphql' }).end();
    else if (req.headers['if-none-match'] !== etag) return send(req, res, 'page.html', page, caching);
    else res.writeHead(304, { ...SECURITY_HEADERS, ...caching, vary: 'accept-encoding' }).end();
    return true;
  };
}

/** The files of the page. GraphiQL itself, 9 MB of text, is read only when somebody opens the page. */
function assetTable(): ReadonlyMap<string, StaticFile> {
  const part = (name: 'js' | 'css' | 'editorWorkerService' | 'jsonWorker' | 'graphqlWorker') => async () =>
    (await import('@graphql-yoga/render-graphiql/graphiql'))[name];
  const script = 'text/javascript; charset=utf-8';
  const style = 'text/css; charset=utf-8';
  return new Map<string, StaticFile>([
    ['graphiql.js', { type: script, body: part('js') }],
    ['graphiql.css', { type: style, body: part('css') }],
    ['editorWorkerService.worker.js', { type: script, body: part('editorWorkerService') }],
    ['json.worker.js', { type: script, body: part('jsonWorker') }],
    ['graphql.worker.js', { type: script, body: part('graphqlWorker') }],
    ...SCRIPTS.map((name): [string, StaticFile] => [name, { type: script, body: () => Promise.resolve(own(name)) }]),
    ['page.css', { type: style, body: () => Promise.resolve(own('page.css')) }],
    ['icon.svg', { type: 'image/svg+xml', body: () => Promise.resolve(own('icon.svg')) }],
  ]);
}

/** Changes when any of the files changes. */
function fingerprint(): string {
  const { version } = createRequire(import.meta.url)('@graphql-yoga/render-graphiql/package.json') as { version: string };
  const hash = createHash('sha256').update(version);
  for (const name of [...SCRIPTS, 'page.css', 'icon.svg']) hash.update(own(name));
  return hash.digest('base64url').slice(0, 12);
}

function own(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
