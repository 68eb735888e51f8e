import type { Env } from '../config/read-settings.ts';

/** What a command of the command line works with; tests give their own. */
export interface Io {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Settings. @default the environment */
  readonly env?: Env | undefined;
}

/** One word after `doveadm-graphql`. */
export interface CliCommand {
  readonly summary: string;
  /** What follows the command's name, and what it means. */
  readonly usage: string;
  /**
   * @returns the exit code.
   * @throws UsageError for arguments that cannot be used.
   */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** Arguments that cannot be used: answered with the usage and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
