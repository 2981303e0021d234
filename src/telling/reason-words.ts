import type { IntegrityState, PageState } from '../domain/index.ts';

/** A page's state in Chinese. */
export const pageStateNames: Readonly<Record<PageState, string>> = {
  ok: '正常',
  'not-modified': '未变',
  blocked: '访问被拦截',
  disallowed: '网站不许抓取',
  login: '须登录',
  'script-only': '须运行脚本',
  missing: '页面不在了',
  maintenance: '网站维护中',
  truncated: '内容被截断',
  insecure: '证书有误',
  'wrong-host': '转到了别的网站',
  unreachable: '无法访问',
};

export const integrityNames: Readonly<Record<IntegrityState, string>> = {
  clean: '无异样',
  suspect: '可疑',
  mirror: '疑为仿冒副本',
  hijacked: '疑被篡改',
};

type Words = (part: (index: number) => string) => string;
type Rule = readonly [pattern: RegExp, words: Words];

/** What may stand in the place of a document, and the evidence that it does, as `fetch` names them. */
const standIns: Readonly<Record<string, string>> = {
  refusal: '拒绝访问的提示',
  test: '验证或排队的页面',
  'sign-in': '登录页',
  closure: '网站维护、关闭或迁移的通告',
  absence: '页面不存在的提示',
  failure: '出错的提示',
  loading: '等待加载的页面',
  nothing: '空的框架',
  unknown: '对访客所说的话',
};
const standInSigns: Readonly<Record<string, string>> = {
  'what it says': '所写的话',
  'more than once': '不止一处',
  'in its title or a heading': '标题如此',
  'little else': '别无其他内容',
  'a picture of that name': '图片的名称',
  'a node of that name': '网页元素的名称',
  'an address or a number of the event': '有地址或事件编号',
  'it leads back or on': '引向别处或返回',
  'it speaks to its visitor': '是对访客说的',
  'nothing of a document': '没有文件应有的内容',
  'a template around an empty article': '框架中正文为空',
  'a template around nothing': '框架中没有内容',
  'a page before its site': '只是网站的引导页',
  'lists in the place of an article': '文章处只有各栏目列表',
  'places that no script has filled': '模板中的占位符未填充',
  'a header without values': '标题栏没有内容',
  'nothing around it': '四周别无内容',
  'it speaks of itself': '说的是网页自身',
  'it shows nothing': '什么也没有显示',
  'it asks for scripts': '要求启用脚本',
  scripts: '须运行脚本',
};

/** Why a page is in its state, as `fetch` says it. */
const pageRules: readonly Rule[] = [
  [/^status (\d+)$/, (part) => `HTTP 状态 ${part(1)}`],
  [/^the server says it has not changed \(304\)$/, () => '网站答复自上次以来未变（304）'],
  [/^the server answered 304 to a request without validators$/, () => '并未询问是否有变，网站却答复未变（304）'],
  [
    /^a challenge \((.+)\) instead of the page, status (\d+)$/,
    (part) => `收到的不是页面，而是防火墙（${part(1)}）的验证页，HTTP 状态 ${part(2)}`,
  ],
  [
    /^a challenge instead of the page, status (\d+)$/,
    (part) => `收到的不是页面，而是防火墙的验证页，HTTP 状态 ${part(1)}`,
  ],
  [/^a challenge of the (.+) kind \((\d+)\)$/, (part) => `收到的是${part(1)}一类的验证页，HTTP 状态 ${part(2)}`],
  [/^a script instead of a page, with status 202$/, () => '收到的不是页面，而是一段脚本，HTTP 状态 202'],
  [/^too many requests \(429\)$/, () => '网站称访问过于频繁（429）'],
  [/^a firewall's page, status (\d+)$/, (part) => `收到的是防火墙的提示页，HTTP 状态 ${part(1)}`],
  [/^a firewall's page: (.+)$/, (part) => `收到的是防火墙的提示页：“${part(1)}”`],
  [/^refused with status (\d+)$/, (part) => `网站拒绝访问，HTTP 状态 ${part(1)}`],
  [
    /^the server asked to be left alone for another (\d+) s; it was not asked$/,
    (part) => `网站要求暂停访问，还须等 ${part(1)} 秒，本次未访问`,
  ],
  [/^the gateway cannot reach the server \(521\)$/, () => '网关连不上网站的服务器（521）'],
  [/^the server failed with status (\d+)$/, (part) => `网站服务器出错，HTTP 状态 ${part(1)}`],
  [/^a redirect that leads nowhere \((\d+)\)$/, (part) => `网站要求转向，却没有说转到哪里（${part(1)}）`],
  [/^redirected more than (\d+) times$/, (part) => `转向超过 ${part(1)} 次`],
  [/^redirected in a circle at (\S+)$/, (part) => `转向绕了一圈又回到 ${part(1)}`],
  [/^redirected to (.+), which is not on the web$/, (part) => `转向的 ${part(1)} 不是网页地址`],
  [/^redirected to the log-in page (\S+)$/, (part) => `转到了登录页 ${part(1)}`],
  [/^redirected to the home page (\S+)$/, (part) => `转到了首页 ${part(1)}`],
  [/^redirected to the column (\S+)$/, (part) => `转到了栏目页 ${part(1)}`],
  [/^redirected to the error page (\S+)$/, (part) => `转到了出错页 ${part(1)}`],
  [/^redirected to the challenge (\S+)$/, (part) => `转到了验证页 ${part(1)}`],
  [/^the host serves no such site: (.+)$/, (part) => `这个域名上没有这个网站：“${part(1)}”`],
  [
    /^the portal may be asked from (\S+) on only \(crawl\.hours\)$/,
    (part) => `网站只在规定的时段访问，自 ${part(1)} 起（crawl.hours）`,
  ],
  [/^answered by (\S*), which is not one of the portal's hosts$/, (part) => `答复的是 ${part(1)}，不属于这个网站`],
  [/^a log-in form with status 403$/, () => '收到的是登录页，HTTP 状态 403'],
  [/^a log-in form instead of the page$/, () => '收到的是登录页'],
  [/^a page with status (\d+) that says (.+)$/, (part) => `页面写着“${part(2)}”，HTTP 状态却是 ${part(1)}`],
  [
    /^in place of a document, (\S+) \((.+?)\)(?:: (.+))?$/,
    (part) =>
      `收到的不是文件，而是${standIns[part(1)] ?? '别的页面'}（依据：${part(2)
        .split(', ')
        .map((sign) => standInSigns[sign] ?? sign.replace(/^status /, 'HTTP 状态 '))
        .join('、')}）${part(3) === '' ? '' : `：“${part(3)}”`}`,
  ],
  [/^an answer that says (.+)$/, (part) => `接口答复“${part(1)}”`],
  [/^a template around an empty article with status (\d+)$/, (part) => `页面只剩框架，没有正文，HTTP 状态 ${part(1)}`],
  [/^the site says it is being worked on, status (\d+)$/, (part) => `网站称正在维护，HTTP 状态 ${part(1)}`],
  [/^the site says (.+)$/, (part) => `网站称“${part(1)}”`],
  [/^next to no text without running scripts$/, () => '不运行脚本就几乎没有文字'],
  [/^an empty body with status (\d+)$/, (part) => `收到的内容是空的，HTTP 状态 ${part(1)}`],
  [/^a part of the page that was not asked for \(206\)$/, () => '只收到页面的一部分（206）'],
  [/^the body is larger than the limit$/, () => '内容超过大小上限'],
  [/^the decompressed body is larger than the limit$/, () => '内容解压后超过大小上限'],
  [/^the body was not complete in time$/, () => '没有在时限内收完'],
  [/^the connection broke before the body was complete$/, () => '没有收完，连接就断了'],
  [/^the compressed body is damaged or cut$/, () => '压缩的内容已损坏或不完整'],
  [/^the body has a content coding that cannot be undone$/, () => '内容的压缩方式无法解开'],
  [/^(\S+) did not answer (?:in time \(\S+\)|within \d+ ms)\.$/, (part) => `${part(1)} 没有在时限内答复`],
  [/^The name (\S+) could not be resolved \((\S+)\)\.$/, (part) => `域名 ${part(1)} 解析不出（${part(2)}）`],
  [/^(\S+) could not be authenticated over TLS \((.+)\)\.$/, (part) => `${part(1)} 的证书未能通过验证（${part(2)}）`],
  [/^(\S+) does not answer in proper HTTP \((.+)\)\.$/, (part) => `${part(1)} 的答复不合 HTTP 规范（${part(2)}）`],
  [/^The connection to (\S+) failed \((.+)\)\.$/, (part) => `连接 ${part(1)} 失败（${part(2)}）`],
  [/^robots\.txt of (\S+) disallows (\S+) for .+$/, (part) => `${part(1)} 的 robots.txt 不许抓取 ${part(2)}`],
  [
    /^robots\.txt of (\S+) answers (\d+), which forbids everything until it can be read \(RFC 9309\)$/,
    (part) => `${part(1)} 的 robots.txt 答复 ${part(2)}，读到之前一律不抓取（RFC 9309）`,
  ],
  [/^robots\.txt of (\S+) broke off while it was read$/, (part) => `${part(1)} 的 robots.txt 没有读完，连接就断了`],
  [
    /^robots\.txt of (\S+) leads to (\S+), which does not answer$/,
    (part) => `${part(1)} 的 robots.txt 转向 ${part(2)}，而该处没有答复`,
  ],
  [
    /^(.+) is not on the public internet; an operator allows it by name .+$/,
    (part) => `${part(1)} 不在公共互联网上；如确须访问，请在 crawl.allowPrivateHosts 里写明`,
  ],
  [/^the browser’s page crashed$/, () => '浏览器里的页面崩溃了'],
  [/^the browser did not finish the page in time$/, () => '浏览器没有在时限内打开页面'],
];

/** Signs that a page is not genuine, as `extract` says them. */
const signalRules: readonly Rule[] = [
  [
    /^(\d+) of (\d+) characters carry their pinyin, (\d+) different ones$/,
    (part) => `${part(2)} 个汉字中有 ${part(1)} 个夹带拼音（${part(3)} 个不同的字）`,
  ],
  [/^([\d.]+) % of the characters are Traditional$/, (part) => `${part(1)}% 的汉字是繁体`],
  [/^(\d+) words that only a one-to-one conversion makes$/, (part) => `有 ${part(1)} 处逐字繁简转换才会出现的错词`],
  [/^the title sells: (.+)$/, (part) => `网页标题里有推销词：${part(1)}`],
  [/^the page's tags sell: (.+)$/, (part) => `网页的关键词或摘要里有推销词：${part(1)}`],
  [/^hidden text sells: (.+)$/, (part) => `隐藏的文字里有推销词：${part(1).replaceAll(', ', '、')}`],
  [/^lines of the page sell: (.+)$/, (part) => `页面上有推销的短行：${part(1).replaceAll(', ', '、')}`],
  [/^a script writes markup from character codes$/, () => '有脚本用字符编码拼写网页代码'],
  [/^a script sends visitors of search engines elsewhere$/, () => '有脚本把从搜索引擎来的访客转到别处'],
  [
    /^(.+) stands where an organ's name should \((\d+) times\)$/,
    (part) => `机关名称的位置上写着“${part(1)}”（${part(2)} 次）`,
  ],
  [/^(\S+) is none of the portal's hosts$/, (part) => `${part(1)} 不属于这个网站`],
  [
    /^the text speaks of (\S+), the page stands at (\S+)$/,
    (part) => `文中所写的网址是 ${part(1)}，页面却在 ${part(2)}`,
  ],
];

const units: Readonly<Record<string, string>> = { day: '天', hour: '小时', minute: '分钟' };

function paceInWords(count: string, unit: string): string {
  return `${count} ${units[unit] ?? unit}`;
}

/** Why a portal is crawled when it is, as the pace says it. */
const paceRules: readonly Rule[] = [
  [
    /^in season \((\d\d-\d\d) to (\d\d-\d\d)\): every ([\d.]+) (day|hour|minute)s?$/,
    (part) => `年报季（${part(1)} 至 ${part(2)}）：每 ${paceInWords(part(3), part(4))}`,
  ],
  [
    /^reports are due on (\d\d-\d\d): every ([\d.]+) (day|hour|minute)s?$/,
    (part) => `${part(1)} 前应公布：每 ${paceInWords(part(2), part(3))}`,
  ],
  [
    /^nothing new for ([\d.]+) (day|hour|minute)s?: every ([\d.]+) (day|hour|minute)s?$/,
    (part) => `已有 ${paceInWords(part(1), part(2))}没有新变化：每 ${paceInWords(part(3), part(4))}`,
  ],
  [
    /^nothing new for ([\d.]+) (day|hour|minute)s?: at every turn$/,
    (part) => `已有 ${paceInWords(part(1), part(2))}没有新变化：按时间表`,
  ],
  [/^something was new within 8 hours: at every turn$/, () => '8 小时内有新内容：按时间表'],
  [/^the portal is (\S+): at every turn$/, (part) => `网站${stateName(part(1))}：按时间表`],
  [/^a page is missing: at every turn$/, () => '有页面已不在，尚待查明：按时间表'],
  [/^two places of a report differ: at every turn$/, () => '一份报告在两处内容不同，尚待查明：按时间表'],
  [/^a page could not be read: at every turn$/, () => '有页面未能读取：按时间表'],
  [/^a report left its listing: at every turn$/, () => '有报告不在栏目中了，尚待查明：按时间表'],
  [/^a report came back: at every turn$/, () => '有报告重新出现，尚待证实：按时间表'],
  [/^a listing was not read whole: at every turn$/, () => '有栏目没有读全：按时间表'],
];

/** What the jobs conclude, and links of a column that is well. */
const decisionRules: readonly Rule[] = [
  [
    /^another page that is still there claims the same report with another body$/,
    () => '另一个仍在的页面也称是这份报告，而正文不同',
  ],
  [/^the page holds no annual report$/, () => '页面上没有年度报告'],
  [
    /^published (\d+), none of (\d+) found, not declared under publishers: (\d+) \((.+)\)$/,
    (part) =>
      `${part(1)} 年度已公布、${part(2)} 年度未见、又未在 publishers 下声明的机构 ${part(3)} 个（${part(4).replaceAll(', ', '、')}）`,
  ],
  [
    /^(\S+) was read twice and lists (\d+) where (\d+) were known$/,
    (part) => `${part(1)} 两次读取都只列出 ${part(2)} 条，而此前列有 ${part(3)} 条`,
  ],
  [
    /^if the site was rebuilt, run `nianbao probe` and correct the column$/,
    () => '如网站已改版，请运行 nianbao probe 并修改栏目的配置',
  ],
  [
    /^if the site was rebuilt, look at one of them with `nianbao extract`$/,
    () => '如网站已改版，请用 nianbao extract 查看其中一页',
  ],
  [
    /^(\d+) of (\d+) reports left the listings at once$/,
    (part) => `${part(2)} 份报告中有 ${part(1)} 份同时从栏目列表中消失`,
  ],
  [/^(\d+) of (\d+) reports vanished together$/, (part) => `${part(2)} 份报告中有 ${part(1)} 份同时找不到了`],
  [
    /^(?:nothing is told of them|their removal is held back) until an operator says so: `nianbao held`$/,
    () => '在管理员用 nianbao held 裁定之前，不告知读者',
  ],
  [
    /^(\d+) of (\d+) reports are shown by none of their pages, which answer with something else$/,
    (part) => `${part(2)} 份报告中有 ${part(1)} 份的页面虽能打开，却都读不出报告`,
  ],
  [
    /^our clock is (\d+) hours ahead of what the servers say$/,
    (part) => `本机时钟比各网站所报的时间快 ${part(1)} 小时`,
  ],
  [/^nothing is concluded from what is absent until it is set right$/, () => '校正之前，不因找不到而下任何结论'],
  [
    /^what left (\S+) is not known, since it was not read to its end: (.+)$/,
    (part) => `${part(1)} 没有读到底，从中撤下了什么不得而知：${inWords(part(2))}`,
  ],
  [
    /^whether (.+) has published its report of (\d+) is unknown: (.+)$/,
    (part) => `${part(1)}是否已公布 ${part(2)} 年度报告，尚不能断定：${inWords(part(3))}`,
  ],
  [/^(\S+) was not read completely$/, (part) => `${part(1)} 没有读全`],
  [/^no report of it was ever read in the columns declared for it$/, () => '在为它声明的栏目里从未读到过它的报告'],
  [
    /^a listed page that may be it could not be read as a report: (.+)$/,
    (part) => `栏目列出的一个页面可能就是它，但没有读成报告：${part(1)}`,
  ],
  [/^listed and missing: (\d+) \((.+)\)$/, (part) => `栏目列出而页面已不在的有 ${part(1)} 个（${part(2)}）`],
];

const simpleRules = [...pageRules, ...signalRules, ...decisionRules, ...paceRules];

const knownState = new RegExp(`^(${Object.keys(pageStateNames).join('|')}): (.+)$`);

/** Reasons that hold others: an address before, a browser before, several in a row. */
const joinedRules: readonly Rule[] = [
  [/^(https?:\/\/\S+): (.+)$/, (part) => `${part(1)}：${inWords(part(2))}`],
  [/^in a browser: (.+)$/, (part) => `用浏览器打开时：${inWords(part(1))}`],
  [/^rendered by a browser: (.+)$/, (part) => `用浏览器打开：${inWords(part(1))}`],
  [/^after (\d+) redirects?: (.+)$/, (part) => `转向 ${part(1)} 次之后：${inWords(part(2))}`],
  [
    /^(mirror|hijacked), family ([A-F, ]+): (.+)$/,
    (part) => `${stateName(part(1))}（${part(2).replaceAll(', ', '、')} 类）：${inWords(part(3))}`,
  ],
  [/^not believed: (.+)$/, (part) => `不足采信：${inWords(part(1))}`],
  [knownState, (part) => `${stateName(part(1))}：${inWords(part(2))}`],
  [/^(只在.+未能再次读取该页面（)(.+)(）)$/, (part) => `${part(1)}${inWords(part(2))}${part(3)}`],
];

function stateName(state: string): string {
  return Object.entries({ ...pageStateNames, ...integrityNames }).find(([name]) => name === state)?.[1] ?? state;
}

function apply(rules: readonly Rule[], text: string): string | null {
  for (const [pattern, words] of rules) {
    const match = pattern.exec(text);
    if (match !== null) return words((index) => match[index] ?? '');
  }
  return null;
}

/**
 * A recorded reason in Chinese; what is not known here stays as it was recorded. The record itself is never changed:
 * whoever shows the words shows the record beside them.
 */
export function inWords(reason: string): string {
  const joined = apply(joinedRules, reason);
  if (joined !== null) return joined;
  const parts = reason.split('; ');
  if (parts.length > 1) {
    const words = parts.map((part) => inWords(part));
    if (words.some((word, index) => word !== parts[index])) return words.join('；');
  }
  return apply(simpleRules, reason) ?? reason;
}

/** A change's own sentence with the state that it names in brackets put into Chinese. */
export function summaryInWords(summary: string): string {
  return summary.replace(/（([a-z-]+)）$/u, (whole, state: string) => {
    const name = stateName(state);
    return name === state ? whole : `（${name}）`;
  });
}
