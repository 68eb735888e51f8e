import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestHttp, Agent as HttpAgent } from 'node:http';
import { request as requestHttps, Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { PostWebhook } from '../events/webhook-worker.ts';
import type { Webhook } from '../events/webhook.ts';
import { isPrivateAddress } from './private-address.ts';

const TIMEOUT_MS = 10_000;
const agents = { http: new HttpAgent({ keepAlive: true, maxSockets: 16 }), https: new HttpsAgent({ keepAlive: true, maxSockets: 16 }) };
/** Connections to private addresses are never shared with webhooks that may not reach them. */
const privateAgents = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 16 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 16 }),
};

/**
 * Posts an event, signed as Standard Webhooks has it: the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. Only an answer of 2xx
 * counts, and no redirect is followed.
 */
export const postWebhook: PostWebhook = async (webhook, id, payload, signal) => {
  const url = new URL(webhook.url);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!webhook.allowPrivate && isIP(literal) !== 0 && isPrivateAddress(literal)) return `${literal} is a private address.`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  try {
    const status = await send(webhook, url, signal, payload, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(payload)),
      'user-agent': 'doveadm-graphql',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature(webhook, `${id}.${timestamp}.${payload}`)}`,
    });
    if (status >= 200 && status < 300) return null;
    const isRedirect = status >= 300 && status < 400;
    return isRedirect ? `It answered ${String(status)}: redirects are not followed.` : `It answered ${String(status)}.`;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return signal.aborted ? 'The gateway has ended.' : `It cannot be reached: ${message || (code ?? 'unknown')}.`;
  }
};

/** Of the key and the content. A secret `whsec_…` is Base64, as Standard Webhooks has it; any other is taken as it is. */
function signature({ secret }: Webhook, content: string): string {
  const text = secret.reveal();
  const key = text.startsWith('whsec_') ? Buffer.from(text.slice('whsec_'.length), 'base64') : Buffer.from(text);
  return createHmac('sha256', key).update(content).digest('base64');
}

function send(
  { allowPrivate }: Webhook,
  url: URL,
  signal: AbortSignal,
  payload: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const isTls = url.protocol === 'https:';
  const pool = allowPrivate ? privateAgents : agents;
  const options = {
    method: 'POST',
    headers,
    agent: isTls ? pool.https : pool.http,
    signal,
    ...(allowPrivate ? {} : { lookup: lookupPublic }),
  };
  return new Promise((resolve, reject) => {
    const request = (isTls ? requestHttps : requestHttp)(url, options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
      response.once('close', () => reject(new Error('the answer broke off')));
    });
    // AbortSignal.any would keep something of each request for as long as the gateway runs (Node 20).
    const timer = setTimeout(() => request.destroy(new Error('The operation was aborted')), TIMEOUT_MS);
    request.once('close', () => {
      clearTimeout(timer);
    });
    request.once('error', reject);
    request.end(payload);
  });
}

/** Finds the addresses of a name, and leaves out private ones. The connection goes to what was checked: a name cannot change its mind in between. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = open;
    if (first === undefined) callback(new Error(`${hostname} has private addresses only`), []);
    else if (options.all === true) callback(null, open);
    else callback(null, first.address, first.family);
  });
};
