import { directorStatus, type DirectorHostRow } from '../doveadm/commands/director.ts';
import type { Gateway, Payload } from '../gateway.ts';
import type { DirectorRef } from './refs.ts';

/** The payload of a change to one mail server. */
export interface DirectorHostWriteResult extends Payload {
  readonly director: DirectorRef;
  readonly ip: string;
}

/** @throws CodedError when this host has no director, or the caller may not see it */
export async function assertDirector(doveadm: Gateway, host: string): Promise<void> {
  await doveadm.run(directorStatus, {}, { host });
}

/** A mail server behind the director of a host. */
export interface DirectorHostRef extends DirectorHostRow {
  readonly director: DirectorRef;
}

/** The director's mail servers. */
export async function listDirectorHosts(doveadm: Gateway, director: DirectorRef): Promise<DirectorHostRef[]> {
  return (await doveadm.run(directorStatus, {}, director)).map((row) => ({ ...row, director }));
}

/** The current state of a mail server in the director; null when it has no server with this address. */
export async function findDirectorHost(doveadm: Gateway, director: DirectorRef, ip: string): Promise<DirectorHostRef | null> {
  return (await listDirectorHosts(doveadm, director)).find((candidate) => candidate.ip === ip) ?? null;
}
