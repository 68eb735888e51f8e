/** Words that name a secret, as parts of names such as `mail_crypt_private_password` or `totpSeed`. */
const SECRET_WORDS =
  /^(?:pass.*|pwd|secrets?|private|tokens?|credentials?|.*keys?|crypt.*|.*otp|seed|pin|salt|nonce|hash|cookie|bearer|signature)$/;

/** Whether a field of this name holds a secret. A user database holds secrets for other parts of Dovecot. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return words.split(/[^a-z]+/).some((word) => SECRET_WORDS.test(word));
}

const HIDDEN = '<hidden>';
const NAME = String.raw`[\w.-]*(?:pass(?!db|wd-file)\w*|pwd|secret|token|credential|resp|(?:api|private|secret|access)[_-]?key)[\w.-]*`;
const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;)&]+)`;

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  // A URL with a user and a password.
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${HIDDEN}@`],
  // `password=…`, `password = '…'`, and auth's "(given password: …)".
  [new RegExp(String.raw`\b(${NAME}"?\s*=\s*)${VALUE}`, 'gi'), `$1${HIDDEN}`],
  [/\b(given password: )[^)\s]+/gi, `$1${HIDDEN}`],
  // A stored password: `{SHA512-CRYPT}$6$…`, or the part that starts with the dollar sign.
  [/\{[A-Z][A-Z0-9.-]*\}[^\s,;)'"]+/gi, HIDDEN],
  [/\$(?:[156]|2[abxy]?|argon2\w*|pbkdf2[\w-]*)\$[^\s,;)'"]+/g, HIDDEN],
];

/** Hides the secrets in a text: passwords in URLs, in queries and in settings, stored passwords, private keys. */
export function hideSecrets(text: string): string {
  return SECRETS.reduce((hidden, [pattern, replacement]) => hidden.replace(pattern, replacement), text);
}
