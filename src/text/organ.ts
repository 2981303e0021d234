import { oneOf } from './one-of.ts';

const organEnd =
  '人民政府办公[厅室]|政府办公[厅室]|人民政府|管理委员会|工作委员会|委员会办公室|领导小组办公室|街道办事处|办事处|委员会|管委会|工委|办公[厅室]|' +
  '(?:分|总)局|管理局|监督局|监管局|事务局|保障局|资源局|和[^局]{1,8}局|局|厅|部|署|总队|支队|大队|中心|检察院|法院|银行|公司|集团|大学|学院|学校|中学|小学|幼儿园|医院|研究院|[支分]行|海关|监狱|馆|站|处|院|队|所|台|会|室|办|委|园|社|总社|联合社|联合会|协会|校|厂|残联|科协|妇联|文联|工商联|侨联';
const regionEnd =
  '省|自治区|市|自治州|州|盟|地区|区|县|自治县|旗|自治旗|镇|乡|民族乡|街道|苏木|新区|开发区|高新区|示范区|园区|工业园|林区|特区|农场|林场|片区|风景区|度假区|保税区|产业园';
const notOrgan = oneOf(
  /[\d,，。;；:：?？!！《》<>"“”()（）_|]|关于|信息公开|政府信息|政务|年度|报告|通知|加强|做好|进一步|有关|工作/,
  /统计|情况|报送|编制|印发|公布|推进/,
);
/** Words of an organ's own name that elsewhere show that no name stands there. */
const ownWords = oneOf(
  /统计局|机构编制|(?:政务|政府)服务|政务(?:和|管理|大数据)|政务信息|政务公开(?=办|领导|中心)/g,
  /(?:政府)?信息公开(?=办|领导小组|工作领导)|政府信息(?=与政务公开|和政务公开)|工作(?=委员会|委|局|站|办|领导小组)|信息化/g,
  /信息中心|统计调查|发展和改革|123(?:45|15|33)(?=[\u3400-\u9fff])|1(?:10|19|20)(?=指挥|接警|急救)/g,
);
const stop =
  /(?:(?:19|20)\d{2}|[一二][〇零○OoO0一二三四五六七八九]{3}年|\d{2}年度|关于|(?:(?:人民)?政府|政务|机关)?信息公开(?!(?:工作)?(?:办公室|领导小组))|政务公开(?!办|领导|中心)|依申请公开|年度|年报|工作(?!委员会|委|局|站|办公室|领导小组)|[《<"“:：])/;
/** What kinds of organs are called; which one it is stands before. */
const bareKind = /^(?:(?:人民)?政府(?:办公[厅室])?|(?:街道)?办事处|(?:管理)?委员会|管委会|办公[厅室]|管理局)$/;
const wholeOrgan = new RegExp(`(?:${organEnd}|${regionEnd}|政府)$`);

function namesNoOrgan(text: string): boolean {
  return notOrgan.test(text.replace(ownWords, ''));
}

/**
 * The organ that a title or a line starts with, without trailing words: `张店区人民政府2014年…` gives `张店区人民政府`. A region
 * alone (永嘉县2013年…) is given as it stands. Null where the start names none.
 */
export function leadingOrgan(text: string): string | null {
  const line = text
    .slice(0, 80)
    .replace(/(?<=政府)[(（](办公[厅室])[)）]/, '$1')
    .replace(/[(（][^()（）\d]{1,20}[)）](?=.)/, '');
  const at = line.search(stop);
  if (at < 2) return null;
  let organ = line.slice(0, at);
  const marker = line.slice(at);
  // 云溪县“12345”热线中心: the name goes on behind the quotes, and the region is not the organ.
  if (/^[“"][^“”"]{1,12}[”"][\u3400-\u9fff]/.test(marker) && isRegionName(organ)) return null;
  // 人民政府政府信息公开: the first 政府 is the organ's; 张店区政府信息公开 has one 政府, and it is the subject's.
  if (marker.startsWith('人民政府信息公开')) organ += '人民政府';
  organ = organ
    .replace(/(?:的|之|对|和|机关|本级|[ |｜:：\-—_·])+$/, '')
    .trim()
    .replace(/ /g, '');
  if (organ.length < 2 || organ.length > 40 || namesNoOrgan(organ)) return null;
  if (/^(?:我|本|全[省市区县州]|各|某)/.test(organ)) return null;
  return wholeOrgan.test(organ) && !bareKind.test(organ) ? organ : null;
}

/** Two organs side by side before the year or the subject; the first is none whose site the title may stand on. */
const sideBySide =
  /^((?:中共[\u3400-\u9fff]{2,16}办公室|[\u3400-\u9fff]{2,24}(?:局|委员会|委|厅))) ([\u3400-\u9fff]{2,24}(?:局|委员会|委|厅|办公室|办)) ?(?=(?:19|20)\d{2}年|[一二][〇零○一二三四五六七八九]{3}年)/;

/** The organs that a title names together, with a blank alone between them; null where it names one. */
export function organsTogether(title: string): readonly [string, string] | null {
  if (!title.includes(' ')) return null;
  const [, first, second] = sideBySide.exec(title) ?? [];
  if (first === undefined || second === undefined || first.endsWith(second)) return null;
  return looksLikeOrgan(first) && looksLikeOrgan(second) ? [first, second] : null;
}

/** Whether a name is that of an organ, by its last word. */
export function looksLikeOrgan(name: string): boolean {
  return name.length >= 3 && name.length <= 40 && !namesNoOrgan(name) && wholeOrgan.test(name);
}

/** A region's name alone, without an organ: 张店区, 淄博市张店区, 马尚镇. */
export function isRegionName(name: string): boolean {
  return new RegExp(`^[\\u3400-\\u9fff]{1,20}(?:${regionEnd})$`).test(name);
}

/** Whether a name means a government: in full, in short, or by its region alone. */
export function isGovernment(name: string): boolean {
  return name.endsWith('政府') || isRegionName(name);
}

/** Of what governments commonly have written and posted for them. */
const writesForGovernment = /办公[厅室]$|办$|政务|数据|信息中心/;

/** A town by its name; 乡镇 and 城镇 are kinds. */
const townName = /^(?![各全乡村城小]).{2,16}(?:镇|乡|苏木|街道)(?:人民政府|政府)?$/;

/** Whether a name is that of an organ whose own report it must be, where a higher government is named beside it. */
export function isOrganBelow(name: string): boolean {
  if (townName.test(name)) return true;
  return looksLikeOrgan(name) && !isGovernment(name) && !bareKind.test(name) && !writesForGovernment.test(name);
}

/** The organ that a shorter name means beside its government's: 教育局 or 县教育局 of 云溪县人民政府. */
export function organBeside(government: string, organ: string): string {
  const region = government.replace(/(?:人民)?政府$/, '');
  if (organ.startsWith(region)) return organ.replace(`${region}人民政府${region}`, region);
  return region.endsWith(organ.charAt(0)) ? region.slice(0, -1) + organ : region + organ;
}

/**
 * The organ's full name: 区政府 becomes 区人民政府, a region alone its government, a 街道 its 办事处. Blanks go. Superior regions
 * are left as they stand.
 */
export function fullOrganName(name: string): string {
  let organ = name.replace(/[\s\u3000]+/g, '').replace(/[（(][^（()）]{0,20}[）)]$/, '');
  organ = organ.replace(/(?<!人民)政府(办公[厅室])?$/, '人民政府$1').replace(/管委会$/, '管理委员会');
  organ = organ.replace(/(?:人民)?政府办$/, '人民政府办公室');
  if (organ.endsWith('街道')) return `${organ}办事处`;
  if (organ.endsWith('街道人民政府')) return organ.replace(/人民政府$/, '办事处');
  if (/(?:新区|开发区|高新区|示范区|园区|工业园|度假区|保税区|风景区|产业园|片区)$/.test(organ))
    return `${organ}管理委员会`;
  if (/(?:省|市|县|区|州|盟|旗|镇|乡|苏木)$/.test(organ)) return `${organ}人民政府`;
  return organ;
}
