import { adviceOn } from '../telling/advice.ts';
import { linkableUrl } from '../telling/markup.ts';
import { changedParts, type ChangedParts } from '../telling/changed-parts.ts';
import { presentable } from '../telling/presentable.ts';
import { checksInWords } from '../telling/checks-in-words.ts';
import { beyondHeadline } from '../telling/summary.ts';
import { chinese } from '../telling/reasons/index.ts';
import type { AlertFigures, AlertView } from './view.ts';
import {
  headline,
  kindName,
  kindTone,
  significanceName,
  timeInWords,
  zoneInWords,
  type Tone,
} from '../telling/wording.ts';

export interface StoryLink {
  readonly name: string;
  readonly url: string;
}

/** An alert in words and values, from which the mail's text and its HTML are both set. */
export interface Story {
  readonly badge: string;
  readonly tone: Tone;
  readonly headline: string;
  /** `重要` where a revision is; null otherwise. */
  readonly weight: string | null;
  /** Further sentences: the change's own summary and its reason, where they add anything. */
  readonly sentences: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly changed: ChangedParts;
  /** What a new report says, in figures. */
  readonly figures: AlertFigures | null;
  readonly links: readonly StoryLink[];
  readonly note: string | null;
}

/** Most values and most texts of one mail. */
const mostShown = 40;

function reportName(view: AlertView): string | null {
  if (view.report === null) {
    return null;
  }
  const name = view.report.kind === 'annual' ? '年度报告' : '年度统计表';
  return `${presentable(view.report.publisher)} ${view.report.year} ${name}`;
}

function linksOf(view: AlertView): readonly StoryLink[] {
  const wanted: readonly (readonly [string, string | null])[] = [
    ['查看改动', view.links.diff],
    ['报告页', view.links.report],
    ['存档证据', view.evidenceWithheld ? null : view.links.evidence],
    ['网站原文', view.links.original],
  ];
  return wanted.flatMap(([name, link]) => {
    const url = linkableUrl(link);
    return url === null ? [] : [{ name, url }];
  });
}

function factsOf(view: AlertView): Story['facts'] {
  const title = view.report?.title ?? view.detail.title;
  const facts: (readonly [string, string | null])[] = [
    ['发布机构', view.report === null ? null : presentable(view.report.publisher)],
    ['年度', view.report === null ? null : String(view.report.year)],
    ['标题', title === null || title === view.portal.name ? null : presentable(title)],
    ['网站', presentable(view.portal.name)],
    ['发现时间', `${timeInWords(view.detectedAt, view.timeZone)}（${zoneInWords(view.timeZone)}）`],
    ['重要程度', view.kind === 'report.revised' ? significanceName(view.significance) : null],
  ];
  return facts.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as const]));
}

/** Puts an alert into words; personal numbers are masked here and nothing else may be added to the mail unmasked. */
export function tellStory(view: AlertView): Story {
  const head = headline({
    kind: view.kind,
    portalName: presentable(view.portal.name),
    reportName: reportName(view),
    title: view.detail.title === null ? null : presentable(view.detail.title),
    asOf: timeInWords(view.detectedAt, view.timeZone),
    returns: view.detail.returnsTo !== undefined,
  });
  const { reason, confirmed, correction } = view.detail;
  const told = chinese(view.timeZone);
  const changed = changedParts(view.detail.diff ?? { same: true, changes: [], summary: '' }, mostShown);
  const listed = changed.values.length + changed.texts.length > 0;
  const own = listed && view.kind === 'report.revised' && correction === undefined ? null : beyondHeadline(view);
  const sentences = [
    own ?? '',
    reason === undefined ? '' : told.of(reason),
    confirmed === undefined ? '' : told.of(confirmed),
    doubtOf(view.figures),
    checksOf(view),
    adviceOn(view.kind) ?? '',
  ]
    .map((sentence) => presentable(sentence).trim())
    .filter((sentence, index, all) => sentence !== '' && sentence !== head && all.indexOf(sentence) === index);
  return {
    badge: kindName(view.kind),
    tone: kindTone(view.kind),
    headline: head,
    weight: view.kind === 'report.revised' && view.significance === 'major' ? significanceName('major') : null,
    sentences,
    facts: factsOf(view),
    changed,
    figures: view.figures,
    links: linksOf(view),
    note: view.evidenceWithheld ? '存档副本中发现个人信息，经管理员许可后方可查看。' : null,
  };
}

function doubtOf(figures: AlertFigures | null): string {
  const failing = figures?.failingChecks ?? 0;
  return failing === 0 ? '' : `表中有 ${failing} 处勾稽关系不符，详见报告页。`;
}

/** A mended sum is as telling as a broken one: it is why figures are changed. */
function checksOf({ detail: { checks } }: AlertView): string {
  return checks === undefined ? '' : checksInWords(checks);
}

const longestSide = 16;

/** The weightiest change in a few words: `本年新收申请·自然人 12→18`; null where no short value changed. */
export function mainChange({ values }: ChangedParts): string | null {
  const [first] = values;
  if (first === undefined || first.before.length > longestSide || first.after.length > longestSide) return null;
  const [table, ...place] = first.label.split(' · ');
  return `${(place.length === 0 ? [table] : place).join('·')} ${first.before}→${first.after}`;
}

/** `3 处数据、1 处文字`, with what is not listed counted in; null where nothing was compared. */
export function countInWords(changed: ChangedParts): string | null {
  const values = changed.values.length + changed.moreValues;
  const texts = changed.texts.length + changed.moreTexts;
  const words = [values > 0 ? `${values} 处数据` : '', texts > 0 ? `${texts} 处文字` : ''].filter(
    (part) => part !== '',
  );
  return words.length === 0 ? null : words.join('、');
}
