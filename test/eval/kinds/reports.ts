import { page, yearLinks, titleLinks, r23, r22, r13, r12, r11, paragraphs, type Case } from './page.ts';

/** Pages that hold a report, with its year and those of further reports on the page. */
export const reports: readonly Case[] = [
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
];
