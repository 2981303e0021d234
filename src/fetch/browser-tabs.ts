import type { Browser, BrowserContext, Page, Route } from 'playwright';
import { within } from './within.ts';

/** A page in a context that one portal has to itself. */
export interface Tab {
  readonly key: string;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  uses: number;
  crashed: boolean;
  /** Answers what the page asks for. */
  answer: (route: Route) => Promise<void>;
}

export interface Tabs {
  /** A tab of this portal: one that is idle, else a new one. Nobody else has it until it is given back. */
  take(browser: Browser, key: string): Promise<Tab>;
  /**
   * Gives a tab back, to be used again or, where it went wrong, to be closed.
   * @returns false where it will not close: then its browser is bad
   */
  giveBack(tab: Tab, good: boolean): Promise<boolean>;
}

/** Cookies and memory of a portal end after this many pages. */
const usesPerTab = 30;
const closeMs = 5000;

/** Tabs kept open while nobody uses them. */
const mostIdle = 4;

/** An empty page in the place of whatever is asked for. */
async function empty(route: Route): Promise<void> {
  await within(route.fulfill({ status: 200, contentType: 'text/html', body: '' }), closeMs);
}

export function createTabs(userAgent: string): Tabs {
  let idle: Tab[] = [];

  async function open(browser: Browser, key: string): Promise<Tab> {
    const context = await browser.newContext({
      userAgent,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers: 'block',
      acceptDownloads: false,
      permissions: [],
    });
    const page = await context.newPage();
    const tab: Tab = { key, browser, context, page, uses: 0, crashed: false, answer: empty };
    page.once('crash', () => {
      tab.crashed = true;
    });
    page.on('dialog', (dialog) => void within(dialog.dismiss(), closeMs));
    page.on('popup', (popup) => void within(popup.close(), closeMs));
    await page.route('**/*', async (route) => tab.answer(route));
    await page.routeWebSocket('**/*', (socket) => void socket.close());
    return tab;
  }

  async function close(tab: Tab): Promise<boolean> {
    const closed = await within(
      tab.context.close().then(() => true),
      closeMs,
    );
    return closed === true || !tab.browser.isConnected();
  }

  return {
    async take(browser, key) {
      const found = idle.find((tab) => tab.key === key && tab.browser === browser && !tab.page.isClosed());
      const tab = found ?? (await open(browser, key));
      idle = idle.filter((one) => one !== tab && one.browser.isConnected());
      tab.uses += 1;
      return tab;
    },
    async giveBack(tab, good) {
      if (!good || tab.crashed || tab.uses >= usesPerTab) return close(tab);
      // Scripts of the page that was shown end here, in an empty page of the same site: another one would cost a process.
      tab.answer = empty;
      const address = new URL('/', tab.page.url().startsWith('http') ? tab.page.url() : 'http://localhost/').href;
      const left = await within(
        tab.page.goto(address, { waitUntil: 'commit' }).then(() => true),
        closeMs,
      );
      if (left !== true) return close(tab);
      idle.push(tab);
      const eldest = idle.length > mostIdle ? idle.shift() : undefined;
      return eldest === undefined || close(eldest);
    },
  };
}
