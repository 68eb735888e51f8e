// Subscriptions of the editor: server-sent events by fetch, since EventSource sends no token.

import { post } from './post.js';

/** How many events are shown, newest first. */
const MOST_SHOWN = 50;

/** @typedef {{ data?: any, errors?: { message: string }[], extensions?: Record<string, unknown> }} Answer */

/** Whether the selected operation is a subscription. @param {{ query: string, operationName?: string | null | undefined }} question */
export function isSubscription({ query, operationName }) {
  const text = query.replace(/#.*/g, '');
  return operationName ? new RegExp(`\\bsubscription\\s+${operationName}\\b`).test(text) : /^\s*subscription\b/.test(text);
}

/**
 * The answers of a subscription as they arrive. The latest events stand in one list. GraphiQL ends the subscription with `return`.
 * @param {string} token @param {object} question
 * @returns {AsyncIterableIterator<Answer>}
 */
export function subscribe(token, question) {
  const abort = new AbortController();
  const answers = shownTogether(read(token, question, abort.signal));
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => answers.next(),
    return: () => {
      abort.abort();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}

/** @param {AsyncGenerator<Answer>} answers @returns {AsyncGenerator<Answer>} */
async function* shownTogether(answers) {
  /** @type {unknown[]} */
  let events = [];
  for await (const answer of answers) {
    if (!answer.data?.events) yield { ...answer, ...(events.length > 0 ? { data: { events } } : {}) };
    else {
      events = [answer.data.events, ...events].slice(0, MOST_SHOWN);
      yield { ...answer, data: { events } };
    }
  }
}

/** @param {string} token @param {object} question @param {AbortSignal} signal @returns {AsyncGenerator<Answer>} */
async function* read(token, question, signal) {
  try {
    const response = await post(token, question, 'text/event-stream', signal);
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      yield await response.json();
      return;
    }
    let rest = '';
    const decoder = new TextDecoder();
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: {')) yield JSON.parse(line.slice('data: '.length));
    }
  } catch {
    if (!signal.aborted) yield { errors: [{ message: 'The stream broke off. Run it again to go on.' }] };
  }
}
