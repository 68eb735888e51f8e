import type { AnyCommand, ArgumentsOf } from '../command.ts';
import type { SendOptions } from '../host/wire.ts';

/** One read: a command with authorised and checked arguments. */
export interface Read<C extends AnyCommand = AnyCommand> {
  readonly command: C;
  readonly args: ArgumentsOf<C>;
}

/** The caller and the request that reads are sent for. */
export interface ReadOptions extends Omit<SendOptions, 'effect' | 'pace' | 'round'> {
  /** Nothing is sent before it. @default none */
  readonly after?: Promise<unknown> | undefined;
  /** Called with the number of commands before they are sent. If it throws, none is sent. */
  readonly spend: (commands: number) => Promise<void>;
}
