import type { TitleReading } from '../domain/index.ts';
import { memo } from './memo.ts';
import {
  fullOrganName,
  isGovernment,
  isOrganBelow,
  leadingOrgan,
  looksLikeOrgan,
  organBeside,
  organsTogether,
} from './organ.ts';
import { readNumeral } from './numerals.ts';
import { countScripts, toSimplified } from './simplified.ts';
import { headAt, judgeTitle, namesReport } from './title-kind.ts';

const longestTitle = 400;

/** The way to a page, printed before its title. */
const breadcrumb = /^(?:首页|当前位置[:：]?|您的位置[:：]?)[^《》]{0,80}> ?(?=[^>]{6,}$)/;
/** What lists print before a title: an attachment's number, an ordinal, a date. */
const listMarks =
  /^(?:(?:附件|附表|附)[\d一二三四五六七八九十]{0,2} ?[:：.、]? ?|\(?\d{1,2}[)）.、] ?|\[?\d{1,2}-\d{1,2}\]? |(?:19|20)\d\d[-/.]?[01]?\d[-/.]?[0-3]?\d[- _]?(?=[^\d年月]))(?=.{8,})/;

/** Removes what stands around a title: extensions, a site's name at the end, corner marks of listings. */
export function cleanTitle(title: string): string {
  let text = title
    .slice(0, longestTitle)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '');
  text = text.replace(/\s+/g, ' ').trim();
  const { han, traditional } = countScripts(text);
  if (traditional > 0 && traditional * 20 >= han) text = toSimplified(text);
  text = text
    .replace(/<[^<>]{0,100}>/g, '')
    .replace(/&(?:nbsp|emsp|ensp|#32|#160);/g, ' ')
    .replace(/(?: ?(?:NEW!?|new|[|]))+ *$/, '')
    .replace(/[ |]+$/, '')
    .replace(/\.(?:pdf|docx?|wps|xlsx?|html?|shtml|ofd|zip|rar|txt)$/i, '')
    .trim();
  text = text.replace(
    /^(?:(?!.{0,6}(?:图|解|读|模板|更正|\d{4}))(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)|[•·◆■▪>»*-]|(?:置顶|NEW!?|new)(?= )) ?/,
    '',
  );
  text = text.replace(breadcrumb, '').replace(listMarks, '');
  text = text.replace(/ ?(?:\[?(?:19|20)\d\d-\d\d?-\d\d?\]?|(?:19|20)\d\d\/\d\d?\/\d\d?)$/, '');
  const site =
    /^(.{6,}?) ?[_|\-—–]+ ?[^_|]{0,40}(?:政府|网|网站|平台|门户|公开|专栏|局|委员会|办公室|厅|栏目)[^_|]{0,12}$/.exec(
      text,
    );
  if (site?.[1] !== undefined && namesReport(site[1])) text = site[1].trim();
  return text;
}

function plausibleYear(year: number | null): year is number {
  return year !== null && year >= 1999 && year <= 2099;
}

interface YearAt {
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

function yearsOf(text: string): YearAt[] {
  const years: YearAt[] = [];
  const pattern =
    /(?<![\d.])((?:19|20)\d{2})(?!\d)(?: ?(?:年度|年|学年))?|([一二壹贰][〇零○OoO0一二三四五六七八九壹贰叁肆伍陆柒捌玖]{3})(?:年度|年)|(?<![\d近])(\d{2})年度|(?<![\d近])(0[89]|1\d|2\d)年(?=政府|信息|政务)/g;
  for (const match of text.matchAll(pattern)) {
    const before = text.charAt(match.index - 1);
    const after = text.slice(match.index + match[0].length);
    if ('〔[【﹝'.includes(before) && before !== '' && /^[〕\]】﹞](?:第?\d|号)/.test(after)) continue;
    const short = match[3] ?? match[4];
    const year =
      short === undefined
        ? match[1] === undefined
          ? readNumeral((match[2] ?? '').replace(/[oO]/g, '〇'))
          : Number(match[1])
        : 2000 + Number(short);
    if (!plausibleYear(year) || /^(?:年)?(?:修订|修正|修改)/.test(after)) continue;
    years.push({ year, start: match.index, end: match.index + match[0].length });
  }
  return years;
}

/** The year that the report is about: the last one printed before the report's name, else the first after it. */
function reportYear(years: readonly YearAt[], text: string): number | null {
  if (years.length === 0) return null;
  const named = headAt(text);
  const before = years.filter((year) => year.start < named);
  const pick = before.at(-1) ?? years[0];
  if (pick === undefined) return null;
  const range = /((?:19|20)\d{2})年?(?:度)? ?[-—–~至到、和] ?((?:19|20)\d{2})(?!\d)/.exec(text);
  if (range !== null && range[1] !== range[2] && !/月/.test(text)) return null;
  return pick.year;
}

/** Words before an organ's name that say what was made of its report. */
const made =
  /^(?:【[^】]{1,12}】|\[[^\]]{1,12}\]|(?:一图|一张图|一文|带你|视频|动漫|动画|漫画|图文|图说|图解|数说|数读|长图|政策|H5|秒懂|看懂|读懂|解读|速览|更正|勘误|关于更正|关于修改|关于|[:：|丨｜\-—])+)[《“]?/i;

/** A report inside its announcement: 某办关于公布《某局2010年政府信息公开工作年度报告》的公告, the quotes left out or not, is its owner's. */
const announced = /(?:公布|发布|印发|公开)(?:《([^《》]{8,80})》|(?!工作)([^《》]{8,80}))的(?:公告|通告|公示|通知)$/;

function withoutLead(text: string): string {
  return text.replace(/^(?:度|关于|印发|公布|发布|转发|报送|上报|呈报|对|的|《|[)）\]】]| )+/, '');
}

/** A government's office behind the year: 云溪县2023年政府办公室信息公开年报. */
const officeBehind = /^(?:度|的)?(?:人民)?政府办(?:公[厅室])?(?=政府信息|信息公开|政务)/;

/**
 * The organ whose report it is where a title starts with its government and names it elsewhere: behind a colon or 关于, behind the
 * year, or in brackets at the end. Null where it names none.
 */
function organBelow(
  government: string,
  from: string,
  candidates: readonly string[],
  signed: string | undefined,
): string | null {
  const office = candidates.map((candidate) => officeBehind.exec(candidate)?.[0]).find((found) => found !== undefined);
  if (office !== undefined) return organBeside(government, fullOrganName(office.replace(/^[度的]/, '')));
  const behind = [...from.split(/:|关于/).slice(1), ...candidates.filter((candidate) => candidate !== from)];
  const named = [...behind.map((text) => leadingOrgan(withoutLead(text))), signed ?? null];
  const found = named.find((organ) => organ !== null && isOrganBelow(organ) && !government.includes(organ));
  return found === undefined || found === null ? null : organBeside(government, found);
}

function publisherOf(text: string, years: readonly YearAt[]): string | null {
  const [, quoted, bare] = announced.exec(text) ?? [];
  const inner = quoted ?? bare;
  if (inner !== undefined && namesReport(inner)) {
    const owner = publisherOf(inner, yearsOf(inner));
    if (owner !== null) return owner;
  }
  const plain = text.replace(/^[《<"“]+/, '').replace(made, '');
  const candidates = [plain];
  const signed = /\( ?([\u3400-\u9fff]{3,30}) ?\)$/.exec(plain)?.[1];
  const shift = text.length - plain.length;
  for (const year of years) candidates.push(text.slice(Math.max(year.end, shift)));
  for (const candidate of candidates) {
    const organ = leadingOrgan(withoutLead(candidate));
    if (organ !== null && !isGovernment(organ)) return organ;
    if (organ !== null) return organBelow(organ, candidate, years.length === 0 ? [] : candidates, signed) ?? organ;
    const whole = candidate.replace(/[《》\s]+/g, '');
    if (candidate !== plain && looksLikeOrgan(whole)) return whole;
  }
  return signed !== undefined && looksLikeOrgan(signed) ? signed : null;
}

/**
 * What a title says on its own: kind, report year and publisher, each as far as it can be told, and how sure that is
 * (0 to 1). Reads any string, of any length, in linear time; never throws.
 */
export const readTitle: (title: string) => TitleReading = memo((title) => {
  const text = cleanTitle(title);
  const tight = text.replace(/(?<=[\u3400-\u9fff\d]) (?=[\u3400-\u9fff\d(])/g, '');
  const years = yearsOf(tight);
  const year = reportYear(years, tight);
  const publisher = organsTogether(text)?.join('、') ?? publisherOf(tight, years);
  const [kind, confidence] = judgeTitle({ text: tight, year, organ: publisher });
  return { title, kind, year, publisher, confidence };
});
