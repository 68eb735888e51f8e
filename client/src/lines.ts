/** The gateway sends a line every 12 seconds at least. Silence is a broken connection. */
const SILENCE_MS = 60_000;

/** Yields the lines of a body as they arrive. */
export async function* linesOf(response: Response, onPart?: () => void): AsyncGenerator<string, void> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      onPart?.();
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

/** Yields the data of server-sent events until the event `complete`. Throws when the stream ends without it. */
export async function* serverSentEvents(response: Response, stream: AbortController): AsyncGenerator<string, void> {
  const silent = (): void => stream.abort(new Error('The stream was silent for a minute.'));
  let timer = setTimeout(silent, SILENCE_MS);
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(silent, SILENCE_MS);
  };
  try {
    for await (const line of linesOf(response, restart)) {
      if (line === 'event: complete') return;
      if (line.startsWith('data: {')) yield line.slice('data: '.length);
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error('The stream broke off.');
}
