import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { signToken } from '../access/sign.ts';
import { loadTokenConfig } from '../config.ts';
import { UsageError } from './command.ts';
import type { CliCommand } from './command.ts';

export const token: CliCommand = {
  summary: 'Make a token for development, signed with JWT_SECRET or JWT_PRIVATE_KEY.',
  usage: `--sub NAME [--role ROLE]... [--domain DOMAIN]... [--user USER]... [--ttl TIME] [--jti ID]

  --sub     who the token is for; with the role "self", the account
  --role    a role of the policy, such as helpdesk
  --domain  a domain of the scope, or "*" for everyone
  --user    a user of the scope, or "*" for everyone, and beside it "!USER" for all but that one
  --ttl     how long it is valid: 90s, 15m, 12h or 30d (1h)
  --jti     the token's id, by which it can be revoked (a random one)`,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        sub: { type: 'string' },
        role: { type: 'string', multiple: true, default: [] },
        domain: { type: 'string', multiple: true, default: [] },
        user: { type: 'string', multiple: true, default: [] },
        ttl: { type: 'string', default: '1h' },
        jti: { type: 'string' },
      },
    });
    if (values.sub === undefined || values.sub === '') throw new UsageError('--sub is missing.');
    const ttlSeconds = parseTtl(values.ttl);
    const { signing, claims: paths, issuer, audience } = loadTokenConfig(io.env);

    const claims: Record<string, unknown> = { sub: values.sub, jti: values.jti ?? randomUUID() };
    if (issuer !== null) claims.iss = issuer;
    if (audience !== null) claims.aud = audience;
    if (values.role.length > 0) put(claims, paths.rolesClaim, values.role);
    if (values.domain.length > 0) put(claims, paths.domainsClaim, values.domain);
    if (values.user.length > 0) put(claims, paths.usersClaim, values.user);
    io.stdout.write(`${await signToken(claims, ttlSeconds, signing)}\n`);
    return 0;
  },
};

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function parseTtl(text: string): number {
  const [, amount = '', unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * (UNIT_SECONDS[unit] ?? 0);
  if (seconds === 0) throw new UsageError('--ttl must be a number and a unit, such as 90s, 15m, 12h or 30d.');
  return seconds;
}

/** Puts a value where the verifier looks for it. A name that is a URI is not a path, although it has dots. */
function put(claims: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.includes('/') ? [path] : path.split('.');
  const last = steps.pop() ?? path;
  let place = claims;
  for (const step of steps) {
    const next = (place[step] ?? {}) as Record<string, unknown>;
    place[step] = next;
    place = next;
  }
  place[last] = value;
}
