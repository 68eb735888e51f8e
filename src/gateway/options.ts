import type { Audit } from '../audit.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import type { CodedError, ErrorCode } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { AuthorizationPolicy } from './authorizer.ts';
import type { RunningRequests } from './running-requests.ts';
import type { WritesInFlight } from './writes-in-flight.ts';

export interface RunOptions {
  /** Of a write: whether its cost has been counted already, with that of others. @default false */
  readonly paid?: boolean | undefined;
  /** The host's configured name. @default the default host */
  readonly host?: string | null | undefined;
  /** The host's name once more, for commands whose record demands it. */
  readonly confirm?: string | null | undefined;
  /** Of a write: the permissions that its further steps need. They are checked with the write's own, before anything is sent. */
  readonly furtherPermissions?: readonly Permission[] | undefined;
  /** Of a write: stops when the write is authorised, with nothing sent. @default false */
  readonly dryRun?: boolean | undefined;
  /** Of a write: runs when the write is authorised, right before it is sent. Null: all is as expected; otherwise why it is not sent. */
  readonly condition?: (() => Promise<CodedError | null>) | undefined;
}

/** A change for several users. */
export interface ChangeOfMany {
  /** As the audit log shows it. */
  readonly target: object;
  /** The host's configured name. @default the default host */
  readonly host?: string | null | undefined;
}

/** A command that begins: for the request log and for `running`. */
export interface CommandStart {
  readonly requestId: string;
  readonly host: string;
  readonly command: AnyCommand;
  readonly users: readonly string[];
}

/** How a command ended: for metrics and the request log. */
export interface CommandEvent {
  readonly requestId: string;
  readonly host: string;
  readonly command: AnyCommand;
  /** Null: the command succeeded. */
  readonly code: ErrorCode | null;
  /** The permission that was missing; null: none was. */
  readonly missingPermission?: string | null;
  /** From the call of `run`, waiting included. */
  readonly durationMs: number;
}

export interface GatewayOptions extends AuthorizationPolicy {
  /** The first is the default. */
  readonly hosts: readonly Host[];
  readonly audit: Audit;
  /** The writes under way, of all requests. */
  readonly writes: WritesInFlight;
  /** Called for what goes wrong behind a caller's back, such as an audit line that cannot be stored after a write. */
  readonly onFault: (error: unknown) => void;
  /** Called for every command when `run` is called. */
  readonly onCommandStart?: ((event: CommandStart) => void) | undefined;
  /** Without it, `running` is empty. */
  readonly requests?: RunningRequests | undefined;
  /** Called for every command when it has come to its end. */
  readonly onCommand?: ((event: CommandEvent) => void) | undefined;
}
