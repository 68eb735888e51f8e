import { defineCommand, noRows } from '../command.ts';
import { text } from '../decode.ts';

export const sieveList = defineCommand({
  name: 'sieveList',
  summary: "List a user's Sieve scripts.",
  effect: 'read',
  opens: 'mail',
  permission: 'SIEVE_READ',
  params: { user: 'user' },
  decode: (rows) => rows.map((row) => ({ name: text(row, 'script'), active: row.active === 'ACTIVE' })),
});

/** The script's source; null where there is none of this name. */
export const sieveGet = defineCommand({
  name: 'sieveGet',
  summary: 'Read a Sieve script.',
  effect: 'read',
  opens: 'mail',
  permission: 'SIEVE_READ',
  params: { user: 'user', scriptname: 'scriptName' },
  exitCodes: { 68: [] },
  decode: ([row]) => (row === undefined ? null : text(row, 'sieve script')),
});

export const sievePut = defineCommand({
  name: 'sievePut',
  summary: 'Store a Sieve script.',
  effect: 'write',
  opens: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user', scriptname: 'scriptName', file: 'content', activate: 'boolean?' },
  decode: noRows,
});

export const sieveActivate = defineCommand({
  name: 'sieveActivate',
  summary: 'Make a Sieve script the active one.',
  effect: 'write',
  opens: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user', scriptname: 'scriptName' },
  decode: noRows,
});

export const sieveDeactivate = defineCommand({
  name: 'sieveDeactivate',
  summary: 'Deactivate the active Sieve script.',
  effect: 'write',
  opens: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user' },
  decode: noRows,
});

export const sieveRename = defineCommand({
  name: 'sieveRename',
  summary: 'Rename a Sieve script.',
  effect: 'write',
  opens: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user', oldname: 'scriptName', newname: 'scriptName' },
  decode: noRows,
});

export const sieveDelete = defineCommand({
  name: 'sieveDelete',
  summary: 'Delete a Sieve script.',
  effect: 'destroy',
  opens: 'mail',
  permission: 'SIEVE_DELETE',
  params: { user: 'user', scriptname: 'scriptName', ignoreActive: 'boolean?' },
  decode: noRows,
});
