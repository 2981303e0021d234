import type { FixityTrouble, PortalNote } from '../../domain/index.ts';
import { cutWording } from './listing.ts';
import type { Wording, Wordings } from './wordings.ts';

const untilRuled = [
  'until an operator says so: `nianbao held`',
  '在管理员用 nianbao held 裁定之前，不告知读者',
] as const;

/** What operators should know of a portal. */
export const portalWordings: Wordings<PortalNote> = {
  'listing-short': {
    en: ({ url, listed, known }) =>
      `${url} was read twice and lists ${listed} where ${known} were known; if the site was rebuilt, run \`nianbao probe\` and correct the column`,
    zh: ({ url, listed, known }) =>
      `${url} 两次读取都只列出 ${listed} 条，而此前列有 ${known} 条；如网站已改版，请运行 nianbao probe 并修改栏目的配置`,
  },
  'many-unlisted': {
    en: ({ reports, of }) =>
      `${reports} of ${of} reports left the listings at once; nothing is told of them ${untilRuled[0]}`,
    zh: ({ reports, of }) => `${of} 份报告中有 ${reports} 份同时从栏目列表中消失；${untilRuled[1]}`,
  },
  'many-vanished': {
    en: ({ reports, of }) =>
      `${reports} of ${of} reports vanished together; their removal is held back ${untilRuled[0]}`,
    zh: ({ reports, of }) => `${of} 份报告中有 ${reports} 份同时找不到了；${untilRuled[1]}`,
  },
  'many-replaced': {
    en: ({ reports, of }) =>
      `${reports} of ${of} reports are shown by none of their pages, which answer with something else; if the site was rebuilt, look at one of them with \`nianbao extract\``,
    zh: ({ reports, of }) =>
      `${of} 份报告中有 ${reports} 份的页面虽能打开，却都读不出报告；如网站已改版，请用 nianbao extract 查看其中一页`,
  },
  'clock-ahead': {
    en: ({ hours }) =>
      `our clock is ${hours} hours ahead of what the servers say; nothing is concluded from what is absent until it is set right`,
    zh: ({ hours }) => `本机时钟比各网站所报的时间快 ${hours} 小时；校正之前，不因找不到而下任何结论`,
  },
  'departures-unknown': {
    en: ({ url, of }, speaker) =>
      `what left ${url} is not known, since it was not read to its end: ${cutWording.en(of, speaker)}`,
    zh: ({ url, of }, speaker) => `${url} 没有读到底，从中撤下了什么不得而知：${cutWording.zh(of, speaker)}`,
  },
  'owed-unknown': {
    en: ({ publisher, year, of }, speaker) =>
      `whether ${publisher} has published its report of ${year} is unknown: ${speaker.of(of)}`,
    zh: ({ publisher, year, of }, speaker) => `${publisher}是否已公布 ${year} 年度报告，尚不能断定：${speaker.of(of)}`,
  },
  undeclared: {
    en: ({ year, organs, named }) =>
      `published ${year - 1}, none of ${year} found, not declared under publishers: ${organs} (${listed(named, organs, ', ')})`,
    zh: ({ year, organs, named }) =>
      `${year - 1} 年度已公布、${year} 年度未见、又未在 publishers 下声明的机构 ${organs} 个（${listed(named, organs, '、')}）`,
  },
  'broken-links': {
    en: ({ links, named }) => `listed and missing: ${links} (${listed(named, links, ', ')})`,
    zh: ({ links, named }) => `栏目列出而页面已不在的有 ${links} 个（${listed(named, links, '、')}）`,
  },
  'nameless-reports': {
    en: ({ pages, named }) =>
      `listed like reports, naming no organ and read as none's: ${pages} (${listed(named, pages, ', ')}); where they are reports, name the organ as \`publisher\` of its column, or of a column that holds its reports alone`,
    zh: ({ pages, named }) =>
      `栏目列出、标题像年报而未写明机关、也未能读成某机关报告的页面 ${pages} 个（${listed(named, pages, '、')}）；如确为报告，请在其栏目上写明 publisher，或为它单设一个栏目`,
  },
  'untied-corrections': {
    en: ({ notices, named }) =>
      `correction notices that name no report known here, and are told to no reader: ${notices} (${listed(named, notices, ', ')})`,
    zh: ({ notices, named }) =>
      `未指明更正哪份报告、或所指报告尚未收录的更正说明 ${notices} 份，未通知订阅者（${listed(named, notices, '、')}）`,
  },
  notes: {
    en: ({ of }, speaker) => of.map((note) => speaker.of(note)).join('; '),
    zh: ({ of }, speaker) => of.map((note) => speaker.of(note)).join('；'),
  },
};

function listed(named: readonly string[], inAll: number, separator: string): string {
  return `${named.join(separator)}${inAll > named.length ? ' …' : ''}`;
}

const fromCopy = [
  'Put the file back from a copy; the other records in it stay readable.',
  '请用副本恢复该文件；其中的其他记录仍可读取。',
] as const;
const remedies: Readonly<Record<FixityTrouble, readonly [en: string, zh: string]>> = {
  'damaged-record': fromCopy,
  'torn-tail': [
    'Nothing confirmed is lost. Leave it, or cut the file off there when no process writes it.',
    '已确认写入的内容没有丢失。可不处理，或在无进程写入时从该处截断文件。',
  ],
  'duplicate-record': [
    'See whether the file was joined from two copies; readers use the first record.',
    '请查看该文件是否由两份副本拼成；读取时以第一条记录为准。',
  ],
  'missing-record': fromCopy,
  'missing-file': [
    'Put the file back from a copy, or point NIANBAO_DATA at the folder that holds it.',
    '请用副本恢复该文件，或让 NIANBAO_DATA 指向存有它的文件夹。',
  ],
  'unreadable-file': ['Check the rights of the file and the health of the disk.', '请检查该文件的权限和磁盘是否完好。'],
};

/** What is wrong with a file of the archive, where that was recorded, and what to do about it. */
export const damageWording: Wording<{ readonly trouble: FixityTrouble; readonly detail?: string }> = {
  en: ({ trouble, detail }) => `${detail === undefined ? '' : `${detail}. `}${remedies[trouble][0]}`,
  zh: ({ trouble, detail }) => `${remedies[trouble][1]}${detail === undefined ? '' : `（${detail}）`}`,
};
