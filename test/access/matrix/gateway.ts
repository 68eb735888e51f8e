import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { HOST_PARAMETER_NAMES } from '../../../src/doveadm/host-parameter.ts';
import { freePorts } from '../../dovecot/ports.ts';
import { TestGateway } from '../../e2e/gateway.ts';
import { eventsPassword } from '../../e2e/live.ts';
import { createStubWithEveryCommand } from '../stub-with-every-command.ts';

/** A gateway with every feature enabled, in front of a stub that records the commands. Both run while the tests of the file run. */
export async function gatewayWithEveryWayIn() {
  const [eventsPort = 0] = await freePorts(1);
  const stub = createStubWithEveryCommand();
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  const gateway = new TestGateway(stub, {
    ALLOW_HOST_PARAMETERS: HOST_PARAMETER_NAMES.join(','),
    FEDERATION: 'on',
    FS_FILTERS: 'x',
    RAW_COMMANDS: 'on',
    REPLICATION_REMOTES: 'x=tcp:127.0.0.1:1',
    MAX_COMMANDS: '1000',
    DATABASE: join(folder, 'jobs.db'),
    EVENTS_PORT: String(eventsPort),
    EVENTS_PASSWORD: eventsPassword,
  });
  beforeAll(async () => {
    await stub.start();
    await gateway.start();
  });
  afterAll(async () => {
    await gateway.close();
    await stub.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { stub, gateway, folder, eventsPort };
}
