import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/extract/document.ts';
import { decodeText, detectCharset } from '../../src/text/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { readPage } from '../../src/extract/html/page.ts';
import { inputOf } from './input.ts';

const prose = '<p>全年主动公开政府信息一千余条，受理申请十五件，均按时答复，群众较为满意。</p>'.repeat(4);
const gridOf = (html: string): Grid => {
  const table = readPage(`<div>${prose}${html}${prose}</div>`, null, null).blocks.find(
    (block) => block.kind === 'table',
  );
  if (table?.kind !== 'table') throw new Error('no table was read');
  return table.grid;
};
const cellsOf = (grid: Grid): string[] =>
  grid.cells.map(
    ({ row, column, rowSpan, columnSpan, text }) =>
      `${String(row)},${String(column)} ${String(rowSpan)}x${String(columnSpan)} ${text}`,
  );

describe('charset', () => {
  const text = '<html><head><meta charset="X"><title>张店区人民政府</title></head><body>政府信息公开</body></html>';
  it.each([
    ['GBK under a page that says gb2312', 'gb2312', 'gbk', null],
    ['GBK under a page that says utf-8', 'utf-8', 'gbk', 'utf-8'],
    ['UTF-8 under a header that says GBK', 'gb2312', 'utf8', 'gbk'],
    ['UTF-8 under a page that says gb2312', 'gb2312', 'utf8', 'utf-8'],
    ['GB 18030 with rare characters', 'gb18030', 'gb18030', 'gb18030'],
    ['GBK where nothing is said', '', 'gbk', null],
    ['GBK where nonsense is said', 'x-unknown', 'gbk', 'iso-8859-1'],
    ['Big5 as declared', 'big5', 'big5', 'big5'],
    ['UTF-16 with its mark', 'utf-16', 'utf16', null],
  ])('%s is read right', (_, meta, encoding, header) => {
    const page = text.replace('X', meta);
    const source =
      encoding === 'big5' ? page.replaceAll('张店区人民政府', '張店區').replaceAll('政府信息公开', '資訊公開') : page;
    const bytes =
      encoding === 'utf16' ? iconv.encode(source, 'utf16', { addBOM: true }) : iconv.encode(source, encoding);
    expect(decodeText(bytes, detectCharset(bytes, header)).replace('\u{FEFF}', '')).toBe(source);
  });

  it('drops a mark and reads gb2312 as what it is a part of', () => {
    const marked = Buffer.from('\u{FEFF}年报');
    expect(detectCharset(marked, null)).toBe('utf-8');
    expect(decodeText(marked, 'utf-8')).toBe('年报');
    expect(decodeText(iconv.encode('镕', 'gbk'), detectCharset(iconv.encode('镕', 'gbk'), 'gb2312'))).toBe('镕');
  });
});

describe('grids', () => {
  it('resolve spans of rows and columns', () => {
    const grid = gridOf(
      '<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr><tr><td>丙</td><td>3</td><td>4</td></tr></table>',
    );
    expect(grid).toMatchObject({ rowCount: 3, columnCount: 3 });
    expect(cellsOf(grid)).toEqual([
      '0,0 2x1 甲',
      '0,1 1x2 乙',
      '1,1 1x1 1',
      '1,2 1x1 2',
      '2,0 1x1 丙',
      '2,1 1x1 3',
      '2,2 1x1 4',
    ]);
  });

  it('end spans where the table ends', () => {
    const grid = gridOf(
      '<table><tr><td rowspan=99999>甲</td><td colspan=99999>乙</td></tr><tr><td>1</td><td>2</td></tr></table>',
    );
    expect(grid).toMatchObject({ rowCount: 2, columnCount: 3 });
    for (const cell of grid.cells) {
      expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(grid.rowCount);
      expect(cell.column + cell.columnSpan).toBeLessThanOrEqual(grid.columnCount);
    }
  });

  it('join digits that markup tore, and keep an empty cell empty', () => {
    const grid = gridOf(
      '<table><tbody><tr><td><p><span>20</span><span lang="EN-US">23</span></p></td><td>&nbsp;</td></tr><tr><td><p>一、本年新收</p><p>申请数量</p></td><td><img src="x.png"></td></tr></tbody></table>',
    );
    expect(grid.cells.map((cell) => cell.text)).toEqual(['2023', '', '一、本年新收 申请数量', '']);
    expect(grid.cells.map((cell) => cell.image)).toEqual([false, false, false, true]);
  });

  it('are read from rows without ends, heads and feet', () => {
    const grid = gridOf('<table><thead><tr><th>指标<th>数量<tbody><tr><td>受理<td>15<tfoot><tr><td>合计<td>15</table>');
    expect(cellsOf(grid)).toEqual([
      '0,0 1x1 指标',
      '0,1 1x1 数量',
      '1,0 1x1 受理',
      '1,1 1x1 15',
      '2,0 1x1 合计',
      '2,1 1x1 15',
    ]);
  });

  it('are not made of tables that lay a page out', () => {
    const page = readPage(
      `<table><tr><td>菜单</td><td><table><tr><td>${prose}</td></tr></table></td></tr><tr><td>x</td><td>y</td></tr></table>`,
      null,
      null,
    );
    expect(page.blocks.some((block) => block.kind === 'table')).toBe(false);
  });
});

describe('bodies', () => {
  it('of an old page: tables for layout, breaks for paragraphs', async () => {
    const lines = [
      '云溪县财政局2009年政府信息公开工作年度报告',
      '一、概述',
      '全年主动公开政府信息三百二十条，其中网站公开二百条。',
      '二、主动公开情况',
      '公开财政预算决算信息四十条，政策文件二十件。',
      '三、依申请公开情况',
      '全年受理申请五件，全部答复。',
      '云溪县财政局',
      '二〇一〇年三月十五日',
    ];
    const cell = lines.map((line) => `&nbsp;&nbsp;&nbsp;&nbsp;${line}`).join('<br>\r\n<br>');
    const html = `<HTML><HEAD><TITLE>云溪县财政局</TITLE></HEAD><BODY><TABLE width=778><TR><TD>${'<A HREF="/a.asp?id=1">首页</A> | <A HREF="/b.asp">政务公开</A> | '.repeat(4)}</TD></TR></TABLE><TABLE><TR><TD width=180>${'<A HREF="/c.asp">通知公告列表</A><BR>'.repeat(20)}</TD><TD><TABLE><TR><TD align=center><FONT size=4><B>${lines[0] ?? ''}</B></FONT></TD></TR><TR><TD align=center>发布时间：2010-3-15 9:20:11　点击数：235</TD></TR><TR><TD>${cell}</TD></TR></TABLE></TD></TR></TABLE><TABLE><TR><TD>版权所有：云溪县财政局　ICP备05000000号</TD></TR></TABLE></BODY></HTML>`;
    const found = await extract(inputOf(iconv.encode(html, 'gbk')));
    expect(found).toMatchObject({
      kind: 'report',
      title: lines[0],
      publisher: '云溪县财政局',
      year: 2009,
      publishedAt: '2010-03-15',
      writtenAt: '2010-03-15',
      integrity: { state: 'clean' },
    });
    expect(found.sections.map((section) => section.title)).toEqual(['概述', '主动公开情况', '依申请公开情况']);
    expect(found.text.split('\n').slice(-8)).toEqual(lines.slice(1));
    expect(found.text).not.toMatch(/点击|版权|首页|通知公告/);
  });

  it('of a few lines leave the day above them to the page', async () => {
    const title = '云溪县林业局2023年政府信息公开工作年度报告';
    const page = (line: string): string =>
      `<title>${title}</title><div><h2>${title}</h2><p>${line}</p><div><p>一、总体情况</p><p>全年主动公开信息112条。</p></div></div>`;
    const sizes = '<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>';
    const posted = await extract(inputOf(page(`日期：2024-01-24　来源：县林业局　字体：${sizes}`)));
    expect(posted.publishedAt).toBe('2024-01-24');
    expect((await extract(inputOf(page(`日期：2024-01-24　星期三　${sizes}`)))).publishedAt).toBeNull();
  });

  it('bear the whole title where the page bears the end of it', async () => {
    const found = await extract(
      inputOf(
        '<title>政府信息公开工作年度报告</title><h2>政府信息公开工作年度报告</h2><div><p align="center"><b>西柳街道办事处二〇二三年政府信息公开工作年度报告</b></p><p>一、总体情况</p><p>街道全年依托区政府网站公开信息145条，受理依申请公开事项2件，全部按期办结。</p></div>',
      ),
    );
    expect(found).toMatchObject({
      title: '西柳街道办事处二〇二三年政府信息公开工作年度报告',
      year: 2023,
      publisher: '西柳街道办事处',
    });
  });

  it('give links as absolute addresses and attachments with their parts', async () => {
    const found = await extract(
      inputOf(
        `<title>云溪县2017年政府信息公开年度报告</title><h1>云溪县2017年政府信息公开年度报告</h1><div class="content"><p>附件：</p><p><a href="./P020180301.pdf">云溪县2017年政府信息公开年度报告.pdf</a></p><p><a href="/module/download/downfile.jsp?classid=0&filename=1803.xls">政府信息公开情况统计表</a></p></div>`,
        { url: 'http://www.yunxi.gov.cn/zwgk/nb/201803/t20180301_1.html' },
      ),
    );
    expect(found.attachments.map(({ url, role, mediaType }) => [url, role, mediaType])).toEqual([
      ['http://www.yunxi.gov.cn/zwgk/nb/201803/P020180301.pdf', 'body', 'application/pdf'],
      [
        'http://www.yunxi.gov.cn/module/download/downfile.jsp?classid=0&filename=1803.xls',
        'table',
        'application/vnd.ms-excel',
      ],
    ]);
    expect(found.publishedAt).toBe('2018-03-01');
  });

  it.each([
    [
      'in a paragraph below the body',
      '',
      '<p>附件：<a href="/P020240101.pdf">云溪县2023年政府信息公开工作年度报告.pdf</a></p>',
      1,
    ],
    [
      'in a block that announces files',
      '',
      '<div class="fj"><b>相关附件</b><ul><li><a href="a.doc">报告</a><li><a href="b.xls">统计表</a></ul></div>',
      2,
    ],
    [
      'in the header block above the body',
      '<table><tr><td>文件下载</td><td><a href="a.pdf">宿泗县2017年报告</a></td></tr></table>',
      '',
      1,
    ],
    [
      'in a frame that shows it',
      '',
      '<div><p>附件预览</p><iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2Fnb.pdf"></iframe></div>',
      1,
    ],
    [
      'under a link that reads like the report',
      '',
      '<p><a href="nb.pdf">云溪县2023年政府信息公开工作年度报告</a></p>',
      1,
    ],
    [
      'but not in a list of other reports',
      '',
      '<ul><li><a href="1.pdf">云溪县2022年政府信息公开工作年度报告</a><li><a href="2.pdf">云溪县2021年政府信息公开工作年度报告</a></ul>',
      0,
    ],
    [
      'but not among pages of other reports',
      '',
      '<div class="related"><h4>相关链接</h4><ul><li><a href="1.html">云溪县民政局2023年政府信息公开工作年度报告</a><li><a href="2.docx">云溪县财政局2023年政府信息公开工作年度报告</a></ul></div>',
      0,
    ],
    [
      'but not the report of another year that comes next',
      '',
      '<p>上一篇：<a href="1.pdf">云溪县2022年政府信息公开工作年度报告</a></p>',
      0,
    ],
    [
      'under a link that reads like the report, though the page of another year’s comes next',
      '',
      '<div><a href="nb.pdf">云溪县2023年政府信息公开工作年度报告</a><br>上一篇：<a href="1.html">云溪县2022年政府信息公开工作年度报告</a></div>',
      1,
    ],
    ['but not in a sidebar', '<div class="side"><a href="1.pdf">云溪县2022年政府信息公开工作年度报告</a></div>', '', 0],
    [
      'but no pictures, whoever hands them out',
      '<p><a href="/module/download/1.jpg"><img src="s.jpg"></a><a href="/downfile.jsp?filename=2.png">图片2</a></p>',
      '<p><a href="/downfile.jsp?id=3">云溪县2023年政府信息公开工作年度报告.docx</a></p>',
      1,
    ],
    [
      'nor under pages of other kinds',
      '',
      '<p>上一篇：<a href="t20240101_1.html">云溪县2022年政府信息公开工作年度报告</a></p>',
      0,
    ],
  ])('finds attachments %s', async (_, above, below, count) => {
    const body = `<div id="zoom">${'<p>全年主动公开政府信息一千余条，受理申请十五件，均按时答复，群众较为满意。</p>'.repeat(8)}</div>`;
    const page = `<title>云溪县2023年政府信息公开工作年度报告</title><h1>云溪县2023年政府信息公开工作年度报告</h1><div class="main">${above}${body}${below}</div>`;
    const found = await extract(inputOf(page, { url: 'http://www.yunxi.gov.cn/zwgk/nb/202401/t20240120_1.html' }));
    expect(found.attachments.map(({ url }) => url)).toHaveLength(count);
    expect(found.text).toContain('受理申请十五件');
  });

  it('behind a tab that a script opens is read where nothing else stands on the page', async () => {
    const hidden = `<h1>云溪县2017年政府信息公开年度报告</h1><ul><li>正文</li><li>附件</li></ul><div style="display:none">${prose}${prose}${prose}</div>`;
    expect((await extract(inputOf(hidden))).text).toContain('受理申请十五件');
    const beside = `<div>${prose}</div><div style="display:none"><p>隐藏的另一段文字。</p></div>`;
    expect((await extract(inputOf(beside))).text).not.toContain('隐藏');
  });

  it('made of pictures only are said to be scanned, nothing at all to be empty', async () => {
    const pictures = '<h1>云溪县2017年政府信息公开年度报告</h1><div><img src="1.jpg"><img src="2.jpg"></div>';
    expect((await extract(inputOf(pictures))).unreadable).toBe('scanned');
    expect((await extract(inputOf(''))).unreadable).toBe('empty');
    expect((await extract(inputOf('<html><body></body></html>'))).unreadable).toBe('empty');
  });
});
