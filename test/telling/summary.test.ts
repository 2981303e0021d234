import { describe, expect, it } from 'vitest';
import {
  changeKinds,
  type ChangeDetail,
  type ChangeKind,
  type ChangeReason,
  type DiffEntry,
  type Moment,
  type VersionId,
} from '../../src/domain/index.ts';
import { beyondHeadline, summaryWords, type ToldChange } from '../../src/telling/summary.ts';

const since = '2026-03-01T00:00:00.000Z' as Moment;
const report = { publisher: '青溪区人民政府', year: 2025 };
const title = '青溪区2025年报告';
const url = 'http://www.qingxi.example/1.html';

function change(kind: ChangeKind, detail: Partial<ChangeDetail> = {}, of: ToldChange['report'] = report): ToldChange {
  return { kind, detail: { title, url, ...detail }, report: of };
}

function cell(more: Partial<DiffEntry> = {}): DiffEntry {
  return { kind: 'cell', path: '/a', label: '总计', before: 3, after: 5, significance: 'major', ...more };
}

function diff(...changes: readonly DiffEntry[]): Pick<ChangeDetail, 'diff'> {
  return { diff: { same: false, changes, summary: '' } };
}

const found = { kind: 'not-found', since, hours: 72, looks: 3, urls: [url] } as const;
const blocked: ChangeReason = { kind: 'page-found', url, state: 'login', of: { kind: 'status', status: 200 } };
const gone = { kind: 'linked-no-more', since, hours: 72, looks: 3, url } as const;
const signs = { kind: 'not-genuine', families: ['A'], signs: [] } as const;
const down = { kind: 'line-down', since, hosts: ['a.example'], silent: 12 } as const;
const looks = { first: since, second: since };

const sentences: readonly (readonly [ToldChange, en: string, zh: string])[] = [
  [
    change('report.published'),
    '青溪区人民政府 published its report for 2025',
    '青溪区人民政府2025年政府信息公开工作年度报告已发布',
  ],
  [
    change('report.revised', diff(cell(), cell({ kind: 'text', before: '甲', after: '乙', significance: 'minor' }))),
    '“青溪区2025年报告” has changed: 2 differences (1 in tables, 1 in the text), among them 总计: 3 → 5',
    '《青溪区2025年报告》内容有变：改动2处（表格数据1处、文字1处），其中总计：3 → 5',
  ],
  [
    change('report.revised', { ...diff(cell({ before: null })), returnsTo: 'v' as VersionId }),
    '“青溪区2025年报告” has changed: 1 difference (1 in tables): 总计: nothing → 5; it reads as it did before',
    '《青溪区2025年报告》内容有变：改动1处（表格数据1处）：总计：无 → 5（恢复为先前的内容）',
  ],
  [
    change('report.revised', { correction: { title: '关于更正的说明', url } }),
    'a notice corrects “青溪区2025年报告”: “关于更正的说明”',
    '《青溪区2025年报告》有更正：《关于更正的说明》',
  ],
  [
    change('report.revised', { title: null, correction: { title: null, url } }),
    `a notice corrects the report of 青溪区人民政府 for 2025: ${url}`,
    `青溪区人民政府2025年政府信息公开工作年度报告有更正：${url}`,
  ],
  [change('report.moved'), '“青溪区2025年报告” has moved to another address', '《青溪区2025年报告》已移至新地址'],
  [
    change('report.unlisted'),
    '“青溪区2025年报告” is no longer listed in its column; the page still opens',
    '《青溪区2025年报告》已不在栏目列表中，页面仍可打开',
  ],
  [
    change('report.removed', { reason: { ...found, what: 'pages' } }),
    '“青溪区2025年报告” is no longer found at the places watched',
    '在所监测的位置未再找到《青溪区2025年报告》',
  ],
  [
    change('report.removed', { reason: { ...found, what: 'file' } }),
    'the file that held “青溪区2025年报告” is no longer found at the places watched',
    '在所监测的位置未再找到《青溪区2025年报告》的正文附件',
  ],
  [
    change('report.removed', { reason: gone }),
    'the page no longer offers the file that holds “青溪区2025年报告”',
    '页面不再提供《青溪区2025年报告》的正文附件',
  ],
  [change('report.restored'), '“青溪区2025年报告” is back', '《青溪区2025年报告》重新出现'],
  [
    change('report.overdue', { title: '青溪区民政局2025年政府信息公开工作年度报告' }, null),
    '“青溪区民政局2025年政府信息公开工作年度报告” has not been found yet at the places watched',
    '在所监测的位置尚未找到青溪区民政局2025年政府信息公开工作年度报告',
  ],
  [
    change('report.date-contradicted'),
    'the date of publication on “青溪区2025年报告” disagrees with what was observed',
    '《青溪区2025年报告》所标的发布日期与监测记录不符',
  ],
  [
    change('report.conflict', { reason: { kind: 'other-body' } }),
    '“青溪区2025年报告” differs between two addresses',
    '《青溪区2025年报告》在两个地址上内容不同',
  ],
  [
    change('report.conflict', { reason: { kind: 'shows-something-else', since } }),
    'the page of “青溪区2025年报告” still opens, but shows something else',
    '《青溪区2025年报告》的页面仍可打开，但所示已不是这份报告',
  ],
  [
    change('report.conflict', { reason: { kind: 'behind', since } }),
    'another address still shows an earlier version of “青溪区2025年报告”',
    '《青溪区2025年报告》在另一地址仍为先前的版本',
  ],
  [
    change('report.conflict', { reason: { kind: 'went-back', ...looks } }),
    'two reads of “青溪区2025年报告” gave different contents',
    '《青溪区2025年报告》两次读取的内容不一致',
  ],
  [
    change('page.hijacked', { title: null, reason: { ...signs, state: 'hijacked' } }, null),
    `a page may have been tampered with: ${url}`,
    `页面疑似被篡改：${url}`,
  ],
  [
    change('page.hijacked', { reason: { ...signs, state: 'mirror' } }, null),
    'a page may be an imitation: “青溪区2025年报告”',
    '页面疑似被仿冒：《青溪区2025年报告》',
  ],
  [
    change('page.hijacked', { reason: { kind: 'not-watched', since } }),
    'a page that may have been tampered with is still not being watched: “青溪区2025年报告”',
    '页面疑似被篡改，至今未恢复监测：《青溪区2025年报告》',
  ],
  [
    change('portal.blocked', { title: '青溪区', reason: blocked }, null),
    '青溪区 refuses access (login)',
    '青溪区拒绝访问（须登录）',
  ],
  [change('portal.unreachable', { title: '青溪区' }, null), '青溪区 cannot be read', '青溪区无法读取'],
  [
    change('portal.layout-changed', { title: '青溪区' }, null),
    'the layout of a column of 青溪区 has changed',
    '青溪区的栏目版式有变',
  ],
  [change('portal.recovered', { title: '青溪区' }, null), '青溪区 can be read again', '青溪区已恢复正常'],
  [
    change('monitor.offline', { title: '监测线路', url: null, reason: down }, null),
    'our own line is down: 12 unrelated hosts stopped answering at the same time',
    '监测线路中断：12个互不相关的网站同时没有应答',
  ],
  [change('monitor.recovered', { url: null }, null), 'our own line is up again', '监测线路已恢复'],
  [
    change('archive.damaged', { title: 'a.warc.gz', url: null }, null),
    'the archive file a.warc.gz is damaged',
    '存档文件a.warc.gz已损坏',
  ],
];

describe('the summary of a change', () => {
  it.each(sentences)('is said in both languages: $0.kind, $1', (told, en, zh) => {
    expect([summaryWords.en(told), summaryWords.zh(told)]).toEqual([en, zh]);
  });

  it('is known of every kind', () => {
    expect(new Set(sentences.map(([{ kind }]) => kind))).toEqual(new Set(changeKinds));
  });

  it('stays as it was written where it was recorded as a sentence', () => {
    const told = change('report.moved', { summary: '《甲》已移至新地址' });
    expect([summaryWords.en(told), summaryWords.zh(told)]).toEqual(['《甲》已移至新地址', '《甲》已移至新地址']);
  });

  it('names nothing that people may not be told', () => {
    const author = cell({ kind: 'metadata', path: '/votes/author', label: '作者', before: '王某某', after: '李某某' });
    expect(summaryWords.zh(change('report.revised', diff(author)))).toBe('《青溪区2025年报告》内容有变');
    expect(summaryWords.en(change('report.revised', diff(author, cell())))).toContain('1 difference (1 in tables)');
  });
});

describe('what is said beyond the headline', () => {
  it('is nothing where the headline says as much', () => {
    const silent = changeKinds.filter((kind) => beyondHeadline(change(kind)) === null);
    expect(silent).not.toContain('archive.damaged');
    expect(silent).toEqual(expect.arrayContaining(['report.published', 'report.moved', 'report.removed']));
  });

  it('tells what the reason makes of it', () => {
    expect(beyondHeadline(change('report.removed', { reason: { ...found, what: 'file' } }))).toContain('正文附件');
    expect(beyondHeadline(change('report.revised', diff(cell())))).toBe('改动1处（表格数据1处）：总计：3 → 5');
  });

  it('is of a recorded sentence what the headline leaves', () => {
    const beyond = (kind: ChangeKind, summary: string): string | null => beyondHeadline(change(kind, { summary }));
    expect(beyond('report.revised', '《甲》内容有变：改动1处（文字1处）')).toBe('改动1处（文字1处）');
    expect(beyond('portal.blocked', '青溪区拒绝访问（访问被拦截）')).toBeNull();
    expect(beyond('report.removed', '在所监测的位置未再找到《甲》')).toBe('在所监测的位置未再找到《甲》');
  });
});
