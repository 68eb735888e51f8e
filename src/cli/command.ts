import type { Env } from '../config/read-settings.ts';

/** The environment of a command; tests replace it. */
export interface Io {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Settings. @default the environment */
  readonly env?: Env | undefined;
}

/** One word after `doveadm-graphql`. */
export interface CliCommand {
  readonly summary: string;
  /** The usage after the command's name. */
  readonly usage: string;
  /**
   * @returns the exit code.
   * @throws UsageError for invalid arguments.
   */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** Invalid arguments: prints the usage and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
