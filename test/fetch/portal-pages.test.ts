import { describe, expect, it } from 'vitest';
import { judgeText } from './judge-text.ts';
import type { Named } from './poor/frames.ts';
import { closeDocuments, deniedDocuments } from './poor/portal-documents.ts';
import { standIns } from './poor/portal-stand-ins.ts';

const byName = (pages: readonly Named[]) => pages.map((page) => ({ name: page[0], page }));

describe.each(Object.entries({ ok: closeDocuments, ...standIns }))('what portals send that is %s', (state, pages) => {
  it.each(byName(pages))('$name', ({ page: [, html, status, more] }) => {
    expect(judgeText(html, status, more)).toMatchObject({ state });
  });
});

describe('a document whose status denies it proves nothing', () => {
  it.each(byName(deniedDocuments))('$name', ({ page: [, html, status, more] }) => {
    expect(judgeText(html, status, more)).toMatchObject({ state: 'unreachable' });
  });
});
