import { randomBytes } from 'node:crypto';
import type { Series } from './install.ts';
import type { World } from './world.ts';

/** How a user's mail is stored. */
export type MailFormat = 'sdbox' | 'mdbox' | 'maildir';

/** A mail user of a private Dovecot. */
export interface DovecotUser {
  /** The login name, with or without a domain, in lower case. */
  name: string;
  password: string;
  format: MailFormat;
  /** System uid and gid the user's mail belongs to. */
  uid: number;
  /** Storage limit in KiB; null means no limit. */
  quotaKiB: number | null;
  /** Whether there is an alternative storage, in `~/alt`. */
  alternative: boolean;
  /** Whether quota is kept in a file of its own, `~/mail/maildirsize`, and not counted from the indexes; Maildir on 2.3 only. */
  quotaFile: boolean;
  /** Further fields of the line in the passwd-file, which the passdb reads; the userdb reads those that begin with `userdb_`. */
  fields: readonly string[];
}

/** Options of a new user. All have defaults. */
export interface NewUser {
  /** @default a name not used before, in `domain` */
  name?: string;
  /** Where a new name is in; null for none. @default 'example.com' */
  domain?: string | null;
  /** @default 'secret' */
  password?: string;
  /** @default 'sdbox' */
  format?: MailFormat;
  /** @default 5000 */
  uid?: number;
  /** @default null, no limit */
  quotaKiB?: number | null;
  /** @default false */
  alternative?: boolean;
  /** @default false */
  quotaFile?: boolean;
  /** @default none */
  fields?: readonly string[];
}

export const defaultPassword = 'secret';

/** The users every private Dovecot has by default. */
export const defaultUsers: readonly NewUser[] = [
  { name: 'alice@example.com', quotaKiB: 102_400 },
  { name: 'bob@example.com', format: 'maildir' },
  { name: 'carol@example.com', quotaKiB: 10_240 },
  { name: 'tiny@example.com', quotaKiB: 20 },
  { name: 'dave@other.org' },
  { name: 'erin@other.org', format: 'maildir', quotaKiB: 51_200 },
  { name: 'frank@example.net', format: 'maildir', uid: 5001 },
  { name: 'samik' },
];

/** Completes a user with the defaults. */
export function createDovecotUser(user: NewUser): DovecotUser {
  return {
    name: user.name ?? freshName(user.domain),
    password: user.password ?? defaultPassword,
    format: user.format ?? 'sdbox',
    uid: user.uid ?? 5000,
    quotaKiB: user.quotaKiB ?? null,
    alternative: user.alternative ?? false,
    quotaFile: user.quotaFile ?? false,
    fields: user.fields ?? [],
  };
}

function freshName(domain: string | null = 'example.com'): string {
  const name = `user-${randomBytes(5).toString('hex')}`;
  return domain === null ? name : `${name}@${domain}`;
}

/** The user's line in the passwd-file. */
export function passwdLine(series: Series, { folder, owner }: World, user: DovecotUser): string {
  const uid = owner?.uid ?? user.uid;
  const gid = owner?.gid ?? user.uid;
  const fields = [...(series === '2.3' ? fields23(user) : fields24(user)), ...user.fields];
  return `${user.name}:{PLAIN}${user.password}:${uid}:${gid}::${folder}/home/${user.name}::${fields.join(' ')}\n`;
}

function fields23({ format, quotaKiB, alternative, quotaFile }: DovecotUser): string[] {
  const location = `userdb_mail=${format}:~/mail${alternative ? ':ALT=~/alt' : ''}`;
  return [
    location,
    ...(quotaFile ? ['userdb_quota=maildir:File'] : []),
    ...(quotaKiB === null ? [] : [`userdb_quota_rule=*:storage=${quotaKiB}K`]),
  ];
}

function fields24({ format, quotaKiB, alternative }: DovecotUser): string[] {
  return [
    `userdb_mail_driver=${format}`,
    ...(alternative ? ['userdb_mail_alt_path=~/alt'] : []),
    ...(quotaKiB === null ? [] : [`userdb_quota_storage_size=${quotaKiB}K`]),
  ];
}
