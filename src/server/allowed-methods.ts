import type { IncomingMessage, ServerResponse } from 'node:http';

/** For what can only be read. */
export const READING = ['GET', 'HEAD'] as const;

/** Whether a request has one of these methods. Answers any other one with 405 and what is allowed. */
export function hasMethod(methods: readonly string[], request: IncomingMessage, response: ServerResponse): boolean {
  if (methods.includes(request.method ?? '')) return true;
  response.writeHead(405, { allow: methods.join(', ') }).end();
  return false;
}
