import { describe, expect, it } from 'vitest';
import { judgeText } from './judge-text.ts';
import { announced } from './poor/announced.ts';
import * as frames from './poor/frames.ts';
import { noticed } from './poor/noticed.ts';
import { inItsPlace, ofOthers } from './poor/others.ts';
import { published } from './poor/published.ts';
import { reportSentences } from './poor/report-sentences.ts';
import { unserved } from './poor/unserved.ts';
import { withheld } from './poor/withheld.ts';

const byName = (pages: readonly frames.Named[]) => pages.map((page) => ({ name: page[0], page }));

describe('a page that tells of something', () => {
  it.each(byName([...published, ...announced, ...noticed, ...ofOthers]))(
    '$name',
    ({ page: [, html, status, more] }) => {
      expect(judgeText(html, status, more)).toMatchObject({ state: 'ok' });
    },
  );

  it.each(reportSentences)('is a report that only says %s', (sentence) => {
    const { english: _english, ...chinese } = frames;
    for (const frame of Object.values(chinese))
      expect(judgeText(frame('政府信息公开年报', `<p>${sentence}</p>`))).toMatchObject({ state: 'ok' });
  });
});

describe.each(Object.entries({ ...unserved, ...withheld }))('a page that is %s', (state, pages) => {
  it.each(byName(pages))('$name', ({ page: [, html, status, more] }) => {
    expect(judgeText(html, status, more).state).toBe(state);
  });
});

describe.each(Object.entries(inItsPlace))('a page with nothing of an article that is %s', (state, pages) => {
  it.each(byName(pages))('$name', ({ page: [, html, status, more] }) => {
    expect(judgeText(html, status, more).state).toBe(state);
  });
});

describe('labels without end', () => {
  // Each could be read in two ways: a pattern that tried them all would not come to an end.
  it.each(['用户登录', '会员登录密码登录', '智能客服首页登录'])('%s is judged nevertheless', (label) => {
    expect(judgeText(`<p>${label.repeat(150)}。</p>`).state).toBeTypeOf('string');
  });
});
