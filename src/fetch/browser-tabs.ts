import type { Browser, BrowserContext, CDPSession, Page, Route } from 'playwright';
import { createPageLook, type PageLook } from './browser-look.ts';
import { inPage } from './in-page/index.ts';
import { within } from './within.ts';

/** A page in a context that one portal has to itself. */
export interface Tab {
  readonly key: string;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  readonly look: PageLook;
  uses: number;
  crashed: boolean;
  /** Answers what the page asks for. */
  answer: (route: Route) => Promise<void>;
  /** Lets scripts run again: the next page's, which is about to be answered. */
  wake: () => Promise<void>;
}

export interface Tabs {
  /** A tab of this portal, with no page in it: one that is idle, else a new one. Nobody else has it until it is given back. */
  take(browser: Browser, key: string): Promise<Tab>;
  /**
   * Gives a tab back, to be emptied and used again or, where it went wrong, to be closed.
   * @returns false where it will not close: then its browser is bad
   */
  giveBack(tab: Tab, good: boolean): Promise<boolean>;
}

/** Cookies and memory of a portal end after this many pages. */
const usesPerTab = 30;
const closeMs = 5000;

/** Tabs kept open while nobody uses them. */
const mostIdle = 4;

/** Nothing for a page whose turn is over. */
async function nothing(route: Route): Promise<void> {
  await within(route.abort('blockedbyclient'), closeMs);
}

/** An empty page in the place of whatever is asked for. */
async function empty(route: Route): Promise<void> {
  await within(route.fulfill({ status: 200, contentType: 'text/html', body: '' }), closeMs);
}

/** Nobody looks at the window: what a minimised one does not paint costs nothing. The page in it stays visible to its scripts. */
async function minimise(session: CDPSession): Promise<void> {
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
}

/** What an emptied tab stands at. No page has that address: to go to any is to load it, whatever comes after a `#`. */
const nowhere = '/.nianbao-nothing';

async function runScripts({ session }: Pick<Tab, 'session'>, run: boolean): Promise<true> {
  await session.send('Emulation.setScriptExecutionDisabled', { value: !run });
  return true;
}

/**
 * Ends what is in a tab: its scripts stop first, and with them what it would still ask for or go to, then the document is
 * emptied in its place, and they stay stopped until the next page is about to come. A page with frames or workers, which run
 * on, and one that cannot be emptied is left for an empty page of the same site (another site would cost a process). What it
 * asks for as it goes (`pagehide` runs all the same) gets that page, too, and one that will not go is closed.
 */
async function emptyOut(tab: Tab): Promise<true> {
  const { page, look } = tab;
  await runScripts(tab, false);
  const isAlone = page.frames().length === 1 && page.workers().length === 0;
  if (isAlone && (await look.run(inPage.leaveNothing(nowhere))) === true) return true;
  const address = page.url().startsWith('http') ? page.url() : 'http://localhost/';
  await page.goto(new URL(nowhere, address).href, { waitUntil: 'commit' });
  return true;
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
    const session = await context.newCDPSession(page);
    await within(minimise(session), closeMs);
    const look = createPageLook(session);
    const wake = async (): Promise<void> => {
      if (tab.uses > 1 && (await within(runScripts(tab, true), closeMs)) !== true)
        throw new Error('The tab of a browser no longer answers: what runs scripts in it could not be started again.');
    };
    const tab: Tab = { key, browser, context, page, session, look, uses: 0, crashed: false, answer: nothing, wake };
    page.once('crash', () => {
      tab.crashed = true;
    });
    page.on('dialog', (dialog) => void within(dialog.dismiss(), closeMs));
    page.on('popup', (popup) => void within(popup.close(), closeMs));
    await page.route('**/*', async (route) => tab.answer(route));
    return tab;
  }

  async function close(tab: Tab): Promise<boolean> {
    tab.answer = nothing;
    const closed = await within(
      tab.context.close().then(() => true),
      closeMs,
    );
    return closed === true || !tab.browser.isConnected();
  }

  function forget(tab: Tab): void {
    idle = idle.filter((one) => one !== tab && one.browser.isConnected());
  }

  return {
    async take(browser, key) {
      const found = idle.find((tab) => tab.key === key && tab.browser === browser && !tab.page.isClosed());
      const tab = found ?? (await open(browser, key));
      forget(tab);
      tab.uses += 1;
      return tab;
    },
    async giveBack(tab, good) {
      if (!good || tab.crashed || tab.uses >= usesPerTab) return close(tab);
      tab.answer = empty;
      if ((await within(emptyOut(tab), closeMs)) !== true) return close(tab);
      tab.answer = nothing;
      idle.push(tab);
      const eldest = idle.length > mostIdle ? idle[0] : undefined;
      if (eldest === undefined) return true;
      forget(eldest);
      return close(eldest);
    },
  };
}
