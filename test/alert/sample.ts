import type { ChangeId, DeliveryId, Diff, DiffEntry, PortalId } from '../../src/domain/index.ts';
import type { AlertView } from '../../src/alert/index.ts';

export function entry(part: Partial<DiffEntry>): DiffEntry {
  return {
    kind: 'cell',
    path: '/tables/applications/rows/open/6',
    label: '三、申请情况 · 予以公开 · 总计',
    before: 12,
    after: 15,
    significance: 'major',
    ...part,
  };
}

export function diffOf(...changes: readonly DiffEntry[]): Diff {
  return { same: changes.length === 0, changes, summary: `${changes.length} 处改动` };
}

export const revisedDiff = diffOf(
  entry({}),
  entry({ path: '/tables/applications/rows/total/6', label: '三、申请情况 · 总计 · 总计', before: 37, after: 40 }),
  entry({
    path: '/tables/proactive/rows/fees/0',
    label: '二、主动公开 · 行政事业性收费 · 本年收费金额',
    before: null,
    after: 7730.28,
  }),
  entry({
    kind: 'text',
    path: '/sections/0/text',
    label: '一、总体情况',
    significance: 'minor',
    before:
      '青溪区坚持以公开为常态、不公开为例外，全年共收到政府信息公开申请37件，办结37件，其中予以公开12件，较上年减少三成。咨询电话0517-87220000，联系人手机13812345678。',
    after:
      '青溪区坚持以公开为常态、不公开为例外，全年共收到政府信息公开申请40件，办结40件，其中予以公开15件，较上年减少两成。咨询电话0517-87220000，联系人手机13812345678。',
  }),
);

/** A revision of an invented report, with what the test changes. */
export function alertView(part: Partial<AlertView> = {}): AlertView {
  return {
    deliveryId: '0b54bb5e-3a2c-4e6e-9d5b-6a1d3d1f2a77' as DeliveryId,
    changeId: 'f2f6a0c1-5d3f-4d0a-8a35-6f0b5ce5ab10' as ChangeId,
    kind: 'report.revised',
    audience: 'readers',
    significance: 'major',
    detectedAt: new Date('2025-03-03T01:30:00Z'),
    timeZone: 'Asia/Shanghai',
    portal: { id: 'qingxi' as PortalId, name: '青溪区政府信息公开' },
    report: {
      publisher: '青溪区人民政府',
      year: 2024,
      kind: 'annual',
      title: '青溪区人民政府2024年度政府信息公开工作年度报告',
    },
    detail: {
      title: '青溪区人民政府2024年度政府信息公开工作年度报告',
      url: 'http://www.qingxi.example/zwgk/2024.html',
      diff: revisedDiff,
    },
    figures: null,
    links: {
      report: 'http://127.0.0.1:8080/reports/1',
      diff: 'http://127.0.0.1:8080/changes/2',
      evidence: 'http://127.0.0.1:8080/captures/3',
      original: 'http://www.qingxi.example/zwgk/2024.html?a=1&b=2',
    },
    evidenceWithheld: false,
    ...part,
  };
}
