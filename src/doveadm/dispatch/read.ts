import type { AnyCommand, ArgumentsOf } from '../command.ts';
import type { SendOptions } from '../host/wire.ts';

/** One read: a command with arguments that have been authorised and checked. */
export interface Read<C extends AnyCommand = AnyCommand> {
  readonly command: C;
  readonly args: ArgumentsOf<C>;
}

/** On whose behalf reads are sent. */
export interface ReadOptions extends Omit<SendOptions, 'effect' | 'pace'> {
  /** Called with the number of commands before they are sent. When it throws, none is sent. */
  readonly spend: (commands: number) => Promise<void>;
}
