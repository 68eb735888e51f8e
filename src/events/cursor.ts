import { badInput } from '../doveadm/errors.ts';

/** The cursor of an event in the stream. It is opaque to clients, but not a secret. */
export function eventCursor(id: number): string {
  return Buffer.from(`event ${String(id)}`).toString('base64url');
}

/** @returns the position of the event. @throws CodedError BAD_USER_INPUT when the text is not the cursor of an event */
export function readEventCursor(cursor: string): number {
  const id = /^event (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (id === undefined || eventCursor(Number(id)) !== cursor) throw badInput('after', 'is not the cursor of an event');
  return Number(id);
}
