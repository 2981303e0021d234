import type { DocumentKind } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { inputOf } from '../extract/input.ts';
import { makeReport, type PracticeReport } from '../practice/reports/index.ts';

type Case = readonly [name: string, kind: DocumentKind, html: string, year?: number, further?: readonly number[]];

const reportOf = (year: number, format: 'F07' | 'F21'): PracticeReport =>
  makeReport({ publisher: '南屏县人民政府', year, format, seed: year, characters: 1500 });
const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/bs">办事服务</a></li></ul>${body}<div class="footer">主办：南屏县人民政府办公室 网站标识码：4107990001</div></body></html>`;
const yearLinks = [2023, 2022, 2021, 2020, 2019, 2018]
  .map((y) => `<li><a href="/nb/${y}.html">${y}年</a></li>`)
  .join('');
const titleLinks = [2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016]
  .map(
    (y) =>
      `<li><a href="/nb/${y}.html" title="南屏县${y}年政府信息公开工作年度报告">南屏县${y}年政府信息公开工作年度报告</a><span>${y + 1}-01-20</span></li>`,
  )
  .join('');
const r23 = reportOf(2023, 'F21'),
  r22 = reportOf(2022, 'F21'),
  r13 = reportOf(2013, 'F07'),
  r12 = reportOf(2012, 'F07'),
  r11 = reportOf(2011, 'F07');
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
/** Pages by what they are; the year of reports, and of further reports on the same page. */
const cases: readonly Case[] = [
  [
    'column renders newest, years as links',
    'report',
    page(
      '政府信息公开年报_南屏县人民政府',
      `<div class="left"><ul>${yearLinks}</ul></div><div class="right"><h2>${r23.title}</h2><div class="con">${r23.html}</div></div>`,
    ),
    2023,
  ],
  [
    'column renders newest, titles as links',
    'report',
    page(
      '政府信息公开年报',
      `<div class="left"><ul>${titleLinks}</ul></div><div class="right"><div class="tit">${r23.title}</div><div>${r23.html}</div></div>`,
    ),
    2023,
  ],
  [
    'column renders newest, titles under it',
    'report',
    page(
      '政府信息公开年报',
      `<div class="tit">${r23.title}</div><div class="con">${r23.html}</div><div class="list"><ul>${titleLinks}</ul></div>`,
    ),
    2023,
  ],
  [
    'three years one page',
    'report',
    page('政府信息公开年报', [r13, r12, r11].map((r) => `<h3>${r.title}</h3>${r.html}`).join('')),
    2013,
    [2012, 2011],
  ],
  [
    'three years one page, titles in p',
    'report',
    page(
      '政府信息公开年报',
      [r23, r22, r13].map((r) => `<div><p align="center"><b>${r.title}</b></p>${r.html}</div>`).join(''),
    ),
    2023,
    [2022, 2013],
  ],
  [
    'three years, titles are only years',
    'report',
    page('南屏县政府信息公开年报', [r13, r12, r11].map((r, i) => `<h3>${2013 - i}年</h3>${r.html}`).join('')),
    2013,
    [2012, 2011],
  ],
  [
    'tabs: one visible',
    'report',
    page(
      '政府信息公开年报',
      `<ul class="tab"><li>2023年</li><li>2022年</li><li>2013年</li></ul><div class="tabc"><h2>${r23.title}</h2>${r23.html}</div><div class="tabc" style="display:none"><h2>${r22.title}</h2>${r22.html}</div><div class="tabc" style="display:none"><h2>${r13.title}</h2>${r13.html}</div>`,
    ),
    2023,
  ],
  [
    'tabs: all hidden',
    'report',
    page(
      '政府信息公开年报',
      `<ul class="tab"><li>2023年</li><li>2022年</li></ul><div class="tabc" style="display:none"><h2>${r23.title}</h2>${r23.html}</div><div class="tabc" style="display:none"><h2>${r22.title}</h2>${r22.html}</div>`,
    ),
    2023,
    [2022],
  ],
  [
    'listing',
    'listing',
    page(
      '政府信息公开年报_南屏县人民政府',
      `<ul class="list">${titleLinks}</ul><div class="page">首页 上一页 1 2 3 下一页 末页</div>`,
    ),
  ],
  [
    'listing of organs',
    'listing',
    page(
      '政府信息公开年报',
      `<ul class="list">${['教育局', '财政局', '民政局', '水利局', '农业农村局', '卫健委', '审计局'].map((o) => `<li><a href="/x">南屏县${o}2023年政府信息公开工作年度报告</a> [2024-01-26]</li>`).join('')}</ul>`,
    ),
  ],
  [
    'listing in table',
    'listing',
    page(
      '年报',
      `<table><tr><th>标题</th><th>日期</th></tr>${[2023, 2022, 2021, 2020, 2019].map((y) => `<tr><td><a href="/x">南屏县${y}年政府信息公开工作年度报告</a></td><td>${y + 1}-01-20</td></tr>`).join('')}</table>`,
    ),
  ],
  [
    'listing with summaries',
    'listing',
    page(
      '政府信息公开年报',
      [2023, 2022, 2021, 2020, 2019]
        .map(
          (y) =>
            `<div class="item"><h4><a href="/x">南屏县${y}年政府信息公开工作年度报告</a></h4><p>本报告根据《中华人民共和国政府信息公开条例》编制，全年主动公开信息${y}条，受理申请15件……</p><span>${y + 1}-01-20</span></div>`,
        )
        .join(''),
    ),
  ],
  [
    'listing with two items',
    'listing',
    page('政府信息公开年报', `<ul class="list">${titleLinks.split('</li>').slice(0, 2).join('</li>')}</li></ul>`),
  ],
  [
    'notice',
    'notice',
    page(
      '关于做好2023年政府信息公开工作年度报告编制工作的通知',
      paragraphs(
        '关于做好2023年政府信息公开工作年度报告编制工作的通知\n各乡镇人民政府、县政府各部门：\n为做好2023年度政府信息公开工作年度报告编制发布工作，现将有关事项通知如下：\n一、编制主体\n县政府各部门、各乡镇。\n二、主要内容\n（一）总体情况；（二）主动公开政府信息情况；（三）收到和处理政府信息公开申请情况；（四）行政复议、行政诉讼情况；（五）存在的主要问题及改进情况；（六）其他需要报告的事项。\n三、时间要求\n请各单位于2024年1月20日前报送电子版。\n联系人：张三 电话：5550001\n南屏县人民政府办公室\n2024年1月3日',
      ),
    ),
  ],
  [
    'notice with format attached',
    'notice',
    page(
      '关于做好2023年政府信息公开年报的通知',
      paragraphs(
        '各单位：\n现将2023年年报编制有关事项通知如下，请遵照执行。\n一、请各单位于1月20日前报送。\n二、年报应当包括六个部分。\n特此通知。\n附件：政府信息公开工作年度报告格式',
      ) +
        '<p>一、总体情况</p><p>二、主动公开政府信息情况</p><table><tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td></td><td></td><td></td></tr><tr><td>行政规范性文件</td><td></td><td></td><td></td></tr></table>',
    ),
  ],
  [
    'digest pictures',
    'digest',
    page(
      '图解：南屏县2023年政府信息公开工作年度报告',
      '<h1>图解：南屏县2023年政府信息公开工作年度报告</h1><div><img src="1.jpg"><img src="2.jpg"></div>',
    ),
  ],
  [
    'digest text',
    'digest',
    page(
      '一图读懂南屏县2023年政府信息公开工作年度报告',
      '<h1>一图读懂南屏县2023年政府信息公开工作年度报告</h1>' +
        paragraphs('2023年，南屏县主动公开政府信息1234条。\n受理申请15件，答复15件。\n行政复议1件，行政诉讼0件。'),
    ),
  ],
  [
    'interpretation',
    'digest',
    page(
      '《南屏县2023年政府信息公开工作年度报告》解读',
      '<h1>《南屏县2023年政府信息公开工作年度报告》解读</h1>' +
        paragraphs(
          '一、编制背景\n根据《中华人民共和国政府信息公开条例》，南屏县编制了2023年年度报告。\n二、主要内容\n报告全文分为六个部分：总体情况、主动公开情况、依申请公开情况、行政复议和行政诉讼情况、存在问题及改进情况、其他事项。全年主动公开信息1234条，收到申请15件，办结15件。\n三、亮点\n2023年，我县政务公开工作取得了较好的成绩，群众满意度进一步提高。'.repeat(
            2,
          ),
        ),
    ),
  ],
  [
    'circular',
    'circular',
    page(
      '关于2023年政府信息公开工作年度报告发布情况的通报',
      '<h1>关于2023年政府信息公开工作年度报告发布情况的通报</h1>' +
        paragraphs(
          '各乡镇、各部门：\n现将2023年政府信息公开工作年度报告发布情况通报如下：\n一、总体情况\n全县应发布年报单位52家，按时发布50家，未按时发布2家。\n二、存在问题\n县水利局、城东街道逾期未发布。\n三、下一步要求\n请有关单位立即整改。',
        ),
    ),
  ],
  [
    'rules',
    'rules',
    page(
      '南屏县政府信息公开工作年度报告制度',
      '<h1>南屏县政府信息公开工作年度报告制度</h1>' +
        paragraphs(
          '第一条 为规范政府信息公开年度报告工作，制定本制度。\n第二条 各行政机关应当于每年1月31日前公布上一年度年度报告。\n第三条 年度报告应当包括主动公开情况、依申请公开情况、收费及减免情况、行政复议和行政诉讼情况、存在的主要问题及改进情况。\n第四条 本制度自发布之日起施行。',
        ),
    ),
  ],
  [
    'rules under notice',
    'rules',
    page(
      '关于印发《南屏县政府信息公开工作年度报告制度》的通知',
      '<h1>关于印发《南屏县政府信息公开工作年度报告制度》的通知</h1>' +
        paragraphs(
          '各乡镇人民政府，县政府各部门：\n现将《南屏县政府信息公开工作年度报告制度》印发给你们，请认真贯彻执行。\n南屏县政府信息公开工作年度报告制度\n第一条 为规范政府信息公开年度报告工作，制定本制度。\n第二条 各行政机关应当于每年1月31日前公布上一年度年度报告。\n第三条 年度报告应当包括主动公开情况、依申请公开情况。\n第四条 本制度自发布之日起施行。',
        ),
    ),
  ],
  [
    'template',
    'template',
    page(
      '政府信息公开工作年度报告格式',
      '<h1>中华人民共和国政府信息公开工作年度报告格式</h1>' +
        paragraphs(
          '一、总体情况\n（包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障等方面的情况）\n二、主动公开政府信息情况',
        ) +
        '<table><tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td></td><td></td><td></td></tr><tr><td>行政规范性文件</td><td></td><td></td><td></td></tr></table>' +
        paragraphs(
          '三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项',
        ),
    ),
  ],
  [
    'template with XX',
    'template',
    page(
      'XX局2023年政府信息公开工作年度报告',
      '<h1>XX局2023年政府信息公开工作年度报告</h1>' +
        paragraphs(
          '一、总体情况\n2023年，XX局认真贯彻落实《条例》，主动公开政府信息XX条，其中通过网站公开XX条，通过微信公开XX条。\n二、主动公开政府信息情况\n全年制发规范性文件XX件，行政许可XX件。\n三、收到和处理申请情况\n全年收到申请XX件，办结XX件。',
        ),
    ),
  ],
  [
    'news',
    'other',
    page(
      '南屏县召开2023年政府信息公开年报编制培训会',
      '<h1>南屏县召开2023年政府信息公开年报编制培训会</h1>' +
        paragraphs(
          '1月5日，南屏县人民政府办公室召开2023年政府信息公开工作年度报告编制培训会，全县52个单位80余人参加。\n会议要求，各单位要高度重视，按照统一格式编制，按时发布。',
        ),
    ),
  ],
  [
    'correction',
    'correction',
    page(
      '关于南屏县2023年政府信息公开工作年度报告的更正说明',
      '<h1>关于南屏县2023年政府信息公开工作年度报告的更正说明</h1>' +
        paragraphs(
          '我县2023年政府信息公开工作年度报告中“收到申请15件”应为“收到申请16件”，现予以更正。\n南屏县人民政府办公室\n2024年3月5日',
        ),
    ),
  ],
  [
    'rule of law report',
    'other',
    page(
      '南屏县2023年法治政府建设年度报告',
      '<h1>南屏县2023年法治政府建设年度报告</h1>' +
        paragraphs(
          '一、主要工作情况\n2023年，全县办理行政复议案件52件，行政诉讼案件31件，全年主动公开政府信息1234条，受理政府信息公开申请15件。\n二、存在的主要问题\n一是执法力量不足。\n三、下一步打算\n（一）健全制度。'.repeat(
            2,
          ),
        ),
    ),
  ],
  [
    'enterprise report',
    'other',
    page(
      '南屏水务股份有限公司2023年年度报告',
      '<h1>南屏水务股份有限公司2023年年度报告</h1>' +
        paragraphs(
          '一、总体情况\n公司全年营业收入1.2亿元。\n二、主要问题\n成本上升。\n三、信息披露情况\n公司按规定公开信息30条。'.repeat(
            3,
          ),
        ),
    ),
  ],
  [
    'work report',
    'other',
    page(
      '2024年南屏县政府工作报告',
      '<h1>2024年南屏县政府工作报告</h1>' +
        paragraphs(
          '各位代表：\n现在，我代表县人民政府，向大会报告工作。\n一、2023年工作回顾\n全县生产总值100亿元，政府信息公开1234条，办理行政复议12件。\n二、2024年工作安排\n全面推进政务公开。'.repeat(
            3,
          ),
        ),
    ),
  ],
  [
    'short township report',
    'report',
    page(
      '城关镇2023年政府信息公开工作年度报告',
      '<h1>城关镇2023年政府信息公开工作年度报告</h1>' +
        paragraphs(
          '2023年，城关镇主动公开政府信息36条，未收到政府信息公开申请，没有发生行政复议和行政诉讼。下一步将加强培训，提高公开质量。',
        ),
    ),
  ],
  [
    'attachment only',
    'report',
    page(
      '南屏县教育局2023年政府信息公开工作年度报告',
      '<h1>南屏县教育局2023年政府信息公开工作年度报告</h1><div>发布日期：2024-01-20</div><div class="con"><p>附件：<a href="a.pdf">南屏县教育局2023年政府信息公开工作年度报告.pdf</a></p></div>',
    ),
  ],
  [
    'attachment only with sidebar',
    'report',
    page(
      '南屏县教育局2023年政府信息公开工作年度报告',
      '<div class=left><ul>' +
        titleLinks +
        '</ul></div><h1>南屏县教育局2023年政府信息公开工作年度报告</h1><div>发布日期：2024-01-20</div><div class="con"><p>附件：<a href="a.pdf">南屏县教育局2023年政府信息公开工作年度报告.pdf</a></p></div>',
    ),
  ],
  [
    'tables pictured',
    'report',
    page(
      '南屏县教育局2023年政府信息公开工作年度报告',
      '<h1>南屏县教育局2023年政府信息公开工作年度报告</h1>' +
        paragraphs('一、总体情况\n2023年，我局主动公开政府信息36条。\n二、主动公开政府信息情况') +
        '<img src=a.png>' +
        paragraphs('三、收到和处理政府信息公开申请情况') +
        '<img src=b.png>' +
        paragraphs('四、政府信息公开行政复议、行政诉讼情况') +
        '<img src=c.png>' +
        paragraphs('五、存在的主要问题及改进情况\n一是人员不足。\n六、其他需要报告的事项\n无。'),
    ),
  ],
  [
    'work points',
    'other',
    page(
      '南屏县2023年政务公开工作要点',
      '<h1>南屏县2023年政务公开工作要点</h1>' +
        paragraphs(
          '一、总体要求\n以习近平新时代中国特色社会主义思想为指导，全面推进政务公开。\n二、主动公开\n围绕重点领域加强信息公开，规范依申请公开，做好行政复议诉讼应对，按时发布年度报告。\n三、解决存在问题\n加强培训。'.repeat(
            2,
          ),
        ),
    ),
  ],
  [
    'guide',
    'other',
    page(
      '南屏县政府信息公开指南',
      '<h1>南屏县政府信息公开指南</h1>' +
        paragraphs(
          '一、主动公开\n公开范围、公开形式、公开时限。\n二、依申请公开\n申请人可以通过信函、当面提交申请。受理机构收到申请后20个工作日内答复。\n三、收费\n按标准收取信息处理费。\n四、监督\n可以依法申请行政复议或者提起行政诉讼。'.repeat(
            2,
          ),
        ),
    ),
  ],
  [
    'quarterly statistics',
    'other',
    page(
      '南屏县2023年第一季度政府信息公开情况统计表',
      '<h1>南屏县2023年第一季度政府信息公开情况统计表</h1>' + paragraphs('第一季度主动公开政府信息36条，收到申请2件。'),
    ),
  ],
];

export interface KindsEvaluation {
  readonly pages: number;
  readonly wrong: readonly { readonly page: string; readonly read: string; readonly truth: string }[];
}

/** Measures kind, year and further reports on pages that look like each other. */
export async function evaluateKinds(): Promise<KindsEvaluation> {
  const wrong: { page: string; read: string; truth: string }[] = [];
  for (const [name, kind, html, year, further = []] of cases) {
    const found = await extract(inputOf(html));
    const read = [found.kind, year === undefined ? '' : found.year, ...found.alsoHere.map((also) => also.year)].join(
      ' ',
    );
    const truth = [kind, year ?? '', ...further].join(' ');
    if (read !== truth) wrong.push({ page: name, read, truth });
  }
  return { pages: cases.length, wrong };
}
