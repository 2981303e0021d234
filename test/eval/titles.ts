import type { DocumentKind } from '../../src/domain/index.ts';
import { readTitle } from '../../src/text/index.ts';

export interface TitleTruth {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly year: number | null;
}

const organs = [
  '云溪县人民政府',
  '柳泉区教育局',
  '石桥市卫生健康委员会',
  '新河镇人民政府',
  '东湖街道办事处',
  '江平市人力资源和社会保障局',
  '云溪县人民政府办公室',
  '松岭自治州发展和改革委员会',
  '柳泉高新技术产业开发区管理委员会',
  '江平市公安局交通警察支队',
] as const;

/** Titles with `{o}` for an organ and `{y}` for a year; the kind is that of the document so called. */
const forms: readonly (readonly [kind: DocumentKind, form: string])[] = [
  ['report', '{o}{y}年政府信息公开工作年度报告'],
  ['report', '{o}{y}年度政府信息公开工作年度报告'],
  ['report', '{o}{y}年政府信息公开年度报告'],
  ['report', '{o}{y}年度政府信息公开年报'],
  ['report', '{y}年{o}政府信息公开工作年度报告'],
  ['report', '{y}年度{o}信息公开工作年度报告'],
  ['report', '{o}政府信息公开{y}年年度报告'],
  ['report', '{o}政府信息公开工作{y}年度报告'],
  ['report', '{o}{y}年信息公开年度报告'],
  ['report', '{o}{y}年政务公开暨政府信息公开工作年度报告'],
  ['report', '{o}关于{y}年度政府信息公开工作情况的报告'],
  ['report', '{o}{y}年度政府信息公开工作报告'],
  ['report', '{o}政府信息公开年度报告（{y}年）'],
  ['report', '{o}政府信息公开年度报告({y}年度)'],
  ['report', '（{y}年度）{o}政府信息公开工作年度报告'],
  ['report', '{o}{y}年政府信息公开工作年度报告（全文）'],
  ['report', '{o}{y}年政府信息公开工作年度报告（文字版）'],
  ['report', '{o}{y}年政府信息公开工作年度报告.docx'],
  ['report', '{o}{y}年政府信息公开工作年度报告.pdf'],
  ['report', '[政府信息公开年报] {o}{y}年政府信息公开工作年度报告'],
  ['report', '{o}{y} 年政府信息公开工作年度报告'],
  ['report', '{o}{y}年政府信息公开工作年度报告_云溪县人民政府门户网站'],
  ['report', '{o}{y}年政府信息公开工作年度报告 - 柳泉区政府网'],
  ['report', '{o}{y}年政府信息公开工作年度…'],
  ['report', '{o}{y}年政府信息公开工作年度报...'],
  ['report', '{y}年政府信息公开工作年度报告'],
  ['report', '{y}年信息公开年报'],
  ['report', '《{o}{y}年政府信息公开工作年度报告》'],
  ['report', '{o}{y}年政府信息公开工作年度报告 {n}-01-28'],
  ['report', '• {o}{y}年政府信息公开工作年度报告'],
  ['report', '{o}{y}年政府信息公开情况年度报告'],
  ['report', '{o}{y}年政府信息公开年度工作报告'],
  ['notice', '关于做好{y}年政府信息公开工作年度报告编制工作的通知'],
  ['notice', '关于做好{y}年度政府信息公开工作年度报告编制和发布工作的通知'],
  ['notice', '{o}关于报送{y}年政府信息公开年度报告的通知'],
  ['notice', '{o}关于印发《{y}年政府信息公开工作年度报告编制方案》的通知'],
  ['notice', '关于认真做好{y}年度政府信息公开工作年度报告编制公布工作的通知'],
  ['notice', '{o}办公室转发关于编制{y}年政府信息公开年报的通知'],
  ['notice', '关于开展{y}年政府信息公开年度报告编写培训的通知'],
  ['notice', '关于报送{y}年政府信息公开年度报告的函'],
  ['notice', '关于召开{y}年政府信息公开年报编制工作会议的通知'],
  ['circular', '关于{y}年政府信息公开工作年度报告公布情况的通报'],
  ['circular', '{o}关于{y}年度政府信息公开年报编制发布情况的通报'],
  ['circular', '{o}{y}年政府信息公开工作考核情况通报'],
  ['circular', '关于未按时公布{y}年政府信息公开年度报告单位的通报'],
  ['circular', '关于{y}年政府信息公开年度报告检查情况的通报'],
  ['rules', '{o}政府信息公开工作年度报告制度'],
  ['rules', '{o}政府信息公开年度报告制度（试行）'],
  ['rules', '政府信息公开年度报告编制公布办法'],
  ['rules', '{o}政府信息公开工作考核制度'],
  ['rules', '{o}政府信息公开年度报告编制规范'],
  ['rules', '中华人民共和国政府信息公开条例'],
  ['template', '政府信息公开工作年度报告格式'],
  ['template', '{y}年政府信息公开工作年度报告（模板）'],
  ['template', '政府信息公开年度报告参考格式'],
  ['template', '《政府信息公开工作年度报告》范本'],
  ['template', '{y}年度政府信息公开工作年度报告格式（试行）'],
  ['template', '政府信息公开年报编写提纲'],
  ['template', '{y}年政府信息公开年度报告样本'],
  ['digest', '图解：{o}{y}年政府信息公开工作年度报告'],
  ['digest', '【图解】{o}{y}年政府信息公开工作年度报告'],
  ['digest', '一图读懂{o}{y}年政府信息公开工作年度报告'],
  ['digest', '{o}{y}年政府信息公开工作年度报告（图片版）'],
  ['digest', '{o}{y}年政府信息公开工作年度报告（图解版）'],
  ['digest', '{o}{y}年政府信息公开年度报告解读'],
  ['digest', '《{o}{y}年政府信息公开工作年度报告》政策解读'],
  ['digest', '{o}{y}年政府信息公开工作年度报告（摘要）'],
  ['digest', '图说{y}年政府信息公开年报'],
  ['digest', '长图|{o}{y}年政府信息公开工作年度报告'],
  ['digest', '{o}{y}年政府信息公开年报亮点速览'],
  ['correction', '关于{o}{y}年政府信息公开工作年度报告的更正说明'],
  ['correction', '{o}{y}年政府信息公开年度报告更正公告'],
  ['correction', '{o}关于{y}年政府信息公开工作年度报告勘误的说明'],
  ['listing', '政府信息公开年报'],
  ['listing', '政府信息公开年度报告'],
  ['listing', '历年政府信息公开年度报告'],
  ['listing', '各部门政府信息公开年报'],
  ['other', '{o}{y}年度政府网站工作年度报表'],
  ['other', '{o}{y}年政府工作报告'],
  ['other', '{o}{y}年度部门决算公开'],
  ['other', '{o}{y}年法治政府建设年度报告'],
  ['other', '{o}政府信息公开指南'],
  ['other', '{o}政府信息公开目录'],
  ['other', '政府信息公开申请表'],
  ['other', '{o}{y}年上半年政府信息公开工作总结'],
  ['other', '{o}{y}年政务公开工作要点'],
  ['other', '云溪水务股份有限公司{y}年年度报告'],
  ['other', '{y}年度环境质量年报'],
  ['other', '江平大学{y}学年信息公开工作年度报告'],
  ['other', '{o}{y}年公开招聘工作人员公告'],
  ['other', '{o}{y}年第三季度政府信息公开情况'],
];
const years = [2008, 2010, 2012, 2013, 2014, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024];

/** Titles of particular shape: numerals in Chinese, Traditional, spaced, with other years about. */
const singles: readonly TitleTruth[] = [
  { title: '云溪县人民政府二〇一四年政府信息公开工作年度报告', kind: 'report', year: 2014 },
  { title: '二○○九年度柳泉区政府信息公开年报', kind: 'report', year: 2009 },
  { title: '石桥市二00八年政府信息公开工作年度报告', kind: 'report', year: 2008 },
  { title: '雲溪縣人民政府2015年政府信息公開工作年度報告', kind: 'report', year: 2015 },
  { title: '云 溪 县 2017 年 政 府 信 息 公 开 工 作 年 度 报 告', kind: 'report', year: 2017 },
  { title: '云溪县２０１６年政府信息公开年度报告', kind: 'report', year: 2016 },
  { title: '2021年1月关于2020年度政府信息公开工作年度报告', kind: 'report', year: 2020 },
  { title: '云政办发〔2021〕3号 云溪县2020年政府信息公开工作年度报告', kind: 'report', year: 2020 },
  { title: '关于印发《云溪县2011年政府信息公开工作年度报告》的通知', kind: 'notice', year: 2011 },
  { title: '国办公开办函〔2021〕30号 政府信息公开工作年度报告格式', kind: 'template', year: null },
  { title: '2008年5月至12月云溪县政府信息公开工作年度报告', kind: 'report', year: 2008 },
  { title: '政府信息公开情况统计表（2016年度）', kind: 'report', year: 2016 },
  { title: '云溪县2015年度政府信息公开情况统计表', kind: 'report', year: 2015 },
  { title: '2010年年报', kind: 'report', year: 2010 },
  { title: '[2020年]政府信息公开工作年度报告', kind: 'report', year: 2020 },
  { title: '政府信息公开年度报告（2008-2012）', kind: 'report', year: null },
  { title: '关于公开征求2020年政府信息公开年报意见的公告', kind: 'notice', year: 2020 },
  { title: '江平市市场监督管理局（知识产权局）2022年政府信息公开工作年度报告', kind: 'report', year: 2022 },
  { title: '2014年政府信息公开工作年度报告（云溪县人民政府）', kind: 'report', year: 2014 },
  { title: '国家税务总局云溪县税务局2021年政府信息公开工作年度报告', kind: 'report', year: 2021 },
  { title: '省政府办公厅2012年政府信息公开工作年度报告', kind: 'report', year: 2012 },
  { title: '二零二零年度政府信息公开报告', kind: 'report', year: 2020 },
  { title: '', kind: 'other', year: null },
  { title: '首页', kind: 'other', year: null },
];

/** More than three hundred titles with their truth, each form with several organs and years. */
export function evaluationTitles(): readonly TitleTruth[] {
  const titles = new Map<string, TitleTruth>();
  for (const [index, [kind, form]] of forms.entries()) {
    for (let turn = 0; turn < 5; turn += 1) {
      const organ = organs[(index + turn * 3) % organs.length] ?? '';
      const year = years[(index * 2 + turn * 5) % years.length] ?? 2020;
      const title = form
        .replaceAll('{o}', organ)
        .replaceAll('{y}', String(year))
        .replaceAll('{n}', String(year + 1));
      titles.set(title, { title, kind, year: form.includes('{y}') ? year : null });
    }
  }
  for (const single of singles) titles.set(single.title, single);
  return [...titles.values()];
}

export interface TitleEvaluation {
  readonly count: number;
  readonly kindShare: number;
  readonly yearShare: number;
  readonly wrong: readonly { readonly truth: TitleTruth; readonly kind: DocumentKind; readonly year: number | null }[];
}

/** Measures kind and year as told from titles alone. */
export function evaluateTitles(titles: readonly TitleTruth[] = evaluationTitles()): TitleEvaluation {
  let kinds = 0;
  let right = 0;
  const wrong: { truth: TitleTruth; kind: DocumentKind; year: number | null }[] = [];
  for (const truth of titles) {
    const { kind, year } = readTitle(truth.title);
    if (kind === truth.kind) kinds += 1;
    if (year === truth.year) right += 1;
    if (kind !== truth.kind || year !== truth.year) wrong.push({ truth, kind, year });
  }
  return { count: titles.length, kindShare: kinds / titles.length, yearShare: right / titles.length, wrong };
}
