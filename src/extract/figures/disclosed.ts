import type { Clause, Token } from './clause.ts';
import type { FigurePlace, Rule } from './place.ts';

const infoUnits = /^(?:条|条次|件|篇|份|件次)$/u;

/** What some of other things are about: 其中涉及信息公开9件. */
const aboutDisclosure = /^其中(?:涉及|属于|有关|关于)?(?:政府|政务)?(?:信息|政务)公开(?:类|的|方面)?$/u;

/** Where: perhaps a preposition, names, places or columns, joined to others. */
const where = '(?:P?[uNOFITEB]{0,8}[LC][uNLCEFGI]*A?)+';
/** Names of what was published, closed by 等: 公开预算、决算等信息. */
const openList = '(?:[uANFIJDWKQqMCLlPHOTEBV]*G[FBE]{0,3}(?:uF)?(?=I))?';
/** Somebody published, somewhere, information. */
const published = new RegExp(`^(?:PT)?[TOFAMvEB]*(?:${where})?[TOFPEAB]*(?:[DJ][FA]*)+${openList}[IJ]*[FA]*$`, 'u');
/** Information that was published: 主动公开信息数, 信息公开. */
const counted = new RegExp(`^[TOFAMv]*(?:${where})?[TOFE]*I[FA]*(?:D[FA]*)+$`, 'u');
/** A place alone: the verb was told before. */
const placed = new RegExp(`^[TOFAM]*(?:${where})?P?[uNOFT]{0,8}[LC]+[FEGA]*I?$`, 'u');

/** Posts themselves: 发布微博120条. */
const posted = new RegExp(`^[TOFAM]*(?:${where})?[TOFPEA]*D[FA]*L[FI]*$`, 'u');

const ofNewMedia: ReadonlySet<string> = new Set(['weibo', 'wechat', 'new_media']);
/** What a number may be followed by when nothing else is counted. */
const endsHere =
  /^(?:$|[^\p{Script=Han}“"《]|其中|占|比|均|并|已|同比|较|以|左右|及|和|与|等|为|在|通过|包括|涉及|共|各|至|到|于|全部|主要|按|都|多|余)/u;
const ofAnyKind = /^[TFA]*I/u;

interface Places {
  readonly found: ReadonlySet<string>;
  /** Whether the list is open: 等. */
  readonly open: boolean;
}

/** The places that words name; null where a column is among them that no figure is for. A column of a website is one place. */
function placesIn(tokens: readonly Token[]): Places | null {
  const found = new Set<string>();
  let name = '';
  let site: string | null = null;
  let open = false;
  for (const [index, { kind, text, role }] of tokens.entries()) {
    // Some part of a place, 网站要闻, or what was done there; accounts of new media have names: 微博青山水务.
    const isNamed = site === null || ofNewMedia.has(site);
    if (kind === 'u' && !isNamed && !/[LCEN]/u.test(tokens[index + 1]?.kind ?? '')) return null;
    if (kind === 'L') {
      if (role === 'disclosure_column' && site === 'website') found.delete('website');
      // 电视、广播等媒体 is one place.
      if (found.has(role ?? '')) open = false;
      found.add(role ?? '');
      site = role;
      name = '';
    } else if (kind === 'C') {
      if (!name.includes('公开')) return null;
      if (site === 'website') found.delete('website');
      found.add('disclosure_column');
    } else if (kind === 'G') open = true;
    else if (kind === 'A') [name, site] = ['', null];
    else name += text;
  }
  // A list that breaks off: 专栏、主动公开.
  return tokens.at(-1)?.kind === 'A' ? null : { found, open };
}

/** One place of publication, `several`, null where something stands there that no figure is for, `undefined` for none. */
function placeOf(tokens: readonly Token[]): string | null | undefined {
  const places = placesIn(tokens);
  if (places === null) return null;
  const { found, open } = places;
  if (found.size === 0) return undefined;
  if (found.size > 1 && [...found].every((place) => ofNewMedia.has(place))) return 'new_media';
  return found.size > 1 || open ? 'several' : [...found][0];
}

/** The words up to the verb: where something was published. */
function beforeVerb({ tokens }: Clause): readonly Token[] {
  const at = tokens.findIndex(({ kind }) => kind === 'D' || kind === 'J' || kind === 'S');
  return at < 0 ? tokens : tokens.slice(0, at);
}

/** Words of a clause that counts the whole year's work, wherever it was published. */
const totals = /全年|共|累计|总|合计|全[市县区省镇乡局]|我[市县区省州镇乡局委厅办]|本[市县区省州镇乡局委厅年]/u;
/** A heading or a subject before a colon that is no disclosure in general. */
const ofOneKind = /(?:类信息|动态|文件|公告|栏目)\s*$/u;
const namesPlace = /网|平台|微博|微信|公众号|媒体|公报|专栏|栏目|公开栏|渠道|系统/u;

/** The place that the words before a clause name: `undefined` where they name none, null where it is not clear. */
function topicOf({ before, clause, read }: FigurePlace): string | null | undefined {
  if (!namesPlace.test(before)) return undefined;
  const last = before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf(',')) + 1);
  const topic = read(last, false);
  if (placed.test(topic.kinds)) return placeOf(topic.tokens);
  return totals.test(clause) ? undefined : null;
}

/** Whether information is counted: its noun stands before or behind the number, or the verb is 公开. */
function isOfInformation({ tokens, kinds }: Clause, behind: string): boolean {
  if (/[IJ]/u.test(kinds) || ofAnyKind.test(behind)) return true;
  return tokens.findLast(({ kind }) => kind === 'D')?.text.includes('公开') === true;
}

/** The words as letters; what is sent to subscribers of new media is published. */
function kindsOf({ tokens, kinds }: Clause): string {
  if (!kinds.includes('S')) return kinds;
  const places = tokens.filter(({ kind }) => kind === 'L');
  const onNewMedia = places.length > 0 && places.every(({ role }) => ofNewMedia.has(role ?? ''));
  return onNewMedia ? kinds.replaceAll('S', 'D') : kinds;
}

/** The one kind of new media of which posts are counted; null for none. */
function postsOn({ tokens }: Clause, kinds: string): string | null {
  if (!posted.test(kinds)) return null;
  const found = new Set(tokens.flatMap(({ kind, role }) => (kind === 'L' ? [role ?? ''] : [])));
  const [only] = found;
  return found.size === 1 && only !== undefined && ofNewMedia.has(only) ? only : null;
}

/** What a list of places is told by: 按公开渠道分. */
const byPlaces = /公开(?:的)?(?:渠道|途径|方式|形式|载体)(?:划?分|来看|统计)?$/u;

/** Boards and sites of organs below: 各医疗卫生单位公开栏. */
const ofEachBelow =
  /各\p{Script=Han}{0,8}(?:单位|机构|医院|学校|网点|分局|所|站|社区|村)(?=\p{Script=Han}{0,2}(?:公开栏|公示栏|宣传栏|公告栏|网|微))/u;
/** A sum since long ago, what is new of it told behind: 截至年底共2310条，本年新增612条. */
const newOfSum = /^[，,（(]\s*(?:其中)?[，,]?(?:本年度?|今年|当年|(?:19|20)\d{2}年度?)(?:内|以来)?新增/u;

/** Without one of these no clause publishes anything. */
const publishes = /公开|公布|发布|更新|刊|登载|发送|推送|编发|推发|推出|上载/u;

/** What was disclosed, in all or at one place. */
export const disclosed: Rule = (at) => {
  const { lead, after, unit, previous, ofParts, subject, read } = at;
  if (unit === null || !infoUnits.test(unit)) return null;
  // An answer among others: 同意公开20件，主动公开4件.
  if (previous?.startsWith('applications.') === true && unit !== '条') return null;
  // Places go on: behind a word for them, behind a semicolon, or as parts of what the sentence before told.
  const byPlace =
    (subject !== null && byPlaces.test(subject)) ||
    (previous === null && (at.placesGoOn || (ofParts && /其中/u.test(lead))));
  if (previous?.startsWith('disclosed') !== true && !byPlace && !publishes.test(lead)) return null;
  if (subject !== null && ofOneKind.test(subject)) return null;
  if (ofEachBelow.test(lead) || (/截[至止]/u.test(at.sentence) && newOfSum.test(at.rest))) return null;
  if (aboutDisclosure.test(lead)) return null;
  const clause = read(lead, false);
  const kinds = kindsOf(clause);
  if (/l/u.test(kinds)) return null;
  const posts = postsOn(clause, kinds);
  if (posts !== null && after === '') return `disclosed.${posts}`;
  const isCounted = counted.test(kinds);
  const isPublished = isCounted || published.test(kinds);
  // 受理3件，公开1件: on request. 制发规范性文件31件，公开31件: of those.
  const ofOthers = at.ofApplications || at.sentence.includes('申请') || previous === 'normative_documents';
  if (unit === '件' && ofOthers && !/[IJL]/u.test(kinds)) return null;
  const continues = !isPublished && (byPlace || previous?.startsWith('disclosed') === true) && placed.test(kinds);
  if (!isPublished && !continues) return null;
  const behind = after === '' ? '' : read(after, false).kinds;
  if (!(endsHere.test(after) || ofAnyKind.test(behind))) return null;
  // 微博发布20条 behind 网站发布信息100条.
  const goesOn = previous?.startsWith('disclosed') === true || (ofParts && previous === null);
  const named = placeOf(isCounted ? clause.tokens : beforeVerb(clause));
  // What is published on new media in pieces are posts.
  const isPost = unit === '条' && named !== null && named !== undefined && ofNewMedia.has(named);
  const isPart = (goesOn && kinds.includes('L')) || isPost;
  if (isPublished && !isPart && !isOfInformation(clause, behind)) return null;
  if (named === null) return null;
  const place = named ?? (previous === null ? topicOf(at) : undefined);
  if (place === null) return null;
  if (place === undefined || place === 'several') {
    if (ofParts || (kinds.includes('M') && previous !== null)) return null;
    return 'disclosed';
  }
  return `disclosed.${place}`;
};
