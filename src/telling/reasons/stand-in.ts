import type { PageReason, StandInKind, StandInSign } from '../../domain/index.ts';
import type { Wording } from './wordings.ts';

const kindWords: Readonly<Record<StandInKind, readonly [en: string, zh: string]>> = {
  elsewhere: ['a page of another site', '别的网站的页面'],
  refusal: ['a refusal', '拒绝访问的提示'],
  test: ['a test or a queue', '验证或排队的页面'],
  'sign-in': ['a log-in page', '登录页'],
  closure: ['a notice that the site is closed or has moved', '网站维护、关闭或迁移的通告'],
  absence: ['a notice that the page is gone', '页面不存在的提示'],
  failure: ['a failure', '出错的提示'],
  loading: ['a page that waits for its content', '等待加载的页面'],
  nothing: ['an empty frame', '空的框架'],
  unknown: ['words to visitors', '对访客所说的话'],
};

/** `null`: the status, which stands beside. */
const signWords: Readonly<Record<StandInSign, readonly [en: string, zh: string] | null>> = {
  words: ['what it says', '所写的话'],
  'words-again': ['more than once', '不止一处'],
  heading: ['in its title or a heading', '标题如此'],
  'little-else': ['little else', '别无其他内容'],
  'nothing-else': ['nothing else', '再无别的话'],
  'nothing-around': ['nothing around it', '四周别无内容'],
  'tells-besides': ['besides it tells of something', '此外另有所述'],
  status: null,
  'status-in-words': ['its status in words', '写明了状态'],
  'log-in-form': ['a log-in form', '有登录表单'],
  picture: ['a picture of that name', '图片的名称'],
  node: ['a node of that name', '网页元素的名称'],
  'event-number': ['an address or a number of the event', '有地址或事件编号'],
  'leads-away': ['it leads back or on', '引向别处或返回'],
  doorway: ['a page before its site', '只是网站的引导页'],
  scripts: ['scripts', '须运行脚本'],
  'asks-for-scripts': ['it asks for scripts', '要求启用脚本'],
  'shows-nothing': ['it shows nothing', '什么也没有显示'],
  'empty-article': ['a template around an empty article', '框架中正文为空'],
  'empty-template': ['a template around nothing', '框架中没有内容'],
  'empty-header': ['a header without values', '标题栏没有内容'],
  'lists-for-article': ['lists in the place of an article', '文章处只有各栏目列表'],
  unfilled: ['places that no script has filled', '模板中的占位符未填充'],
  'speaks-to-visitor': ['it speaks to its visitor', '是对访客说的'],
  'speaks-of-itself': ['it speaks of itself', '说的是网页自身'],
  'no-document': ['nothing of a document', '没有文件应有的内容'],
};

export const standInWording: Wording<Extract<PageReason, { readonly kind: 'stand-in' }>> = {
  en: ({ what, signs, status, quote }) =>
    `in place of a document, ${kindWords[what][0]} (${signs.map((sign) => signWords[sign]?.[0] ?? `status ${status}`).join(', ')})${quote === '' ? '' : `: ${quote}`}`,
  zh: ({ what, signs, status, quote }) =>
    `收到的不是文件，而是${kindWords[what][1]}（依据：${signs.map((sign) => signWords[sign]?.[1] ?? `HTTP 状态 ${status}`).join('、')}）${quote === '' ? '' : `：“${quote}”`}`,
};
