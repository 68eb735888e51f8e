import type { Principal } from '../access/principal.ts';
import type { TokenClaims } from '../access/token.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { EndpointOptions } from './endpoint-options.ts';

/**
 * What says from time to time whether a stream may go on: the token can be revoked or expire, and the policy can change, while it is open.
 * @returns a function that answers why it may not, or null
 */
export function streamAuthority(
  claims: TokenClaims,
  principal: Principal,
  verify: EndpointOptions['verify'],
  principalOf: (claims: TokenClaims) => Principal,
): () => Promise<CodedError | null> {
  return async () => {
    const refusal = claims.exp * 1000 <= Date.now() ? 'The token has expired.' : await verify.refusalOf(claims);
    if (refusal !== null) return new CodedError('UNAUTHENTICATED', `${refusal} Subscribe again with a valid token.`);
    const now = principalOf(claims);
    if (now === principal || rightsOf(now) === rightsOf(principal)) return null;
    return new CodedError('FORBIDDEN', 'The policy has changed what the roles of the token give. Subscribe again.');
  };
}

function rightsOf({ grants }: Principal): string {
  return JSON.stringify(grants.map(({ role, permissions, scope, self }) => [role, [...permissions], scope, self]));
}
