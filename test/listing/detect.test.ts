import { describe, expect, it } from 'vitest';
import { detectListing } from '../../src/listing/index.ts';

const kindOf = (url: string, text: string): string =>
  detectListing({ url, text, mediaType: 'text/html', kind: 'auto' }).kind;
const row = (href: string): string =>
  `<ul><li><a href="${href}">2023年政府信息公开工作年度报告</a><span>2024-01-31</span></li></ul>`;

describe('a content system is recognised', () => {
  it.each([
    [
      'trs-wcm',
      'http://a.gov.cn/nb/index.html',
      `${row('t20240131_1.html')}<script>createPageHTML("3","0","index","html")</script>`,
    ],
    ['trs-wcm', 'http://a.gov.cn/nb/', row('./202401/t20240131_1.shtml')],
    ['trs-wcm', 'http://a.gov.cn/nb/', `${row('/x/1.html')}<script>createPageHTML1(3,0,'index','html')</script>`],
    ['hanweb-jcms', 'http://a.gov.cn/col/col123/index.html', row('/art/2024/1/31/art_123_456.html')],
    [
      'hanweb-jcms',
      'http://a.gov.cn/x.html',
      '<iframe src="/module/xxgk/xxgkAnnualReport.jsp?fbtime=2022&amp;area=1"></iframe>',
    ],
    [
      'hanweb-jpaas',
      'http://a.gov.cn/col/col123/index.html',
      '<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" queryData="{}"></script>',
    ],
    ['gkmlpt', 'http://a.gov.cn/kjj/gkmlpt/index', '<div id="app"></div>'],
    ['ucap', 'http://a.gov.cn/gknb/list.shtml', row('/gknb/202401/0123456789abcdef0123456789abcdef.shtml')],
    [
      'ucap',
      'http://a.gov.cn/gknb/list.shtml',
      `<ucapcontent></ucapcontent>${row('/a.shtml')}<script>createPageHTML('page_div',4,1,'list','shtml',70)</script>`,
    ],
    ['vsb', 'http://a.edu.cn/xxgk/nb.htm', row('../info/1154/16376.htm')],
    [
      'vsb',
      'http://a.edu.cn/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1',
      row('content.jsp?urltype=news.NewsContentUrl&wbtreeid=1154&wbnewsid=16376'),
    ],
    [
      'year-parameter',
      'http://a.gov.cn/public/column/12651?type=3&timeFrame=2021',
      '<a href="?type=3&amp;timeFrame=2020">2020</a>',
    ],
    [
      'year-parameter',
      'http://a.gov.cn/nb.aspx',
      '<a href="nb.aspx?year=2022">2022</a><a href="nb.aspx?year=2021">2021</a>',
    ],
  ])('%s at %s', (kind, url, text) => expect(kindOf(url, `<html><body>${text}</body></html>`)).toBe(kind));

  it.each([
    ['JEECMS', 'http://a.gov.cn/nb/index.jhtml', row('/nb/24971296.jhtml')],
    ['a list by node', 'http://a.gov.cn/iList.jsp?node_id=GKnb&cur_page=1', row('/xxgk-show-69828.html')],
    ['a page that names a year', 'http://a.gov.cn/2023/index.html', row('/contents/6822/238168.html')],
    ['a word that only sounds so', 'http://a.gov.cn/', `<p>recaptcha ucap</p>${row('/public/6596221/10189961.html')}`],
  ])('%s is none of them', (_name, url, text) =>
    expect(kindOf(url, `<html><body>${text}</body></html>`)).toBe('generic'),
  );
});
