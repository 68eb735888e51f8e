import { host, user, type Need } from './needs.ts';

/** How a query reaches a type, and which permissions that needs. */
export const WAYS: Readonly<
  Record<string, { readonly wrap: (field: string) => string; readonly path: readonly string[]; readonly needs: readonly Need[] }>
> = {
  Query: { wrap: (field) => field, path: [], needs: [] },
  User: { wrap: (field) => `user(name: $user) { ${field} }`, path: ['user'], needs: [user('USER_READ')] },
  UserFts: { wrap: (field) => `user(name: $user) { fts { ${field} } }`, path: ['user', 'fts'], needs: [user('USER_READ')] },
  Mailbox: {
    wrap: (field) => `user(name: $user) { mailbox(name: "INBOX") { ${field} } }`,
    path: ['user', 'mailbox'],
    needs: [user('USER_READ'), user('MAILBOX_READ')],
  },
  Message: {
    wrap: (field) => `user(name: $user) { mailbox(name: "INBOX") { message(uid: 1) { ${field} } } }`,
    path: ['user', 'mailbox', 'message'],
    needs: [user('USER_READ'), user('MAILBOX_READ'), user('MESSAGE_READ')],
  },
  Host: { wrap: (field) => `host { ${field} }`, path: ['host'], needs: [host('HOST_READ')] },
  Dict: {
    wrap: (field) => `user(name: $user) { dict(source: { filterName: "x" }) { ${field} } }`,
    path: ['user', 'dict'],
    needs: [user('USER_READ')],
  },
  SieveScript: {
    wrap: (field) => `user(name: $user) { sieveScripts { ${field} } }`,
    path: ['user', 'sieveScripts'],
    needs: [user('USER_READ'), user('SIEVE_READ')],
  },
  Director: {
    wrap: (field) => `host { director { ${field} } }`,
    path: ['host', 'director'],
    needs: [host('HOST_READ'), host('DIRECTOR_READ')],
  },
  DirectorHost: {
    wrap: (field) => `host { director { hosts { ${field} } } }`,
    path: ['host', 'director', 'hosts'],
    needs: [host('HOST_READ'), host('DIRECTOR_READ')],
  },
  Replicator: { wrap: (field) => `host { replicator { ${field} } }`, path: ['host', 'replicator'], needs: [host('HOST_READ')] },
  FileSystem: {
    wrap: (field) => `host { fs(source: { filterName: "x" }) { ${field} } }`,
    path: ['host', 'fs'],
    needs: [host('HOST_READ')],
  },
  FsFile: {
    wrap: (field) => `host { fs(source: { filterName: "x" }) { file(path: "x") { ${field} } } }`,
    path: ['host', 'fs', 'file'],
    needs: [host('HOST_READ'), host('FS_READ')],
  },
};

/** The commands that these permissions allow on the way to a field. */
export const READS: Readonly<Record<string, readonly string[]>> = {
  USER_READ: ['user'],
  MAILBOX_READ: ['mailboxList', 'mailboxStatus'],
  MESSAGE_READ: ['fetch', 'search'],
  SIEVE_READ: ['sieveList'],
  DIRECTOR_READ: ['directorStatus'],
  FS_READ: ['fsStat'],
};
