/**
 * The answers of a subscription as they come, in browsers and in Node.js. It goes on where a connection broke, and ends with an error that a
 * retry does not mend, such as an expired token.
 */
export async function* subscribeEvents(url, token, mask, signal) {
  const query = `subscription Events($mask: String!, $after: String) {
    events(mask: $mask, after: $after) { __typename cursor at user }
  }`;
  let after = null;
  while (!signal?.aborted) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query, variables: { mask, after } }),
        signal,
      });
      if (!response.ok) throw new SubscriptionError((await response.json()).errors[0]);
      for await (const { data, errors } of answersOf(response)) {
        const final = errors?.find(({ extensions }) => !extensions.retryable);
        if (final !== undefined) throw new SubscriptionError(final);
        if (data?.events) yield data.events;
        after = data?.events?.cursor ?? after;
      }
    } catch (error) {
      if (error instanceof SubscriptionError) throw error;
      // The connection broke, or the caller has ended it.
    }
    if (!signal?.aborted) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function* answersOf(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line.startsWith('data: {')) yield JSON.parse(line.slice('data: '.length));
  }
}

export class SubscriptionError extends Error {
  constructor({ message, extensions }) {
    super(`${extensions.code}: ${message}`);
  }
}
