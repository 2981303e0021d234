import { wasRead } from '../domain/index.ts';
import { html, type HtmlValue, type SafeHtml } from '../telling/markup.ts';
import { outsideLink, reasonInWords, time } from './format.ts';
import { badge } from './layout.ts';
import { listTable, type ListColumn } from './list-table.ts';
import type { CaptureView } from './reads.ts';
import { integrityWord, pageStateWord } from './words.ts';

/** Looks at one page, one after the other, that raised no change of a report and ended alike. */
interface HeldBack {
  readonly latest: CaptureView;
  readonly earliest: CaptureView;
  readonly looks: number;
}

function isHeldBack({ state, integrity }: CaptureView): boolean {
  return !wasRead(state) || (integrity !== null && integrity !== 'clean');
}

/** @param captures newest first */
function grouped(captures: readonly CaptureView[]): readonly HeldBack[] {
  const groups: HeldBack[] = [];
  for (const capture of captures) {
    if (!isHeldBack(capture)) continue;
    const at = groups.findIndex(({ earliest: { url, state, integrity } }) => {
      return url === capture.url && state === capture.state && integrity === capture.integrity;
    });
    const group = groups[at];
    if (group === undefined) groups.push({ latest: capture, earliest: capture, looks: 1 });
    else groups[at] = { ...group, earliest: capture, looks: group.looks + 1 };
  }
  return groups;
}

function why({ state, integrity }: CaptureView): string {
  if (integrity !== null && integrity !== 'clean') return '内容有疑点：只存档，不与先前的版本比对';
  return state === 'missing'
    ? '页面不在：历时足够的多次完整巡查都如此，才报告未再找到'
    : '没有读到内容：不能说明报告有变，也不能说明它不在了';
}

const columns: readonly ListColumn[] = [
  { name: '时间', kind: 'tight' },
  { name: '状态' },
  { name: '为何不算改动', kind: 'wide' },
  { name: '证据', kind: 'tight' },
];

function line({ latest, earliest, looks }: HeldBack, timeZone: string): readonly HtmlValue[] {
  return [
    html`${time(latest.capturedAt, timeZone)}${looks === 1 ? null : html`<div class="small soft">共 ${looks} 次，首次 ${time(earliest.capturedAt, timeZone)}</div>`}`,
    badge(
      latest.integrity === null || latest.integrity === 'clean'
        ? pageStateWord(latest.state)
        : integrityWord(latest.integrity),
    ),
    html`${why(latest)}
      <div class="small soft">${reasonInWords(latest.reason, timeZone)} · ${outsideLink(latest.url)}</div>`,
    html`<a href="/captures/${latest.id}">存档证据</a>`,
  ];
}

/** Why what was seen lately at a report's places raised no change; null where nothing was held back. */
export function heldBackTable(captures: readonly CaptureView[], timeZone: string): SafeHtml | null {
  const groups = grouped(captures);
  return groups.length === 0
    ? null
    : html`<h2>未据以报告改动的读取</h2>
        ${listTable(
          '未据以报告改动的读取',
          '时间',
          columns,
          groups.map((group) => line(group, timeZone)),
        )}`;
}
