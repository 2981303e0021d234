import type { CDPSession } from 'playwright';

/**
 * Looks at what a page shows from a world of our own, which its scripts cannot reach, and takes over no more of it than was
 * asked for: a page can grow in the browser beyond what this process could hold.
 */
export interface PageLook {
  /** The document as it stands; null where it is longer than that. */
  html(most: number): Promise<string | null>;
  /** How many characters its text has. */
  textLength(): Promise<number>;
  /** Its text, as far as that. */
  text(most: number): Promise<string>;
  /** What a script of ours says that runs there; the page's own see what it clicks, and not how. */
  run(script: string): Promise<unknown>;
}

/** No page is longer, whatever a file may be. */
const mostCharacters = 8 * 1024 * 1024;

/** Most characters of a rendered page, where a body has so many bytes at most. */
export function mostOfPage(maxBodyBytes: number): number {
  return Math.min(maxBodyBytes, mostCharacters);
}

const html = `((most) => {
  const type = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : '';
  const html = document.documentElement ? document.documentElement.outerHTML : '';
  return type.length + html.length > most ? null : type + html;
})`;
const text = `(document.body ? document.body.innerText : '')`;

/** @param session of the page */
export function createPageLook(session: CDPSession): PageLook {
  let frame: Promise<string> | null = null;

  /** The main frame is the same for as long as its tab is. */
  async function mainFrame(): Promise<string> {
    frame ??= session.send('Page.getFrameTree').then(({ frameTree }) => frameTree.frame.id);
    return frame;
  }

  async function ask(expression: string): Promise<unknown> {
    const frameId = await mainFrame();
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'nianbao' });
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      returnByValue: true,
    });
    return result.value;
  }

  return {
    async html(most) {
      const found = await ask(`${html}(${most})`);
      return typeof found === 'string' ? found : null;
    },
    async textLength() {
      const found = await ask(`${text}.length`);
      return typeof found === 'number' ? found : 0;
    },
    async text(most) {
      const found = await ask(`${text}.slice(0, ${most})`);
      return typeof found === 'string' ? found : '';
    },
    run: ask,
  };
}
