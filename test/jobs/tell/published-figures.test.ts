import { describe, expect, it } from 'vitest';
import { publishedFigures } from '../../../jobs/tell/published-figures.ts';
import type { PublisherYear } from '../../../src/store/index.ts';
import type { CaptureView } from '../../../src/web/index.ts';
import { captures, report, uuid } from '../../web/fixtures/index.ts';

const [capture] = captures;
const own: PublisherYear = { ...report, year: 2024 };

function yearBefore(part: Partial<PublisherYear> = {}): PublisherYear {
  const { extraction } = own;
  const applications = extraction?.tables.applications ?? null;
  if (extraction === null || applications === null) throw new Error('no table 3');
  const rows = { ...applications.rows, new: [20, 0, 0, 0, 0, 1, 21] };
  const tables = { ...extraction.tables, applications: { ...applications, rows } };
  return { ...own, id: uuid(7) as never, year: 2023, extraction: { ...extraction, tables }, ...part };
}

const readOf = (years: readonly PublisherYear[], restricted: CaptureView['restricted'] = null) => ({
  publisherYears: () => Promise.resolve(years),
  capture: () => Promise.resolve(capture === undefined ? null : { ...capture, restricted }),
});

describe('publishedFigures', () => {
  it('sets a new report beside the year before, and counts what does not add up', async () => {
    const figures = await publishedFigures(readOf([yearBefore(), own]), own.id);
    expect(figures).toMatchObject({ year: 2024, beforeYear: 2023, failingChecks: 1 });
    expect(figures?.rows).toContainEqual({ key: 'new', label: '本年新收申请', value: 40, before: 21 });
  });

  it('takes no other year than the one before, nor one that counts by other rules', async () => {
    const older = yearBefore({ year: 2021 });
    expect(await publishedFigures(readOf([older, own]), own.id)).toMatchObject({ beforeYear: null });
    const before = yearBefore();
    if (before.extraction === null) throw new Error('no extraction');
    const none = { ...before.extraction.tables, applications: null, litigation: null };
    const statistics = { ...before, extraction: { ...before.extraction, tables: none } };
    expect(await publishedFigures(readOf([statistics, own]), own.id)).toMatchObject({ beforeYear: null });
  });

  it('tells nothing of a capture that may not be served', async () => {
    const restricted = { at: new Date(0), reason: 'names' };
    expect(await publishedFigures(readOf([yearBefore(), own], restricted), own.id)).toBeNull();
    expect(await publishedFigures(readOf([]), own.id)).toBeNull();
  });
});
