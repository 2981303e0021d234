import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { CaptureId, ChangeId } from '../../src/domain/index.ts';
import { reportLife, type ReportLifeInput } from '../../src/web/report-life.ts';
import { uuid } from './fixtures/index.ts';

const day = (number: number): Date => new Date(Date.UTC(2025, 2, number, 1));
const look = (
  number: number,
  state: ReportLifeInput['captures'][number]['state'],
  integrity: 'clean' | null = 'clean',
) => ({
  id: uuid(number) as CaptureId,
  capturedAt: day(number),
  state,
  integrity,
});

const input: ReportLifeInput = {
  report: { firstSeenAt: day(1), lastAbsentAt: null, versions: 2 },
  versions: [
    { number: 2, seenAt: day(11), returnsToNumber: null },
    { number: 1, seenAt: day(1), returnsToNumber: null },
  ],
  changes: [{ id: uuid(900) as ChangeId, kind: 'report.revised', detectedAt: day(11) }],
  captures: [look(21, 'blocked', null), look(11, 'ok'), look(6, 'not-modified'), look(1, 'ok')],
  timeZone: 'Asia/Shanghai',
};

const drawn = (part: Partial<ReportLifeInput> = {}) => load(reportLife({ ...input, ...part })?.markup ?? '');

describe('reportLife', () => {
  it('puts versions one behind the other, up to now', () => {
    const [first, second] = drawn()('rect.version').toArray();
    const at = (one: typeof first, name: string): number => Number(one?.attribs[name]);
    expect(at(first, 'x') + at(first, 'width')).toBeLessThanOrEqual(at(second, 'x'));
    expect(at(first, 'width')).toBeCloseTo(at(second, 'width'), 0);
  });

  it('tells each look by its state, and links each change', () => {
    const $ = drawn();
    expect($('svg.life rect.look[height="16"]')).toHaveLength(4);
    expect($('svg.life rect.look.bad title').text()).toBe('2025-03-21 09:00 访问被拦截');
    expect($(`a[href="/changes/${uuid(900)}"]`).attr('aria-label')).toBe('2025-03-11 09:00 内容有改动');
    expect($('ul.key').text()).toContain('没有读到');
    expect($('svg.life').attr('aria-label')).toContain('2 个版本');
  });

  it('draws looks that fall on one place once', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...look(1, 'ok'),
      capturedAt: new Date(day(1).getTime() + index * 1000),
    }));
    const $ = drawn({ captures: [...many, look(21, 'ok')] });
    expect($('svg.life rect.look[height="16"]')).toHaveLength(2);
    expect($('rect.look title').first().text()).toContain('50 次');
  });

  it('names no moment twice on its axis', () => {
    const captures = [0, 20, 40].map((second) => ({
      ...look(1, 'ok'),
      capturedAt: new Date(day(1).getTime() + second * 1000),
    }));
    const $ = drawn({ versions: [], changes: [], captures });
    const named = $('svg.life text')
      .toArray()
      .map((one) => $(one).text())
      .filter((text) => text.startsWith('03-01'));
    expect(named).toEqual(['03-01 09:00']);
  });

  it('is drawn for phones too, where nothing scrolls: fewer names, larger marks, the same looks', () => {
    const $ = drawn();
    expect($('svg.life-narrow').attr('viewBox')).toBe('0 0 360 124');
    expect($('svg.life-narrow rect.look')).toHaveLength($('svg.life rect.look').length);
    const places = $('svg.life-narrow circle, svg.life-narrow rect').toArray();
    expect(places.every(({ attribs }) => Number(attribs['cx'] ?? attribs['x']) <= 350)).toBe(true);
    expect(Number($('svg.life-narrow circle').attr('r'))).toBeGreaterThan(Number($('svg.life circle').attr('r')));
  });

  it('is left out where there was one look only, or no time went by', () => {
    expect(reportLife({ ...input, captures: [look(1, 'ok')] })).toBeNull();
    const still = { versions: [], changes: [], captures: [look(1, 'ok'), look(1, 'ok')] };
    expect(reportLife({ ...input, ...still })).toBeNull();
  });
});
