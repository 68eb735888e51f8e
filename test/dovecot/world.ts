/** TCP ports at the address of a {@link World}. All are chosen; nothing listens on those of services that were not requested. */
export interface Ports {
  /** doveadm HTTP */
  doveadm: number;
  /** doveadm HTTP for commands on mail, from processes that serve many connections (2.3 only) */
  doveadmMail: number;
  /** doveadm HTTP with TLS */
  doveadmTls: number;
  /** doveadm's own protocol, which replication speaks */
  doveadmTcp: number;
  imap: number;
  lmtp: number;
  /** ManageSieve */
  sieve: number;
  /** the director's ring (2.3 only) */
  director: number;
}

/** Everything a configuration is written from. */
export interface World {
  /** Name of this Dovecot in the list of instances. */
  name: string;
  /** The folder everything is in, as Dovecot sees it. */
  folder: string;
  /** Where it listens. */
  address: string;
  ports: Ports;
  apiKey: string;
  password: string;
  /**
   * Whether a process of doveadm HTTP serves many connections, where by default Dovecot forks for each. On 2.3 this is an additional listener, for
   * commands on mail: a server command ends a process that has opened mail.
   */
  reusesProcesses: boolean;
  /** Whether doveadm HTTP has a second listener, with TLS. */
  tls: boolean;
  /** Whether a director runs (2.3 only). */
  director: boolean;
  /** The one system user everything runs as where Dovecot is not started by root; else null. */
  owner: Owner | null;
}

/** A system user. */
export interface Owner {
  name: string;
  group: string;
  uid: number;
  gid: number;
}
