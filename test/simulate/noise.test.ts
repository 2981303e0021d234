import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, contentDigestInput } from '../../src/compare/index.ts';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { makeReport, practiceSystems, renderPage, seeded } from '../practice/reports/index.ts';
import { edits } from './world/edits.ts';
import { noises } from './world/noise.ts';
import { inputOf } from '../extract/input.ts';

async function read(html: string): Promise<Extraction> {
  return extract(
    inputOf(html, {
      url: 'http://portal.example/zwgk/gknb/202401/t20240120_1.html',
      mediaType: 'text/html',
      charset: 'utf-8',
      portalHosts: ['portal.example'],
    }),
  );
}

const systems = practiceSystems.filter((system) => system !== 'gkmlpt');
const related = [
  { href: '/a.html', title: '关于做好年报编制工作的通知' },
  { href: '/b.html', title: '政府信息公开指南' },
];
const page = fc.record({
  system: fc.constantFrom(...systems),
  other: fc.constantFrom(...systems),
  publisher: fc.constantFrom('云溪县人民政府', '柳泉区教育局', '北塘区新河镇人民政府'),
  year: fc.integer({ min: 2009, max: 2025 }),
  seed: fc.nat(5000),
});
const chosen = fc.subarray([...noises], { minLength: 1, maxLength: 5 });

describe('what sites do to their pages', () => {
  it('is no change, alone or heaped, on whatever template', async () => {
    await fc.assert(
      fc.asyncProperty(page, chosen, fc.boolean(), async (made, kinds, redesigned) => {
        const { system, other, seed, ...asked } = made;
        const report = makeReport({ ...asked, seed, characters: 700 });
        const template = redesigned ? other : system;
        const before = await read(renderPage(report, system, { related }));
        const dressed = kinds.reduce(
          (html, noise) => noise.dress(html, seed),
          renderPage(report, template, { related: related.toReversed(), noise: { token: `t${seed}`, visits: seed } }),
        );
        const after = await read(dressed);
        expect(compare(before, after).changes.filter(({ significance }) => significance !== 'none')).toEqual([]);
        expect(contentDigestInput(after)).toBe(contentDigestInput(before));
      }),
      { numRuns: 120 },
    );
  });

  it('hides no change that a publisher makes meanwhile, and adds no weight to it', async () => {
    await fc.assert(
      fc.asyncProperty(page, chosen, fc.constantFrom(...edits), async (made, kinds, edit) => {
        const { system, seed, ...asked } = made;
        const report = makeReport({ ...asked, seed, characters: 700 });
        const edited = edit.apply(report, seeded(seed), Date.UTC(asked.year + 2, 0, 1));
        fc.pre(edited !== null);
        const before = await read(renderPage(report, system, { related }));
        const dressed = kinds.reduce(
          (html, noise) => noise.dress(html, seed),
          renderPage(edited ?? report, system, { related }),
        );
        const { same, changes } = compare(before, await read(dressed));
        expect(same).toBe(false);
        const heaviest = changes.some(({ significance }) => significance === 'major') ? 'major' : 'minor';
        expect(heaviest).toBe(edit.significance);
      }),
      { numRuns: 120 },
    );
  });
});
