import type { Change, ChangeKind, Diff, DiffEntry, ReportIdentity } from '../domain/index.ts';
import { diffWords } from './diff-in-words.ts';
import type { Words } from './reasons/wordings.ts';
import { tellable } from './presentable.ts';
import { pageStateNames } from './state-names.ts';
import { kindName } from './wording.ts';

/** What of a change its summary is made of. */
export interface ToldChange extends Pick<Change, 'kind' | 'detail'> {
  readonly report: Pick<ReportIdentity, 'publisher' | 'year'> | null;
}

/** A kind of change, told apart further where its reason makes it another sentence. */
type Event =
  | ChangeKind
  | 'report.corrected'
  | 'report.file-removed'
  | 'report.file-unlinked'
  | 'report.differs-elsewhere'
  | 'report.replaced'
  | 'report.behind'
  | 'report.read-differently'
  | 'page.imitated'
  | 'page.not-watched';

function eventOf({ kind, detail: { reason, correction } }: ToldChange): Event {
  switch (kind) {
    case 'report.revised':
      return correction === undefined ? kind : 'report.corrected';
    case 'report.removed':
      if (reason?.kind === 'linked-no-more') return 'report.file-unlinked';
      return reason?.kind === 'not-found' && reason.what === 'file' ? 'report.file-removed' : kind;
    case 'report.conflict':
      if (reason?.kind === 'other-body') return 'report.differs-elsewhere';
      if (reason?.kind === 'shows-something-else') return 'report.replaced';
      if (reason?.kind === 'behind') return 'report.behind';
      return reason?.kind === 'seen-otherwise' || reason?.kind === 'went-back' ? 'report.read-differently' : kind;
    case 'page.hijacked':
      if (reason?.kind === 'not-watched') return 'page.not-watched';
      return reason?.kind === 'not-genuine' && reason.state === 'mirror' ? 'page.imitated' : kind;
    case 'report.published':
    case 'report.moved':
    case 'report.unlisted':
    case 'report.restored':
    case 'report.overdue':
    case 'report.date-contradicted':
    case 'portal.blocked':
    case 'portal.unreachable':
    case 'portal.layout-changed':
    case 'portal.recovered':
    case 'monitor.offline':
    case 'monitor.recovered':
    case 'archive.damaged':
      return kind;
    default:
      return kind satisfies never;
  }
}

type Name = (change: ToldChange) => string;

const enName: Name = ({ detail: { title, url }, report }) => {
  if (title !== null) return `“${title}”`;
  return report === null ? (url ?? 'a report') : `the report of ${report.publisher} for ${report.year}`;
};
const zhName: Name = ({ detail: { title, url }, report }) => {
  if (title !== null) return `《${title}》`;
  return report === null ? (url ?? '一份报告') : zhReport(report);
};
const zhReport = ({ publisher, year }: Pick<ReportIdentity, 'publisher' | 'year'>): string =>
  `${publisher}${year}年政府信息公开工作年度报告`;
/** Of a portal and of what is only owed the name is no title. */
const bareName: Name = ({ detail: { title, url } }) => title ?? url ?? '';

interface Told extends Words<ToldChange> {
  /** Whether the headline of a mail or a page says as much. */
  readonly repeats: boolean;
}

function about(en: (name: string) => string, zh: (name: string) => string, names = [enName, zhName] as const): Told {
  return { en: (change) => en(names[0](change)), zh: (change) => zh(names[1](change)), repeats: false };
}

const bare = [bareName, bareName] as const;
const repeated = (told: Words<ToldChange>): Told => ({ ...told, repeats: true });

const sentences: Readonly<Record<Event, Told>> = {
  'report.published': repeated({
    en: (change) =>
      change.report === null
        ? `${enName(change)} was published`
        : `${change.report.publisher} published its report for ${change.report.year}`,
    zh: (change) => `${change.report === null ? zhName(change) : zhReport(change.report)}已发布`,
  }),
  'report.revised': {
    en: (change) => {
      const { diff, returnsTo } = change.detail;
      const what = diff === undefined ? null : toldOf(diff, diffWords.en);
      return `${enName(change)} has changed${what === null ? '' : `: ${what}`}${returnsTo === undefined ? '' : '; it reads as it did before'}`;
    },
    zh: (change) => {
      const { diff, returnsTo } = change.detail;
      const what = diff === undefined ? null : toldOf(diff, diffWords.zh);
      return `${zhName(change)}内容有变${what === null ? '' : `：${what}`}${returnsTo === undefined ? '' : '（恢复为先前的内容）'}`;
    },
    repeats: false,
  },
  'report.corrected': {
    en: (change) => `a notice corrects ${enName(change)}: ${noticeOf(change, (title) => `“${title}”`)}`,
    zh: (change) => `${zhName(change)}有更正：${noticeOf(change, (title) => `《${title}》`)}`,
    repeats: false,
  },
  'report.moved': repeated(
    about(
      (name) => `${name} has moved to another address`,
      (name) => `${name}已移至新地址`,
    ),
  ),
  'report.unlisted': repeated(
    about(
      (name) => `${name} is no longer listed in its column; the page still opens`,
      (name) => `${name}已不在栏目列表中，页面仍可打开`,
    ),
  ),
  'report.removed': repeated(
    about(
      (name) => `${name} is no longer found at the places watched`,
      (name) => `在所监测的位置未再找到${name}`,
    ),
  ),
  'report.file-removed': about(
    (name) => `the file that held ${name} is no longer found at the places watched`,
    (name) => `在所监测的位置未再找到${name}的正文附件`,
  ),
  'report.file-unlinked': about(
    (name) => `the page no longer offers the file that holds ${name}`,
    (name) => `页面不再提供${name}的正文附件`,
  ),
  'report.restored': repeated(
    about(
      (name) => `${name} is back`,
      (name) => `${name}重新出现`,
    ),
  ),
  'report.overdue': repeated(
    about(
      (name) => `${name} has not been found yet at the places watched`,
      (name) => `在所监测的位置尚未找到${name}`,
      [enName, bareName],
    ),
  ),
  'report.date-contradicted': repeated(
    about(
      (name) => `the date of publication on ${name} disagrees with what was observed`,
      (name) => `${name}所标的发布日期与监测记录不符`,
    ),
  ),
  'report.conflict': repeated(
    about(
      (name) => `${name} differs between the places watched`,
      (name) => `${name}在所监测位置的内容有出入`,
    ),
  ),
  'report.differs-elsewhere': about(
    (name) => `${name} differs between two addresses`,
    (name) => `${name}在两个地址上内容不同`,
  ),
  'report.replaced': about(
    (name) => `the page of ${name} still opens, but shows something else`,
    (name) => `${name}的页面仍可打开，但所示已不是这份报告`,
  ),
  'report.behind': about(
    (name) => `another address still shows an earlier version of ${name}`,
    (name) => `${name}在另一地址仍为先前的版本`,
  ),
  'report.read-differently': about(
    (name) => `two reads of ${name} gave different contents`,
    (name) => `${name}两次读取的内容不一致`,
  ),
  'page.hijacked': about(
    (name) => `a page may have been tampered with: ${name}`,
    (name) => `页面疑似被篡改：${name}`,
  ),
  'page.imitated': about(
    (name) => `a page may be an imitation: ${name}`,
    (name) => `页面疑似被仿冒：${name}`,
  ),
  'page.not-watched': about(
    (name) => `a page that may have been tampered with is still not being watched: ${name}`,
    (name) => `页面疑似被篡改，至今未恢复监测：${name}`,
  ),
  'portal.blocked': repeated({
    en: (change) => `${bareName(change)} refuses access${stateOf(change, (state) => ` (${state})`)}`,
    zh: (change) => `${bareName(change)}拒绝访问${stateOf(change, (state) => `（${pageStateNames[state]}）`)}`,
  }),
  'portal.unreachable': repeated({
    en: (change) => `${bareName(change)} cannot be read${stateOf(change, (state) => ` (${state})`)}`,
    zh: (change) => `${bareName(change)}无法读取${stateOf(change, (state) => `（${pageStateNames[state]}）`)}`,
  }),
  'portal.layout-changed': repeated(
    about(
      (name) => `the layout of a column of ${name} has changed`,
      (name) => `${name}的栏目版式有变`,
      bare,
    ),
  ),
  'portal.recovered': repeated(
    about(
      (name) => `${name} can be read again`,
      (name) => `${name}已恢复正常`,
      bare,
    ),
  ),
  'monitor.offline': {
    en: ({ detail: { reason } }) =>
      reason?.kind === 'line-down'
        ? `our own line is down: ${reason.silent} unrelated hosts stopped answering at the same time`
        : 'our own line is down',
    zh: ({ detail: { reason } }) =>
      reason?.kind === 'line-down' ? `监测线路中断：${reason.silent}个互不相关的网站同时没有应答` : '监测线路中断',
    repeats: false,
  },
  'monitor.recovered': repeated({ en: () => 'our own line is up again', zh: () => '监测线路已恢复' }),
  'archive.damaged': about(
    (name) => `the archive file ${name} is damaged`,
    (name) => `存档文件${name}已损坏`,
    bare,
  ),
};

/** What differs, as far as people may be told; null where nothing of it is. */
function toldOf(diff: Diff, words: (changes: readonly DiffEntry[]) => string): string | null {
  const changes = tellable(diff);
  return changes.length === 0 ? null : words(changes);
}

function noticeOf({ detail: { correction } }: ToldChange, quoted: (title: string) => string): string {
  if (correction === undefined) return '';
  return correction.title === null ? correction.url : quoted(correction.title);
}

function stateOf({ detail: { reason } }: ToldChange, said: (state: keyof typeof pageStateNames) => string): string {
  return reason?.kind === 'page-found' ? said(reason.state) : '';
}

/** What a change is, in one sentence that stands alone. One that was recorded as a sentence stays as it was written. */
export const summaryWords: Words<ToldChange> = {
  en: (change) => change.detail.summary ?? sentences[eventOf(change)].en(change),
  zh: (change) => change.detail.summary ?? sentences[eventOf(change)].zh(change),
};

/** What a change says in Chinese beyond the headline that it stands under; null where that says it all. */
export function beyondHeadline(change: ToldChange): string | null {
  const { summary: recorded, diff } = change.detail;
  if (recorded !== undefined) return beyondRecorded(change.kind, recorded);
  const event = eventOf(change);
  if (event === 'report.revised') return diff === undefined ? null : toldOf(diff, diffWords.zh);
  return sentences[event].repeats ? null : sentences[event].zh(change);
}

function beyondRecorded(kind: ChangeKind, recorded: string): string | null {
  if (kind === 'report.published' || kind === 'portal.recovered' || kind === 'portal.layout-changed') return null;
  return recorded.endsWith(`（${kindName(kind)}）`) ? null : recorded.replace(/^《.*?》内容有变：/su, '');
}
