/** What a client program calls itself. It is a statement of the client: nothing is decided by it. */
export interface ClientName {
  readonly name: string;
  /** Null when the client gives none. */
  readonly version: string | null;
}
