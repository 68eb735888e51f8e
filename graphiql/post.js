/**
 * Sends an operation to the gateway.
 * @param {string} token
 * @param {object} operation with its `query`, `variables` and `operationName`
 * @param {string} accept the media type of the answer
 * @param {AbortSignal | null} [signal]
 */
export function post(token, operation, accept, signal = null) {
  return fetch(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
    body: JSON.stringify(operation),
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
}
