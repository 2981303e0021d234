import * as parts from './morphemes.ts';
import { oneOf } from '../../text/index.ts';

/** Words that tell no matter of their own: function words, times, holidays, manners of asking, the site's keepers. */
const filler = oneOf(
  /(?:19|20)\d{2}年?/g,
  /[\d零〇一二两三四五六七八九十百千]+(?:年|月|日|号|时|点|分钟?|秒钟?|小时|天|周|个|次|位|条|项)?|即日起?/g,
  /[今明昨次当]日|[早晚]上|[上下]午|凌晨|近[期日]|全天|本?周[一二三四五六日末]|正常|期间|时期|时段|时间|每[日天周]/g,
  /周[一二三四五六日末]|节?假日?|春节|国庆|元旦|清明|端午|中秋|重[要大]|临时|暂时?|紧急|特[殊别此]|相关|有关|广大/g,
  /欢迎|敬[请告]|支持|关注|理解|配合|工作|人员|管理员?|单位|部门|机构|技术|本[局委]|我[局委]|政府|原因|情况|问题/g,
  /操作|选择|使用|提供|进行|出现|发生|获取|显示|检查|更好|提高|优化|体验|质量|内?容|公告|通知|通告|说明|提示|提醒/g,
  /告知|须知|声明|关于|以便|为[了您]|由于|因[为故此]?|并且|如果|或者|可以|可能|能够|已经|正在|以及|其[他它]|所有/g,
  /全部|任何|谢谢/g,
  /[的了在是将于至从到为由及与和等被把对以并也还都就可能会已正现有无不未没着过得地这那此该其些么很再又且或而则来去里中上下内外前后间处请按如各位我们他它啊吧呢吗哦呀啦!,、:"“”()（）【】《》<>…~·—\-.]/g,
);
const latinFiller = oneOf(
  /\b|the|this|that|for|from|with|and|our|will|may|have|has|been|are|was|some|any|all|get|now|not|but|it|is|in|on/g,
  /of|to|be|at|by|or|we|a|notice|announcement|important|during|until|time|http[s:/]*|www|html?|gov|cn|com|status/g,
  /code|type|date/g,
);

const known = new RegExp(
  [
    parts.place,
    parts.item,
    parts.visit,
    parts.denial,
    parts.appeal,
    parts.passive,
    parts.severed,
    parts.threat,
    parts.guard,
    parts.only,
    parts.region,
    parts.test,
    parts.verification,
    parts.probing,
    parts.queue,
    parts.absence,
    parts.withheld,
    parts.failure,
    parts.closure,
    parts.signIn,
    parts.address,
    parts.here,
    parts.loading,
    parts.tenancy,
    parts.vacancy,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);
const han = /\p{Script=Han}/gu;

/**
 * How much a sentence tells of other matters than a site, a visit and what became of it: characters that are left when all
 * words for those are taken away; four letters count as one.
 * @param sentence folded
 */
export function mattersIn(sentence: string): number {
  const left = sentence.replaceAll(known, ' ').replaceAll(filler, ' ');
  const letters = left.replaceAll(latinFiller, ' ').match(/[a-z]{3,}/g) ?? [];
  return (left.match(han)?.length ?? 0) + Math.floor(letters.join('').length / 4);
}

const siteWithName = /([\u4e00-\u9fff]{2,12}?)(?:系统|平台|网站|网厅|[专官]网|线路|站点|通道)/g;
/** Up to the organ whose site it may be, and what any site is. */
const owner = /^.*(?:政府|局|委|办|厅|院|中心|镇|乡|街道|[省市县区州])/;
const anySite = /门户|官方|政务|公开|服务|管理|业务|办公|子站|原有?|新|全[国省市县区]/g;
const fewestOthers = 2;

/** Whether a sentence speaks of a site by its own matter, as of one among others: 医保信息系统; 县政府门户网站 may be the site itself. */
export function namesOthersSite(sentence: string): boolean {
  for (const [, name = ''] of sentence.matchAll(siteWithName))
    if (mattersIn(name.replace(owner, '').replaceAll(anySite, '')) >= fewestOthers) return true;
  return false;
}
