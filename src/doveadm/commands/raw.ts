import { defineCommand, type Row } from '../command.ts';

/** Stands for any command that the host lists; which one it means, and how that is checked, says raw-command.ts. */
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
