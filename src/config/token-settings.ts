import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { SigningSettings } from '../access/sign.ts';
import type { TokenKey, TokenSettings } from '../access/token.ts';
import { algorithmsFor, KEY_SET_ALGORITHMS, SECRET_ALGORITHMS } from './algorithms.ts';
import { isSet } from './read-settings.ts';
import type { Env, Report } from './read-settings.ts';
import { Secret } from './secret.ts';
import type { SettingName, Values } from './settings.ts';

const KEYS = ['JWT_JWKS_URL', 'JWT_PUBLIC_KEY', 'JWT_SECRET'] as const satisfies readonly SettingName[];

/** How tokens are verified; null after a reported fault. */
export function tokenSettings(values: Values, env: Env, report: Report): TokenSettings | null {
  const given = KEYS.filter((name) => isSet(env, name));
  if (given.length === 0) report(KEYS.join(' | '), 'is not set: without one of them no token can be verified.');
  if (given.length > 1) report(given.join(', '), 'are set together: keep the one that tokens are signed with.');
  if (given.length !== 1) return null;

  if (given[0] !== 'JWT_SECRET') {
    for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE'] as const) {
      if (!isSet(env, name)) {
        report(name, `must be set with ${given[0] ?? ''}: any other token of that issuer would be accepted.`);
      }
    }
  }
  const found = findKey(values, report);
  if (found === null) return null;
  return {
    key: found.key,
    algorithms: algorithms(values, found.suitable, report),
    issuers: values.JWT_ISSUER,
    audiences: values.JWT_AUDIENCE,
    clockToleranceSeconds: values.JWT_CLOCK_TOLERANCE,
    denyFile: values.JWT_DENY_FILE,
  };
}

/** The key that `doveadm-graphql token` signs with; null after a reported fault. */
export function signingSettings(values: Values, env: Env, report: Report): SigningSettings | null {
  const pem = values.JWT_PRIVATE_KEY;
  const secret = values.JWT_SECRET;
  if (pem !== null && secret !== null) report('JWT_PRIVATE_KEY, JWT_SECRET', 'are set together: keep the one to sign with.');
  else if (pem !== null) {
    const key = new Secret(unescapeLines(pem.reveal()));
    const suitable = suitableAlgorithms('JWT_PRIVATE_KEY', () => createPrivateKey(key.reveal()), report);
    if (suitable !== null) return { key: { kind: 'private', pem: key }, algorithm: preferred(values, suitable) };
  } else if (secret !== null) {
    return { key: { kind: 'secret', secret }, algorithm: preferred(values, SECRET_ALGORITHMS) };
  } else if (!isSet(env, 'JWT_PRIVATE_KEY') && !isSet(env, 'JWT_SECRET')) {
    report('JWT_SECRET | JWT_PRIVATE_KEY', 'is not set: set the one to sign with.');
  }
  return null;
}

interface FoundKey {
  readonly key: TokenKey;
  /** The algorithms for this type of key. They are the default. */
  readonly suitable: readonly string[];
}

function findKey(values: Values, report: Report): FoundKey | null {
  const { JWT_JWKS_URL: url, JWT_PUBLIC_KEY: publicKey, JWT_SECRET: secret } = values;
  if (url !== null) return { key: { kind: 'jwks', url }, suitable: KEY_SET_ALGORITHMS };
  if (secret !== null) {
    if (secret.reveal().includes('-----BEGIN')) {
      report('JWT_SECRET', 'is a PEM key: give a public key as JWT_PUBLIC_KEY, since anyone who knows a shared secret can sign tokens.');
      return null;
    }
    return { key: { kind: 'secret', secret }, suitable: SECRET_ALGORITHMS };
  }
  if (publicKey === null) return null;
  const pem = unescapeLines(publicKey);
  if (pem.includes('PRIVATE KEY-----')) {
    report('JWT_PUBLIC_KEY', 'is a private key: give the public one, the gateway has no need of the other.');
    return null;
  }
  const suitable = suitableAlgorithms('JWT_PUBLIC_KEY', () => createPublicKey(pem), report);
  return suitable === null ? null : { key: { kind: 'public', pem }, suitable };
}

function suitableAlgorithms(name: string, read: () => ReturnType<typeof createPublicKey>, report: Report): readonly string[] | null {
  try {
    const suitable = algorithmsFor(read());
    if (suitable.length > 0) return suitable;
    report(name, 'must be an RSA key of 2048 bits or more, an EC key on P-256, P-384 or P-521, or an Ed25519 key.');
  } catch {
    report(name, 'must be a key in PEM: "-----BEGIN … KEY-----" and what follows.');
  }
  return null;
}

function algorithms(values: Values, suitable: readonly string[], report: Report): readonly string[] {
  const wanted = values.JWT_ALGORITHMS;
  if (wanted === null) return suitable;
  const unsuitable = wanted.filter((algorithm) => !suitable.includes(algorithm));
  if (unsuitable.length > 0) {
    report('JWT_ALGORITHMS', `does not suit the key (${unsuitable.join(', ')}): choose from ${suitable.join(', ')}.`);
  }
  return wanted;
}

function preferred(values: Values, suitable: readonly string[]): string {
  return values.JWT_ALGORITHMS?.find((wanted) => suitable.includes(wanted)) ?? suitable[0] ?? '';
}

/** Environment files often hold a PEM on one line, with `\n` for its line ends. */
function unescapeLines(pem: string): string {
  return pem.replaceAll('\\n', '\n');
}
