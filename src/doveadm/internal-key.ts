/**
 * The metadata that Dovecot reserves for itself, and its keys in the dictionary behind it: private keys of mail_crypt, access control
 * lists, and the metadata of the server, which INBOX holds (`vendor/vendor.dovecot/pvt/server/…`). IMAP clients cannot reach it, but
 * doveadm can (2.3.13, 2.3.19, 2.4.1, 2.4.5).
 */
const INTERNAL = /(^|\/)vendor\.dovecot\/+pvt(\/|$)/i;

/** Whether a key of metadata, a key of a dictionary, or a prefix of such keys leads to what Dovecot reserves for itself. */
export function isInternalKey(key: string): boolean {
  return INTERNAL.test(key);
}
