import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../src/web/index.ts';
import { renderMail } from '../../src/alert/index.ts';
import { alertView } from '../alert/sample.ts';
import { hasPart } from '../support/parts.ts';
import { appOf, archivedAnswer, archiveOf, htmlPages, uuid } from './fixtures/index.ts';

const hostilePage = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/healthz">
<title>before</title><body onload="document.title='ran'"><h1>archived</h1>
<script>document.title = 'ran'; fetch('/api/portals')</script>
<img src="http://127.0.0.1:9/pixel.png" onerror="document.title='ran'"><iframe src="/"></iframe>
<a id="same" target="_blank" href="./2024.html">same</a> <a id="other" target="_blank" href="//other.gov.cn/x.html">other</a>
<form action="/reports"><button>go</button></form><svg onload="document.title='ran'"></svg></body>`;

function executable(): string | undefined {
  const candidates = [
    process.env['NIANBAO_CHROMIUM'],
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
  ];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

describe.skipIf(!hasPart('Chromium'))('in a browser', () => {
  let browser: Browser;
  let site: Listening;

  beforeAll(async () => {
    const mail = renderMail(alertView());
    const body = new TextEncoder().encode(hostilePage);
    const app = appOf({
      archive: archiveOf(archivedAnswer({ body })),
      inbox: {
        mails: async () => [{ id: '1', receivedAt: new Date(0), from: 'a@x.example', to: ['b@x.example'], ...mail }],
      },
    });
    site = await listen({ app, port: 0, protectedByToken: false });
    const executablePath = executable();
    browser = await chromium.launch({
      args: ['--no-sandbox'],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each([
    ['phone', { width: 360, height: 740 }, 'dark'],
    ['desk', { width: 1280, height: 800 }, 'light'],
  ] as const)('the pages fit a %s and break no rule of their own', async (_name, viewport, colorScheme) => {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('requestfailed', (failed) => {
      if (failed.failure()?.errorText === 'csp') {
        complaints.push(failed.url());
      }
    });
    for (const path of [...htmlPages, '/calendar', '/inbox/1']) {
      await page.goto(site.url + path);
      const beyond = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([path, beyond]).toEqual([path, 0]);
      const sideways = await page.evaluate<number>(
        '[...document.querySelectorAll(".scroll:has(> .list)")].filter((list) => list.scrollWidth > list.clientWidth).length',
      );
      expect([path, sideways]).toEqual([path, 0]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['body', 'page'])('an archived page (%s) runs nothing, loads nothing and leads nowhere', async (view) => {
    const page = await browser.newPage();
    const answered: string[] = [];
    page.on('response', (one) => answered.push(one.url()));
    const refusals: (string | undefined)[] = [];
    page.on('requestfailed', (one) => refusals.push(one.failure()?.errorText));
    const address = `${site.url}/captures/${uuid(302)}/${view}`;
    await page.goto(address);
    await page.waitForTimeout(500);
    expect(page.url()).toBe(address);
    expect(await page.title()).toBe('before');
    expect(answered).toEqual([address]);
    expect(new Set(refusals)).toEqual(new Set(['csp']));
    await page.click('button');
    await page.waitForTimeout(200);
    expect(page.url()).toBe(address);
    await page.close();
  });

  it('a link of an archived page leads to the capture of what it names, and outside only when told to', async () => {
    const page = await browser.newPage();
    const answered: string[] = [];
    page.on('response', (one) => answered.push(new URL(one.url()).host));
    await page.goto(`${site.url}/captures/${uuid(301)}/page`);
    await page.click('#same');
    await page.waitForURL(`${site.url}/captures/${uuid(302)}/page`);
    await page.click('#other');
    await page.waitForURL(/\/link\?to=/u);
    expect(await page.title()).toContain('没有存档');
    expect(await page.getAttribute('main a[rel~="noreferrer"]', 'href')).toBe('http://other.gov.cn/x.html');
    expect(new Set(answered)).toEqual(new Set([new URL(site.url).host]));
    await page.close();
  });
});
