import type { Audit } from '../audit.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import type { CodedError, ErrorCode } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { UserRoutes } from '../doveadm/routing/user-routes.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { AuthorizationPolicy } from './authorizer.ts';
import type { RunningRequests } from './running-requests.ts';
import type { WritesInFlight } from './writes-in-flight.ts';

export interface RunOptions {
  /** For a write: whether its cost was counted already, together with that of others. @default false */
  readonly paid?: boolean | undefined;
  /** The host's configured name. @default the default host */
  readonly host?: string | null | undefined;
  /** Of a read: whether it is sent again, although this request has its answer. @default false */
  readonly fresh?: boolean | undefined;
  /** The host's name again, for commands whose record requires it. */
  readonly confirm?: string | null | undefined;
  /** For a write: the permissions for its further steps. They are checked together with the write's own, before anything is sent. */
  readonly furtherPermissions?: readonly Permission[] | undefined;
  /** For a write: stops after the authorisation, and sends nothing. @default false */
  readonly dryRun?: boolean | undefined;
  /**
   * For a write: runs after the authorisation, right before the write is sent. Null: the state is as expected; otherwise the reason not to
   * send it.
   */
  readonly condition?: (() => Promise<CodedError | null>) | undefined;
}

/** A change for several users. */
export interface ChangeOfMany {
  /** As the audit log shows it. */
  readonly target: object;
  /** The host's configured name. @default the default host */
  readonly host?: string | null | undefined;
}

/** The start of a command: for the request log and for `running`. */
export interface CommandStart {
  readonly requestId: string;
  readonly host: string;
  readonly command: AnyCommand;
  readonly users: readonly string[];
}

/** The end of a command: for metrics and the request log. */
export interface CommandEvent {
  readonly requestId: string;
  readonly host: string;
  readonly command: AnyCommand;
  /** Null: the command succeeded. */
  readonly code: ErrorCode | null;
  /** The missing permission; null: none was missing. */
  readonly missingPermission?: string | null;
  /** From the call of `run`, including waiting. */
  readonly durationMs: number;
}

export interface GatewayOptions extends AuthorizationPolicy {
  /** The first is the default. */
  readonly hosts: readonly Host[];
  /** How the host of a user's mail is found. @default user commands go to the default host */
  readonly routes?: UserRoutes | null | undefined;
  readonly audit: Audit;
  /** The writes in flight, of all requests. */
  readonly writes: WritesInFlight;
  /** Called for faults that the caller does not see, such as an audit line that cannot be stored after a write. */
  readonly onFault: (error: unknown) => void;
  /** Called for every command when `run` is called. */
  readonly onCommandStart?: ((event: CommandStart) => void) | undefined;
  /** Without it, `running` is empty. */
  readonly requests?: RunningRequests | undefined;
  /** Called for every command when it has ended. */
  readonly onCommand?: ((event: CommandEvent) => void) | undefined;
}
