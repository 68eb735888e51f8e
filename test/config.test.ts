import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, loadConfig, loadTokenConfig } from '../src/config.ts';
import { SETTINGS } from '../src/config/settings.ts';
import { settingsTable } from '../src/config/settings-table.ts';
import { writeCertificate } from './dovecot/certificate.ts';

const SECRET = 'a secret that is long enough for HS256';
const good = { DOVEADM_URL: 'http://127.0.0.1:8080', DOVEADM_API_KEY: 'the-api-key', JWT_SECRET: SECRET };
const signed = { JWT_ISSUER: 'https://id.example.com', JWT_AUDIENCE: 'mail-admin' };
const { JWT_SECRET: _, ...withoutKey } = good;

type Env = Readonly<Record<string, string | undefined>>;

function faultsOf(env: Env, load: (env: Env) => unknown = loadConfig): readonly string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

const pem = (type: 'rsa' | 'ed25519' | 'p256' | 'p384' | 'small') => {
  const pair =
    type === 'rsa' || type === 'small'
      ? generateKeyPairSync('rsa', { modulusLength: type === 'rsa' ? 2048 : 1024 })
      : type === 'ed25519'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('ec', { namedCurve: type === 'p256' ? 'P-256' : 'P-384' });
  return {
    public: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    private: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

let folder: string;
const put = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('with the least that is needed', () => {
  const config = loadConfig(good);

  test('everything else has a safe default', () => {
    expect(config).toMatchObject({
      concurrency: 4,
      spareConnections: 2,
      listen: { host: '127.0.0.1', port: 4000 },
      claims: { rolesClaim: 'roles', domainsClaim: 'domains', usersClaim: 'users', accountClaim: 'sub', usernameCase: 'lower' },
      policyFile: null,
      graphiql: false,
      introspection: false,
      federation: false,
      corsOrigins: [],
      commandsPerMinute: 60_000,
      redisUrl: null,
      limits: {
        query: { depth: 16, aliases: 200, mutations: 20, fields: 2000 },
        tokens: 10_000,
        bodyBytes: 5_000_000,
        commands: 5000,
      },
      trustedDocuments: null,
      logLevel: 'info',
      audit: { kind: 'stdout' },
      shutdownTimeoutMs: 30_000,
    });
    expect(config.token).toMatchObject({
      algorithms: ['HS256', 'HS384', 'HS512'],
      issuers: null,
      audiences: null,
      clockToleranceSeconds: 5,
      denyFile: null,
    });
  });

  test('there is one host, which serves everything', () => {
    expect(config.hosts).toMatchObject([
      { name: 'default', url: 'http://127.0.0.1:8080/doveadm/v1', isDefault: true, serves: ['mail', 'director', 'proxy'] },
    ]);
    const credentials = config.hosts[0]?.credentials;
    expect(credentials?.kind === 'apiKey' && credentials.apiKey.reveal()).toBe('the-api-key');
  });

  test('nothing in it can be changed', () => {
    expect(() => Object.assign(config.listen, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.hosts[0] ?? {}, { url: 'x' })).toThrow(TypeError);
    expect(() => (config.token.algorithms as string[]).push('none')).toThrow(TypeError);
  });

  test('no secret in it can be printed', () => {
    const credentials = config.hosts[0]?.credentials;
    const key = credentials?.kind === 'apiKey' ? credentials.apiKey : null;
    for (const text of [JSON.stringify(config), inspect(config, { depth: null, showHidden: true }), String(key)]) {
      expect(text).not.toContain('the-api-key');
      expect(text).not.toContain(SECRET);
    }
  });
});

test('federation is off by default, and does not go with trusted documents', () => {
  expect(loadConfig(good)).toMatchObject({ federation: false });
  expect(loadConfig({ ...good, FEDERATION: 'on' })).toMatchObject({ federation: true });
  const file = put('documents.json', JSON.stringify({ viewer: '{ viewer { name } }' }));
  expect(faultsOf({ ...good, FEDERATION: 'on', TRUSTED_DOCUMENTS: file })).toEqual([
    'FEDERATION: cannot be on with TRUSTED_DOCUMENTS: a federated gateway writes its queries itself, and no manifest has them.',
  ]);
});

test('GraphiQL and introspection are on only in development', () => {
  expect(loadConfig({ ...good, NODE_ENV: 'development' })).toMatchObject({ graphiql: true, introspection: true });
  expect(loadConfig({ ...good, NODE_ENV: 'development', GRAPHIQL: 'off' })).toMatchObject({ graphiql: false });
  for (const NODE_ENV of ['production', 'test', 'staging', '']) {
    expect(loadConfig({ ...good, NODE_ENV })).toMatchObject({ graphiql: false, introspection: false });
  }
  expect(loadConfig({ ...good, NODE_ENV: 'production', INTROSPECTION: 'on' })).toMatchObject({ introspection: true });
});

test('an empty variable is unset', () => {
  expect(loadConfig({ ...good, PORT: '', JWT_ISSUER: '', DOVEADM_PASSWORD: '' }).listen.port).toBe(4000);
});

test('all faults are reported together', () => {
  expect(
    faultsOf({ DOVEADM_URLL: 'http://x', PORT: 'http', GRAPHIQL: 'true', JWT_SECRET: 'short', LOG_LEVEL: 'loud', RATE_LIMIT: '0' }),
  ).toEqual([
    'DOVEADM_URLL: is no setting: did you mean DOVEADM_URL?',
    'PORT: must be a whole number from 0 to 65535.',
    'JWT_SECRET: must have at least 32 bytes.',
    'GRAPHIQL: must be "on" or "off".',
    'RATE_LIMIT: must be a whole number from 1 to 10000000, or "off".',
    'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent.',
    'DOVEADM_URL: is not set: give the address of the doveadm HTTP API, or DOVEADM_HOSTS_FILE.',
    'DOVEADM_API_KEY | DOVEADM_PASSWORD: is not set: Dovecot answers nobody without one of them.',
  ]);
});

test('without any setting, the faults name what is needed', () => {
  expect(faultsOf({})).toEqual([
    'DOVEADM_URL: is not set: give the address of the doveadm HTTP API, or DOVEADM_HOSTS_FILE.',
    'DOVEADM_API_KEY | DOVEADM_PASSWORD: is not set: Dovecot answers nobody without one of them.',
    'JWT_JWKS_URL | JWT_PUBLIC_KEY | JWT_SECRET: is not set: without one of them no token can be verified.',
  ]);
});

test('no fault repeats the value of a setting', () => {
  const value = 'S3cr3t-Value-in-the-wrong-place';
  for (const name of Object.keys(SETTINGS)) {
    if (name.endsWith('_FILE') || name === 'TRUSTED_DOCUMENTS') continue;
    for (const fault of faultsOf({ ...withoutKey, JWT_ALGORITHMS: 'HS256', [name]: value })) {
      if (name !== 'JWT_ALGORITHMS') expect(fault).not.toContain(value);
    }
  }
});

describe('unknown variables', () => {
  test.each([
    ['DOVEADM_APIKEY', 'is no setting: did you mean DOVEADM_API_KEY?'],
    ['JWT_AUDIANCE', 'is no setting: did you mean JWT_AUDIENCE?'],
    ['JWT_ISSUER_FILE', 'is no setting: did you mean JWT_ISSUER?'],
    ['DOVEADM_SOMETHING_ELSE_ALTOGETHER', 'is no setting: remove it.'],
  ])('%s %s', (name, remedy) => {
    expect(faultsOf({ ...good, [name]: 'x' })).toEqual([`${name}: ${remedy}`]);
  });

  test('of other programs are left alone', () => {
    expect(faultsOf({ ...good, PATH: '/bin', RATE_LIMITS: '1' })).toEqual([]);
  });
});

describe('DOVEADM_URL', () => {
  test.each([
    ['http://mail.example.com:8080', 'http://mail.example.com:8080/doveadm/v1'],
    ['https://mail.example.com/', 'https://mail.example.com/doveadm/v1'],
    ['http://[::1]:8080/doveadm/v1', 'http://[::1]:8080/doveadm/v1'],
    ['http://127.0.0.1:8080/doveadm/v1/', 'http://127.0.0.1:8080/doveadm/v1'],
  ])('%s is %s', (DOVEADM_URL, url) => {
    expect(loadConfig({ ...good, DOVEADM_URL }).hosts[0]?.url).toBe(url);
  });

  const NOT_A_URL =
    'DOVEADM_URL: must be an http or https URL such as http://127.0.0.1:8080, without user name, password, query and fragment.';
  const PATH = 'DOVEADM_URL: must have no path, or the path /doveadm/v1.';
  test.each([
    ['mail.example.com:8080', NOT_A_URL],
    ['ftp://mail.example.com', NOT_A_URL],
    ['http://doveadm:secret@mail.example.com:8080', NOT_A_URL],
    ['http://mail.example.com/doveadm/v2', PATH],
    ['http://mail.example.com/doveadm/v1?x=y', PATH],
  ])('%s is refused', (DOVEADM_URL, fault) => {
    expect(faultsOf({ ...good, DOVEADM_URL })).toEqual([fault]);
  });
});

describe('secrets', () => {
  test('may come from a file, without its last newline', () => {
    const { DOVEADM_API_KEY: _key, ...rest } = good;
    const config = loadConfig({ ...rest, DOVEADM_API_KEY_FILE: put('key', 'from-a-file\n') });
    const credentials = config.hosts[0]?.credentials;
    expect(credentials?.kind === 'apiKey' && credentials.apiKey.reveal()).toBe('from-a-file');
  });

  test('cannot come from both', () => {
    expect(faultsOf({ ...good, DOVEADM_API_KEY_FILE: put('key', 'x') })).toEqual([
      'DOVEADM_API_KEY: is given, and DOVEADM_API_KEY_FILE as well: leave one of them out.',
    ]);
  });

  test('cannot come from a file that is missing, empty or a folder', () => {
    const { DOVEADM_API_KEY: _key, ...rest } = good;
    mkdirSync(join(folder, 'folder'), { recursive: true });
    const fault = (path: string) => faultsOf({ ...rest, DOVEADM_API_KEY_FILE: path });
    expect(fault('/nowhere/key')).toEqual(['DOVEADM_API_KEY_FILE: the file /nowhere/key cannot be read (ENOENT).']);
    expect(fault(put('empty', '\n'))).toEqual([`DOVEADM_API_KEY_FILE: the file ${folder}/empty is empty.`]);
    expect(fault(join(folder, 'folder'))).toEqual([`DOVEADM_API_KEY_FILE: the file ${folder}/folder cannot be read (EISDIR).`]);
  });

  test('the API key and the password exclude each other', () => {
    expect(faultsOf({ ...good, DOVEADM_PASSWORD: 'x' })).toEqual([
      'DOVEADM_API_KEY, DOVEADM_PASSWORD: are set together: leave one of them out.',
    ]);
  });
});

describe("doveadm's own protocol", () => {
  const tcp = { DOVEADM_TCP_URL: 'doveadm://mail.example.com', DOVEADM_PASSWORD: 'the-password' };

  test('is used when its address and the password are set, with or without the API key', () => {
    const { DOVEADM_API_KEY: _key, ...rest } = good;
    expect(loadConfig({ ...good, ...tcp }).hosts[0]).toMatchObject({ tcp: { url: tcp.DOVEADM_TCP_URL }, credentials: { kind: 'apiKey' } });
    expect(loadConfig({ ...rest, ...tcp }).hosts[0]).toMatchObject({
      tcp: { url: tcp.DOVEADM_TCP_URL },
      credentials: { kind: 'password' },
    });
    expect(loadConfig(good).hosts[0]?.tcp).toBe(null);
  });

  test('needs the password', () => {
    expect(faultsOf({ ...good, DOVEADM_TCP_URL: tcp.DOVEADM_TCP_URL })).toEqual([
      'DOVEADM_PASSWORD: is not set: the protocol of DOVEADM_TCP_URL has no API key.',
    ]);
  });

  test.each([
    'mail.example.com:2425',
    'http://x:2425',
    'doveadm://',
    'doveadm://x:0',
    'doveadm://x:2425/path',
    'doveadm://u:p@x:2425',
    'doveadm://x?y',
  ])('has no address %s', (url) => {
    expect(faultsOf({ ...good, ...tcp, DOVEADM_TCP_URL: url })).toEqual([
      'DOVEADM_TCP_URL: must be a doveadm or doveadms URL such as doveadm://127.0.0.1:2425, with nothing after the port.',
    ]);
  });

  test('of a host in the hosts file is `tcp`, with a password beside the key', () => {
    const file = put('tcp.yaml', '[{name: one, url: "http://one", tcp: "doveadms://one:2426", apiKey: k, password: p}]');
    const { DOVEADM_URL: _url, DOVEADM_API_KEY: _key, ...rest } = good;
    expect(loadConfig({ ...rest, DOVEADM_HOSTS_FILE: file }).hosts[0]?.tcp?.url).toBe('doveadms://one:2426');
    const without = put('tcp-without.yaml', '[{name: one, url: "http://one", tcp: "doveadms://one:2426", apiKey: k}]');
    expect(faultsOf({ ...rest, DOVEADM_HOSTS_FILE: without })).toEqual([
      `DOVEADM_HOSTS_FILE: ${without}: host 1: must have password or passwordFile with tcp, and at most one of apiKey and apiKeyFile beside it.`,
    ]);
  });
});

describe('the key of tokens', () => {
  const rsa = pem('rsa');

  test('cannot be two', () => {
    expect(faultsOf({ ...good, ...signed, JWT_JWKS_URL: 'https://id.example.com/keys' })).toEqual([
      'JWT_JWKS_URL, JWT_SECRET: are set together: keep the one that tokens are signed with.',
    ]);
  });

  test('that others use needs an issuer and an audience', () => {
    for (const [name, value] of [
      ['JWT_JWKS_URL', 'https://id.example.com/keys'],
      ['JWT_PUBLIC_KEY', rsa.public],
    ] as const) {
      expect(faultsOf({ ...withoutKey, [name]: value })).toEqual([
        `JWT_ISSUER: must be set with ${name}: any other token of that issuer would be accepted.`,
        `JWT_AUDIENCE: must be set with ${name}: any other token of that issuer would be accepted.`,
      ]);
    }
  });

  test('from a key set accepts what is asymmetric', () => {
    const { token } = loadConfig({ ...withoutKey, ...signed, JWT_JWKS_URL: 'https://id.example.com/keys' });
    expect(token).toMatchObject({
      key: { kind: 'jwks', url: 'https://id.example.com/keys' },
      issuers: ['https://id.example.com'],
      audiences: ['mail-admin'],
    });
    expect(token.algorithms).toEqual(expect.arrayContaining(['RS256', 'PS256', 'ES256', 'EdDSA']));
    expect(token.algorithms.filter((algorithm) => /^HS|none/.test(algorithm))).toEqual([]);
  });

  test.each([
    ['http://id.example.com/keys', 'must be an https URL: anyone who can alter the answer can sign tokens (http only for this machine).'],
    ['id.example.com', 'must be an https URL without user name and password (http only for this machine).'],
    ['https://a:b@id.example.com', 'must be an https URL without user name and password (http only for this machine).'],
  ])('is not fetched from %s', (JWT_JWKS_URL, remedy) => {
    expect(faultsOf({ ...withoutKey, ...signed, JWT_JWKS_URL })).toEqual([`JWT_JWKS_URL: ${remedy}`]);
  });

  test('may be fetched by http from this machine', () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(faultsOf({ ...withoutKey, ...signed, JWT_JWKS_URL: `http://${host}:3000/keys` })).toEqual([]);
    }
  });

  test.each([
    ['rsa', ['RS256', 'PS256', 'RS384', 'RS512', 'PS384', 'PS512']],
    ['p256', ['ES256']],
    ['p384', ['ES384']],
    ['ed25519', ['EdDSA', 'Ed25519']],
  ] as const)('of the kind %s decides the algorithms %j', (kind, algorithms) => {
    const JWT_PUBLIC_KEY = pem(kind).public;
    expect(loadConfig({ ...withoutKey, ...signed, JWT_PUBLIC_KEY }).token.algorithms).toEqual(algorithms);
  });

  test('may be on one line', () => {
    const JWT_PUBLIC_KEY = rsa.public.replaceAll('\n', '\\n');
    expect(loadConfig({ ...withoutKey, ...signed, JWT_PUBLIC_KEY }).token.key).toEqual({ kind: 'public', pem: rsa.public });
  });

  test.each([
    ['nonsense', 'must be a key in PEM: "-----BEGIN … KEY-----" and what follows.'],
    [rsa.private, 'is a private key: give the public one, the gateway has no need of the other.'],
    [pem('small').public, 'must be an RSA key of 2048 bits or more, an EC key on P-256, P-384 or P-521, or an Ed25519 key.'],
  ])('is refused as a public key: %#', (JWT_PUBLIC_KEY, remedy) => {
    expect(faultsOf({ ...withoutKey, ...signed, JWT_PUBLIC_KEY })).toEqual([`JWT_PUBLIC_KEY: ${remedy}`]);
  });

  test('as a secret is never a public key', () => {
    expect(faultsOf({ ...withoutKey, JWT_SECRET: rsa.public })).toEqual([
      'JWT_SECRET: is a PEM key: give a public key as JWT_PUBLIC_KEY, since anyone who knows a shared secret can sign tokens.',
    ]);
  });

  test.each([
    [{ JWT_SECRET: SECRET, JWT_ALGORITHMS: 'HS256,RS256' }, '(RS256): choose from HS256, HS384, HS512.'],
    [{ JWT_SECRET: SECRET, JWT_ALGORITHMS: 'none' }, '(none): choose from HS256, HS384, HS512.'],
    [
      { ...signed, JWT_PUBLIC_KEY: rsa.public, JWT_ALGORITHMS: 'RS256 HS256 ES256' },
      '(HS256, ES256): choose from RS256, PS256, RS384, RS512, PS384, PS512.',
    ],
  ])('is not mixed with the algorithms of another: %#', (env, remedy) => {
    expect(faultsOf({ ...withoutKey, ...env })).toEqual([`JWT_ALGORITHMS: does not suit the key ${remedy}`]);
  });

  test('with a key set never is a shared secret', () => {
    const faults = faultsOf({ ...withoutKey, ...signed, JWT_JWKS_URL: 'https://x.org/keys', JWT_ALGORITHMS: 'HS256' });
    expect(faults[0]).toMatch(/^JWT_ALGORITHMS: does not suit the key \(HS256\): choose from RS256/);
  });
});

describe('a hosts file', () => {
  const env = { JWT_SECRET: SECRET };

  test('names several hosts, with keys of their own', () => {
    put('two.key', 'key-of-two\n');
    const DOVEADM_HOSTS_FILE = put(
      'hosts.yaml',
      `
- {name: one, url: "http://one:8080", apiKey: key-of-one, default: true}
- {name: two, url: "https://two:8080/doveadm/v1", apiKeyFile: two.key, serves: [director]}
- {name: three, url: "http://three:8080", password: secret, serves: [proxy, mail]}
`,
    );
    const { hosts } = loadConfig({ ...env, DOVEADM_HOSTS_FILE });
    expect(hosts.map(({ name, url, isDefault, serves }) => [name, url, isDefault, serves])).toEqual([
      ['one', 'http://one:8080/doveadm/v1', true, ['mail', 'director', 'proxy']],
      ['two', 'https://two:8080/doveadm/v1', false, ['director']],
      ['three', 'http://three:8080/doveadm/v1', false, ['proxy', 'mail']],
    ]);
    const secrets = hosts.map(({ credentials }) =>
      credentials.kind === 'apiKey' ? credentials.apiKey.reveal() : credentials.password.reveal(),
    );
    expect(secrets).toEqual(['key-of-one', 'key-of-two', 'secret']);
  });

  test('may be JSON, and a single host is the default one', () => {
    const DOVEADM_HOSTS_FILE = put('hosts.json', JSON.stringify([{ name: 'one', url: 'http://one:8080', apiKey: 'k' }]));
    expect(loadConfig({ ...env, DOVEADM_HOSTS_FILE }).hosts).toMatchObject([{ name: 'one', isDefault: true }]);
  });

  test('has its faults reported, all of them', () => {
    const DOVEADM_HOSTS_FILE = put(
      'bad.yaml',
      `
- {name: "o ne", url: "ftp://one", apiKey: TOP-SECRET}
- {name: two, url: "http://two", apiKey: TOP-SECRET, password: TOP-SECRET, port: 7}
`,
    );
    const faults = faultsOf({ ...env, DOVEADM_HOSTS_FILE });
    expect(faults).toEqual([
      `DOVEADM_HOSTS_FILE: ${folder}/bad.yaml: host 1, name: must have letters, digits, ".", "_" and "-" only.`,
      `DOVEADM_HOSTS_FILE: ${folder}/bad.yaml: host 1, url: must be an http or https URL such as http://127.0.0.1:8080, without user name, password, query and fragment.`,
      expect.stringMatching(/^DOVEADM_HOSTS_FILE: .*: host 2: .*"port"/),
      `DOVEADM_HOSTS_FILE: ${folder}/bad.yaml: host 2: must have exactly one of apiKey, apiKeyFile, password and passwordFile.`,
    ]);
    expect(faults.join()).not.toContain('TOP-SECRET');
  });

  test.each([
    [
      '[{name: one, url: "http://one", apiKey: k, password: p}]',
      'host 1: must have exactly one of apiKey, apiKeyFile, password and passwordFile.',
    ],
    ['[{name: one, url: "http://one"}]', 'host 1: must have exactly one of apiKey, apiKeyFile, password and passwordFile.'],
    [
      '[{name: a, url: "http://a", apiKey: k}, {name: b, url: "http://b", apiKey: k}]',
      'has several hosts: give the one for user commands "default: true".',
    ],
    [
      '[{name: a, url: "http://a", apiKey: k, default: true}, {name: b, url: "http://b", apiKey: k, default: true}]',
      'has more than one host with "default: true".',
    ],
    ['[{name: a, url: "http://a", apiKey: k, default: true}, {name: a, url: "http://b", apiKey: k}]', 'has more than one host named a.'],
    ['- name: x\n  apiKey: TOP-SECRET: [', 'is neither YAML nor JSON (line 2).'],
  ])('%s is refused', (text, problem) => {
    const DOVEADM_HOSTS_FILE = put('hosts.yaml', text);
    expect(faultsOf({ ...env, DOVEADM_HOSTS_FILE })).toEqual([`DOVEADM_HOSTS_FILE: ${folder}/hosts.yaml: ${problem}`]);
  });

  describe('says how users are found', () => {
    const hosts = `
hosts:
  - {name: front, url: "http://10.0.0.1:8080", apiKey: k, default: true, serves: [proxy, director]}
  - {name: one, url: "http://10.0.0.11:8080", apiKey: k, serves: [mail], addresses: [BACKEND-1, 10.1.0.11]}
  - {name: two, url: "http://10.0.0.12:8080", apiKey: k, serves: [mail]}
`;
    test.each([
      ['{by: field, host: front, field: backend}', { by: 'field', host: 'front', field: 'backend', rememberMs: 60_000 }],
      ['{by: director, host: front, rememberSeconds: 5}', { by: 'director', host: 'front', rememberMs: 5_000 }],
      [
        '{by: domain, domains: {Example.COM: one, "": two}, otherwise: two}',
        {
          by: 'domain',
          domains: new Map([
            ['example.com', 'one'],
            ['', 'two'],
          ]),
          otherwise: 'two',
        },
      ],
    ])('by %s', (users, routing) => {
      const DOVEADM_HOSTS_FILE = put('users.yaml', `${hosts}users: ${users}`);
      const config = loadConfig({ ...env, DOVEADM_HOSTS_FILE });
      expect(config.userRouting).toEqual(routing);
      expect(config.hosts.map(({ addresses }) => addresses)).toEqual([[], ['backend-1', '10.1.0.11'], []]);
    });

    test.each([
      ['{by: field, host: nowhere, field: backend}', 'users, host: no host is named "nowhere".'],
      ['{by: field, host: front, field: "a b"}', 'users, field: must be the name of a field of the user database, such as "backend".'],
      ['{by: director, host: one}', 'users, host: the host one does not serve director: see its "serves".'],
      [
        '{by: domain, domains: {example.com: front}}',
        'users, domains, "example.com": the host front does not serve mail: see its "serves".',
      ],
      ['{by: domain, domains: {example.com: one}, otherwise: three}', 'users, otherwise: no host is named "three".'],
    ])('and refuses %s', (users, problem) => {
      const DOVEADM_HOSTS_FILE = put('users.yaml', `${hosts}users: ${users}`);
      expect(faultsOf({ ...env, DOVEADM_HOSTS_FILE })).toEqual([`DOVEADM_HOSTS_FILE: ${folder}/users.yaml: ${problem}`]);
    });

    test('and refuses an address of two hosts', () => {
      const DOVEADM_HOSTS_FILE = put('users.yaml', hosts.replace('two, url', 'two, addresses: [backend-1], url'));
      expect(faultsOf({ ...env, DOVEADM_HOSTS_FILE })).toEqual([
        `DOVEADM_HOSTS_FILE: ${folder}/users.yaml: has the address backend-1 for more than one host.`,
      ]);
    });
  });

  test('excludes the settings of a single host', () => {
    const DOVEADM_HOSTS_FILE = put('hosts.yaml', '[{name: one, url: "http://one", apiKey: k}]');
    expect(faultsOf({ ...good, DOVEADM_HOSTS_FILE })).toEqual([
      'DOVEADM_URL, DOVEADM_API_KEY: cannot be set together with DOVEADM_HOSTS_FILE: say it in that file.',
    ]);
  });

  test('that cannot be read is reported once', () => {
    expect(faultsOf({ ...env, DOVEADM_HOSTS_FILE: '/nowhere/hosts' })).toEqual([
      'DOVEADM_HOSTS_FILE: the file /nowhere/hosts cannot be read (ENOENT).',
    ]);
  });
});

describe('TLS to Dovecot', () => {
  let certificate = '';
  let key = '';
  beforeAll(async () => {
    const place = mkdtempSync(join(tmpdir(), 'certificate-'));
    await writeCertificate(place);
    certificate = readFileSync(join(place, 'cert.pem'), 'utf8');
    key = readFileSync(join(place, 'key.pem'), 'utf8');
    rmSync(place, { recursive: true });
  });

  test('takes the files into the configuration, the key as a secret', () => {
    const authorities = certificate.repeat(2);
    const files = {
      DOVEADM_CA_FILE: put('ca', authorities),
      DOVEADM_CERT_FILE: put('cert', certificate),
      DOVEADM_CERT_KEY_FILE: put('k', key),
    };
    const tls = loadConfig({ ...good, ...files }).hosts[0]?.tls;
    expect(tls).toMatchObject({ ca: authorities, cert: certificate });
    expect(tls?.key?.reveal()).toBe(key);
    expect(JSON.stringify(tls)).not.toContain('PRIVATE KEY');
  });

  test('reports which file has no certificate, or no key', () => {
    const files = { DOVEADM_CA_FILE: put('ca', key), DOVEADM_CERT_FILE: put('cert', 'CERT'), DOVEADM_CERT_KEY_FILE: put('k', certificate) };
    expect(faultsOf({ ...good, ...files })).toEqual([
      'DOVEADM_CA_FILE: must be a file of PEM certificates.',
      'DOVEADM_CERT_FILE: must be a file of PEM certificates.',
      'DOVEADM_CERT_KEY_FILE: must be a file of one PEM private key without a passphrase.',
    ]);
  });

  test('reports which file cannot be read', () => {
    expect(faultsOf({ ...good, DOVEADM_CA_FILE: '/nowhere/ca' })).toEqual([
      'DOVEADM_CA_FILE: the file /nowhere/ca cannot be read (ENOENT).',
    ]);
  });

  test('needs the client certificate and its key together', () => {
    expect(faultsOf({ ...good, DOVEADM_CERT_FILE: put('cert', certificate) })).toEqual([
      'DOVEADM_CERT_KEY_FILE: is not set: a client certificate and its key belong together.',
    ]);
  });
});

describe('CORS_ORIGINS', () => {
  test('is a list of origins', () => {
    expect(loadConfig({ ...good, CORS_ORIGINS: 'https://a.example.com, http://localhost:3000' }).corsOrigins).toEqual([
      'https://a.example.com',
      'http://localhost:3000',
    ]);
  });

  test.each(['*', 'null', 'https://a.example.com/', 'a.example.com', 'https://*.example.com', 'https://A.example.com'])(
    '%s is refused',
    (CORS_ORIGINS) => {
      expect(faultsOf({ ...good, CORS_ORIGINS })).toEqual([
        'CORS_ORIGINS: must be a list of origins such as https://admin.example.com: scheme, host and port, in lower case, nothing after them, no "*".',
      ]);
    },
  );
});

test('the rate limit may be off', () => {
  expect(loadConfig({ ...good, RATE_LIMIT: 'off' }).commandsPerMinute).toBeNull();
});

test('the audit log goes to a file or to stdout, and cannot be switched off', () => {
  expect(loadConfig({ ...good, AUDIT_LOG: '/var/log/audit.jsonl' }).audit).toEqual({ kind: 'file', path: '/var/log/audit.jsonl' });
  for (const AUDIT_LOG of ['off', 'none', 'stderr']) {
    expect(faultsOf({ ...good, AUDIT_LOG })).toEqual(['AUDIT_LOG: must be "stdout" or a file: the audit log cannot be switched off.']);
  }
});

test("a policy file's faults are reported with the others", () => {
  const POLICY_FILE = put('policy.yaml', 'x');
  const load = (env: Env) => loadConfig(env, { checkPolicy: (file) => [`${file}: broken`] });
  expect(faultsOf({ ...good, POLICY_FILE, PORT: 'x' }, load)).toEqual([
    'PORT: must be a whole number from 0 to 65535.',
    `${POLICY_FILE}: broken`,
  ]);
});

describe('loadTokenConfig', () => {
  test('needs nothing but the key', () => {
    const config = loadTokenConfig({ JWT_SECRET: SECRET });
    expect(config).toMatchObject({ signing: { algorithm: 'HS256' }, issuer: null, audience: null });
  });

  test('ignores settings that it does not need', () => {
    expect(faultsOf({ JWT_SECRET: SECRET, DOVEADM_URL: 'nonsense', PORT: 'x' }, loadTokenConfig)).toEqual([]);
  });

  test('signs with a private key, by the algorithm that suits it', () => {
    const { signing } = loadTokenConfig({ JWT_PRIVATE_KEY: pem('p384').private, ...signed });
    expect(signing).toMatchObject({ key: { kind: 'private' }, algorithm: 'ES384' });
    const chosen = loadTokenConfig({ JWT_PRIVATE_KEY: pem('rsa').private, JWT_ALGORITHMS: 'ES256 PS256' });
    expect(chosen.signing.algorithm).toBe('PS256');
  });

  test('reports what is missing', () => {
    expect(faultsOf({}, loadTokenConfig)).toEqual(['JWT_SECRET | JWT_PRIVATE_KEY: is not set: set the one to sign with.']);
    expect(faultsOf({ JWT_PRIVATE_KEY: 'x' }, loadTokenConfig)).toEqual([
      'JWT_PRIVATE_KEY: must be a key in PEM: "-----BEGIN … KEY-----" and what follows.',
    ]);
    expect(faultsOf({ JWT_SECRET: 'short' }, loadTokenConfig)).toEqual(['JWT_SECRET: must have at least 32 bytes.']);
  });
});

test('the table for the README has every setting', () => {
  const table = settingsTable();
  for (const name of Object.keys(SETTINGS)) expect(table).toContain(`| \`${name}\` |`);
  expect(table).toContain('| `PORT` | `4000` | Port to listen on. 0 chooses a free port. |');
  expect(table).toContain(
    '| `GRAPHIQL` | `off`; with `NODE_ENV=development`: `on` | Whether the gateway serves GraphiQL, the query editor in the browser. It completes names with `INTROSPECTION=on`, or for tokens with `SCHEMA_READ`. |',
  );
});

describe('EVENTS_PORT', () => {
  const events = { EVENTS_PORT: '4711', EVENTS_PASSWORD: 'a password', DATABASE: '/tmp/events.db' };

  test('opens a receiver, with a password and a database', () => {
    expect(loadConfig({ ...good, ...events, EVENTS_RETENTION: '7' }).events).toMatchObject({
      listen: { host: '127.0.0.1', port: 4711 },
      retentionMs: 7 * 86_400_000,
    });
    expect(loadConfig(good).events.listen).toBeNull();
  });

  test('says what it lacks', () => {
    expect(faultsOf({ ...good, EVENTS_PORT: '4711' })).toEqual([
      'EVENTS_PASSWORD: is not set: EVENTS_PORT needs the password with which Dovecot posts events.',
      'DATABASE: is not set: EVENTS_PORT needs a database for the events.',
    ]);
  });
});

describe('WEBHOOKS_FILE', () => {
  const file = (webhooks: unknown): Env => ({
    ...good,
    DATABASE: '/tmp/events.db',
    EVENTS_PORT: '0',
    EVENTS_PASSWORD: 'a password of sixteen bytes',
    WEBHOOKS_FILE: put('webhooks.yaml', JSON.stringify(webhooks)),
  });
  const hook = { url: 'https://hooks.example.com/', secret: 'a secret of sixteen bytes' };

  test('is a list of webhooks', () => {
    const [webhook] = loadConfig(file([{ ...hook, types: ['LOGIN_FAILED', 'MessageDelivered'], mask: '*@example.com' }])).events.webhooks;
    expect(webhook).toMatchObject({
      name: hook.url,
      url: hook.url,
      types: ['LOGIN_FAILED', 'MESSAGE_DELIVERED'],
      mask: '*@example.com',
      allowPrivate: false,
      giveUpAfterMs: 86_400_000,
    });
    expect(webhook?.secret.reveal()).toBe(hook.secret);
    expect(String(webhook?.secret)).not.toContain(hook.secret);
  });

  test.each<[string, unknown, RegExp]>([
    ['an unknown type', [{ ...hook, types: ['NOTHING'] }], /webhook 1, types, .*: must be of LOGIN_SUCCEEDED/],
    ['plain HTTP', [{ ...hook, url: 'http://hooks.example.com/' }], /webhook 1, url: must be an https URL/],
    ['a password in the URL', [{ ...hook, url: 'https://a:b@hooks.example.com/' }], /without user name, password/],
    ['no secret', [{ url: hook.url }], /exactly one of secret and secretFile/],
    ['the same name twice', [hook, hook], /more than one webhook named https:\/\/hooks\.example\.com\//],
    ['an unknown key', [{ ...hook, retries: 3 }], /retries/],
    ['no list', hook, /the file: /],
  ])('is refused with %s', (_, webhooks, fault) => {
    expect(faultsOf(file(webhooks)).join('\n')).toMatch(fault);
  });

  test('needs events and a database', () => {
    const { DATABASE: _database, EVENTS_PORT: _port, ...without } = file([hook]);
    expect(faultsOf(without)).toEqual([expect.stringMatching(/^DATABASE: is not set/), expect.stringMatching(/^EVENTS_PORT: is not set/)]);
  });
});
