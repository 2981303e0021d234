import type { CutReason, PageFound, PageReason, Recorded } from '../../domain/index.ts';
import { always, type Speaker, type Wording, type Wordings } from './wordings.ts';

type Own = Exclude<CutReason, PageFound | Recorded>;

/** What an operator can do about a list that was not read to its end. */
const remedies = {
  triedAgain: ['the next crawl tries again', '下次抓取会再试'],
  correctUrl: ['correct the column’s url', '请改正该栏目的 url'],
  lookThere: [
    'open it in a browser: where the list has moved, name its new address as the column’s url',
    '请用浏览器打开：列表如已搬走，请把新网址写作栏目的 url',
  ],
  whoMayAsk: [
    'open the column in a browser and look in its network tools at what the list asks for: where a field of the request lets it in (Authorization, Cookie, a token), name that under crawl.headers of the column; with `crawl.browser: always` a browser asks as the page’s script does; where people must sign in, name a public address',
    '请用浏览器打开栏目，在网络工具中查看列表请求了什么：如有某个请求头（Authorization、Cookie、令牌）放行，请写入该栏目的 crawl.headers；设 crawl.browser: always 时由浏览器像页面脚本一样请求；如须登录，请另写一个公开的网址',
  ],
  nameTheRest: [
    'where the rest stands at an address of its own (in the browser’s network tools, what the list asks for), name that as a column’s url',
    '其余部分如另有网址（见浏览器的网络工具），请把它写作一个栏目的 url',
  ],
  raiseLimit: ['raise listing.maxPages to read it all', '如须读全，请调高 listing.maxPages'],
} as const;

export const listingWordings: Wordings<Own> = {
  'more-entries': {
    en: ({ total, shown }) =>
      `the list says that it has ${total} entries, shows ${shown}, and its next page has no address`,
    zh: ({ total, shown }) => `列表称共有 ${total} 条，只列出 ${shown} 条，而下一页没有网址`,
  },
  'more-pages': {
    en: ({ pages }) => `the list says that it has ${pages} pages, and the next has no address`,
    zh: ({ pages }) => `列表称共有 ${pages} 页，而下一页没有网址`,
  },
  'more-elsewhere': {
    en: ({ url }) => `it shows the first entries of a list that stands on another site, at ${url}`,
    zh: ({ url }) => `这里只列出开头几条，完整列表在另一网站：${url}`,
  },
  'scripted-control': {
    en: ({ label }) => `“${label}” leads on by a script that is not understood`,
    zh: ({ label }) => `“${label}”由脚本翻页，未能读懂`,
  },
  'scripted-pager': always('its pager is drawn by a script that is not understood', '翻页由脚本绘出，未能读懂'),
  'scripted-list': always('it shows no list, and its scripts may fill one in', '没有列表，可能由脚本填入'),
  'scripted-years': always('its years are chosen by a script that is not understood', '年度由脚本选择，未能读懂'),
  'years-not-shown': {
    en: ({ years }) => `the list shows nothing of ${years.join(', ')}, which a script lets one choose`,
    zh: ({ years }) => `列表没有列出 ${years.join('、')} 年，这些年度由脚本选择`,
  },
  'organs-not-shown': {
    en: ({ organs }) => `the list shows one organ’s reports, and lets one choose ${organs.join(', ')}`,
    zh: ({ organs }) => `列表只列出一个部门的，另有${organs.join('、')}等可选`,
  },
  'browser-not-at-end': always(
    'its pager leads on by a script, and a browser did not come to its end',
    '由脚本翻页，浏览器没有翻到底',
  ),
  'newest-only': always('a feed shows what is newest, not all that there is', '订阅源只列出最新的，不是全部'),
  'form-does-more': always('it goes on by a form that does more than turn pages', '翻页的表单不只是翻页，未予提交'),
  'pages-repeat': {
    en: ({ url }) => `pages of the list repeat themselves before its end, at ${url}`,
    zh: ({ url }) => `列表未完，${url} 处各页已在重复`,
  },
  'page-missing': { en: ({ url }) => `${url} is missing`, zh: ({ url }) => `${url} 已不在` },
  'page-closed': {
    en: (found, speaker) => speaker.of({ ...found, kind: 'page-found' }),
    zh: (found, speaker) => speaker.of({ ...found, kind: 'page-found' }),
  },
  'fewer-than-counted': {
    en: ({ total, read }) => `the list says that it has ${total} entries, and ${read} were read`,
    zh: ({ total, read }) => `列表称共有 ${total} 条，只读到 ${read} 条`,
  },
  'fewer-pages-than-counted': {
    en: ({ pages, read }) => `the list says that it has ${pages} pages, and ${read} that differ were read`,
    zh: ({ pages, read }) => `列表称共有 ${pages} 页，只读到互不相同的 ${read} 页`,
  },
  'empty-page': {
    en: ({ url }) => `${url} lists nothing, though a page was announced there`,
    zh: ({ url }) => `${url} 本应是列表的一页，却什么也没有列出`,
  },
  'other-page': {
    en: ({ url }) => `${url} shows another page of the site, though a page of the list was announced there`,
    zh: ({ url }) => `${url} 本应是列表的一页，却是网站的另一页面`,
  },
  'same-page': {
    en: ({ url }) => `${url} lists what the page before it listed`,
    zh: ({ url }) => `${url} 与前一页所列相同`,
  },
  'pages-in-a-circle': {
    en: ({ url, page }) => `${url} lists what page ${page} of the list listed: its pages go in a circle`,
    zh: ({ url, page }) => `${url} 与第 ${page} 页所列相同，各页循环往复`,
  },
  'page-limit': {
    en: ({ pages }) => `the listing goes on after ${pages} pages`,
    zh: ({ pages }) => `列表在 ${pages} 页之后还有`,
  },
};

function remedyOf(reason: CutReason): readonly [en: string, zh: string] | null {
  const { kind } = reason;
  switch (kind) {
    case 'page-found':
      return isRefusedByUs(reason.of) ? remedies.correctUrl : remedies.triedAgain;
    case 'page-closed':
      return remedies.whoMayAsk;
    case 'page-missing':
      return remedies.lookThere;
    case 'page-limit':
      return remedies.raiseLimit;
    // Its remedy was recorded with it.
    case 'text':
      return null;
    case 'more-entries':
    case 'more-pages':
    case 'more-elsewhere':
    case 'scripted-control':
    case 'scripted-pager':
    case 'scripted-list':
    case 'scripted-years':
    case 'years-not-shown':
    case 'organs-not-shown':
    case 'browser-not-at-end':
    case 'newest-only':
    case 'form-does-more':
    case 'pages-repeat':
    case 'fewer-than-counted':
    case 'fewer-pages-than-counted':
    case 'empty-page':
    case 'other-page':
    case 'same-page':
    case 'pages-in-a-circle':
      return remedies.nameTheRest;
    default:
      return kind satisfies never;
  }
}

/** An address that is never asked for will not be at the next crawl. */
function isRefusedByUs(reason: PageReason): boolean {
  return reason.kind === 'no-answer' && reason.failure === 'url-refused';
}

/** What an operator can do about it; empty where that was recorded with the reason. */
export function cutRemedy(reason: CutReason): string {
  return remedyOf(reason)?.[0] ?? '';
}

/** Why a list was not read to its end, and what an operator can do. */
export const cutWording: Wording<CutReason> = {
  en: (reason, speaker) => withRemedy(reason, speaker, 0, '; '),
  zh: (reason, speaker) => withRemedy(reason, speaker, 1, '；'),
};

function withRemedy(reason: CutReason, speaker: Speaker, language: 0 | 1, separator: string): string {
  const remedy = remedyOf(reason)?.[language];
  return [speaker.of(reason), ...(remedy === undefined ? [] : [remedy])].join(separator);
}
