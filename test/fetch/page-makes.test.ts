import { describe, expect, it } from 'vitest';
import { judgeText } from './judge-text.ts';
import { makes } from './makes/index.ts';
import { column, type Case } from './makes/page.ts';

function stateOf([, html, status = 200, more = {}]: Case): string {
  return judgeText(html, status, { columnUrls: [column], ...more }).state;
}

describe.each(Object.entries(makes))('a page that is %s', (state, cases) => {
  it.each(cases.map((made) => ({ name: made[0], made })))('$name', ({ made }) => {
    expect(stateOf(made)).toBe(state);
  });
});
