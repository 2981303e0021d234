import {
  dressed,
  fails,
  json,
  lastPageOf,
  openedLines,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type Answer,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const size = 8;
const items = reportsOf(three, (serial) => `/xxgk/${serial}.html`);
const last = lastPageOf(items, size);
const shown = (page: number): readonly TrueEntry[] => pageOf(items, page, size);

/** A list whose server does not give what its pager says; `seen` are the pages that it gives at all. */
function untrue(
  name: string,
  start: string,
  seen: readonly number[],
  ending: 'whole' | 'cut',
  answer: (url: URL) => Answer,
): UnseenListing {
  return { name, start, reports: seen.flatMap(shown), ending, answer: ({ url }) => answer(url) };
}

/** The pages of `/list.php?p=2`, of which some are answered in another way; its pager counts them. */
function counted(
  name: string,
  seen: readonly number[],
  otherwise: (page: number) => number | typeof fails | 'empty' | 'home' | null,
  pages = last,
  ending: 'whole' | 'cut' = 'cut',
): UnseenListing {
  return untrue(name, '/list.php', seen, ending, (url) => {
    if (url.pathname !== '/list.php') return null;
    const asked = Number(url.searchParams.get('p') ?? 1);
    const given = otherwise(asked);
    if (given === fails || given === null) return given;
    if (given === 'empty') return dressed('<ul></ul>');
    if (given === 'home')
      return dressed(
        `<div class="news"><ul>${['全县召开经济工作会议', '全县召开农村工作会议', '县领导调研重点项目建设情况'].map((title, at) => `<li><a href="/xw/2024/content_${at}.html">${title}</a><span>2024-03-0${at + 1}</span></li>`).join('')}</ul></div>`,
      );
    const pager = `<a href="list.php?p=1">首页</a> ${asked < pages ? `<a href="list.php?p=${asked + 1}">下一页</a> <a href="list.php?p=${pages}">尾页</a>` : '下一页 尾页'} 第${asked}页/共${pages}页`;
    return dressed(`<ul>${plainLines(shown(given))}</ul><div class="page">${pager}</div>`);
  });
}

const drawnPager = (page: number, count: number): string =>
  `<div id="page_div"></div><script>createPageHTML('page_div', ${count}, ${page}, 'index', 'html', ${items.length});</script>`;

/** Of two pages both names are tried: neither leads to the second. */
function guessesRepeat(): UnseenListing {
  return untrue('two guessed names that both answer the first page', '/nb/index.html', [1], 'cut', (url) =>
    /^\/nb\/index(?:_\d)?\.html$/.test(url.pathname)
      ? dressed(`<ul>${titledLines(shown(1))}</ul>${drawnPager(1, 2)}`)
      : null,
  );
}

function guessesMissing(): UnseenListing {
  return untrue('two guessed names of which neither is there', '/nb/index.html', [1], 'cut', (url) =>
    url.pathname === '/nb/index.html' ? dressed(`<ul>${titledLines(shown(1))}</ul>${drawnPager(1, 2)}`) : null,
  );
}

/** Numbers from 0 or from 1, and the server gives the first page for what it does not know. */
function indexUnknown(): UnseenListing {
  return untrue('a plugin that counts pages which the server does not turn', '/nb.jsp', [1], 'cut', (url) =>
    url.pathname === '/nb.jsp'
      ? dressed(
          `<ul>${openedLines(shown(1))}</ul><div id="pg"></div><script>$('#pg').pagination({ pageCount: 2, jump: function (pageIndex) { location.href = 'nb.jsp?i=' + pageIndex; } });</script>`,
        )
      : null,
  );
}

const rowsOf = (of: readonly TrueEntry[]): unknown[] =>
  of.map(({ url, title, day }) => ({ title, url, publishDate: day }));

/** A list behind an interface whose answers carry `told` besides. */
function answered(
  name: string,
  told: (page: number) => Readonly<Record<string, unknown>>,
  rows: (page: number) => readonly TrueEntry[],
  expected: { readonly seen: readonly number[]; readonly ending: 'whole' | 'cut'; readonly page?: string },
): UnseenListing {
  const { seen, ending, page: around = '<ul id="list"></ul>' } = expected;
  return untrue(name, '/nb/', seen, ending, (url) => {
    if (url.pathname === '/nb/')
      return dressed(
        `${around}<script>function load(page) { $.get('/api/article/list', { channelId: 31, pageNo: page, pageSize: ${size} }, show); } load(1);</script>`,
      );
    if (url.pathname !== '/api/article/list') return null;
    const page = Number(url.searchParams.get('pageNo'));
    return json({ code: 0, ...told(page), rows: rowsOf(rows(page)) });
  });
}

/** A list that goes on, and an interface beside it that answers no more than the page. */
const goesOnHere = `<ul>${openedLines(shown(1))}</ul><div class="page"><a href="javascript:;" onclick="turn.next()">下一页</a> 共${last}页</div>`;

export const eighth: readonly UnseenListing[] = [
  guessesRepeat(),
  guessesMissing(),
  indexUnknown(),
  counted('a page in the middle that fails', [1, 3], (page) => (page === 2 ? fails : page)),
  counted('a page in the middle that is not there', [1, 3], (page) => (page === 2 ? null : page)),
  counted('a page in the middle that lists nothing', [1, 3], (page) => (page === 2 ? 'empty' : page)),
  counted('a page in the middle that is the first', [1, 3], (page) => (page === 2 ? 1 : page)),
  counted('a page in the middle that is another page of the site', [1, 3], (page) => (page === 2 ? 'home' : page)),
  counted('a last page that is the first', [1, 2], (page) => (page === 3 ? 1 : page)),
  counted('a last page that is another page of the site', [1, 2], (page) => (page === 3 ? 'home' : page)),
  counted('pages after the second that repeat it, where more are counted', [1, 2], (page) => Math.min(page, 2), 5),
  counted('more pages counted than there are', [1, 2, 3], (page) => (page > 3 ? 'empty' : page), 5),
  answered('an interface that counts what it answers', () => ({ total: size }), shown, {
    seen: [1, 2, 3],
    ending: 'whole',
  }),
  answered(
    'an interface that does not turn its pages',
    () => ({}),
    () => shown(1),
    { seen: [1], ending: 'cut' },
  ),
  answered('an interface that counts more than it gives', () => ({ total: 60 }), shown, {
    seen: [1, 2, 3],
    ending: 'cut',
  }),
  answered(
    'an interface that answers its first page beyond the end',
    () => ({}),
    (page) => shown(page > last ? 1 : page),
    { seen: [1, 2, 3], ending: 'cut' },
  ),
  answered(
    'a list that goes on, beside an interface that holds its first page',
    () => ({}),
    () => shown(1),
    { seen: [1], ending: 'cut', page: goesOnHere },
  ),
  answered(
    'a list that goes on, beside an interface that counts its first page',
    (page) => ({ total: shown(page).length }),
    (page) => (page === 1 ? shown(1) : []),
    { seen: [1], ending: 'cut', page: goesOnHere },
  ),
  answered(
    'a list that goes on, beside an interface that holds two of three pages',
    () => ({ total: size * 2 }),
    (page) => (page < 3 ? shown(page) : []),
    { seen: [1, 2], ending: 'cut', page: goesOnHere },
  ),
  answered('a list that goes on, beside an interface that holds all of it', () => ({ total: items.length }), shown, {
    seen: [1, 2, 3],
    ending: 'whole',
    page: goesOnHere,
  }),
];
