import { describe, expect, it } from 'vitest';
import type { DocumentKind, Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const around = (title: string, content: string): string =>
  `<!DOCTYPE html><html><head><title>${title}_云溪县人民政府门户网站</title></head><body><div class="nav"><ul>${'<li><a href="/x">政务公开栏目</a></li>'.repeat(12)}</ul></div><h1>${title}</h1><div class="content">${content}</div><div class="foot">主办：云溪县人民政府 网站标识码1234567890</div></body></html>`;
const paragraphs = (...lines: readonly string[]): string => lines.map((line) => `<p>　　${line}</p>`).join('');
const read = (title: string, content: string): Promise<Extraction> => extract(inputOf(around(title, content)));

const report = makeReport({ publisher: '云溪县人民政府', year: 2012, format: 'F07', seed: 9 });

const cases: readonly (readonly [string, DocumentKind, string, string])[] = [
  [
    'a notice on compiling reports',
    'notice',
    '关于做好2012年政府信息公开工作年度报告编制工作的通知',
    paragraphs(
      '各镇人民政府、街道办事处，县政府各部门：',
      '根据《中华人民共和国政府信息公开条例》第三十一条规定，各行政机关应当在每年3月31日前公布本行政机关的政府信息公开工作年度报告。现就有关事项通知如下：',
      '一、编制内容。年度报告应当包括主动公开政府信息的情况、依申请公开政府信息的情况、收费及减免情况、行政复议和行政诉讼情况、存在的主要问题及改进情况。',
      '二、报送时间。请各单位于1月20日前将年度报告电子版报送县政府办公室，并在网站公布。',
      '三、工作要求。各单位要高度重视，认真编制，按时报送。特此通知。',
    ),
  ],
  [
    'a notice under a title that names only the report',
    'notice',
    '2012年政府信息公开工作年度报告编制工作',
    paragraphs(
      '各镇人民政府，县政府各部门：',
      '为认真做好2012年政府信息公开工作年度报告编制工作，请各单位于1月20日前报送。报送材料应当真实、准确、完整，逾期不报的予以通报。',
      '请各单位认真抓好落实。特此通知。',
    ),
  ],
  [
    'a circular on who was late',
    'circular',
    '关于2012年政府信息公开工作年度报告公布情况的通报',
    paragraphs(
      '各镇人民政府，县政府各部门：',
      '截至3月31日，全县应公布年度报告的单位62个，已公布58个。现将有关情况通报如下：',
      '一、总体情况。多数单位能够按照《条例》要求编制并公布年度报告，内容完整、数据准确。',
      '二、存在的问题。县农业局等4个单位未按时公布，部分单位内容不全，未包括依申请公开和行政复议、行政诉讼情况。特此通报。',
    ),
  ],
  [
    'rules on reports',
    'rules',
    '云溪县政府信息公开工作年度报告制度',
    paragraphs(
      '第一条 为规范政府信息公开工作年度报告的编制和公布，根据《中华人民共和国政府信息公开条例》，制定本制度。',
      '第二条 本县行政机关编制和公布年度报告，适用本制度。',
      '第三条 年度报告应当包括下列内容：（一）主动公开政府信息的情况；（二）依申请公开政府信息的情况；（三）行政复议、行政诉讼的情况；（四）存在的主要问题及改进情况。',
      '第四条 各单位应当于每年3月31日前公布上一年度的年度报告。',
      '第五条 本制度自发布之日起施行。',
    ),
  ],
  [
    'a template',
    'template',
    '××单位2012年政府信息公开工作年度报告（模板）',
    paragraphs(
      '本报告根据《中华人民共和国政府信息公开条例》，由××单位编制。报告中所列数据的统计期限自××年1月1日至××年12月31日。',
      '一、概述。××年，我单位认真贯彻落实《条例》，……（此处填写工作开展情况）。',
      '二、主动公开政府信息情况。共主动公开政府信息××条，其中通过网站公开××条。',
      '三、依申请公开情况。共收到申请××件，答复××件。',
      '四、存在的主要问题及改进措施。（填写存在的问题）',
    ),
  ],
  [
    'a digest made of pictures',
    'digest',
    '一图读懂云溪县2012年政府信息公开工作年度报告',
    '<p><img src="/a/1.png" alt=""></p><p><img src="/a/2.png" alt=""></p><p>一图读懂</p>',
  ],
  [
    'a correction',
    'correction',
    '关于云溪县2012年政府信息公开工作年度报告的更正说明',
    paragraphs(
      '我县于2013年3月1日公布的2012年政府信息公开工作年度报告中，“受理申请15件”有误，现更正如下：应为“受理申请16件”。特此说明。',
    ),
  ],
  [
    'a listing',
    'listing',
    '政府信息公开年报',
    `<ul>${Array.from({ length: 14 }, (_, index) => `<li><a href="/art/${String(index)}.html">云溪县${String(2010 + index)}年政府信息公开工作年度报告</a><span>${String(2011 + index)}-01-28</span></li>`).join('')}</ul>`,
  ],
  ['a report under a title that says little', 'report', '2012年年报', report.html],
  ['a report under a notice’s column', 'report', '云溪县人民政府关于2012年度政府信息公开工作情况的报告', report.html],
  [
    'news about disclosure',
    'other',
    '我县召开政务公开工作推进会',
    paragraphs(
      '3月12日，我县召开政务公开工作推进会，副县长出席并讲话。会议总结了去年工作，部署了今年任务。',
      '会议要求，各单位要进一步提高认识，加强领导，抓好主动公开和依申请公开工作，提升群众满意度。',
    ),
  ],
  [
    'something else',
    'other',
    '云溪县2012年国民经济和社会发展统计公报',
    paragraphs(
      '2012年，全县实现地区生产总值一百二十亿元，比上年增长百分之九点二。其中，第一产业增加值二十亿元。',
      '年末全县总人口四十六万人，其中城镇人口二十万人。',
    ),
  ],
];

describe('kind of a document', () => {
  it.each(cases)('%s is a %s', async (_, kind, title, content) => {
    expect((await read(title, content)).kind).toBe(kind);
  });

  it('the form with its empty tables is no report', async () => {
    const form = makeReport({ publisher: '云溪县人民政府', year: 2023, format: 'F21', seed: 2 });
    const empty = form.html.replaceAll(/<p align="center">[\d.]+<\/p>/g, '<p></p>').replaceAll(/\d{4}年/g, '');
    const found = await read(
      '政府信息公开工作年度报告格式',
      `<p>年度报告内容，要严格按照条例第五十条的规定确定，不能遗漏，也不宜泛化。</p>${empty}`,
    );
    expect(found.format).toBe('F21');
    expect(found.kind).toBe('template');
  });

  it('a notice that carries the empty form is a notice', async () => {
    const form = makeReport({ publisher: '云溪县人民政府', year: 2023, format: 'F21', seed: 2 });
    const empty = form.html.replaceAll(/<p align="center">[\d.]+<\/p>/g, '<p></p>');
    const found = await read(
      '关于做好2023年政府信息公开工作年度报告编制和发布工作的通知',
      `<p>各镇人民政府：请于2024年1月31日前发布年度报告，正文不超过1000字。</p>${empty}`,
    );
    expect(found).toMatchObject({ kind: 'notice', figures: [] });
  });

  it('a report without figures in its tables is a report', async () => {
    const form = makeReport({ publisher: '云溪县人民政府', year: 2023, format: 'F21', seed: 2 });
    const empty = form.html.replaceAll(/<p align="center">[\d.]+<\/p>/g, '<p></p>');
    expect((await read('云溪县人民政府2023年政府信息公开工作年度报告', empty)).kind).toBe('report');
  });

  it.each(['《云溪县2012年政府信息公开工作年度报告》政策解读', '图解：云溪县2012年政府信息公开工作年度报告'])(
    '%s is no report, though it goes through the sections',
    async (title) => {
      const content = paragraphs(
        '一、编制背景',
        '根据《中华人民共和国政府信息公开条例》第五十条，编制本报告。',
        '二、总体情况',
        '全县主动公开政府信息8721条。',
        '三、收到和处理政府信息公开申请情况',
        '收到申请71件，其中网上申请40件。',
        '四、存在的主要问题及改进情况',
        '公开的时效有待提高。',
      );
      expect(await read(title, content)).toMatchObject({ kind: 'digest', figures: [] });
    },
  );

  it('a sample to copy is a template', async () => {
    const title = '乡镇2012年政府信息公开工作年度报告范文';
    expect((await read(title, `<p>时间：2013-02-03</p>${report.html}`)).kind).toBe('template');
  });

  it.each(['（单位名称）2012年政府信息公开工作年度报告', '云溪县2012年政府信息公开工作年度报告（参考文本）'])(
    '%s is a template, whatever figures it holds',
    async (title) => {
      expect((await read(title, report.html)).kind).toBe('template');
    },
  );

  it('a page with reports of two years gives both', async () => {
    const older = makeReport({ publisher: '云溪县人民政府', year: 2011, format: 'F07', seed: 4 });
    const heading = (each: typeof report): string => `<h2>${each.title}</h2>${each.html}`;
    const found = await read('政府信息公开年报', heading(report) + heading(older));
    expect(found).toMatchObject({ kind: 'report', year: 2012, publisher: '云溪县人民政府' });
    expect(found.alsoHere).toHaveLength(1);
    expect(found.alsoHere[0]).toMatchObject({ kind: 'report', year: 2011, title: older.title });
    expect(found.text).not.toContain(older.title);
  });

  it('a column page that renders the newest report is that report', async () => {
    const page = renderPage(report, 'trs')
      .replace(/<title>[^<]*/, '<title>政府信息公开年报')
      .replace(/ArticleTitle" content="[^"]*/, 'ArticleTitle" content="');
    expect(await extract(inputOf(page))).toMatchObject({
      kind: 'report',
      year: 2012,
      publisher: '云溪县人民政府',
      alsoHere: [],
    });
  });
});

describe('a part of a year', () => {
  const figures = paragraphs(
    '一、总体情况',
    '全县主动公开政府信息3120条，收到政府信息公开申请14件，办结12件。',
    '二、依申请公开情况',
    '收到申请14件，其中网络申请10件，信函申请4件。',
    '三、行政复议、行政诉讼情况',
    '没有发生行政复议和行政诉讼。',
    '四、存在的主要问题及改进情况',
    '公开的时效有待提高。',
  );
  it.each([
    ['云溪县2022年上半年政府信息公开工作报告', ''],
    ['云溪县2022年1-6月政府信息公开统计表', ''],
    ['云溪县2022年第三季度政府信息公开情况', ''],
    ['政府信息公开情况统计表', '<p>（2017年第三季度）</p>'],
    ['政府信息公开情况统计', '<p>统计时间：2022年1月1日至2022年6月30日</p>'],
  ])('%s %s is no annual report', async (title, line) =>
    expect((await read(title, line + figures)).kind).toBe('other'),
  );

  it.each([
    ['云溪县2022年政府信息公开工作年度报告', '<p>统计时间：2022年1月1日至2022年12月31日</p>'],
    ['云溪县2022年政府信息公开工作年度报告（1-12月）', ''],
  ])('%s %s is one', async (title, line) => expect((await read(title, line + figures)).kind).toBe('report'));
});
