import type { Dressing } from '../../practice/portal.ts';
import { seeded, wordSoup } from '../../practice/reports/index.ts';
import type { Random } from '../../practice/reports/index.ts';

/** Something that a site does to its pages and that is never a change of a report. */
export interface Noise {
  readonly name: string;
  /** @param seed the same seed always makes the same noise */
  dress(html: string, seed: number): string;
}

/** Texts between tags from the body on; tags, scripts and styles are left alone. */
function onTexts(html: string, change: (text: string) => string): string {
  const start = html.search(/<body[^>]*>/i);
  if (start === -1) return html;
  return (
    html.slice(0, start) +
    html
      .slice(start)
      .replaceAll(/(<(script|style)[^]*?<\/\2>)|(<[^>]+>)|([^<]+)/gi, (whole, block, _name, tag, text: string) =>
        block !== undefined || tag !== undefined ? whole : change(text),
      )
  );
}

/** Puts a block under the text: within the box that holds it, or after all of that. */
function below(html: string, block: string, seed: number): string {
  const closing = /(?:<\/[a-z]+>|<!--[^>]*end-->|\s)+(?=<div class="related")/i;
  return seed % 2 === 0 && closing.test(html)
    ? html.replace(closing, (tags) => block + tags)
    : html.replace(/<div class="footer"/, `${block}<div class="footer"`);
}

const afterBody = (html: string, block: string): string => html.replace(/<body[^>]*>/i, (body) => body + block);

/** One of several ways that a page may write the same. */
function oneOf(seed: number, label: string, ways: readonly string[]): string {
  return seeded(`${seed}/${label}`).pick(ways);
}

export const noises: readonly Noise[] = [
  {
    name: 'brackets',
    dress: (html) =>
      onTexts(html, (text) =>
        text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('〔', '[').replaceAll('〕', ']'),
      ),
  },
  {
    name: 'other brackets',
    dress: (html) =>
      onTexts(html, (text) =>
        text.replaceAll('〔', '﹝').replaceAll('〕', '﹞').replaceAll('“', '「').replaceAll('”', '」'),
      ),
  },
  {
    name: 'full width',
    dress: (html) =>
      onTexts(html, (text) =>
        text.includes('：') && /https?:|@/.test(text)
          ? text
          : text.replaceAll(/[0-9](?![0-9]*;)/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)),
      ),
  },
  {
    name: 'half width marks',
    dress: (html) => onTexts(html, (text) => text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('：', ':')),
  },
  {
    name: 'Word’s spans',
    dress: (html) =>
      html.replace(
        /(<body[^>]*>)([^]*)(<div class="related")/i,
        (_, body: string, inner: string, end: string) => body + soup(inner) + end,
      ),
  },
  {
    name: 'fonts',
    dress: (html, seed) =>
      html.replaceAll(
        /<p style="text-indent:2em">/g,
        `<p style="text-indent:${1 + (seed % 3)}.5em;font-family:仿宋;font-size:${14 + (seed % 5)}pt"><font color="#000000">`,
      ),
  },
  {
    name: 'white space',
    dress: (html) =>
      html
        .replaceAll(/<\/(p|td|tr|div|li)>/g, '</$1>\n\n   \t')
        .replaceAll('。', '。 ')
        .replaceAll(/<p([^>]*)>/g, '<p$1>&nbsp; \u{3000}'),
  },
  {
    name: 'menu',
    dress: (html, seed) =>
      html.replace(
        /<ul class="menu">/,
        `<ul class="menu"><li><a href="/ztzl/${seed}/">专题专栏</a></li><li><a href="/hdjl/">互动交流平台</a></li>`,
      ),
  },
  {
    name: 'header',
    dress: (html, seed) =>
      afterBody(
        html,
        `<div class="header"><img src="/images/logo${seed % 9}.png" alt=""><form action="/search"><input name="q" value="请输入关键词"></form><p>热门搜索：社保 公积金 ${oneOf(seed, 'hot', ['义务教育', '医保报销', '不动产登记'])}</p></div>`,
      ),
  },
  {
    name: 'footer',
    dress: (html, seed) =>
      html.replace(
        /<div class="footer">/,
        `<div class="footer"><p>承办单位：大数据中心 技术支持：${oneOf(seed, 'tech', ['云上科技', '数字政通', '开普云'])}</p><p>苏ICP备0${50_000 + (seed % 9999)}号-${1 + (seed % 9)}</p>`,
      ),
  },
  {
    name: 'size widget',
    dress: (html) =>
      html.replace(
        /<div class="tools">/,
        '<div class="tools">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】【打印本页】【关闭窗口】<a href="#">收藏</a>',
      ),
  },
  {
    name: 'banner',
    dress: (html, seed) =>
      afterBody(
        html,
        `<div class="float-ad" style="position:fixed"><a href="/ztzl/${seed}.html"><img src="/ad/${seed}.jpg" alt="${oneOf(seed, 'ad', ['优化营商环境', '全国两会专题', '防汛抗旱专题'])}"></a><span>关闭</span></div>`,
      ),
  },
  {
    name: 'further reading',
    dress: (html, seed) =>
      below(
        html,
        `<div class="xgyd"><h3>相关阅读</h3><ul><li><a href="/a/${seed}.html">${oneOf(seed, 'read', ['市政府召开常务会议', '一图读懂年度报告', '全市政务公开培训班举办'])}</a><span>2024-0${1 + (seed % 9)}-11</span></li><li><a href="/b/${seed}.html">政府信息公开指南（2024年版）</a></li></ul></div>`,
        seed,
      ),
  },
  {
    name: 'today',
    dress: (html, seed) =>
      html.replace(
        /今天是[^<]*/,
        `今天是20${24 + (seed % 7)}年${1 + (seed % 12)}月${1 + (seed % 28)}日 星期${'一二三四五六日'[seed % 7] ?? '一'} 农历腊月初${'一二三四五六七八九'[seed % 9] ?? '一'}`,
      ),
  },
  {
    name: 'session ids',
    dress: (html, seed) =>
      html.replaceAll(
        /href="(\/[^"]*\.(?:html|shtml|htm))"/g,
        `href="$1;jsessionid=${(seed * 2_654_435_761) % 4_294_967_296}"`,
      ),
  },
  {
    name: 'bot script',
    dress: (html, seed) =>
      html.replace(
        /<head>/,
        `<head><script id="keyparam2" src="/_bot_sbu/x.js?k=${seed}"></script><script>window.__t=${seed}</script>`,
      ),
  },
  {
    name: 'comments',
    dress: (html, seed) =>
      html
        .replace(/<body/, `<!-- published by node-${seed % 7} at ${seed} -->\n<body`)
        .replaceAll('<table', `<!--t${seed}--><table`),
  },
  {
    name: 'share',
    dress: (html, seed) =>
      below(
        html,
        `<div class="bdsharebuttonbox" data-tag="s${seed}"><a>分享到：</a><a title="分享到微信">微信</a><a title="分享到新浪微博">新浪微博</a></div><div class="ewm">扫一扫在手机打开当前页</div>`,
        seed,
      ),
  },
  {
    name: 'editor line',
    dress: (html, seed) => below(html, '<div class="zrbj">【字体：大 中 小】 【打印本页】 【关闭窗口】</div>', seed),
  },
  {
    name: 'previous and next',
    dress: (html, seed) =>
      below(
        html,
        `<div class="pre-next"><p>上一篇：<a href="/p/${seed}.html">${oneOf(seed, 'previous', ['关于召开听证会的公告', '民生实事完成情况', '人事任免通知'])}</a></p><p>下一篇：<a href="/n/${seed}.html">没有了</a></p></div>`,
        seed,
      ),
  },
  {
    name: 'corner buttons',
    dress: (html, seed) =>
      below(
        html,
        '<div class="fixed"><a href="#top">返回顶部</a><a href="/jiucuo">我要纠错</a><a>智能问答</a></div>',
        seed,
      ),
  },
  {
    name: 'lines broken',
    dress: (html) => html.replaceAll(/(<p style="text-indent[^>]*>[^<]*?。)(?=[^<])/g, '$1<br/>\n'),
  },
  {
    name: 'cells wrapped',
    dress: (html) =>
      html
        .replaceAll(
          /<td([^>]*)><p align="center">([^<]*)<\/p><\/td>/g,
          '<td valign="middle"$1><div><span>$2</span></div></td>',
        )
        .replaceAll('<tbody>', '<colgroup><col width="20"><col></colgroup><tbody>'),
  },
  {
    name: 'time of day',
    dress: (html, seed) => html.replaceAll(' 16:20', ` 1${seed % 10}:${10 + (seed % 49)}:0${seed % 10}`),
  },
  {
    name: 'invisible marks',
    dress: (html) => onTexts(html, (text) => text.replaceAll('，', '，\u{200b}').replaceAll('的', '的\u{feff}')),
  },
  {
    name: 'entities',
    dress: (html) =>
      onTexts(html, (text) => text.replaceAll(/[政府信息公开]/g, (one) => `&#${one.codePointAt(0) ?? 0};`)),
  },
  {
    name: 'upper case tags',
    dress: (html) =>
      html.replaceAll(
        /<(\/?)(p|td|tr|div|h1|h2)\b/g,
        (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}`,
      ),
  },
  {
    name: 'editor’s name',
    dress: (html, seed) =>
      below(
        html,
        `<div class="bj"><span>责任编辑：${oneOf(seed, 'editor', ['办公室', '管理员', '信息科'])}</span><span>审核：${oneOf(seed, 'checker', ['综合科', '值班员'])}</span></div>`,
        seed,
      ),
  },
  {
    name: 'player',
    dress: (html) =>
      html.replace(
        /<div class="tools">/,
        '<div class="audio"><audio src="/tts.mp3"></audio><span>语音播报</span></div><div class="tools">',
      ),
  },
  {
    name: 'counters',
    dress: (html, seed) =>
      below(html, `<p class="count">本文已被浏览 ${seed} 次 阅读量：${seed % 977} 访问次数：${seed}</p>`, seed),
  },
];

/** Word's markup on what stands in the page; scripts stay as they are. */
function soup(inner: string): string {
  return inner
    .split(/(<script[^]*?<\/script>)/i)
    .map((part) => (part.startsWith('<script') ? part : wordSoup(part)))
    .join('');
}

/** What a site puts on its pages from now on: some kinds of noise at once. */
export function dressingOf(random: Random, chosen: readonly Noise[]): Dressing {
  const seed = random.int(1, 1_000_000);
  return (html) => chosen.reduce((current, noise) => noise.dress(current, seed), html);
}
