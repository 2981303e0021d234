import type { FollowReason, LineReason, OwedDoubt } from '../../domain/index.ts';
import { always, type Wordings } from './wordings.ts';

export const followWordings: Wordings<FollowReason> = {
  late: {
    en: ({ due, absentAt, seenAt }, { time }) =>
      `due by ${due}; as observed: the complete pass of ${time(absentAt)} did not hold it, first seen ${time(seenAt)}, which is late`,
    zh: ({ due, absentAt, seenAt }, { time }) =>
      `应于${due}前公布；以监测所见为准：${time(absentAt)}开始的完整巡查中尚无此报告，${time(seenAt)}首次看到，已逾期`,
  },
  'claimed-too-early': {
    en: ({ claimed, absentAt, seenAt }, { time }) =>
      `it is dated ${claimed}, but the complete pass of ${time(absentAt)} did not hold it, first seen ${time(seenAt)}`,
    zh: ({ claimed, absentAt, seenAt }, { time }) =>
      `所标日期为${claimed}，而${time(absentAt)}开始的完整巡查中尚无此报告，${time(seenAt)}首次看到`,
  },
  'not-listed': {
    en: ({ lastListedAt }, { time }) => `the column was read whole; it last listed the page at ${time(lastListedAt)}`,
    zh: ({ lastListedAt }, { time }) => `栏目已完整读取，最后一次列出该页面是在${time(lastListedAt)}`,
  },
  'old-place-gone': {
    en: ({ url, since }, { time }) => `the old address ${url} has been missing since ${time(since)}`,
    zh: ({ url, since }, { time }) => `原地址${url}自${time(since)}起已不存在`,
  },
  'not-found': {
    en: ({ since, hours, looks, urls }, { time }) =>
      `missing since ${time(since)}, in ${looks} complete passes over more than ${hours} hours: ${urls.join(', ')}`,
    zh: ({ since, hours, looks, urls }, { time }) =>
      `自${time(since)}起，在历时${hours}小时以上的${looks}次完整巡查中均不存在：${urls.join('、')}`,
  },
  'linked-no-more': {
    en: ({ since, hours, looks, url }, { time }) =>
      `since ${time(since)}, in ${looks} complete passes over more than ${hours} hours, the page has neither held the report nor linked to its file, which is still served at ${url}; what is edited in a file that no page links to is archived and not told`,
    zh: ({ since, hours, looks, url }, { time }) =>
      `自${time(since)}起，在历时${hours}小时以上的${looks}次完整巡查中，页面既不载有这份报告，也不再链接其文件；该文件在原地址${url}仍可打开，此后其内容如有改动，只存档、不通知`,
  },
  'told-as-gone': {
    en: ({ at }, { time }) => `at ${time(at)} it was told as not found any more`,
    zh: ({ at }, { time }) => `${time(at)}曾报告未再找到`,
  },
  'shows-something-else': {
    en: ({ since }, { time }) =>
      `since ${time(since)} the page opens as before and the report is not read from it; no other watched place holds it`,
    zh: ({ since }, { time }) => `${time(since)}以后，该页面正常打开，而从中读不出这份报告；所监测的其他位置也没有`,
  },
  behind: {
    en: ({ since }, { time }) => `since ${time(since)} the place shows another content than the current version`,
    zh: ({ since }, { time }) => `${time(since)}起该地址所示与现行版本不一致，至今未随之更新`,
  },
  'not-watched': {
    en: ({ since }, { time }) =>
      `the place has stood still since ${time(since)}; it is followed again once the page is well`,
    zh: ({ since }, { time }) => `自${time(since)}起停止监测该位置，恢复正常后自动继续`,
  },
  owed: {
    en: ({ due, passAt, columns }, { time }) =>
      `due by ${due}; the complete pass of ${time(passAt)} read ${columns.map((name) => `“${name}”`).join(', ')} to the end and did not find it`,
    zh: ({ due, passAt, columns }, { time }) =>
      `应于${due}前公布；${time(passAt)}开始的完整巡查读完了${columns.map((name) => `“${name}”`).join('、')}，没有找到`,
  },
  excerpt: { en: ({ text }) => text, zh: ({ text }) => text },
};

export const owedDoubtWordings: Wordings<OwedDoubt> = {
  'not-read-whole': { en: ({ url }) => `${url} was not read completely`, zh: ({ url }) => `${url} 没有读全` },
  'never-read': always(
    'no report of it was ever read in the columns declared for it',
    '在为它声明的栏目里从未读到过它的报告',
  ),
  'candidate-unread': {
    en: ({ title }) => `a listed page that may be it could not be read as a report: ${title}`,
    zh: ({ title }) => `栏目列出的一个页面可能就是它，但没有读成报告：${title}`,
  },
};

export const lineWordings: Wordings<LineReason> = {
  'line-down': {
    en: ({ since, hosts, silent }, { time }) =>
      `since ${time(since)} ${hosts.join(', ')}${silent > hosts.length ? ' and others' : ''} have not answered, nor has any other host; until that ends no portal is told to be out of reach, and no missed visit proves anything`,
    zh: ({ since, hosts, silent }, { time }) =>
      `自${time(since)}起，${hosts.join('、')}${silent > hosts.length ? '等' : ''}都没有应答，其间也没有其他网站应答；恢复之前不再逐一通知网站无法访问，所缺的访问不作为任何依据`,
  },
  'line-up': {
    en: ({ since, at, missed }, { time }) =>
      `down from ${time(since)} to ${time(at)}; ${missed} portals that were not read meanwhile are read now, and those that still do not answer are told of`,
    zh: ({ since, at, missed }, { time }) =>
      `自${time(since)}至${time(at)}中断；其间未能读取的${missed}个网站现在补抓，仍无法访问的另行通知`,
  },
};
