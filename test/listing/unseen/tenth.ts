import {
  dressed,
  json,
  lastPageOf,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const size = 8;
const items = reportsOf(three, (serial) => `/nb/c/${serial}.html`);
const last = lastPageOf(items, size);
const shown = (page: number): readonly TrueEntry[] => pageOf(items, page, size);

/** Pages that lead to nothing but the next, of which the second is answered in another way. */
function chained(name: string, second: string): UnseenListing {
  return {
    name,
    start: '/nb/list.php',
    reports: shown(1),
    ending: 'cut',
    answer({ url }) {
      if (url.pathname !== '/nb/list.php') return null;
      const page = Number(url.searchParams.get('p') ?? 1);
      const links = `${page > 1 ? `<a href="list.php?p=${page - 1}">上一页</a>` : '上一页'} ${page < last ? `<a href="list.php?p=${page + 1}">下一页</a>` : '下一页'}`;
      return page === 2 ? second : dressed(`<ul>${titledLines(shown(page))}</ul><div class="page">${links}</div>`);
    },
  };
}

const news = ['全县召开经济工作会议', '全县召开农村工作会议', '县领导调研重点项目建设情况']
  .map((title, at) => `<li><a href="/xw/2024/content_${at}.html">${title}</a><span>2024-03-0${at + 1}</span></li>`)
  .join('');

/** An interface that counts nothing and says of its second page that it failed. */
function failsInWords(): UnseenListing {
  return {
    name: 'an interface that says of its second page that it failed',
    start: '/nb/',
    reports: shown(1),
    ending: 'cut',
    answer({ url }) {
      if (url.pathname === '/nb/')
        return dressed(
          `<ul id="list"></ul><script>function load(page) { $.get('/api/article/list', { channelId: 31, pageNo: page, pageSize: ${size} }, show); } load(1);</script>`,
        );
      if (url.pathname !== '/api/article/list') return null;
      return url.searchParams.get('pageNo') === '1'
        ? json({ code: 200, data: shown(1).map(({ url: to, title, day }) => ({ title, url: to, publishDate: day })) })
        : json({ code: 500, msg: '系统繁忙，请稍后再试', data: null });
    },
  };
}

/** Years with addresses of their own, for all of which the server gives the newest. */
function yearsIgnored(): UnseenListing {
  const newest = items.filter(({ title }) => title.includes('2023年'));
  return {
    name: 'years of which the server gives the newest alone',
    start: '/nb/index.jsp',
    reports: newest,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/nb/index.jsp'
        ? dressed(
            `<div>${three.map((year) => `<a href="index.jsp?y=${year}">${year}年</a>`).join('')}</div><ul>${plainLines(newest)}</ul>`,
          )
        : null,
  };
}

/** All records stand in the page, and its script turns them. */
function heldRecords(): UnseenListing {
  const records = items.map(({ url, title, day }) => ({ title, url, date: day }));
  return {
    name: 'records that the page holds, and words that count its pages',
    start: '/nb/all.html',
    reports: items,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/all.html'
        ? dressed(
            `<ul id="rows"></ul><div class="page">第1页 / 共${last}页 <a href="javascript:turn(1)">下一页</a></div><script>var rows = ${json(records)}; function turn(by) { at += by; draw(rows.slice(at * ${size}, (at + 1) * ${size})); } var at = 0; turn(0);</script>`,
          )
        : null,
  };
}

export const tenth: readonly UnseenListing[] = [
  chained('a second page that says that the site is busy', dressed('<p>系统繁忙，请稍后再试。</p>')),
  chained('a second page that is another page of the site, behind nothing but 下一页', dressed(`<ul>${news}</ul>`)),
  failsInWords(),
  yearsIgnored(),
  heldRecords(),
];
