import { oneOf } from '../text/index.ts';

/**
 * What a page prints beside its text and changes by itself: build times, counters, today's date, buttons. A line made of
 * nothing else is dropped; from a line of a page's head (来源, 发布时间 …) only these parts are. Prose is left alone.
 */
const moment = String.raw`\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?`;
const separator = String.raw`\s*[:：]?\s*`;
const figure = String.raw`[\[【(（]?\s*\d[\d,]*\s*[\]】)）]?\s*`;
const count = String.raw`${figure}(?:次|人次)?`;

const sky = '(?:[特大]?大?暴雨|[大中小阵]雨|雷?阵雨|雨夹雪|[大中小阵]?雪|多云|晴|阴|雾|霾|浮尘|扬沙|[转间到])';
const degrees = String.raw`-?\d{1,2}\s*(?:℃|°C?)?\s*(?:[-~～—至/]\s*-?\d{1,2}\s*)?(?:℃|°C)`;
const weather = String.raw`(?:${sky}|${degrees}|微风|(?:无持续风向|[东南西北偏转]{1,4})风?|[\d.]{1,5}(?:[-~～]\d{1,3})?(?:级|%)?|优|良|[轻中重]度污染)`;

const widgets = new RegExp(
  [
    String.raw`(?:页面(?:生成|更新|缓存)|打印|下载)时间${separator}${moment}`,
    String.raw`(?:今天是|当前时间|现在是)${separator}${moment}(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*农历\S{2,8})?`,
    String.raw`(?:(?:今[日天]|明[日天]|实时|当前)?天气(?:预报)?|气温|温度|湿度|风力|空气质量)${separator}${weather}(?:\s*${weather}){0,15}`,
    String.raw`${sky}{1,6}\s*${degrees}(?:\s*[/~～]?\s*${weather}){0,15}`,
    String.raw`(?:浏览次数|浏览量|阅读次数|阅读量|点击次数|点击数|点击率|点击量|访问次数|访问量|总访问量|访问人数|下载次数|下载量|人气|浏览|阅读|点击|[Vv]iews?|[Hh]its)\s*[:：]\s*${count}`,
    String.raw`(?:点赞|收藏|评论|转发)[数量]?\s*[:：]?\s*${count}`,
    String.raw`(?:已有|共有|已)?${figure}[人次](?:点赞|收藏|评论|转发|下载)`,
    String.raw`(?:本文|本页|此文|该文|文章|页面)?(?:已被|已经|已|共被|共|被)?(?:浏览|阅读|访问|点击|查看)了?\s*${figure}(?:次|人次|人)`,
    String.raw`(?:您是|你是)?(?:本页|本站|本网站)?(?:的)?第\s*\d+\s*位(?:访客|访问者)`,
    String.raw`[\[【(（]?\s*(?:字号|字体大小|字体|视力保护色)${separator}(?:[\s\[\]【】|/]*(?:特大|大|中|小|默认|超大|A[+-]?))*\s*[\]】)）]?`,
    String.raw`[\[【(（]?\s*(?:(?:我要|一键)?(?:打印|关闭|收藏|纠错|朗读)(?:[本此该]?(?:页面?|窗口|文章?))?|语音(?:播报|朗读)(?:[\s:：、|]*(?:播放|暂停|停止|继续|重播|语速|音量|倍速|男声|女声))*|复制链接|返回顶部)\s*[\]】)）]?`,
    String.raw`(?:本文|全文)共?\s*\d+\s*字(?:[\s,，。|]*(?:预计|大约|约)?阅读(?:时间|时长|完)?(?:约|需|需要)*\s*[:：]?\s*\d+\s*(?:分钟|秒))?`,
    String.raw`您?对(?:本|此|该)(?:页面?|文章?|信息|网站)(?:的?内容)?(?:是否|还|的评价)?满意[吗么？?]*|(?:(?:非常|很|基本|比较|不)?满意[\s、|]*){2,6}`,
    String.raw`(?:相关(?:文件|链接|阅读|新闻|文章|文档|推荐|信息|稿件)|延伸阅读|推荐阅读)[:：]?`,
    String.raw`(?:满意度)?评价\s*[:：](?:[\s、|]*(?:非常|基本|比较|不)?满意|[\s、|]*一般)+`,
    String.raw`(?:分享到|分享至|分享)${separator}(?:[\s、|]*(?:微信|微博|新浪微博|腾讯微博|QQ空间|QQ|朋友圈|人人网|更多))*`,
    String.raw`扫一扫在手机(?:上)?(?:打开|浏览|查看)(?:当前|此|本)?页(?:面)?`,
    String.raw`(?:欢迎|敬请|请)?(?:长按|扫码|扫一扫|扫描)[^。；;]{0,30}(?:关注|下载|添加)[^。；;]{0,30}(?:公众号|服务号|视频号|客户端|APP|小程序|微信|微博)[”"’』」！!]?`,
    String.raw`[繁簡简][體体](?:中文|版)?|无障碍(?:阅读|浏览)?|長者助手|长者(?:助手|模式)`,
    String.raw`(?:责任编辑|责编|编辑|编审|校审|审校|校对|初审|复审|终审|审核|签发|核稿|审签|排版|录入|信息员|(?:信息|稿件|文章)?来源)\s*[:：]\s*[^\s:：。；]{0,24}`,
  ].join('|'),
  'gu',
);
const leftover = /^[\s|｜丨/／\-—_·•>＞、，,.。:：[\]【】()（）]*$/u;
const headLine = /(?:来源|信息来源|发布时间|发布日期|发文日期|作者|责任编辑|责编|编辑|字号|日期|时间)\s*[:：]/u;
const longestHeadLine = 160;
const mayBeNoise = oneOf(
  /页面|天气|℃|°C|空气质量|点赞|播报|复制|评价|浏览|阅读|访问|点击|查看|今天是|当前时间|现在是/u,
  /[:：]\s*[[【(（]?\s*\d|位访|字号|字体|视力|打印|关闭|收藏|纠错|返回顶部|朗读|分享|扫一扫|扫码|扫描|长按|编辑/u,
  /责编|校对|[审录信来]\S{0,2}[:：]|[體体]|无障碍|長者|长者|签发|核稿|审签|排版|满意|相关|延伸|推荐/u,
);

function cleanLine(line: string): string | null {
  if (line.length > longestHeadLine || !mayBeNoise.test(line)) return line;
  const rest = line.replace(widgets, ' ');
  if (rest === line) return line;
  if (leftover.test(rest)) return null;
  return headLine.test(line) && !/[。；]/.test(line) ? rest : line;
}

/** A line without what never counts as a change; null where nothing is left of it. */
export function meaningfulLine(line: string): string | null {
  const clean = line.trim() === '' ? null : cleanLine(line);
  return clean === null ? null : clean.trim();
}

/** Lines of a text without what never counts as a change; blank lines are left out. */
export function meaningfulLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => meaningfulLine(line) ?? []);
}
