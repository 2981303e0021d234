import type { FigurePlace, Rule } from './place.ts';

const infoUnits = /^(?:条|条次|件|篇|份|件次)$/u;

const places: readonly (readonly [RegExp, string])[] = [
  [/微博/u, 'weibo'],
  [/微信|公众号/u, 'wechat'],
  [/公报/u, 'gazette'],
  [/信息公开(?:栏目|专栏|目录|平台|网)|公开(?:栏目|专栏)/u, 'disclosure_column'],
  [/网站|门户|网/u, 'website'],
  [/公告栏|公开栏(?!目)|电子屏|触摸屏|查阅点|查阅室|档案馆|图书馆/u, 'on_site'],
  [/新媒体|两微/u, 'new_media'],
  [/广播|电视|报刊|报纸|(?<!新)媒体/u, 'media'],
];

const ofNewMedia: ReadonlySet<string> = new Set(['weibo', 'wechat', 'new_media']);

/** The one place that a clause names; `several` where it names more. A column of a website is one place. */
function placeIn(clause: string): string | undefined {
  const named = places.filter(([words]) => words.test(clause)).map(([, place]) => place);
  const column = named.length === 2 && named[0] === 'disclosure_column' && named[1] === 'website';
  if (named.length > 1 && named.every((place) => ofNewMedia.has(place))) return 'new_media';
  return named.length > 1 && !column ? 'several' : named[0];
}

const anyInformation = /^(?:的|余|多)?(?:各类|各种|各项|相关|有关|主动|应)?(?:公开)?(?:的)?(?:政府|政务|公开)?信息/u;
const goesOn =
  /^(?:其中|占|比|均|并|已|同比|较|以|左右|及|和|与|等|为|在|通过|包括|涉及|共|各|至|到|于|全部|主要|按|都)/u;

/** What the words behind a number make of it: information of any kind, of one kind, or something that is none. */
function nounAfter(after: string): 'any' | 'kind' | 'thing' {
  if (after === '' || !/^\p{Script=Han}/u.test(after) || anyInformation.test(after) || goesOn.test(after)) return 'any';
  return /信息|动态|内容/u.test(after) ? 'kind' : 'thing';
}

const published =
  /^.*(?:公开|发布|公布|更新|发送|刊登|刊发|登载)(?:了|共|有关|的)?(?<kind>[^，,；;。]{0,20}?)(?:类)?信息[^，,；;。信]{0,4}$/u;
const anyKind =
  /^(?:各级|各类|各种|各项|各|政府|政务|公开|主动|相关|有关|本单位|动态|工作|最新|重要|全部|网站|以上|上述|部门|总|共|到|在|等|其他|其它|了|的|依申请|应|可|年度|新|类|、|和|及){0,8}$/u;

/** Whether the words between the verb and 信息 name one kind of it: 发布统计信息2条. */
function isKindBefore(lead: string): boolean {
  const kind = published.exec(lead)?.groups?.['kind'];
  return (
    kind !== undefined && !anyKind.test(kind) && !/^(?:各类|各种)?(?:政府|政务)|(?:政府|政务|等|各类)$/u.test(kind)
  );
}

/** Words of a clause that counts the whole year's work, wherever it was published. */
const totals = /全年|共|累计|总|合计|全[市县区省镇乡局]|我[市县区省州镇乡局委厅办]|本[市县区省州镇乡局委厅年]/u;
/** A catalogue that was made is no place where something was published. */
const catalogue = /(?:发布|编制|完善|更新|修订|制定)[^，,]{0,8}(?:目录|指南)/gu;
const severalWays = /等(?:多种|各类|各种|多个)?(?:渠道|方式|平台|载体|形式|途径)/u;

/** The place that the clause names, or the words before it, where they name one and the clause counts no whole. */
function placeOf({ clause, before, previous }: FigurePlace): string | undefined {
  const own = placeIn(clause);
  if (own !== undefined || previous !== null || totals.test(clause) || severalWays.test(before)) return own;
  const named = placeIn(before.replace(catalogue, ''));
  return named === 'several' ? undefined : named;
}

/** What was disclosed, in all or at one place. */
export const disclosed: Rule = (at) => {
  const { sentence, clause, lead, item, after, unit, previous, afterDisclosed } = at;
  if (unit === null || !infoUnits.test(unit) || /申请|答复|投诉|留言|咨询|短信|解读|招标|公示信息/u.test(item)) {
    return null;
  }
  if (/类[（(][^（()）]*[）)]\s*$/u.test(lead)) return null;
  const bare = lead.replaceAll(/[（(][^（()）]*[）)]/gu, '');
  if (/(?:法定主动公开|发布会|其[他它]方式|更新量|视频)[^、]*$/u.test(bare)) return null;
  const noun = nounAfter(after);
  if (noun === 'thing' || isKindBefore(bare)) return null;
  if (
    /不予公开|未公开|不公开|拒绝|删除|更正|撤(?:回|销|除)|(?:应|拟|计划|审[查核])(?:主动)?公开|转载|推送|报送/u.test(
      item,
    )
  ) {
    return null;
  }
  // One kind of what was disclosed is not all of it.
  if (/(?:规章|文件|公报|任免|预算|决算|提案|建议|案例|清单|目录|计划|规划)[^，,；;信息]{0,3}$/u.test(item))
    return null;
  const continues = previous?.startsWith('disclosed') === true && (/公开|发布|公布/u.test(item) || item.length <= 20);
  const says =
    /(?:主动公开|公开|发布|公布|更新|发送|刊登|刊发|登载)[^，,；;]*信息|信息公开[^，,；;]*(?:条|件)|主动公开/u;
  const place = placeOf(at);
  if (/(?<!各|种)类信息/u.test(item) || !(says.test(clause) || (continues && place !== undefined))) {
    return null;
  }
  if (place === undefined) {
    // A part of what was told before is not all of it.
    const isPart = afterDisclosed && /其中|包括|包含|涉及|主要(?:有|是|为)|信息中|[条件篇份][:：]/u.test(sentence);
    if (noun === 'kind' || isPart) return null;
  }
  const several = place === 'several' || severalWays.test(clause);
  return several || place === undefined ? 'disclosed' : `disclosed.${place}`;
};
