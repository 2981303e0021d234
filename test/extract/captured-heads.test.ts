import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/index.ts';
import type { ExtractInput } from '../../src/extract/document.ts';
import { extract } from '../../src/extract/extract.ts';
import { inputOf } from './input.ts';

const opening = '本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2019年1月1日起至12月31日止。';
const body = [
  '一、总体情况',
  '2019年，我镇主动公开政府信息四十六条。',
  '二、主动公开政府信息情况',
  '公开内容以惠农政策为主。',
  '三、收到和处理政府信息公开申请情况',
  '未收到申请。',
  '五、存在的主要问题及改进情况',
  '公开内容有待深化。',
];
const read = (lines: readonly string[], known: Partial<ExtractInput> = {}): Promise<Extraction> =>
  extract(inputOf(lines.join('\n'), known));

describe('the head of a text capture', () => {
  it.each([
    ['a button', '关怀版 无障碍 无障碍'],
    ['what visitors do', '登录 | 注册'],
    ['the site and today’s day', '云溪县人民政府 2021年12月3日星期二'],
    ['the day of filing', '归档时间:2023-06-15'],
    ['a button of one word', '页面'],
  ])('does not take %s for the title', async (_, first) => {
    const title = '新河镇2019年政府信息公开工作年度报告';
    const found = await read([first, title, '发布日期: 2020-01-29 点击数:', opening, ...body]);
    expect(found).toMatchObject({ title, publisher: '新河镇人民政府', publishedAt: '2020-01-29' });
  });

  it('keeps the title of what is no report', async () => {
    const title = '云溪县2023年度法治政府建设情况报告';
    const found = await read([title, '2023年，云溪县深入学习，依法行政水平不断提升。', '一、主要做法', '推进执法。']);
    expect(found).toMatchObject({ kind: 'other', title });
  });

  it.each([
    [['白鹭区人民政府柳河街道', '办事处2019年政府信息公开工作年度报告'], '白鹭区人民政府柳河街道办事处'],
    [['白鹭区柳河街道办事处2019年度政府', '信息公开工作年度报告'], '白鹭区柳河街道办事处'],
    [['2019年新河镇政府信息公开工作年度', '报告'], '新河镇人民政府'],
  ])('joins a title that was broken inside a name or a word: %s', async (lines, publisher) => {
    const found = await read([...lines, opening, ...body]);
    expect(found).toMatchObject({ title: lines.join(''), publisher, year: 2019 });
  });

  it.each([
    ['现编制《柳河街道办事处2019年政府信息公开工作年度报告》。', '柳河街道办事处'],
    ['现根据实际，编制并向社会公布云溪县新河镇人民政府2019年度政府信息公开工作报告。', '云溪县新河镇人民政府'],
  ])('names the report where no title is printed: %s', async (sentence, publisher) => {
    const found = await read([...body.slice(0, 1), `${opening}${sentence}`, ...body.slice(1)]);
    expect(found).toMatchObject({ kind: 'report', publisher, year: 2019 });
  });

  it('of an announcement is about the report inside it, and signed on the day of the letter', async () => {
    const found = await read([
      '青山部办公厅关于发布《2010年青山部政府信息公开工作年度报告》的公告',
      '根据《中华人民共和国政府信息公开条例》的要求，现予以发布。特此公告。',
      '附件:2010年青山部政府信息公开工作年度报告',
      '青山部办公厅',
      '二○一一年三月二十五日',
      '附件:',
      '2010年青山部政府信息公开工作年度报告',
      opening.replaceAll('2019', '2010'),
      ...body.map((line) => line.replaceAll('2019', '2010')),
    ]);
    expect(found).toMatchObject({ publisher: '青山部', year: 2010, writtenAt: '2011-03-25', publishedAt: null });
  });

  it('behind a covering letter is the report’s own', async () => {
    const found = await read([
      '县政府办公室:',
      '现将我局《2019年度政府信息公开工作年度报告》呈报，请审阅。',
      '云溪县市场监督管理局',
      '2020年1月12日',
      '(此件主动公开)',
      '云溪县市场监督管理局',
      '2019年度政府信息公开工作年度报告',
      `${opening}编制《云溪县市场监督管理局2019年度政府信息公开工作年度报告》。`,
      ...body,
    ]);
    expect(found).toMatchObject({
      kind: 'report',
      title: '云溪县市场监督管理局2019年度政府信息公开工作年度报告',
      publisher: '云溪县市场监督管理局',
      year: 2019,
      writtenAt: '2020-01-12',
    });
  });

  it('loses the name of its column', async () => {
    const title = '2019年云溪县柳河街道办事处政府信息公开工作年度报告';
    const found = await read([
      `${title}_政府信息公开年度报告_云溪县人民政府门户网站`,
      '信息来源: 柳河街道',
      opening,
      ...body,
    ]);
    expect(found.title).toBe(title);
  });

  it('is read through a header block without values', async () => {
    const labels = ['索引号', '主题分类', '发文日期', '发布机构', '文号'];
    const announced = `${opening}特向社会公布2019年度云溪县农业局信息公开工作年度报告。`;
    const found = await read(['2019年政府信息公开工作年度报告', ...labels, announced, ...body]);
    expect(found.publisher).toBe('云溪县农业局');
    expect(found.text).not.toContain('主题分类');
    const empty = `<table><tr><td>名　　称：</td><td></td></tr></table>`;
    const page = `<html><head><title>门户网站</title></head><body>${empty}<div class="content">${['(2020年3月30日)', announced, ...body].map((line) => `<p>${line}</p>`).join('')}</div></body></html>`;
    expect(await extract(inputOf(page))).toMatchObject({ kind: 'report', year: 2019 });
  });

  it('gives the organ whose office answers questions, where the text speaks of itself as of one', async () => {
    const asked = (whom: string, self: string): Promise<Extraction> =>
      read([`${opening}如有疑问请与${whom}联系。`, ...body.map((line) => line.replaceAll('我镇', self))]);
    expect((await asked('云溪县水务局办公室', '我局')).publisher).toBe('云溪县水务局');
    expect((await asked('云溪县人民政府办公室', '我县')).publisher).toBe('云溪县人民政府');
    expect((await asked('云溪县政务公开领导小组办公室', '我镇')).publisher).toBeNull();
  });
});

describe('a letter’s number', () => {
  it('is found on a line of its own under the title', async () => {
    const title = '云溪县人民政府办公室关于做好2019年政府信息公开工作年度报告编制工作的通知';
    const lines = [
      title,
      '发布时间：2019-12-02 09:08',
      '云政办函﹝2019﹞60号',
      '各镇人民政府：',
      '现就有关事项通知如下：',
    ];
    const found = await read([
      ...lines,
      '请各单位于1月20日前将年度报告报送县政府办公室。',
      '根据云政发〔2018〕1号文件办理。',
    ]);
    expect(found).toMatchObject({ kind: 'notice', documentNumber: '云政办函〔2019〕60号' });
  });
});

describe('days', () => {
  it.each([
    '2019年1月1日至12月31日,我镇共发布各类信息96件。',
    '3、统计数据时间段:2019年1月1日-2019 年12月31日。',
    '发布的数据自2019年1月1日起。',
  ])('of a period are no day of posting: %s', async (line) => {
    const found = await read(['新河镇2019年政府信息公开工作年度报告', line, ...body]);
    expect(found.publishedAt).toBeNull();
  });

  it('stand before a time without a blank', async () => {
    const found = await read(['新河镇2019年政府信息公开工作年度报告', '2020-03-2710:40', opening, ...body]);
    expect(found.publishedAt).toBe('2020-03-27');
  });

  it('stand in addresses as year, month and day together', async () => {
    const url = 'http://www.yunxi.gov.cn/2020/0318/58220.html';
    expect((await read(['新河镇2019年政府信息公开工作年度报告', opening, ...body], { url })).publishedAt).toBe(
      '2020-03-18',
    );
  });
});

describe('what is no report of an organ', () => {
  it('is a school’s', async () => {
    const found = await read([
      '2019年度信息公开工作年度报告',
      '青山学院',
      '按照《高等学校信息公开办法》要求，现将我校2019年度（2018年9月1日至2019年8月31日）信息公开工作报告如下。',
      ...body.map((line) => line.replaceAll('政府信息', '信息').replaceAll('我镇', '我校')),
    ]);
    expect(found.kind).toBe('other');
  });

  it('is an account in another language', async () => {
    const account =
      'The report outlines how the bureau answered requests, published rules and improved its website in 2019. ';
    const found = await read(['青山市水务局2019年政府信息公开工作年度报告', account.repeat(6)]);
    expect(found.kind).toBe('other');
  });
});

describe('kinds', () => {
  it('clauses of article 20 above tables are no articles of rules', async () => {
    const clauses = ['一', '五', '六', '八'].flatMap((clause) => [`第二十条第(${clause})项`, '信息内容']);
    const found = await read([opening, ...body.slice(0, 3), ...clauses, ...body.slice(4)]);
    expect(found.kind).toBe('report');
  });

  it('a sample without a year is a template, whatever figures it holds', async () => {
    const found = await read([
      '政府信息公开年度工作报告范文',
      ...body,
      '主动公开政府信息5928条，受理申请12件，办结12件。',
    ]);
    expect(found.kind).toBe('template');
  });
});

describe('a short page laid out by tables', () => {
  it('keeps its body beside the header block', async () => {
    const block =
      '<table><tr><td>索 引 号：</td><td>1/2020-3</td><td>发布日期：</td><td>2020-01-29</td></tr><tr><td>名　　称：</td><td>新河镇2019年政府信息公开工作年度报告</td></tr></table>';
    const content = [opening, '来源：新河镇', ...body].map((line) => `<p>${line}</p>`).join('');
    const page = `<html><body><table><tr><td>${block}</td></tr><tr><td>${content}</td></tr></table></body></html>`;
    const found = await extract(inputOf(page));
    expect(found).toMatchObject({ kind: 'report', year: 2019, publishedAt: '2020-01-29' });
    expect(found.text).toContain('主动公开政府信息四十六条');
  });

  it('keeps a body whose own first lines are the header block', async () => {
    const lines = ['索 引 号: FZ01-2020-1', '发文机关: 云溪县水务局', '成文日期: 2020-01-08', opening, ...body];
    const found = await extract(
      inputOf(`<html><body><div class="content">${lines.map((line) => `<p>${line}</p>`).join('')}</div></body></html>`),
    );
    expect(found).toMatchObject({ kind: 'report', indexNumber: 'FZ01-2020-1', writtenAt: '2020-01-08' });
    expect(found.text).toContain('主动公开政府信息四十六条');
  });

  it('takes no heading of related links for its title', async () => {
    const content = [opening, ...body].map((line) => `<p>${line}</p>`).join('');
    const page = `<html><head><title>门户网站</title></head><body><div class="content">${content}</div><h3>相关阅读</h3></body></html>`;
    const found = await extract(inputOf(page));
    expect(found.title).not.toBe('相关阅读');
    expect(found.kind).toBe('report');
  });
});
