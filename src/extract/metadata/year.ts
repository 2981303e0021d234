import { readTitle } from '../../text/index.ts';
import { elect, quoted, type Candidate, type Election } from './ballot.ts';
import type { MetadataSource } from './facts.ts';
import { announcedTitle } from './opening.ts';

const period =
  /(?:统计期限|期限|时间范围|起止|数据统计|所列数据|截至|截止)[^。]{0,30}?((?:19|20)\d{2}) ?年 ?\d{1,2} ?月[^。]{0,24}?(?:至|到|-|—|~)[^。\d]{0,4}(?:((?:19|20)\d{2}) ?年 ?)?12 ?月/;
const opening =
  /((?:19|20)\d{2}) ?年(?:度)?[^，。；,;\d]{0,14}?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报|工作)/;

/** The year below the title of a form. */
const yearLine = /^[（(]\s*((?:19|20)\d{2}) ?年(?:度)?\s*[)）]$/;
const linesOfHead = 6;
const leadLines = 30;

/** What an organ did in a year; what it will do in the next has 将. */
const done =
  /(?:截[至止]到?|[我本][\u3400-\u9fff]|(?:^|[。；：:]))((?:19|20)\d{2}) ?年(?:度|底|末)?(?:[，,]? ?(?:我|本|全)[^。；，,将]{1,12}|[，,] ?(?:通过[^。；，,将]{2,30}(?:公开|发布)|[^。；，,将]{2,16}(?:局|委员会|厅|镇|乡|街道|办事处)(?=[^。；，,将]))|[^。；，,将]{1,12}(?:公开|收到|受理|办理))/g;
const mostDone = 6;
/** What every one of these patterns holds. */
const someYear = /(?:19|20)\d{2}/;
const searched = 12;

/** The year the report is about; never the year it was posted. */
export function electYear(source: MetadataSource, title: string | null): Election<number> {
  const candidates: Candidate<number>[] = [];
  if (title !== null) {
    const { year } = readTitle(title);
    if (year !== null) candidates.push({ value: year, from: 'title', weight: 2, evidence: quoted(title) });
  }
  for (const heading of source.headings.slice(0, 4)) {
    const reading = readTitle(heading.text);
    if (reading.kind === 'report' && reading.year !== null && heading.text !== title) {
      candidates.push({ value: reading.year, from: 'heading', weight: 0.8, evidence: quoted(heading.text) });
    }
  }
  if (source.linkTitle !== null) {
    const reading = readTitle(source.linkTitle);
    if (reading.kind === 'report' && reading.year !== null) {
      candidates.push({ value: reading.year, from: 'link', weight: 0.9, evidence: quoted(source.linkTitle) });
    }
  }
  const dated = source.paragraphs.slice(0, searched).filter((paragraph) => someYear.test(paragraph));
  for (const paragraph of dated) {
    const range = period.exec(paragraph);
    if (range?.[1] !== undefined && (range[2] === undefined || range[1] === range[2])) {
      candidates.push({ value: Number(range[1]), from: 'period', weight: 1.1, evidence: quoted(range[0]) });
    }
    const named = opening.exec(paragraph);
    if (named?.[1] !== undefined) {
      candidates.push({ value: Number(named[1]), from: 'text', weight: 0.6, evidence: quoted(named[0]) });
    }
  }
  const below = [...source.lead, ...source.paragraphs.slice(0, linesOfHead)]
    .slice(0, leadLines)
    .map((line) => yearLine.exec(line));
  for (const match of below.filter((each) => each !== null).slice(0, 1))
    candidates.push({ value: Number(match[1]), from: 'text', weight: 0.7, evidence: quoted(match[0]) });
  const announced = announcedTitle(source);
  const announcedYear = announced === null ? null : readTitle(announced.title).year;
  if (announced !== null && announcedYear !== null)
    candidates.push({ value: announcedYear, from: 'opening', weight: 1, evidence: quoted(announced.quote) });
  const told = dated.flatMap((paragraph) => [...paragraph.matchAll(done)]);
  for (const [quote, year] of told.slice(0, mostDone))
    candidates.push({ value: Number(year), from: 'deeds', weight: 0.2, evidence: quoted(quote) });
  return elect(candidates);
}
