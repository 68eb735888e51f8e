/** One GraphQL request that has not been answered yet. */
export interface RunningRequest {
  readonly requestId: string;
  /** The principal's name in its token. */
  readonly principal: string;
  /** The client's address; null when it is not known. */
  readonly ip: string | null;
  /** The operation's name; null when it has none. */
  readonly operation: string | null;
  /** The selected fields of Query or Mutation. */
  readonly fields: readonly string[];
  /** The first users that its commands name. */
  readonly users: readonly string[];
  readonly since: Date;
  /** Commands that have not ended, by host. */
  readonly waitsFor: readonly { readonly command: string; readonly host: string; readonly count: number }[];
}

/** The requests in flight. Callers reach them through the gateway, which authorises. */
export interface RunningRequests {
  list(): readonly RunningRequest[];
  /**
   * Cancels a request: no further commands are sent, its reads fail, and its writes in flight run to their end.
   * @returns the request as it was; null when no such request runs
   */
  cancel(requestId: string, by: string): RunningRequest | null;
}
