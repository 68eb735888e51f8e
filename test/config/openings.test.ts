import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openings } from '../../src/config/openings.ts';

const JWT_PUBLIC_KEY = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
/** A configuration as production should have it. */
const shut = {
  DOVEADM_URL: 'https://mail.example.com:8443',
  DOVEADM_API_KEY: 'the-api-key',
  JWT_PUBLIC_KEY,
  JWT_ISSUER: 'https://id.example.com',
  JWT_AUDIENCE: 'mail-admin',
  AUDIT_LOG: '/var/log/audit.jsonl',
};
const secret = 'a secret that is long enough for HS256';
const find = (env: Record<string, string>, without: readonly string[] = []) =>
  openings(loadConfig({ ...Object.fromEntries(Object.entries(shut).filter(([name]) => !without.includes(name))), ...env }));

describe('what the settings leave open', () => {
  test('is empty with settings for production', () => {
    expect(find({})).toEqual([]);
  });

  test.each([
    ['DOVEADM_URL', 'http://10.0.0.11:8080', /^The key to all mail goes to 10\.0\.0\.11 in plain HTTP/],
    ['HOST', '0.0.0.0', /listens on 0\.0\.0\.0/],
    ['ALLOW_HOST_PARAMETERS', 'expandField,fsDriver', /by expandField, fsDriver\.$/],
    ['FS_FILTERS', 'mail_ext_attachment', /mail_ext_attachment/],
    ['RAW_COMMANDS', 'on', /any command/],
    ['GRAPHIQL', 'on', /query editor/],
    ['INTROSPECTION', 'on', /whole schema/],
    ['CORS_ORIGINS', 'https://admin.example.com', /^Pages of https:\/\/admin\.example\.com/],
    ['RATE_LIMIT', 'off', /nothing limits/],
    ['AUDIT_LOG', 'stdout', /standard output/],
  ])('%s=%s is said, and it alone', (name, value, what) => {
    expect(find({ [name]: value })).toEqual([{ setting: name, what: expect.stringMatching(what) as string }]);
  });

  test('EVENTS_HOST beyond this machine is said where events are received', () => {
    const events = { EVENTS_PASSWORD: 'a password of sixteen bytes', DATABASE: '/tmp/events.db' };
    expect(find({ EVENTS_HOST: '0.0.0.0' })).toEqual([]);
    expect(find({ EVENTS_HOST: '0.0.0.0', EVENTS_PORT: '4711', ...events })).toMatchObject([{ setting: 'EVENTS_HOST' }]);
    expect(find({ EVENTS_PORT: '4711', ...events })).toEqual([]);
    expect(find({ EVENTS_PORT: '4711', ...events, EVENTS_PASSWORD: 'short' })).toMatchObject([{ setting: 'EVENTS_PASSWORD' }]);
  });

  test('METRICS_HOST beyond this machine is reported when there are metrics', () => {
    expect(find({ METRICS_HOST: '0.0.0.0' })).toEqual([]);
    expect(find({ METRICS_HOST: '0.0.0.0', METRICS_PORT: '9464' })).toMatchObject([{ setting: 'METRICS_HOST' }]);
  });

  test('a shared secret, tokens of any issuer and tokens for any audience are reported separately', () => {
    const found = find({ JWT_SECRET: secret }, ['JWT_PUBLIC_KEY', 'JWT_ISSUER', 'JWT_AUDIENCE']);
    expect(found.map(({ setting }) => setting)).toEqual(['JWT_SECRET', 'JWT_ISSUER', 'JWT_AUDIENCE']);
  });

  test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])('%s stays on this machine', (DOVEADM_URL) => {
    expect(find({ DOVEADM_URL })).toEqual([]);
  });

  test.each(['::1', 'localhost', '127.0.0.2'])('HOST=%s stays on this machine', (HOST) => {
    expect(find({ HOST })).toEqual([]);
  });

  test('NODE_ENV=development is reported with what it turns on', () => {
    expect(find({ NODE_ENV: 'development' }).map(({ setting }) => setting)).toEqual(['GRAPHIQL', 'INTROSPECTION']);
  });

  test('contains no secret', () => {
    const text = JSON.stringify(find({ JWT_SECRET: secret, DOVEADM_URL: 'http://10.0.0.1:8080' }, ['JWT_PUBLIC_KEY']));
    expect(text).not.toContain(secret);
    expect(text).not.toContain(shut.DOVEADM_API_KEY);
  });
});
