import type { MetadataSource } from './facts.ts';

const paragraphsOfOpening = 4;
/** A covering letter may stand before the report. */
const paragraphsOfLetter = 12;
const announcement =
  /(?:公布|发布|现将|特将)([^，,。；;：:《》“”]{4,60}?(?:年度报告|年报|(?<=信息公开)(?:工作)?报告|情况))/;
const named = /(?:编制|形成|公布|发布|公开)(?:了|完成)?《([^《》。]{8,60}?(?:年度报告|年报|工作报告))》/;

/** What an opening announces, and in which words. */
export interface Announcement {
  readonly title: string;
  readonly quote: string;
}

/** The report as its opening names it: 特向社会公布某街道2021年度信息公开年度报告. Null where no opening does. */
export function announcedTitle(source: MetadataSource): Announcement | null {
  for (const paragraph of source.paragraphs.slice(0, paragraphsOfOpening)) {
    const match = named.exec(paragraph) ?? announcement.exec(paragraph);
    if (match?.[1] !== undefined) return { title: match[1], quote: match[0] };
  }
  for (const paragraph of source.paragraphs.slice(paragraphsOfOpening, paragraphsOfLetter)) {
    const match = named.exec(paragraph);
    if (match?.[1] !== undefined) return { title: match[1], quote: match[0] };
  }
  return null;
}
