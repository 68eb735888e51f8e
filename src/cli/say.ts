import type { Io } from './command.ts';

/** Writes one message to standard error. */
export type Say = (level: 'info' | 'warn' | 'error' | 'fatal', message: string) => void;

/** JSON lines like those of the log, or plain text on a terminal. */
export function createSay({ stderr }: Io): Say {
  const isLog = stderr === process.stderr && !process.stderr.isTTY;
  return (level, message) => {
    const line = JSON.stringify({ level, time: new Date().toISOString(), msg: message });
    stderr.write(isLog ? `${line}\n` : `doveadm-graphql: ${message}\n`);
  };
}
