// The page around GraphiQL: the token of this tab, the example tabs, and the errors in words below the editor.

import { prepareEditors } from './editor.js';
import { post } from './post.js';
import { isSubscription, subscribe } from './stream.js';
import { activeTab, forgetTabs, hasTabs, storage, storeExamples, storeTabs, usableExamples, withOwnName } from './tabs.js';

const TOKEN = 'doveadm-graphql:token';

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/**
 * @typedef {{ message: string, path?: (string | number)[], extensions?: Record<string, unknown> }} AnswerError
 * @typedef {{ data?: any, errors?: AnswerError[], extensions?: Record<string, unknown> }} Answer
 */

/**
 * Runs an operation. A response that is not an answer becomes an answer with an error, and is shown like any other.
 * @param {string} token
 * @param {object} question
 * @returns {Promise<Answer & { status: number }>}
 */
async function ask(token, question) {
  try {
    const response = await post(token, question, 'application/json');
    const text = await response.text();
    try {
      return { ...JSON.parse(text), status: response.status };
    } catch {
      return { status: response.status, errors: [{ message: `The gateway answered HTTP ${response.status}: ${text.slice(0, 300)}` }] };
    }
  } catch {
    return { status: 0, errors: [{ message: 'The gateway cannot be reached. Is it still running?' }] };
  }
}

/** Shows duration, request id and errors of an answer below the editor. @param {Answer} answer @param {number} durationMs */
function showStatus({ errors = [], extensions }, durationMs) {
  const status = element('status');
  const about = document.createElement('div');
  about.className = 'about';
  const requestId = extensions?.requestId;
  about.textContent = `${Math.round(durationMs)} ms${requestId === undefined ? '' : ` · request ${requestId}`}`;
  const list = document.createElement('ul');
  for (const { message, path, extensions: details } of errors) {
    const item = document.createElement('li');
    const place = path === undefined ? '' : ` (${path.join('.')})`;
    item.textContent = `${message}${place}${details?.retryable === true ? ' It may work if you try again.' : ''}`;
    list.append(item);
  }
  status.classList.toggle('failed', errors.length > 0);
  status.replaceChildren(...(errors.length > 0 ? [list] : []), about);
  status.hidden = false;
}

/** When a token ends, in the browser's own words; empty where it cannot be read. @param {string} token */
function endOf(token) {
  try {
    const { exp } = JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
    return typeof exp === 'number' ? ` · until ${new Date(exp * 1000).toLocaleString()}` : '';
  } catch {
    return '';
  }
}

/** @param {string | null} fault why another token is needed */
function askForToken(fault) {
  sessionStorage.removeItem(TOKEN);
  for (const id of ['who', 'restore', 'forget', 'status']) element(id).hidden = true;
  element('editor').hidden = true;
  element('welcome').hidden = false;
  element('fault').hidden = fault === null;
  element('fault').textContent = fault;
  element('token').focus();
}

/** @param {string} token */
async function useToken(token) {
  const { data, errors = [], status } = await ask(token, { query: VIEWER });
  const fault = errors[0]?.message ?? (data?.viewer ? null : `The gateway answered HTTP ${status}.`);
  if (fault !== null) {
    askForToken(fault);
    return;
  }
  sessionStorage.setItem(TOKEN, token);
  const { name, roles } = data.viewer;
  element('who').textContent = `${name} · ${roles.length > 0 ? roles.join(', ') : 'no role'}${endOf(token)}`;
  if (!hasTabs()) storeExamples(await examplesFor(token, data.viewer));
  for (const id of ['who', 'restore', 'forget']) element(id).hidden = false;
  element('welcome').hidden = true;
  element('editor').hidden = false;
  if (element('editor').childElementCount === 0) openEditor();
}

/** The name of GraphiQL's own query for the schema. */
const INTROSPECTION = 'IntrospectionQuery';
const VIEWER = '{ viewer { name roles permissions scope { everyone domains users } } }';
const COMMANDS = '{ host { commands { name } } }';
const DIRECTOR = '{ host { director { hosts { ip } } } }';

/** @param {string} token @param {import('./tabs.js').Viewer} viewer */
async function examplesFor(token, viewer) {
  const examples = JSON.parse(element('examples').textContent ?? '[]');
  return usableExamples(examples, viewer, viewer.permissions.includes('HOST_READ') ? await hostFor(token, viewer) : null);
}

/**
 * What the default host can do; null where it does not say.
 * @param {string} token @param {import('./tabs.js').Viewer} viewer
 * @returns {Promise<import('./tabs.js').Host | null>}
 */
async function hostFor(token, viewer) {
  const { data } = await ask(token, { query: COMMANDS });
  if (!data?.host?.commands) return null;
  const commands = data.host.commands.map((/** @type {{ name: string }} */ { name }) => name);
  const asksDirector = viewer.permissions.includes('DIRECTOR_READ') && commands.includes('directorStatus');
  const director = asksDirector ? await ask(token, { query: DIRECTOR }) : null;
  return { commands, hasDirector: Boolean(director?.data?.host?.director) };
}

function openEditor() {
  prepareEditors();
  YogaGraphiQL.renderYogaGraphiQL(element('editor'), {
    fetcher: async (/** @type {{ query: string, operationName?: string }} */ question) => {
      if (isSubscription(withOwnName(question))) {
        element('status').hidden = true;
        return subscribe(sessionStorage.getItem(TOKEN) ?? '', withOwnName(question));
      }
      const began = performance.now();
      const { status, ...answer } = await ask(sessionStorage.getItem(TOKEN) ?? '', withOwnName(question));
      if (status === 401) askForToken(answer.errors?.[0]?.message ?? 'The token is not accepted any more.');
      // GraphiQL reads the schema on its own, and its answer may come after the answer to the user's operation.
      else if (question.operationName !== INTROSPECTION || answer.errors !== undefined) showStatus(answer, performance.now() - began);
      return answer;
    },
    ...activeTab(),
    onTabChange: storeTabs,
    // Queries name people: like the token, they are gone with the tab, and never in the address.
    storage,
    onEditQuery: () => undefined,
    isHeadersEditorEnabled: false,
    shouldPersistHeaders: false,
    // In a low window the query needs the room; variables are one click away.
    defaultEditorToolsVisibility: innerHeight < 720 ? false : 'variables',
    title: ' ',
    logo: ' ',
  });
}

element('login').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = /** @type {HTMLTextAreaElement} */ (element('token'));
  const token = field.value.replace(/^\s*(bearer\s+)?/i, '').replace(/\s+/g, '');
  field.value = '';
  void useToken(token);
});
element('forget').addEventListener('click', () => {
  sessionStorage.clear();
  location.reload();
});
element('restore').addEventListener('click', () => {
  forgetTabs();
  location.reload();
});

const kept = sessionStorage.getItem(TOKEN);
if (kept === null) askForToken(null);
else void useToken(kept);
