import { defineCommand, type Row } from '../command.ts';

/** Stands for any command that the host lists. raw-command.ts finds and checks the actual one. */
export const rawCommand = defineCommand({
  name: 'doveadm',
  summary: 'Run any command that the host lists, by its doveadm name and parameters.',
  effect: 'write',
  class: 'server',
  hostOnly: true,
  raw: true,
  permission: 'RAW_COMMAND',
  params: { command: 'string', parameters: 'wire?' },
  decode: (rows): readonly Row[] => rows,
});
