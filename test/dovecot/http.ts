import type { Dovecot } from './dovecot.ts';

/** A command as doveadm HTTP takes it: name, parameters, tag. */
export type WireCommand = [name: string, parameters: Record<string, unknown>, tag: string];

/** An answer to one command: "doveadmResponse" or "error", the payload, the tag. */
export type WireReply = [kind: string, payload: unknown, tag: string];

/** What is needed to reach doveadm HTTP. */
export type Endpoint = Pick<Dovecot, 'url' | 'apiKey'> & Partial<Pick<Dovecot, 'mailUrl'>>;

/** Asks doveadm HTTP for the commands it offers. Fails where there is no answer or not the status 200. */
export async function listCommands(endpoint: Endpoint): Promise<{ command: string; parameters: unknown[] }[]> {
  const response = await send(endpoint, {});
  if (!response.ok) throw new Error(`doveadm HTTP answered ${response.status}`);
  return (await response.json()) as { command: string; parameters: unknown[] }[];
}

/** Sends an envelope as it is and returns the answers. Fails if the answer is not status 200 and JSON. */
export async function postCommands(endpoint: Endpoint, commands: readonly WireCommand[]): Promise<WireReply[]> {
  const isMail = commands.every(([, { user }]) => typeof user === 'string');
  const url = (isMail ? endpoint.mailUrl : undefined) ?? endpoint.url;
  const { status, body } = await postRaw({ ...endpoint, url }, JSON.stringify(commands));
  if (status !== 200) throw new Error(`doveadm HTTP answered ${status}: ${body}`);
  return JSON.parse(body) as WireReply[];
}

/** Sends any text as an envelope and returns whatever comes back. Fails if the connection drops without an answer. */
export async function postRaw(endpoint: Endpoint, body: string): Promise<{ status: number; body: string }> {
  const response = await send(endpoint, { method: 'POST', body });
  return { status: response.status, body: await response.text() };
}

function send({ url, apiKey }: Endpoint, init: RequestInit): Promise<Response> {
  const authorization = `X-Dovecot-API ${Buffer.from(apiKey).toString('base64')}`;
  return fetch(`${url}/doveadm/v1`, { ...init, headers: { authorization } });
}
