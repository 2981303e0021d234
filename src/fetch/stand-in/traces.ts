import type { Concept } from './concepts.ts';
import { oneOf } from '../../text/index.ts';

/** Marks that need no words: numbers of an event, names that a page's author gave to pictures and nodes, ways back. */

const requestNumber = oneOf(
  /\b[0-9a-f]{8}-[0-9a-f]{4}-|\b[0-9a-f]{16,64}\b|\b(?:\d{1,3}\.){3}\d{1,3}\b/,
  /(?:id|编号|代码|序号|流水号|trace|event|ray|ref(?:erence)?|incident|support)[^。]{0,6}[:：#]?[a-z]*[-_]?\d[\w.-]{3,}/,
  /\d{1,2}:\d{2}:\d{2}/,
);

/** Whether a folded text holds an address, or a number by which somebody finds an event in a log. */
export function hasRequestNumber(text: string): boolean {
  return requestNumber.test(text);
}

const names: readonly (readonly [Concept, RegExp])[] = [
  [
    'absence',
    oneOf(
      /404|not[-_]?(?:found|exist)|no[-_]?(?:data|result|content)|\bempty\b|no[-_]?(?:page|found|article)/,
      /page[-_]?(?:missing|lost)|bucunzai|zhaobudao/,
    ),
  ],
  ['refusal', /403|forbid|denied|deny|block(?:ed|[-_]?page)|waf|lanjie|intercept|firewall/],
  [
    'closure',
    oneOf(
      /maint(?:ain|enance)|wei[-_]?hu|upgrad|shengji|under[-_]?construct|jianshezhong|building(?:page)?|coming[-_]?soon/,
      /closed/,
    ),
  ],
  ['test', /captcha|vcode|verify[-_]?(?:code|box|img)|slider[-_]?(?:verify|captcha)/],
  ['failure', /\b50[0234]\b|err(?:or)?[-_]?(?:page|box|code|img|pic|msg|bg|con)|\berror\b|exception|chucuo/],
];
const image = oneOf(
  /<img\b[^<>]{0,300}?\bsrc\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,300})/gi,
  /<a\b(?:[^<>]{0,300}?\bhref\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,300}))?|<\/a\s{0,3}>/gi,
);
/** What a link opens that is no page: the picture itself, larger; nothing. */
const noPage = /^(?:#|javascript:)|\.(?:jpe?g|png|gif|bmp|webp|tiff?)(?:[?#]|$)/i;
const named =
  /<(?:div|section|body|main|article|p|h[1-4]|span)\b[^<>]{0,100}?\b(?:id|class)\s{0,3}=\s{0,3}["']?([^"'<>]{1,80})/gi;
const mostLookedAt = 300;
/** Names of pictures that every page of a site shows. */
const decoration =
  /(?:^|[-_.])(?:logo|icons?|ico|banner|bg|background|head(?:er)?|foot(?:er)?|top|nav|btn|button|search|qr|qrcode|ewm|erweima|weixin|wechat|weibo|wx|wb|dzjg|jiucuo|beian|ghs|gongan|blue|red|line|dot|arrow|spacer|blank|close|print|share|loading|wza|sprite|left|right|ipv6|zfwzzc)\w{0,3}(?:[-_.]|\d|$)/i;
const decorationFolder = /\/(?:icons?|logo|banner|sprites?|styles?|css|skins?|themes?|templates?|res|static)\/[^/]*$/i;

function conceptOf(name: string): Concept | null {
  return names.find(([, sign]) => sign.test(name))?.[0] ?? null;
}

/** Pictures of a page, told apart by their names. */
export interface Pictures {
  /** What a picture's name says the page is. */
  readonly concept: Concept | null;
  /** How many are neither decoration nor of that kind. */
  readonly content: number;
}

export function picturesOf(html: string): Pictures {
  let concept: Concept | null = null;
  let content = 0;
  let looked = 0;
  /** A picture that leads to another page is that one's. */
  let leads = false;
  for (const [tag, source, href] of html.matchAll(image)) {
    if (source === undefined) {
      leads = !tag.startsWith('</') && href !== undefined && !noPage.test(href);
      continue;
    }
    looked += 1;
    if (looked > mostLookedAt) break;
    const name =
      source
        .toLowerCase()
        .replace(/^data:.*/, '')
        .split(/[?#]/, 1)[0]
        ?.split('/')
        .at(-1) ?? '';
    const told = conceptOf(name.replace(/\.\w{2,5}$/, ''));
    if (told !== null) concept ??= told;
    else if (!leads && !decoration.test(name) && !decorationFolder.test(source)) content += 1;
  }
  return { concept, content };
}

/** What names of nodes say the page is. */
export function namedConcept(html: string): Concept | null {
  let looked = 0;
  for (const [, name = ''] of html.matchAll(named)) {
    looked += 1;
    if (looked > mostLookedAt) return null;
    const told = conceptOf(name.toLowerCase());
    if (told !== null) return told;
  }
  return null;
}

const wayBack = oneOf(
  /history\.(?:back|go)|location\.(?:reload|href\s{0,3}=|replace|assign)|http-equiv\s{0,3}=\s{0,3}["']?refresh/i,
  /setTimeout\([^)]{0,200}location/i,
);

/** An element that shows nothing: an arrow of the template. */
const empty = /<(\w{1,6})\b[^<>]{0,300}>\s{0,20}<\/\1>/g;

/** Whether a page leads on by itself, or back by a button. */
export function leadsAway(html: string): boolean {
  return wayBack.test(html.replaceAll(empty, ''));
}

const fileName = oneOf(
  /\.(?:pdf|docx?|wps|et|xlsx?|ofd|zip|rar|pptx?|rtf|txt|ceb)(?:[?#&]|$)/i,
  /(?:down(?:load)?(?:file|attach)?|attach(?:ment)?|fileview|preview|openfile|viewer)[\w.-]{0,20}(?:\.\w{2,5})?\?[\w%-]{1,40}=/i,
);
const link =
  /<a\b[^<>]{0,300}?\bhref\s{0,3}=\s{0,3}["']?([^"'<>\s]{1,300})[^<>]{0,300}>((?:[^<]|<(?!\/a)[^<>]{0,200}>){0,300})/gi;
const shown =
  /<(?:embed|object|param|iframe|frame|source)\b[^<>]{0,200}?\b(?:src|data|value)\s{0,3}=\s{0,3}["']?([^"'<>\s]{1,300})/gi;
/** How a page's own file is called; 政府公报 in a template is not. */
const ownName =
  /附件|附表|下载|年报|报告|统计表|情况表|全文|原文|正文|扫描|点击|\.(?:pdf|docx?|wps|xlsx?|ofd|zip|rar)/i;
/** A script that shows a file: PDFObject.embed("/a.pdf"), loadPdf('a.ofd'). */
const embedded =
  /(?:pdf|ofd|view|embed|office|doc)\w{0,20}\s{0,3}[(=:]\s{0,3}["'`][^"'`<>\s]{1,200}\.(?:pdf|ofd|docx?|wps)\b/i;
const mostLinks = 400;
const frame = /<(?:embed|object|frame|iframe)\b[^<>]{0,200}?\b(?:src|data)\s{0,3}=/i;

/**
 * Whether a page offers or shows a file of its own.
 * @param inTemplate files of the template are among the links then, and a name must say that it is the page's
 */
export function hasFile(html: string, inTemplate: boolean): boolean {
  for (const [, source = ''] of html.matchAll(shown)) if (fileName.test(source)) return true;
  if (embedded.test(html)) return true;
  let looked = 0;
  for (const [, href = '', text = ''] of html.matchAll(link)) {
    looked += 1;
    if (looked > mostLinks) return false;
    if (fileName.test(href) && (!inTemplate || ownName.test(text))) return true;
  }
  return false;
}

/** Whether a page shows another one in a frame. */
export function hasFrame(html: string): boolean {
  return frame.test(html);
}
