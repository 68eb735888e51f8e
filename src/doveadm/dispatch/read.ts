import type { AnyCommand, ArgumentsOf } from '../command.ts';
import type { SendOptions } from '../host/wire.ts';

/** One read: a command with arguments that have been authorised and checked. */
export interface Read<C extends AnyCommand = AnyCommand> {
  readonly command: C;
  readonly args: ArgumentsOf<C>;
}

/** On whose behalf reads are sent. */
export interface ReadOptions extends Omit<SendOptions, 'effect' | 'pace'> {
  /** Told how many commands are about to be sent; where it throws, none is. */
  readonly spend: (commands: number) => Promise<void>;
}
