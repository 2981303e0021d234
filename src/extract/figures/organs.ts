import { codesOf } from './marks.ts';
import { oneOf } from '../../text/index.ts';

/** The end of a department's name where it is about to do something; its last letters before tell which one it is. */
const acts = '(?:网站)?(?=在|及时|主动|积极|共|通过|全年|门户|对)';
const receives = '(?=(?:共计?|全年|累计|直接|先后)?(?:收到|受理|接到|新收))';
const publishes = '(?=(?:主动)?公开(?:了|政府|政务|各类|相关)*信息)';
const bodies = '委员会|管委会|办公室|办|街道|院|中心|[总支大]队|(?<!网)站|公司|集团|海关|所';
const partOrgan = new RegExp(
  `(?:局|委|办事处|镇|乡)(?:${acts}|${receives})|(?:院|中心)${acts}|(?:${bodies})${receives}|(?:局|${bodies})${publishes}`,
  'gu',
);
const namesPart = new RegExp(partOrgan.source, 'u');
const ownOrgan = /(?:[我本全各市县过在由经从于向及和与年月日度内]|(?<![发园新])区)$/u;
/** An organ's own office, which does what the organ does: 局办公室, 县政府办, 镇党政办, 信息公开办. */
const ownOffice = /(?:[局厅委院]|政府|党政|综合|公开)办(?:公室)?$/u;
const nameLength = 2;
const government = /(?:政府|[省市区县州盟旗镇乡])$/u;

/** Whether the opening names an organ by itself: in a list or in brackets stand those below it. */
function namesAlone(opening: string, name: string): boolean {
  for (let at = opening.indexOf(name); at >= 0; at = opening.indexOf(name, at + 1)) {
    const before = /[、（(][^，,；;。、（(\n]*$/u.test(opening.slice(0, at));
    if (!before && !/^[、）)等和及与]/u.test(opening.slice(at + name.length))) return true;
  }
  return false;
}

/** Whether the last letters of an organ's name are those of the report's own; a department may have changed its name. */
function isOwnName(name: string, opening: string, publisher: string | null): boolean {
  if (publisher === null) return namesAlone(opening, name);
  return (
    shortens(publisher, name) || (department.test(name) && !government.test(publisher) && namesAlone(opening, name))
  );
}

/** Where a sentence begins to tell of one department's share in an organ's report; -1 where it does not. */
export function partFrom(sentence: string, opening: string, publisher: string | null): number {
  if (!namesPart.test(sentence)) return -1;
  for (const match of sentence.matchAll(partOrgan)) {
    const lead = sentence.slice(Math.max(0, match.index - nameLength), match.index);
    if (!/\p{Script=Han}$/u.test(lead) || ownOrgan.test(lead)) continue;
    const name = lead + match[0].replace(/网站$/u, '');
    if (!ownOffice.test(name) && !isOwnName(name, opening, publisher)) return match.index;
  }
  return -1;
}

/** An organ's own share beside that of the organs below it: 区政府本级. */
const ownLevel = /本级(?![及和与、]|各)/u;
/** What a government's office did itself. */
const ofOffice = new RegExp(`政府办(?:公[厅室])?(?:${receives}|${publishes})`, 'u');
const tellsOfAll =
  /(?:全[省市区县州旗]|各级|各部门|部门|乡镇|镇街|镇（街道）)[^。；\n]{0,24}(?:公开|受理|收到|发布)[^。；\n\d]{0,20}\d/u;

/**
 * Answers where a sentence begins to tell of an organ's own level, in a text that counts all organs below it too, or in the
 * report of its office; -1 where it does not.
 */
export function ownLevels(text: string, publisher: string | null): (sentence: string) => number {
  let ofAll: boolean | null = null;
  const isOffice = publisher !== null && /办公[厅室]$/u.test(publisher);
  const isGovernment = publisher !== null && government.test(publisher);
  return (sentence) => {
    const byOffice = isGovernment ? sentence.search(ofOffice) : -1;
    const at = byOffice < 0 ? sentence.search(ownLevel) : byOffice;
    if (at < 0) return -1;
    if (isOffice && sentence.includes('政府本级')) return at;
    ofAll ??= tellsOfAll.test(text);
    return ofAll ? at : -1;
  };
}

const department = /(?:局|委|厅|(?<!管理)委员会)$/u;
const allOrgans = /全[省市区县州旗盟][^，,。；;：:\d]{0,6}(?:行政机关|政府|部门|单位|乡镇|镇街|街道)[^，,。；;：:]*$/u;

/** Answers whether words before a number count the organs of a whole region, in the report of one department. */
export function regionWide(publisher: string | null): (words: string) => boolean {
  const isDepartment = publisher !== null && department.test(publisher);
  return (words) => isDepartment && words.includes('全') && allOrgans.test(words);
}

/** Whether a name is the other with letters left out: 环保局 of 环境保护局. */
function shortens(whole: string, name: string): boolean {
  let at = -1;
  return Array.from(name).every((letter) => {
    at = whole.indexOf(letter, at + 1);
    return at !== -1;
  });
}

/** Ends of organs' names. */
const organName =
  /(?:局|委|办|厅|院|部|中心|镇|乡|街道|办事处|政府|办公室|公司|集团|学校|大学|学院|苏木|管委会|委员会|支队|大队|站|所|处|行|署|社|海关|省|自治区|市|区|县|州|旗|盟)$/u;
/** Letters that no organ's name goes on over. */
export const endNames = codesOf('0123456789年月日，,。:：；;、（()）“”"《》在');
/** Words that no organ's name goes on over. */
const noName = oneOf(
  /[\s\d年月日，,。:：；;、（()）“”"《》在]|公开|信息|发布|公布|主动|收到|受理|通过|全[年市区县省]|本年|政务新|网站/u,
  /微信|累计|(?<!公)共|依申/u,
);
const mostOfLine = 40;
/** What organs of some kinds call themselves without more. */
export const bareNames: readonly string[] = ['街道', '中心', '公司', '集团', '医院'];

/**
 * Answers whether some letters name the organ whose report it is, by its publisher or by a short line of the opening.
 * Names come again and again in a report, so that answers are kept as long as the reader is.
 */
export function ownOrgans(opening: string, publisher: string | null): (name: string) => boolean {
  let lines: readonly string[] | null = null;
  const known = new Map<string, boolean>();
  const judge = (name: string): boolean => {
    if (name === '街道') return publisher?.endsWith('街道办事处') === true;
    if (bareNames.includes(name)) return publisher?.endsWith(name) === true;
    if (!organName.test(name) || noName.test(name)) return false;
    if (opening.includes(name) || (publisher !== null && shortens(publisher, name))) return true;
    lines ??= opening.split('\n').filter((line) => line.length <= mostOfLine);
    return lines.some((line) => shortens(line, name));
  };
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = judge(name);
    known.set(name, answer);
    return answer;
  };
}
