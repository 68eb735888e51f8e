import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/config/settings.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { ChildGateway } from '../server/child-gateway.ts';
import { chart, ensureHelm, render, runHelm, type KubernetesObject } from './helm.ts';
import { schemaFaults } from './kubernetes-schema.ts';

interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly [probe: `${string}Probe`]: { readonly httpGet: { readonly path: string; readonly port: string } };
}
interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly [Container];
    readonly terminationGracePeriodSeconds: number;
    readonly volumes: readonly { readonly name: string; readonly secret?: { readonly secretName: string } }[];
  };
}

const example = ['--values', join(chart, 'example.yaml')];
const small = ['--set', 'settings.DOVEADM_URL=http://dovecot:8080,secrets.values.DOVEADM_API_KEY=key'];
const folder = mkdtempSync(join(tmpdir(), 'helm-'));
let objects: KubernetesObject[];
beforeAll(async () => {
  await ensureHelm();
  objects = await render(...example);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Specs {
  readonly Deployment: { readonly selector: unknown; readonly template: Pod };
  readonly Service: { readonly selector: unknown; readonly ports: readonly { readonly targetPort: string }[] };
  readonly PodDisruptionBudget: { readonly selector: unknown };
  readonly NetworkPolicy: {
    readonly podSelector: unknown;
    readonly ingress: readonly { readonly ports: readonly { readonly port: string }[]; readonly from: readonly unknown[] }[];
  };
  readonly HorizontalPodAutoscaler: {
    readonly scaleTargetRef: unknown;
    readonly metrics: readonly { readonly pods?: { readonly metric: { readonly name: string } } }[];
  };
}
/** The spec of the only object of this kind. */
function find<Kind extends keyof Specs>(kind: Kind, all = objects): Specs[Kind] {
  const found = all.filter((object) => object.kind === kind);
  expect(found.map((object) => object.kind)).toEqual([kind]);
  return found[0]!['spec'] as Specs[Kind];
}
const podOf = (all = objects): Pod => find('Deployment', all).template;

describe('the Helm chart', () => {
  test('has no faults for helm lint', async () => {
    for (const values of [example, small]) expect(await runHelm('lint', '--strict', chart, ...values)).toMatchObject({ status: 0 });
  });

  test.each([
    ['with everything', () => example, 8],
    ['with the defaults', () => small, 6],
    [
      'with nothing optional',
      () => [
        ...small,
        ...['networkPolicy', 'podDisruptionBudget', 'metrics'].flatMap((part) => ['--set', `${part}.enabled=false`]),
        '--set',
        'serviceAccount.create=false',
      ],
      3,
    ],
  ])('makes objects that Kubernetes accepts, %s', async (_, options, count) => {
    const rendered = await render(...options());
    expect(rendered).toHaveLength(count);
    expect(schemaFaults(rendered)).toEqual([]);
    expect(new Set(rendered.map(({ metadata }) => metadata.name)).size).toBeLessThanOrEqual(2);
  });

  test('would not pass with a field or a value that Kubernetes does not know', () => {
    const budget = objects.find(({ kind }) => kind === 'PodDisruptionBudget')!;
    expect(schemaFaults([{ ...budget, spec: { maxUnavailable: 1, selecter: {} } }])).toEqual([expect.stringContaining('selecter')]);
    expect(schemaFaults([{ ...budget, spec: { maxUnavailable: [] } }])).not.toEqual([]);
  });

  test('gives the gateway settings that exist, and secrets as files alone', () => {
    const [{ env }] = podOf().spec.containers;
    expect(env.map(({ name }) => name).filter((name) => !(name.replace(/_FILE$/, '') in SETTINGS) && !(name in SETTINGS))).toEqual([]);
    for (const name of ['DOVEADM_API_KEY', 'DOVEADM_PASSWORD', 'DATABASE', 'EVENTS_PASSWORD'])
      expect(env).toContainEqual({ name: `${name}_FILE`, value: `/run/secrets/doveadm-graphql/${name}` });
    expect(podOf().spec.volumes).toContainEqual({ name: 'secrets', secret: { secretName: 'mail-api', defaultMode: 0o440 } });
  });

  test('selects its own pods everywhere', () => {
    const labels = { 'app.kubernetes.io/name': 'doveadm-graphql', 'app.kubernetes.io/instance': 'mail-api' };
    expect(podOf().metadata.labels).toMatchObject(labels);
    expect(find('Deployment').selector).toEqual({ matchLabels: labels });
    expect(find('Service').selector).toEqual(labels);
    expect(find('PodDisruptionBudget').selector).toEqual({ matchLabels: labels });
    expect(find('NetworkPolicy').podSelector).toEqual({ matchLabels: labels });
    const deployment = objects.find(({ kind }) => kind === 'Deployment')!;
    expect(find('HorizontalPodAutoscaler').scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: deployment.metadata.name,
    });
    // The autoscaler alone says how many.
    expect(deployment['spec']).not.toHaveProperty('replicas');
  });

  test('opens the ports of the container, and each to those alone who need it', () => {
    const { ingress } = find('NetworkPolicy');
    const ports = podOf().spec.containers[0].ports.map(({ name }) => name);
    expect(ingress.flatMap((rule) => rule.ports.map(({ port }) => port)).sort()).toEqual([...ports].sort());
    expect(ingress.every(({ from }) => from.length > 0)).toBe(true);
    expect(find('Service').ports.map(({ targetPort }) => targetPort)).toEqual(ports);
  });

  test('starts a gateway with its settings, whose probes and metrics answer', async () => {
    const dovecot = sharedDovecot('2.4');
    const rendered = await render(...small, '--set', 'autoscaling.enabled=true,autoscaling.waitingEnvelopes=20');
    const { containers, terminationGracePeriodSeconds } = podOf(rendered).spec;
    const [container] = containers;
    mkdirSync(join(folder, 'secrets'));
    writeFileSync(join(folder, 'secrets/DOVEADM_API_KEY'), dovecot.apiKey);
    const env = Object.fromEntries(
      container.env.map(({ name, value }) => [name, value.replace('/run/secrets/doveadm-graphql', join(folder, 'secrets'))]),
    );
    expect(terminationGracePeriodSeconds).toBeGreaterThan(Number(env['SHUTDOWN_TIMEOUT']) + 5);
    const gateway = await ChildGateway.start({
      ...env,
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_HOST: '127.0.0.1',
      METRICS_PORT: '0',
      DOVEADM_URL: dovecot.url,
    });
    try {
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const)
        expect((await fetch(new URL(container[probe]!.httpGet.path, gateway.url))).status, probe).toBe(200);
      const { url } = await gateway.logged('metrics');
      const metrics = await (await fetch(String(url))).text();
      const { metrics: scaled } = find('HorizontalPodAutoscaler', rendered);
      expect(metrics).toMatch(new RegExp(`^${String(scaled[1]?.pods?.metric.name)}\\{`, 'm'));
    } finally {
      await gateway.stop();
    }
  });

  test.each([
    ['', 'DOVEADM_URL'],
    ['settings.DOVEADM_URL=http://d:8080,settings.DATABASE=/tmp/jobs.db', 'use PostgreSQL'],
    ['settings.DOVEADM_URL=http://d:8080,events.enabled=true', 'EVENTS_PASSWORD'],
    ['settings.DOVEADM_URL=http://d:8080,settings.JWT_SECRET=x', 'JWT_SECRET'],
    ['settings.DOVEADM_URL=http://d:8080,secrets.existing=a,secrets.values.JWT_SECRET=b', 'exclude one another'],
    ['settings.DOVEADM_URL=http://d:8080,secrets.names[0]=JWT_SECRET', 'secrets.existing'],
    ['settings.DOVEADM_URL=http://d:8080,networkPolicy.egres=x', 'egres'],
  ])('refuses values that no gateway would start with: %s', async (values, reason) => {
    const { status, stderr } = await runHelm('template', 'x', chart, '--set', values);
    expect([status, stderr]).toEqual([1, expect.stringContaining(reason)]);
  });
});
