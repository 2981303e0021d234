import type { Browser, BrowserContext, Page, Route } from 'playwright';
import { within } from './within.ts';

/** A page in a context that one portal has to itself. */
export interface Tab {
  readonly key: string;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  uses: number;
  /** False while the page that was shown last may still be in it. */
  fresh: boolean;
  crashed: boolean;
  /** Answers what the page asks for. */
  answer: (route: Route) => Promise<void>;
  /** Runs while the page that was shown last may stay in the tab. */
  emptying: NodeJS.Timeout | null;
}

export interface Tabs {
  /**
   * A tab of this portal: one that is idle, else a new one. Nobody else has it until it is given back.
   * @param fresh whether no other page may be in it
   */
  take(browser: Browser, key: string, fresh: boolean): Promise<Tab>;
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
/** A page stays in an idle tab this long: the next one mostly comes sooner and takes its place, which saves one. */
const emptiedAfterMs = 300;

/** Nothing for a page whose turn is over. */
async function nothing(route: Route): Promise<void> {
  await within(route.abort('blockedbyclient'), closeMs);
}

/** An empty page in the place of whatever is asked for. */
async function empty(route: Route): Promise<void> {
  await within(route.fulfill({ status: 200, contentType: 'text/html', body: '' }), closeMs);
}

/** Nobody looks at the window: what a minimised one does not paint costs nothing. The page in it stays visible to its scripts. */
async function minimise(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
  await session.detach();
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
    await within(minimise(context, page), closeMs);
    const tab: Tab = {
      key,
      browser,
      context,
      page,
      uses: 0,
      fresh: true,
      crashed: false,
      answer: nothing,
      emptying: null,
    };
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

  function forget(tab: Tab): void {
    idle = idle.filter((one) => one !== tab && one.browser.isConnected());
    if (tab.emptying !== null) clearTimeout(tab.emptying);
    tab.emptying = null;
  }

  async function keep(tab: Tab): Promise<boolean> {
    idle.push(tab);
    const eldest = idle.length > mostIdle ? idle[0] : undefined;
    if (eldest === undefined) return true;
    forget(eldest);
    return close(eldest);
  }

  /** Scripts of the page that was shown end here, in an empty page of the same site: another one would cost a process. */
  async function emptyOut(tab: Tab): Promise<void> {
    forget(tab);
    tab.answer = empty;
    const address = new URL('/', tab.page.url().startsWith('http') ? tab.page.url() : 'http://localhost/').href;
    const left = await within(
      tab.page.goto(address, { waitUntil: 'commit' }).then(() => true),
      closeMs,
    );
    tab.answer = nothing;
    tab.fresh = true;
    // A page that will not go takes the browser with it.
    if (left === true) await keep(tab);
    else if (!(await close(tab))) await within(tab.browser.close(), closeMs);
  }

  return {
    async take(browser, key, fresh) {
      const found = idle.find(
        (tab) => tab.key === key && tab.browser === browser && !tab.page.isClosed() && (tab.fresh || !fresh),
      );
      const tab = found ?? (await open(browser, key));
      forget(tab);
      tab.uses += 1;
      return tab;
    },
    async giveBack(tab, good) {
      if (!good || tab.crashed || tab.uses >= usesPerTab) return close(tab);
      tab.answer = nothing;
      tab.fresh = false;
      tab.emptying = setTimeout(() => void emptyOut(tab), emptiedAfterMs);
      tab.emptying.unref();
      return keep(tab);
    },
  };
}
