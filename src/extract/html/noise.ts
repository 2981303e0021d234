import { memo } from '../../text/index.ts';

/** Lines that belong to the page's furniture: print and share buttons, font sizes, counters, navigation inside an article. */
const furniture =
  /^(?:[【[(（]?(?:打印|关闭|收藏|返回|分享|字号|字体|大|中|小|繁体|简体|繁體|打印本页|关闭窗口|关闭本页|返回顶部|返回首页|返回列表|顶部|加入收藏|我要纠错|纠错|朗读|语音播报|无障碍|扫一扫|上一[篇页条]|下一[篇页条]|标题|正文|手机|附件|下载|全文|复制|评论|点赞|举报|首页|末页|尾页|微信|微博|QQ空间|更多)[】\])）]?[\s|｜:：/、]{0,4}){1,12}$/;
const counters =
  /^[\s[【(（]{0,3}(?:(?:(?:本文|本页|此文|该文|文章)?(?:已被|已|共)?(?:浏览|阅读|访问|点击|阅览|查看)(?:次数|量|数|人数)?了?|点击率|人气)[:：\s]{0,4}\d{0,9}[\s次人|]{0,4}){1,4}[\s\]】)）]{0,3}$/;
const phrases =
  /^(?:扫一扫在手机(?:上)?(?:打开|查看)|(?:用)?微信扫一扫|分享到[:：]?|[上下]一[篇条页][:：]|相关(?:链接|阅读|新闻|文章|文档|信息|稿件)[:：]?$|您(?:的|现在的|当前的?)?(?:位置|所在)|当前(?:所在)?位置|你?所在(?:的)?位置|字号[:：]|【?字体[:：]|保护视力色|视力保护色|打开微信|点击[:：]?$|责任编辑[:：]|\[ ?(?:大|打印|关闭))/;
const metaLabel =
  /(?:发布|发表|公开|更新|录入|创建|来源|信息|文章|稿件|作者|浏览|阅读|访问|点击|字体|字号|日期|时间|编辑|审核|打印|分享|收藏)[^。；，:：]{0,8}[:：]/g;

/** A line of posting facts: time, source, author, counters. */
function isMetaLine(line: string): boolean {
  if (/[。；，]/.test(line)) return false;
  const labels = line.match(metaLabel);
  return labels !== null && labels.length >= 2 && line.startsWith(labels[0] ?? '');
}

/** Whether a short line is furniture and no part of the body. */
export const isNoise: (line: string) => boolean = memo((line) => {
  if (line.length > 160) return false;
  if (/^[\s|｜•·:：>»\-_=*~.…]+$/.test(line)) return true;
  return furniture.test(line) || counters.test(line) || (line.length <= 60 && phrases.test(line)) || isMetaLine(line);
});
