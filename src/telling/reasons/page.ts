import type { Cut, NetFailure, PageFound, PageReason, RedirectTarget } from '../../domain/index.ts';
import { pageStateNames } from '../state-names.ts';
import { standInWording } from './stand-in.ts';
import { always, counted, type Wordings } from './wordings.ts';

const cutWords: Readonly<Record<Cut, readonly [en: string, zh: string]>> = {
  'too-large': ['the body is larger than the limit', '内容超过大小上限'],
  'too-slow': ['the body was not complete in time', '没有在时限内收完'],
  disconnect: ['the connection broke before the body was complete', '没有收完，连接就断了'],
  'too-large-unpacked': ['the decompressed body is larger than the limit', '内容解压后超过大小上限'],
  damaged: ['the compressed body is damaged or cut', '压缩的内容已损坏或不完整'],
  part: ['the server says that this is a part of something longer', '网站称这只是内容的一部分'],
  'unknown-coding': ['the body has a content coding that cannot be undone', '内容的压缩方式无法解开'],
};

const targetWords: Readonly<Record<RedirectTarget, readonly [en: string, zh: string]>> = {
  'log-in': ['the log-in page', '登录页'],
  challenge: ['the challenge', '验证页'],
  'error-page': ['the error page', '出错页'],
  'home-page': ['the home page', '首页'],
  column: ['the column', '栏目页'],
};

/** What failed at a host, before the detail in brackets. */
const failureWords: Readonly<
  Record<NetFailure, readonly [en: (host: string) => string, zh: (host: string) => string]>
> = {
  connection: [(host) => `the connection to ${host} failed`, (host) => `连接 ${host} 失败`],
  'door-closed': [
    (host) => `${host} was not asked: the program was stopping`,
    (host) => `程序正在停止，未访问 ${host}`,
  ],
  'name-lookup': [(host) => `the name ${host} could not be resolved`, (host) => `域名 ${host} 解析不出`],
  'private-address': [
    (host) =>
      `${host} is not on the public internet; an operator allows it by name (crawl.allowPrivateHosts of a portal, allowPrivateHost of a webhook, --allow-private-host of a command)`,
    (host) => `${host} 不在公共互联网上；如确须访问，请在 crawl.allowPrivateHosts 里写明`,
  ],
  protocol: [(host) => `${host} does not answer in proper HTTP`, (host) => `${host} 的答复不合 HTTP 规范`],
  'time-out': [(host) => `${host} did not answer in time`, (host) => `${host} 没有在时限内答复`],
  tls: [(host) => `${host} could not be authenticated over TLS`, (host) => `${host} 的证书未能通过验证`],
  'url-refused': [(host) => `the address on ${host} is never asked for`, (host) => `${host} 上的这一网址不予访问`],
};

export const pageWordings: Wordings<PageReason | PageFound> = {
  text: { en: ({ text }) => text, zh: ({ text }) => text },
  status: { en: ({ status }) => `status ${status}`, zh: ({ status }) => `HTTP 状态 ${status}` },
  'not-modified': always('the server says it has not changed (304)', '网站答复自上次以来未变（304）'),
  'not-modified-unasked': always(
    'the server answered 304 to a request without validators',
    '并未询问是否有变，网站却答复未变（304）',
  ),
  refused: {
    en: ({ status }) => `refused with status ${status}`,
    zh: ({ status }) => `网站拒绝访问，HTTP 状态 ${status}`,
  },
  'too-many-requests': always('too many requests (429)', '网站称访问过于频繁（429）'),
  'server-failed': {
    en: ({ status }) => `the server failed with status ${status}`,
    zh: ({ status }) => `网站服务器出错，HTTP 状态 ${status}`,
  },
  'gateway-failed': always('the gateway cannot reach the server (521)', '网关连不上网站的服务器（521）'),
  'partial-content': always('a part of the page that was not asked for (206)', '只收到页面的一部分（206）'),
  'empty-body': {
    en: ({ status }) => `an empty body with status ${status}`,
    zh: ({ status }) => `收到的内容是空的，HTTP 状态 ${status}`,
  },
  cut: { en: ({ by }) => cutWords[by][0], zh: ({ by }) => cutWords[by][1] },
  'asked-to-wait': {
    en: ({ seconds }) => `the server asked to be left alone for another ${seconds} s; it was not asked`,
    zh: ({ seconds }) => `网站要求暂停访问，还须等 ${seconds} 秒，本次未访问`,
  },
  'closed-hours': {
    en: ({ opensAt }, { time }) => `the portal may be asked from ${time(opensAt)} on only (crawl.hours)`,
    zh: ({ opensAt }, { time }) => `网站只在规定的时段访问，自 ${time(opensAt)} 起（crawl.hours）`,
  },
  challenge: {
    en: ({ name, status }) => `a challenge${name === null ? '' : ` (${name})`} instead of the page, status ${status}`,
    zh: ({ name, status }) =>
      `收到的不是页面，而是防火墙${name === null ? '' : `（${name}）`}的验证页，HTTP 状态 ${status}`,
  },
  redirected: {
    en: ({ to, url }) => `redirected to ${targetWords[to][0]} ${url}`,
    zh: ({ to, url }) => `转到了${targetWords[to][1]} ${url}`,
  },
  'redirect-to-nowhere': {
    en: ({ status }) => `a redirect that leads nowhere (${status})`,
    zh: ({ status }) => `网站要求转向，却没有说转到哪里（${status}）`,
  },
  'redirect-off-the-web': {
    en: ({ url }) => `redirected to ${url}, which is not on the web`,
    zh: ({ url }) => `转向的 ${url} 不是网页地址`,
  },
  'redirect-in-a-circle': {
    en: ({ url }) => `redirected in a circle at ${url}`,
    zh: ({ url }) => `转向绕了一圈又回到 ${url}`,
  },
  'too-many-redirects': {
    en: ({ limit }) => `redirected more than ${limit} times`,
    zh: ({ limit }) => `转向超过 ${limit} 次`,
  },
  'wrong-host': {
    en: ({ host }) => `answered by ${host}, which is not one of the portal's hosts`,
    zh: ({ host }) => `答复的是 ${host}，不属于这个网站`,
  },
  'leads-on': {
    en: ({ by, url }) => `${by === 'status' ? 'redirect to' : 'leads to'} ${url ?? 'nowhere'}`,
    zh: ({ by, url }) => `${by === 'status' ? '转向' : '指向'} ${url ?? '不明之处'}`,
  },
  'log-in-form': {
    en: ({ status }) => `a log-in form with status ${status}`,
    zh: ({ status }) => `收到的是登录页，HTTP 状态 ${status}`,
  },
  answer: {
    en: ({ code, said }) => `an answer that says ${saying(code, said) || 'it failed'}`,
    zh: ({ code, said }) => `接口答复“${saying(code, said) || '失败'}”`,
  },
  'empty-answer': always('an answer that hands out nothing', '接口的答复没有内容'),
  'empty-article': {
    en: ({ status }) => `a template around an empty article with status ${status}`,
    zh: ({ status }) => `页面只剩框架，没有正文，HTTP 状态 ${status}`,
  },
  'stand-in': standInWording,
  'asks-for-another-browser': always('it asks for another browser and shows nothing else', '页面要求换用别的浏览器'),
  'no-text-without-scripts': always('next to no text without running scripts', '不运行脚本就几乎没有文字'),
  'no-answer': {
    en: ({ failure, host, detail }) =>
      failure === 'private-address'
        ? failureWords[failure][0](withAddress(host, detail))
        : `${failureWords[failure][0](host)}${detail === '' ? '' : ` (${detail})`}`,
    zh: ({ failure, host, detail }) =>
      failure === 'private-address'
        ? failureWords[failure][1](withAddress(host, detail))
        : `${failureWords[failure][1](host)}${detail === '' ? '' : `（${detail}）`}`,
  },
  'robots-disallow': {
    en: ({ origin, path, agent }) => `robots.txt of ${origin} disallows ${path} for ${agent}`,
    zh: ({ origin, path }) => `${origin} 的 robots.txt 不许抓取 ${path}`,
  },
  'robots-failed': {
    en: ({ origin, status }) =>
      `robots.txt of ${origin} answers ${status}, which forbids everything until it can be read (RFC 9309)`,
    zh: ({ origin, status }) => `${origin} 的 robots.txt 答复 ${status}，读到之前一律不抓取（RFC 9309）`,
  },
  'robots-cut': {
    en: ({ origin }) => `robots.txt of ${origin} broke off while it was read`,
    zh: ({ origin }) => `${origin} 的 robots.txt 没有读完，连接就断了`,
  },
  'robots-elsewhere': {
    en: ({ origin, url }) => `robots.txt of ${origin} leads to ${url}, which does not answer`,
    zh: ({ origin, url }) => `${origin} 的 robots.txt 转向 ${url}，而该处没有答复`,
  },
  'browser-crashed': always('the browser’s page crashed', '浏览器里的页面崩溃了'),
  'browser-too-slow': always('the browser did not finish the page in time', '浏览器没有在时限内打开页面'),
  'browser-flooded': always('the page asked for more and more and was ended', '页面不停地发出请求，已被中止'),
  'no-browser': {
    en: ({ asked, detail }) => `${asked ? 'a browser is asked for' : 'a browser may show it'}: ${detail}`,
    zh: ({ asked, detail }) => `${asked ? '须用浏览器打开，而本机没有' : '浏览器或可打开，而本机没有'}（${detail}）`,
  },
  'in-browser': {
    en: ({ rendered, of }, speaker) => `${rendered ? 'rendered by a browser' : 'in a browser'}: ${speaker.of(of)}`,
    zh: ({ of }, speaker) => `用浏览器打开：${speaker.of(of)}`,
  },
  'after-redirects': {
    en: ({ redirects, of }, speaker) => `after ${counted(redirects, 'redirect')}: ${speaker.of(of)}`,
    zh: ({ redirects, of }, speaker) => `转向 ${redirects} 次之后：${speaker.of(of)}`,
  },
  both: {
    en: ({ first, second }, speaker) => `${speaker.of(first)}; ${speaker.of(second)}`,
    zh: ({ first, second }, speaker) => `${speaker.of(first)}；${speaker.of(second)}`,
  },
  'page-found': {
    en: ({ url, state, of }, speaker) => `${url === null ? '' : `${url} is `}${state}: ${speaker.of(of)}`,
    zh: ({ url, state, of }, speaker) => `${url === null ? '' : `${url} `}${pageStateNames[state]}：${speaker.of(of)}`,
  },
};

function withAddress(host: string, address: string): string {
  return address === '' || address === host ? host : `${host} (${address})`;
}

function saying(code: string | null, said: string): string {
  return [code ?? '', said].filter((part) => part !== '').join(': ');
}
