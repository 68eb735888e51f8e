import { expect, test } from 'vitest';
import { cancelRequest } from '../../src/gateway/cancel-request.ts';
import type { Caller } from '../../src/gateway/caller.ts';
import type { GatewayOptions } from '../../src/gateway/options.ts';
import { gatewayTo } from './gateway-to.ts';

test('a stopped request is reported as stopped, also when the audit log takes no outcome', async () => {
  const full = new Error('the disk is full');
  const faults: unknown[] = [];
  const running = { requestId: 'slow' };
  const options = {
    audit: { intent: () => Promise.resolve(1), outcome: () => Promise.reject(full) },
    requests: { cancel: () => running },
    onFault: (error: unknown) => faults.push(error),
  } as unknown as GatewayOptions;
  const { gateway } = gatewayTo({} as never);
  const caller = { principal: gateway.principal, remoteAddress: null, client: null, requestId: 'own' } as unknown as Caller;
  expect(await cancelRequest(options, caller, 'slow')).toEqual({ outcome: 'APPLIED', errors: [], request: running });
  expect(faults).toEqual([full]);
});
