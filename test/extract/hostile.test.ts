import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { readPage } from '../../src/extract/html/page.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';
import { cpuClock } from '../support/cpu-time.ts';

const names = [
  'div',
  'p',
  'span',
  'table',
  'tr',
  'td',
  'th',
  'tbody',
  'ul',
  'li',
  'a href="/x"',
  'font',
  'b',
  'br',
  'h1',
  'center',
  'form',
  'title',
  'script',
  'style',
  'textarea',
  'select',
  'option',
  '!--',
  'meta name="PubDate" content="2019-01-04"',
  'td colspan=9999999',
  'td rowspan="0"',
  'marquee',
  'dl',
  'dt',
];
const piece = fc.oneof(
  fc.constantFrom(...names).map((name) => `<${name}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
  fc.constantFrom(
    '一、总体情况。',
    '2018年',
    '索引号：',
    '政府信息公开工作年度报告',
    '&nbsp;',
    '&#x6587;',
    '&#99999999;',
    '报(bào)',
    '?fù)',
    '\u{FFFD}',
    '，',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const soup = fc.array(piece, { maxLength: 120 }).map((parts) => parts.join(''));

/** Far from both: what proportion costs is a second or two, what a square costs is minutes. */
const patienceMs = 12_000;
/** Small inputs cost next to nothing, or the warming up. */
const leewayMs = 2000;

describe('hostile pages', () => {
  it('reads elements that are named like members of an object', () => {
    const page = readPage('<div><p>政府信息公开<constructor>甲</constructor><toString>乙</div>', null, null);
    expect(page.pageText).toBe('政府信息公开\n甲\n乙');
  });

  it('any soup of tags gives one answer, twice the same', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (html) => {
        const first = await extract(inputOf(html));
        expect(await extract(inputOf(html))).toEqual(first);
        for (const span of first.integrity.restored) expect(span.end).toBeLessThanOrEqual(first.text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('any bytes give an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await extract(inputOf(bytes))).source.sha256).toMatch(/^sha256:[0-9a-f]{64}$/);
      }),
      { numRuns: 200 },
    );
  });

  it('a report cut or flipped anywhere gives an answer', async () => {
    const bytes = Buffer.from(
      renderPage(makeReport({ publisher: '云溪县人民政府', year: 2022, seed: 2 }), 'ucap', { wordSoup: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes);
        if (!cut) damaged[at] = value;
        const extraction = await extract(inputOf(damaged));
        expect(extraction.integrity.state).toBe('clean');
      }),
      { numRuns: 60 },
    );
  });

  it('loses no character of the text, whatever inline markup stands in it', () => {
    const inline = fc.constantFrom(
      '<span>',
      '</span>',
      '<b>',
      '</b>',
      '<o:p></o:p>',
      '<font color=red>',
      '</font>',
      '<a name="x">',
      '</a>',
      '<i>',
      '',
    );
    const word = fc.constantFrom(
      '2018',
      '年',
      '1',
      '月',
      '日',
      '，',
      '共受理政府信息公开申请',
      '件',
      '。',
      '均按时答复',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(inline, word), { minLength: 30, maxLength: 80 }), (parts) => {
        const text = parts.map(([, each]) => each).join('');
        const html = `<div><p>${'各行政机关应当主动公开政府信息，并按时答复申请。'.repeat(3)}${parts.map((part) => part.join('')).join('')}</p></div>`;
        const page = readPage(html, null, 'utf-8');
        expect(page.pageText).toContain(text);
        expect(page.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('')).toContain(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['depth', '<div>'.repeat(100_000) + '文字'],
    ['depth with text', '<div>年报，'.repeat(100_000)],
    ['inline depth', '<span><font>字'.repeat(60_000)],
    ['nested tables', '<table><tr><td>1<td>2'.repeat(60_000)],
    ['nested lists', '<ul><li>索引号：1'.repeat(60_000)],
    ['stray ends', `${'<div><p><b>'.repeat(300)}${'</span></td></table></x>'.repeat(100_000)}`],
    [
      'a wide span bomb',
      `<table>${'<tr><td colspan=99999 rowspan=99999>1</td><td>2</td></tr>'.repeat(20_000)}</table>`,
    ],
    ['20,000 cells', `<table>${`<tr>${'<td>12</td>'.repeat(20)}</tr>`.repeat(1000)}</table>`],
    ['5 MB of prose', `<div>${`<p>${'全年主动公开政府信息，受理申请十五件。'.repeat(10)}</p>`.repeat(9000)}</div>`],
    ['5 MB in one paragraph', `<p>${'日期:2018年1月'.repeat(300_000)}</p>`],
    ['5 MB of labels', `<p>${'发布日期:'.repeat(20)}</p>`.repeat(20_000)],
    ['5 MB of brackets', `<p>${'报(bào'.repeat(500_000)}</p>`],
    ['5 MB of pinyin', `<p>${'報(bào)請?qǐng)'.repeat(200_000)}</p>`],
    ['unclosed comments', '<!-- '.repeat(500_000)],
    ['entities', '&amp;&nbsp;&#20;&'.repeat(200_000)],
    ['attributes', `<div ${'a="b" '.repeat(500_000)}>`],
    ['a long title', `<title>${'政府信息公开年度报告_'.repeat(200_000)}</title><p>一</p>`],
    ['many titles', '<p>云溪县2012年政府信息公开工作年度报告</p>'.repeat(40_000)],
    ['many links', '<a href="/a.pdf?x">附件</a>'.repeat(100_000)],
  ])('%s cost time in proportion to their length', { timeout: 120_000 }, async (_, html) => {
    const costOf = async (part: string): Promise<number> => {
      const cpuMs = cpuClock();
      const extraction = await extract(inputOf(part));
      expect(extraction.extractor.name).toBe('nianbao');
      return cpuMs();
    };
    const eighth = await costOf(html.slice(0, html.length / 8));
    const whole = await costOf(html);
    expect(whole).toBeLessThan(patienceMs);
    // What grew with the square would cost 64 times as much.
    expect(whole).toBeLessThan(24 * eighth + leewayMs);
  });
});
