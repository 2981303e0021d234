import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const style = `
  @page { size: A4; margin: 22mm 25mm; }
  body { font-family: 'Noto Serif CJK SC', serif; font-size: 15pt; line-height: 1.7; }
  p { margin: 0; text-indent: 0; }
  table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.3; }
  td { border: 0.75pt solid #000; padding: 2pt; }
  tr { break-inside: avoid; }
  h1 { font-size: 20pt; text-align: center; }
`;

/** Where a Chromium is, or null: the system's, else the one that Playwright installed. */
export function chromiumPath(): string | null {
  const own = chromium.executablePath();
  return places.find((place) => existsSync(place)) ?? (existsSync(own) ? own : null);
}

/** Prints HTML fragments as PDF with one Chromium. */
export async function printPdfs(
  pages: readonly { readonly title: string; readonly html: string }[],
): Promise<readonly Buffer[]> {
  const executablePath = chromiumPath();
  if (executablePath === null) {
    throw new Error('no Chromium: install the package chromium, or run `npx playwright install chromium`');
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const printed: Buffer[] = [];
    for (const { title, html } of pages) {
      await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${title}</h1>${html}`);
      printed.push(
        await page.pdf({
          preferCSSPageSize: true,
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: '<span style="font-size:9pt;margin:auto">- <span class="pageNumber"></span> -</span>',
        }),
      );
    }
    return printed;
  } finally {
    await browser.close();
  }
}
