import type { BrowserContext, Page } from 'playwright-core';

/** The query editor in a browser tab, in the words of who uses it. */
export class GraphiqlPage {
  readonly page: Page;
  /** Everything that the page asked of any server. */
  readonly requested: string[] = [];
  /** Errors of scripts, and violations of the page's content security policy. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => this.requested.push(request.url()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A refused token is answered with 401, which the browser notes as an error.
      if (message.type() === 'error' && !message.text().includes('401')) this.complaints.push(message.text());
    });
  }

  /** Opens a new tab. */
  static async open(context: BrowserContext, url: string): Promise<GraphiqlPage> {
    const tab = new GraphiqlPage(await context.newPage());
    await tab.page.goto(url);
    return tab;
  }

  async giveToken(token: string): Promise<void> {
    await this.page.getByLabel('Token').fill(token);
    await this.page.getByRole('button', { name: 'Use this token' }).click();
  }

  /** The editor is there and has read the schema. */
  async ready(): Promise<void> {
    await this.page.locator('.graphiql-execute-button').waitFor();
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await this.page.locator('.graphiql-spinner').waitFor({ state: 'detached' });
  }

  /** Runs the open tab's operation. */
  async run(): Promise<void> {
    const answered = this.page.waitForResponse((response) => {
      const request = response.request();
      return request.method() === 'POST' && !(request.postData() ?? '').includes('IntrospectionQuery');
    });
    await this.page.locator('.graphiql-execute-button').click();
    await answered;
  }

  /** What is shown of the last answer. */
  answer(): Promise<string> {
    return this.shown('.result-window .view-lines');
  }

  /** Clicks once. */
  async openTab(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name });
    await tab.getByRole('button', { name, exact: true }).click();
    if ((await tab.getAttribute('aria-selected')) !== 'true') throw new Error(`The click on the tab ${name} was lost`);
  }

  /** The names of the tabs, in their order; the open one has a star. */
  async tabs(): Promise<string[]> {
    const tabs = await this.page.getByRole('tab').all();
    return Promise.all(
      tabs.map(async (tab) => `${(await tab.innerText()).trim()}${(await tab.getAttribute('aria-selected')) === 'true' ? '*' : ''}`),
    );
  }

  /** Types over the text of the open tab, key by key: the editor completes names and closes brackets. */
  async type(query: string): Promise<void> {
    await this.#clear();
    await this.page.keyboard.type(query);
  }

  /** Replaces the text of the open tab with this line. */
  async paste(query: string): Promise<void> {
    await this.#clear();
    await this.page.keyboard.insertText(query);
  }

  async #clear(): Promise<void> {
    await this.page.locator('.graphiql-query-editor .view-lines').click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Delete');
  }

  /** The text of an element; the editor draws blanks as no-break spaces. */
  async shown(selector: string): Promise<string> {
    return (await this.page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ');
  }
}
