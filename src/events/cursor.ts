import { badInput } from '../doveadm/errors.ts';

/** The cursor of an event in the stream: opaque to clients, and no secret. */
export function eventCursor(id: number): string {
  return Buffer.from(`event ${String(id)}`).toString('base64url');
}

/** @returns the place of the event. @throws CodedError BAD_USER_INPUT for what no event has as its cursor */
export function readEventCursor(cursor: string): number {
  const id = /^event (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (id === undefined || eventCursor(Number(id)) !== cursor) throw badInput('after', 'is not the cursor of an event');
  return Number(id);
}
