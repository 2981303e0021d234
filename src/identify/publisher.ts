import { fullOrganName, looksLikeOrgan } from '../text/index.ts';

/** A region's name without its level: 洪泽 of 洪泽区; null where too little is left to tell it by. */
function stem(region: string): string | null {
  const bare = region.replace(/(?:自治区|自治州|自治县|特别行政区|省|市|区|县|旗|盟|州|镇|乡|街道)$/, '');
  return bare.length >= 2 && bare !== region ? bare : null;
}

const peoples =
  '彝|苗|侗|布依|土家|哈尼|傣|壮|回|藏|羌|朝鲜|满|蒙古|瑶|畲|黎|白|景颇|傈僳|柯尔克孜|哈萨克|土|撒拉|保安|东乡|裕固|仡佬|水|毛南|仫佬|拉祜|佤|纳西|怒|独龙|普米|布朗|锡伯|塔吉克|达斡尔|各';
const autonomous = new RegExp(`(?:(?:${peoples})族)+自治([州县旗])$`);

/** How a region is written, in full first: 凉山彝族自治州, 凉山州, 凉山. */
function formsOf(region: string): readonly string[] {
  const brief = region.replace(autonomous, '$1');
  const bare = stem(brief);
  return [...new Set([region, brief, ...(bare === null ? [] : [bare])])];
}

/** A town at the start of a name, as far as an organ of its own follows: not 城乡 of 城乡建设局. */
const town = /^[^省市县区旗镇乡府和与]{1,8}(?:镇|乡|苏木|街道)(?=人民政府|办事处|管理委员会|党政|综合|便民|$)/;
/** A county or city district at the start of a name; 城市管理局, 市场监管局, 社区办 are none. */
const county =
  /^[^省市县区旗镇乡和与、委]{1,7}(?<![城都社园景地灌林矿库牧港小片校军辖郊老])(?:自治县|自治旗|县(?!域)|旗(?!帜)|区(?![域划块])|市(?![场容政民]))(?=[\u3400-\u9fff]*(?:政府|局|委员会|办公[厅室]|厅|院|中心|办事处|大队|支队)$|$)/;
const zoneWords = '开发区|高新区|新区|经开区|园区|示范区|度假区|保税区|综保区|试验区|风景区|产业园';
const zone = new RegExp(`^.{2,14}?(?:${zoneWords})`);
/** Zones whose name tells their kind and not their place: 经济开发区. */
const plainZone = new RegExp(
  `^(?:开发区|高新区|经开区|(?:经济|高新|技术|工业|产业|综合|旅游|生态|科技|现代|自由|国家级|省级)[^省市县区镇乡]{0,12}(?:${zoneWords}))`,
);
/** What departments are called by, where a name says nothing of the place. */
const department =
  /^(?:人民政府|教育|教体|财政|民政|公安|司法|人力资源|人社|自然资源|国土|规划|生态环境|环境|环保|住房|住建|城乡|城市|城管|建设|交通|水利|水务|农业|农村|林业|畜牧|渔业|海洋|商务|经济|经信|工业|工信|信息|科技|科学|文化|文广|文旅|文体|旅游|体育|卫生|卫健|退役|应急|安全生产|安监|审计|统计|市场监|工商|质量|食品|药品|医疗保障|医保|发展和改革|发展改革|发改|行政审批|政务|大数据|数据|信访|机关事务|民族|宗教|外事|侨务|台湾|港澳|档案|地方志|史志|粮食|物价|国有资产|国资|地方金融|金融|投资促进|招商|供销|气象|地震|税务|消防|人民防空|人防|乡村振兴|扶贫|移民|公共资源|综合执法|综合行政执法|园林|绿化|市政|市容|房产|房屋|残疾人|红十字|老龄)/;

function startsWithPlace(name: string, region: readonly string[]): boolean {
  return region.some((place) => name.startsWith(place)) || town.test(name) || zone.test(name) || county.test(name);
}

/** Removes regions from the start of a name as long as a lower place follows; 淮安市教育局 stays what it is. */
function withoutSuperiors(name: string, region: readonly string[]): string {
  let rest = name;
  for (const superior of region) {
    const form = formsOf(superior).find((each) => rest.startsWith(each));
    if (form === undefined) continue;
    const shorter = rest.slice(form.length);
    if (startsWithPlace(shorter, region)) rest = shorter;
  }
  return rest;
}

/** 区政府, 县教育局, 教育局, 洪泽教育局 in a report mean those of the region. */
function withRegion(name: string, region: readonly string[]): string {
  for (const place of region.toReversed()) {
    const level = place.at(-1) ?? '';
    if (!name.startsWith(level) || name.startsWith(place)) continue;
    if (/^(?:市场|市容|市政|区域|区划|县域|乡村|镇域|州际)/.test(name)) continue;
    return place + name.slice(level.length);
  }
  const own = region.at(-1);
  if (own === undefined) return name;
  if (isDepartment(name)) return own + name;
  const form = formsOf(own).find((each) => name.startsWith(each));
  if (form === undefined || form === own) return name;
  const rest = name.slice(form.length);
  return isDepartment(rest) ? own + rest : name;
}

function isDepartment(name: string): boolean {
  return department.test(name) && looksLikeOrgan(name) && !zone.test(name);
}

/** 经济开发区管理委员会 is told by the region that it lies in. */
function zoneWithRegion(name: string, region: readonly string[]): string {
  const own = region.at(-1);
  return own !== undefined && plainZone.test(name) ? (stem(own) ?? own) + name : name;
}

/** What an office calls itself in short, or by the party or system that it belongs to. */
function spelledOut(name: string): string {
  return name
    .replace(/^中(?:国共产党|共)(?=[^委]{2,}委)/, '')
    .replace(/(?<=[省市县区旗州盟镇乡])府办(?:公室)?$/, '人民政府办公室')
    .replace(/^国家税务总局(?=.{2,}税务局$)/, '')
    .replace(/(?<!技术产业)高新区(?=$|管)/, '高新技术产业开发区');
}

/**
 * One name for one organ within a region: superior regions go, short forms become full (区政府, 淮安市洪泽区政府 → 洪泽区人民政府;
 * 教育局 → 洪泽区教育局). A government and its 办公室 stay two.
 * @param region superior regions first, the portal's own last
 */
export function normalPublisher(name: string, region: readonly string[]): string {
  const full = withRegion(fullOrganName(spelledOut(name)), region);
  return zoneWithRegion(withRegion(withoutSuperiors(full, region), region), region);
}

/** An organ that the operator declares, with the names that it bore before or bears elsewhere. */
export interface DeclaredOrgan {
  readonly name: string;
  readonly formerly: readonly string[];
}

/** What a portal's operator declares of names. */
export interface NamingScope {
  /** Superior regions first: 江苏省, 淮安市, 洪泽区. */
  readonly region: readonly string[];
  /** What the portal's own region was called before: 洪泽县. */
  readonly regionFormerly: readonly string[];
  readonly organs: readonly DeclaredOrgan[];
}

/** Gives every spelling of an organ's name the one name under which its reports are kept. */
export type PublisherNames = (name: string) => string;

/** Names within one portal; former names lead to the one of today, so that an organ outlives its renaming. */
export function publisherNames({ region, regionFormerly, organs }: NamingScope): PublisherNames {
  const normal = (name: string): string => normalPublisher(ofToday(name, region, regionFormerly), region);
  const today = new Map(
    organs.flatMap((organ) =>
      [organ.name, ...organ.formerly].map((name): readonly [string, string] => [normal(name), normal(organ.name)]),
    ),
  );
  return (name) => {
    const found = normal(name);
    return today.get(found) ?? found;
  };
}

function ofToday(name: string, region: readonly string[], regionFormerly: readonly string[]): string {
  const own = region.at(-1);
  if (own === undefined) return name;
  const former = regionFormerly.find((place) => name.includes(place));
  return former === undefined ? name : name.replace(former, own);
}
