import type { Numbering } from '../numbering.ts';

/** What a section is about, by its heading. */
export interface Topics {
  /** Applications for information. */
  readonly applications: boolean;
  /** Something else that people apply for or ask. */
  readonly other: boolean;
  /** Reconsiderations and suits. */
  readonly courts: boolean;
  /** What was charged. */
  readonly fees: boolean;
  /** Complaints of how information is disclosed. */
  readonly complaints: boolean;
  /** Questions that were asked. */
  readonly inquiries: boolean;
}

export const noTopics: Topics = {
  applications: false,
  other: false,
  courts: false,
  fees: false,
  complaints: false,
  inquiries: false,
};

export const namesApplications = /信息公开申请|申请公开|公开申请|依申请|申请总数|处理政府信息公开/u;
/** Sections in which other things are applied for or counted. */
const otherSections = /许可|审批|政务服务|信访|投诉|热线|咨询|信箱|办事(?!处)|证照/u;
const namesCourts = /复议.*诉讼|复议、|行政(?:复议|诉讼)(?:数量|情况)?$/u;
const namesFees = /收费|费用|减免/u;
const longestHeading = 40;
/** A heading without a sentence behind it. */
const isTitle = /^[^\d，,。；;]{0,28}。?$/u;

/** What a numbered paragraph says that its section is about. */
export function topicsOf(text: string, ofChapter: boolean): Topics {
  const heading = text.slice(0, longestHeading);
  const applications = ofChapter || namesApplications.test(text);
  return {
    applications,
    other: !applications && otherSections.test(heading),
    courts: namesCourts.test(heading),
    fees: namesFees.test(heading),
    complaints: isTitle.test(heading) && /举报|申诉/u.test(heading),
    inquiries: heading.includes('咨询'),
  };
}

const title = '[^\\d\\s，,。；;：:、（）()《》“”]{0,16}';
/** A heading that its text follows on the same line: （一）主动公开情况 全年…; 二、依申请公开情况2022年…. */
const runIn = new RegExp(
  `^(?:${title}(?:公开|情况|方面|工作|申请|复议|诉讼|收费|费用)[ \\u3000]+|${title}情况(?=全年|本年|20\\d\\d|今年|截至|我)|` +
    `(?:政府信息)?(?:主动公开|依申请公开)(?:政府信息)?(?=全年|本年度|20\\d\\d年|今年))(?=\\S)`,
  'u',
);

/** Letters that a heading takes at the start of a paragraph that goes on behind it, its number included; 0 where none stands. */
export function headingLength(text: string, numbering: Numbering): number {
  const heading = runIn.exec(text.slice(numbering.length, numbering.length + longestHeading));
  return heading === null ? 0 : numbering.length + heading[0].length;
}
