import { describe, expect, it } from 'vitest';
import { compare, contentDigestInput } from '../../src/compare/index.ts';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { naiveTraditional } from '../practice/mirror.ts';
import { editReport, makeReport, practiceSystems, renderPage } from '../practice/reports/index.ts';
import { inputOf } from '../extract/input.ts';

async function read(html: string): Promise<Extraction> {
  return extract(
    inputOf(html, {
      url: 'http://portal.example/zwgk/1.html',
      mediaType: 'text/html',
      charset: 'utf-8',
      portalHosts: ['portal.example'],
    }),
  );
}

const reports = ([2012, 2016, 2019, 2023] as const).map((year) => makeReport({ publisher: '云溪县人民政府', year }));
const rebuilt = {
  generatedAt: '2026-05-06 07:08:09',
  visits: 98_765,
  token: 'c0ffee',
  today: '2026年5月6日 星期三',
  relatedSeed: 9,
};
const related = [
  { href: '/a.html', title: '关于做好年报编制工作的通知' },
  { href: '/b.html', title: '政府信息公开指南' },
  { href: '/c.html', title: '政策解读' },
];

describe('pages read and compared', () => {
  it('are the same after a rebuild of the templates, Word’s markup, and a change of script', async () => {
    for (const system of practiceSystems) {
      for (const report of reports) {
        const before = await read(renderPage(report, system, { related }));
        const pages = [
          renderPage(report, system, { related, noise: rebuilt }),
          renderPage(report, system, { related, wordSoup: true }),
          renderPage(report, system, { related, url: 'https://portal.example/zwgk/1.html' }),
        ];
        for (const page of pages) {
          const after = await read(page);
          expect(compare(before, after).changes).toEqual([]);
          expect(contentDigestInput(after)).toBe(contentDigestInput(before));
        }
      }
    }
  });

  it('show each edit once', async () => {
    for (const system of practiceSystems) {
      for (const report of reports) {
        const before = await read(renderPage(report, system));
        const table = report.source.tables[0];
        const row = table?.rows.findLast(({ cells }) => cells.length > 0);
        const words = compare(
          before,
          await read(
            renderPage(editReport(report, { kind: 'words', before: '12月31日止', after: '12月30日止' }), system),
          ),
        );
        expect(words.changes.map(({ kind, significance }) => [kind, significance])).toEqual([['text', 'minor']]);
        if (table === undefined || row === undefined) continue;
        const cell = { kind: 'cell', table: table.name, row: row.key, column: 0, value: 4321 } as const;
        const figures = compare(before, await read(renderPage(editReport(report, cell), system)));
        expect(figures.changes).toMatchObject([{ kind: 'cell', after: 4321, significance: 'major' }]);
      }
    }
  });

  it('are the same in Traditional characters', async () => {
    for (const report of reports) {
      const page = renderPage(report, 'plain');
      const changes = compare(await read(page), await read(naiveTraditional(page))).changes;
      expect(changes).toEqual([]);
    }
  });
});
