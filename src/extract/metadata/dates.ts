import type { DatedFact, DateKind, IsoDate } from '../../domain/index.ts';
import { findDates, firstDay, looksLikeOrgan, squeeze, type DateMatch } from '../../text/index.ts';
import { elect, quoted, type Candidate, type Election } from './ballot.ts';
import { metaValues, type MetadataSource } from './facts.ts';
import { signedOutside } from './outside.ts';

export interface DateReading {
  readonly dates: readonly DatedFact[];
  readonly published: Election<string>;
  readonly written: Election<string>;
}

interface Witness extends Candidate<IsoDate> {
  readonly kind: DateKind;
  readonly raw: string;
  readonly precision: DatedFact['precision'];
}

const headerKinds: Readonly<Record<string, readonly [DateKind, number]>> = {
  发布日期: ['posted', 1.4],
  发文日期: ['written', 0.8],
  成文日期: ['written', 1.2],
  生成日期: ['written', 0.7],
  更新日期: ['modified', 1],
  生效日期: ['effective', 1],
};

function urlDate(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const match =
    /\/t?((?:19|20)\d{2})(\d{2})(\d{2})_/.exec(path) ??
    /\/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})(?:\/|_|\.|$)/.exec(path) ??
    /\/((?:19|20)\d{2})-?(\d{2})\/(\d{2})\//.exec(path) ??
    /\/((?:19|20)\d{2})\/([01]\d)([0-3]\d)\//.exec(path) ??
    /\/((?:19|20)\d{2})(\d{2})(\d{2})(?:\/|\.|$)/.exec(path);
  return match === null ? null : `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
}

/** Whether a day begins or ends a period: 2012年1月1日至12月31日, 截至2012年12月31日. */
function isOfPeriod(line: string, date: DateMatch): boolean {
  return (
    /^ ?(?:至|到|起|止|以来|[-—–~～]+ ?\d)/.test(line.slice(date.end)) ||
    /(?:自|从|至|到|截止|期限|\d日?[-—–~～]+) ?$/.test(line.slice(Math.max(0, date.start - 6), date.start))
  );
}

/** Dates in the lines between title and body: `2022-02-11 09:52 来源：…`. The page's build time and today's date are none. */
function leadDates(source: MetadataSource): { line: string; date: DateMatch; weight: number }[] {
  const found: { line: string; date: DateMatch; weight: number }[] = [];
  const opening = source.paragraphs.slice(0, 6).filter((line) => line.length <= 60);
  const near = [...source.lead.slice(-40), ...opening];
  for (const line of near) {
    if (line.length > 200) continue;
    const days = findDates(line).filter((date) => date.precision === 'day');
    if (days.length === 0 || /页面生成|今天是|现在是|星期[一二三四五六日天]|当前时间|归档|版权|ICP|备案/.test(line))
      continue;
    for (const date of days) {
      if (isOfPeriod(line, date)) continue;
      const timed = /^\D{0,3}\d{1,2}:\d{2}/.test(line.slice(date.end));
      const labelled = /(?:时间|日期|发布|发表|来源|作者)/.test(line) && !/[。，；]/.test(line);
      const alone = line.length <= date.raw.length + 12;
      if (timed || labelled || alone)
        found.push({ line, date, weight: 0.5 + (timed ? 0.3 : 0) + (labelled ? 0.3 : 0) });
    }
  }
  return found;
}

const explicit = /(?:发布|发表|公开|上传|录入)(?:时间|日期|于)\s{0,3}[:：]?\s{0,3}$/;

/** 日期：2024-01-24 来源：县林业局: what stands beside it is told of an article. */
const bareLabel = /^[【[]?\s{0,2}(?:日期|时间)\s{0,3}[:：]\s{0,3}$/;
const besideArticle = /来源|作者|字体|字号|浏览|点击|阅读|访问|打印|分享/;

/** A date that some line of the page calls the date of posting, for pages whose lines cannot be told apart from the body. */
function labelledDate(source: MetadataSource): { line: string; date: DateMatch } | null {
  for (const line of source.document.pageText.split('\n', 400)) {
    if (line.length > 160 || !/\d{4}/.test(line)) continue;
    const date = findDates(line).find(
      (each) =>
        each.precision === 'day' &&
        (explicit.test(line.slice(0, each.start)) ||
          (bareLabel.test(line.slice(0, each.start)) && besideArticle.test(line.slice(each.end)))),
    );
    if (date !== undefined) return { line, date };
  }
  return null;
}

function signatureDate(paragraphs: readonly string[]): { line: string; date: DateMatch } | null {
  for (const line of paragraphs.slice(-4).toReversed()) {
    if (line.length > 60) continue;
    const date = firstDay(line);
    if (date !== null && date.end >= line.length - 3) return { line, date };
  }
  return null;
}

/** The day under an organ's name in the first lines: 某局 | 2012年2月15日, as a covering letter is signed. */
function issueDate(source: MetadataSource): { line: string; date: DateMatch } | null {
  const lines = [...source.lead.slice(-10), ...source.paragraphs.slice(0, 10)];
  for (const [index, line] of lines.entries()) {
    if (line.length > 20 || !line.includes('年') || !looksLikeOrgan(squeeze(lines[index - 1] ?? ''))) continue;
    const date = firstDay(line);
    if (date !== null && date.end >= line.length - 1) return { line, date };
  }
  return null;
}

function witness(kind: DateKind, date: DateMatch, from: string, weight: number, quote: string): Witness {
  return { kind, value: date.value, raw: date.raw, precision: date.precision, from, weight, evidence: quoted(quote) };
}

function collect(source: MetadataSource): Witness[] {
  const witnesses: Witness[] = [];
  for (const field of source.document.header) {
    const known = headerKinds[field.label];
    if (known === undefined) continue;
    const [kind, weight] = known;
    const date = findDates(field.value)[0];
    if (date === undefined || date.start > 8) continue;
    witnesses.push({ ...witness(kind, date, `header:${field.label}`, weight, field.value), evidence: field.evidence });
  }
  for (const value of metaValues(
    source,
    'PubDate',
    'publishdate',
    'article:published_time',
    'publish_time',
    'weibo:article:create_at',
    'pubtime',
    'og:release_date',
    'apub:time',
    'date',
  ).slice(0, 3)) {
    const date = firstDay(value);
    if (date !== null) witnesses.push(witness('posted', date, 'meta:PubDate', 1.1, value));
  }
  const issued = issueDate(source);
  if (issued !== null) witnesses.push(witness('written', issued.date, 'signature', 0.9, issued.line));
  for (const { line, date, weight } of leadDates(source).slice(0, 6))
    if (line !== issued?.line) witnesses.push(witness('posted', date, 'text', weight, line));
  if (!witnesses.some((each) => each.kind === 'posted')) {
    const labelled = labelledDate(source);
    if (labelled !== null) witnesses.push(witness('posted', labelled.date, 'text', 0.5, labelled.line));
  }
  const signed = signatureDate(source.paragraphs) ?? signedOutside(source);
  if (signed !== null) witnesses.push(witness('written', signed.date, 'signature', 1.1, signed.line));
  const fromUrl = source.url === null ? null : urlDate(source.url);
  const date = fromUrl === null ? null : firstDay(fromUrl);
  if (date !== null) witnesses.push(witness('posted', date, 'url', 0.3, source.url ?? ''));
  return witnesses;
}

/**
 * Dates of a document with their kinds. Posted: printed date before tags before the URL; where nothing says when it was
 * posted, the header's date of issue stands in. 页面生成时间 is the template's and never counts.
 */
export function readDates(source: MetadataSource): DateReading {
  const witnesses = collect(source);
  const posted = witnesses.filter((each) => each.kind === 'posted');
  const written = witnesses.filter((each) => each.kind === 'written');
  const issued = written
    .filter((each) => each.from === 'header:发文日期' || each.from === 'header:生成日期')
    .map((each) => ({ ...each, weight: each.weight * 0.5 }));
  const published = elect<string>([...posted, ...issued].filter((each) => each.precision === 'day'));
  const seen = new Set<string>();
  const dates: DatedFact[] = [];
  for (const { kind, value, precision, raw, evidence } of witnesses) {
    if (seen.has(`${kind} ${value}`)) continue;
    seen.add(`${kind} ${value}`);
    dates.push({ kind, value, precision, raw, evidence });
  }
  return { dates, published, written: elect<string>(written.filter((each) => each.precision === 'day')) };
}
