import type { Browser } from 'playwright';
import { findChromium, launchChromium, type LaunchOptions } from './browser-launch.ts';
import { within } from './within.ts';

/** There is no browser to render with; the message says how to get one. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

type Work<T> = (browser: Browser, bad: () => Promise<void>) => Promise<T>;

/** The one browser that pages are rendered in, replaced when it is gone or has done its share. */
export interface BrowserPool {
  /** Waits for a place, hands out the browser, and takes both back. A browser that `work` calls bad is ended. */
  use<T>(work: Work<T>): Promise<T>;
  /** The same with a browser that nobody else uses, which ends afterwards. */
  useAlone<T>(work: Work<T>): Promise<T>;
  /** What an operator can do where there is no browser; null where there is one. */
  missing(): Promise<string | null>;
  close(): Promise<void>;
}

interface Running {
  readonly browser: Promise<Browser>;
  users: number;
  rendered: number;
}

/** A browser is replaced after this many pages: its memory stays flat. */
const pagesPerBrowser = 300;
const closeMs = 5000;
/** A browser that is not there by then never comes. */
const launchMs = 60_000;

/** @param pages most pages open at one time; 4 when left out */
export function createBrowserPool(options: LaunchOptions, pages = 4): BrowserPool {
  let running: Running | null = null;
  const alone = new Set<Running>();
  const room = createRoom(pages);
  let closed = false;
  const where = options.executablePath ?? 'Playwright’s folder or /usr/bin/chromium';
  const noBrowser = `no Chromium at ${where}; install one (apt install chromium, npx playwright install chromium) or name its path in NIANBAO_CHROMIUM`;

  async function launch(): Promise<Browser> {
    const path = await findChromium(options);
    if (path === null) throw new NoBrowserError(noBrowser);
    return launchChromium(path, options.memory ?? {});
  }

  function discard(mine: Running): void {
    if (running === mine) running = null;
  }

  async function shut(mine: Running): Promise<void> {
    discard(mine);
    await within(
      mine.browser.then((one) => one.close()),
      closeMs,
    );
  }

  function begin(): Running {
    return { browser: launch(), users: 0, rendered: 0 };
  }

  function start(): Running {
    const made = begin();
    running = made;
    void within(
      made.browser.then((one) => one.once('disconnected', () => discard(made))),
      launchMs,
    );
    return made;
  }

  async function inPlace<T>(work: () => Promise<T>): Promise<T> {
    return room.inPlace(async () => {
      if (closed) throw new Error('The browser was closed; no page is rendered any more.');
      return work();
    });
  }

  return {
    use: async (work) =>
      inPlace(async () => {
        if (running !== null && running.rendered >= pagesPerBrowser) running = null;
        const mine = running ?? start();
        mine.users += 1;
        mine.rendered += 1;
        try {
          return await work(await mine.browser, () => shut(mine));
        } catch (error) {
          discard(mine);
          throw error;
        } finally {
          mine.users -= 1;
          if (mine !== running && mine.users === 0) await shut(mine);
        }
      }),
    useAlone: async (work) =>
      inPlace(async () => {
        const mine = begin();
        alone.add(mine);
        try {
          return await work(await mine.browser, () => shut(mine));
        } finally {
          await shut(mine);
          alone.delete(mine);
        }
      }),
    missing: async () => ((await findChromium(options)) === null ? noBrowser : null),
    async close() {
      closed = true;
      await Promise.all([...alone, ...(running === null ? [] : [running])].map(shut));
    },
  };
}

interface Room {
  /** Waits for a place, works, and gives it back. */
  inPlace<T>(work: () => Promise<T>): Promise<T>;
}

/** Room for so many at one time; who waits comes in by turns. */
function createRoom(places: number): Room {
  let taken = 0;
  const waiting: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (taken < places) taken += 1;
    else {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  }

  /** The place is handed over: it is never free in between. */
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  }

  return {
    async inPlace(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
