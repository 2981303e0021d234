import { describe, expect, it } from 'vitest';
import { judgeText } from './judge-text.ts';
import { absences } from './poor/absences.ts';
import { besideLists } from './poor/beside-lists.ts';
import { besideRelated } from './poor/beside-related.ts';
import { closures, failures, foreign, logIns, scriptPages } from './poor/closed.ts';
import { documents } from './poor/documents.ts';
import { longDocuments } from './poor/long-documents.ts';
import { newDocuments } from './poor/new-documents.ts';
import { oldDocuments } from './poor/old-documents.ts';
import type { PoorPage } from './poor/page.ts';
import { refusals } from './poor/refusals.ts';

function stateOf([html, status, more]: PoorPage): string {
  return judgeText(html, status, more).state;
}

/** What a page says beside its template. */
function saysOf(html: string): string {
  const body =
    /<div class="con">(.*)<div class="bottom">|<main>(.*)<\/main>|年报<\/div>(.*)<div class="rel">|政府信息公开年报<\/div>(.*)<\/div><div id="footer">|<div class="main">(.*)<div class="side">|正文<\/div>(.*)<table><tr><td align|<body>(.*)<\/body>/s.exec(
      html,
    );
  const said = body?.slice(1).find((part) => part !== undefined) ?? html;
  return (
    said
      .replaceAll(/<[^<>]*>/g, ' ')
      .trim()
      .slice(0, 80) || said.slice(0, 80)
  );
}

/** Pages with little text, in wording that no list of phrases holds: stand-ins, and documents that look like them. */
describe.each([
  ['ok', [...documents, ...oldDocuments, ...newDocuments, ...longDocuments, ...besideLists, ...besideRelated]],
  ['blocked', refusals],
  ['missing', absences],
  ['maintenance', closures],
  ['unreachable', failures],
  ['login', logIns],
  ['script-only', scriptPages],
  ['wrong-host', foreign],
] as const)('a poor page that is %s', (state, pages) => {
  it.each(pages.map((page, at) => ({ says: `${at + 1}: ${saysOf(page[0])}`, page })))('$says', ({ page }) => {
    expect(stateOf(page)).toBe(state);
  });
});

describe('a reason', () => {
  it('names the evidence and quotes the page', () => {
    const { reason } = judgeText(
      '<title>提示</title><p>系统检测到您所在网络的不寻常活动，连接未被放行。编号 7f3e9a2b-11cd-4c1f</p>',
    );
    expect(reason).toMatchObject({
      kind: 'stand-in',
      what: 'refusal',
      signs: expect.arrayContaining(['event-number']) as string[],
      quote: expect.stringMatching(/^系统检测到/) as string,
    });
  });
});
