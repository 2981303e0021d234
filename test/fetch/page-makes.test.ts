import { describe, expect, it } from 'vitest';
import { judgePage } from '../../src/fetch/index.ts';
import { makes } from './makes/index.ts';
import { asked, column, type Case } from './makes/page.ts';

function stateOf([, html, status = 200, more = {}]: Case): string {
  return judgePage({
    status,
    header: () => null,
    text: html,
    mediaType: 'text/html',
    contentBytes: Buffer.byteLength(html),
    cut: null,
    requestedUrl: asked,
    finalUrl: asked,
    portalHosts: ['www.example.gov.cn'],
    columnUrls: [column],
    conditional: false,
    ...more,
  }).state;
}

describe.each(Object.entries(makes))('a page that is %s', (state, cases) => {
  it.each(cases.map((made) => ({ name: made[0], made })))('$name', ({ made }) => {
    expect(stateOf(made)).toBe(state);
  });
});
