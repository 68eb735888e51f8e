// The tabs of the editor: which examples this token and this Dovecot can use, and how tabs survive a reload.

const TABS = 'graphiql:tabState';
const VARIABLES = 'graphiql:variables';
const QUERY = 'graphiql:query';

/**
 * @typedef {{ name: string, query: string, variables: string, permissions: string[], commands: string[] }} Example
 * @typedef {{ name: string, roles: string[], permissions: string[], scope: { everyone: boolean, domains: string[], users: string[] } }} Viewer
 * @typedef {{ commands: string[], hasDirector: boolean }} Host
 * @typedef {{ tabs: { query: string | null, variables: string | null }[], activeTabIndex: number }} TabState
 */

/** The examples that this token and this Dovecot can use. @param {Example[]} examples @param {Viewer} viewer @param {Host | null} host */
export function usableExamples(examples, viewer, host) {
  const usable = examples.filter(
    ({ permissions, commands }) =>
      permissions.every((permission) => viewer.permissions.includes(permission)) && commands.every((command) => canRun(host, command)),
  );
  const [account] = ownAccounts(viewer);
  return account === undefined ? usable : usable.map((example) => ({ ...example, variables: forAccount(example.variables, account) }));
}

/**
 * Whether the host can run a command, as far as it is known. A director command needs a director that runs: Dovecot 2.3 lists the
 * commands without one, and they end doveadm's process.
 * @param {Host | null} host null: the token may not ask. @param {string} command
 */
function canRun(host, command) {
  if (command.startsWith('director')) return host !== null && host.hasDirector;
  return host === null || host.commands.some((name) => name.toLowerCase() === command.toLowerCase());
}

/** The accounts that the token names, where it is not for whole domains. @param {Viewer} viewer */
function ownAccounts({ scope: { everyone, domains, users } }) {
  return everyone || domains.length > 0 ? [] : users;
}

/** @param {string} variables @param {string} account */
function forAccount(variables, account) {
  const values = JSON.parse(variables);
  return typeof values.user === 'string' ? JSON.stringify({ ...values, user: account }, null, 2) : variables;
}

/** True where tabs were stored before. */
export const hasTabs = () => sessionStorage.getItem(TABS) !== null;

/**
 * Stores the examples as if the user had opened them: GraphiQL gives its default tabs new ids as it renders, and they glide away under
 * the pointer.
 * @param {Example[]} examples
 */
export function storeExamples(examples) {
  const tabs = examples.map(({ name, query, variables }) => ({
    id: `example-${name}`,
    title: name,
    query,
    variables,
    headers: null,
    operationName: name,
    response: null,
  }));
  storeTabs({ tabs, activeTabIndex: 0 });
}

/** Stores the tabs now: GraphiQL does it half a second later, and a reload may come first. @param {TabState} state */
export function storeTabs({ tabs, activeTabIndex }) {
  const stored = tabs.map((tab) => ({ ...tab, hash: null, headers: null, response: null }));
  sessionStorage.setItem(TABS, JSON.stringify({ tabs: stored, activeTabIndex }));
}

/**
 * The storage for GraphiQL, without its own writes of the tabs: each comes half a second late, with the text of that moment, and would
 * replace a newer one.
 */
export const storage = {
  getItem: (/** @type {string} */ key) => sessionStorage.getItem(key),
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
    if (key !== TABS) sessionStorage.setItem(key, value);
  },
  removeItem: (/** @type {string} */ key) => sessionStorage.removeItem(key),
  clear: () => sessionStorage.clear(),
  get length() {
    return sessionStorage.length;
  },
};

/**
 * Query and variables of the tab to show. GraphiQL selects the stored tab that has exactly these; where none has, it opens another one.
 * @returns {{ query: string, variables: string }}
 */
export function activeTab() {
  const { tabs, activeTabIndex } = /** @type {TabState} */ (JSON.parse(sessionStorage.getItem(TABS) ?? '{"tabs":[],"activeTabIndex":0}'));
  const { query, variables } = tabs[activeTabIndex] ?? { query: null, variables: null };
  return { query: query ?? '', variables: variables ?? '' };
}

/**
 * The question without the name of an operation that its document does not have. GraphiQL finds the name a moment after a click on a tab:
 * until then it sends that of the tab before.
 * @param {{ query: string, operationName?: string | undefined }} question
 */
export function withOwnName({ operationName, ...question }) {
  const names = Array.from(question.query.matchAll(/^\s*(?:query|mutation|subscription)\s+(\w+)/gm), ([, name]) => name);
  return names.includes(operationName) ? { ...question, operationName } : question;
}

export function forgetTabs() {
  for (const key of [TABS, VARIABLES, QUERY]) sessionStorage.removeItem(key);
}
