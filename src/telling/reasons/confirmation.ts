import type { Confirmation, DecisionReason, LookReason, PageFound, PageReason, Recorded } from '../../domain/index.ts';
import { always, type Wordings } from './wordings.ts';

type OwnLookReason = Exclude<LookReason, PageReason | PageFound | DecisionReason>;

export const lookWordings: Wordings<OwnLookReason> = {
  'other-report': {
    en: ({ of }, speaker) => `another report stands there: ${speaker.of(of)}`,
    zh: ({ of }, speaker) => `该处现为另一份报告：${speaker.of(of)}`,
  },
  'page-unknown': always('its page is known no more', '该页面已无记录'),
  'too-soon': always(
    'by the server’s clock it came too soon after the first: our own was set forward meanwhile',
    '按网站时钟，与首次读取相隔过短（其间本机时钟被拨快）',
  ),
  'not-configured': {
    en: ({ portal }) => `portal ${portal} is no longer configured`,
    zh: ({ portal }) => `网站 ${portal} 已不在配置中`,
  },
};

/** How often a change was seen, and when. */
export const confirmationWordings: Wordings<Exclude<Confirmation, Recorded>> = {
  'seen-once': {
    en: ({ at }, { time }) => `read once, at ${time(at)}; no second look has confirmed it yet`,
    zh: ({ at }, { time }) => `${time(at)}读取到一次，尚未由第二次读取证实`,
  },
  'seen-twice': {
    en: ({ first, second }, { time }) => `read twice alike: ${time(first)} and ${time(second)}`,
    zh: ({ first, second }, { time }) => `两次读取一致：${time(first)}和${time(second)}`,
  },
  'never-seen-again': {
    en: ({ at, of }, speaker) =>
      `read once only, at ${speaker.time(at)}; the page could not be read again since (${speaker.of(of)})`,
    zh: ({ at, of }, speaker) => `只在${speaker.time(at)}读取到一次，此后一直未能再次读取该页面（${speaker.of(of)}）`,
  },
  'went-back': {
    en: ({ first, second }, { time }) =>
      `what was read at ${time(first)} had gone back to what was there before at ${time(second)}; no subscriber was told`,
    zh: ({ first, second }, { time }) =>
      `${time(first)}读取到的内容，${time(second)}再次读取时已变回先前的内容，未通知订阅者`,
  },
  'seen-otherwise': {
    en: ({ first, second }, { time }) => `read once, at ${time(first)}; at ${time(second)} it was different again`,
    zh: ({ first, second }, { time }) => `${time(first)}读取到一次，${time(second)}再次读取时又是另一内容`,
  },
  'called-otherwise': {
    en: ({ first, second }, { time }) =>
      `read at ${time(first)}; at ${time(second)} the same page called itself another report; no subscriber was told`,
    zh: ({ first, second }, { time }) =>
      `${time(first)}读取到，${time(second)}再次读取时，同一页面已改称另一份报告，未通知订阅者`,
  },
  'known-otherwise': always(
    'its organ was renamed, and the report was known under the other name; no subscriber was told, and what is new in it is told as a revision',
    '发布机构已更名，该报告此前已以另一名称记录，未通知订阅者；其中的新内容将作为改动通知',
  ),
  'listed-again': {
    en: ({ at }, { time }) => `in the pass of ${time(at)} the column listed the page again; no subscriber was told`,
    zh: ({ at }, { time }) => `${time(at)}开始的巡查中，栏目又列出了该页面，未通知订阅者`,
  },
  'gone-again': {
    en: ({ at }, { time }) =>
      `in the pass of ${time(at)} it was gone again, so that a cache may have shown it; no subscriber was told`,
    zh: ({ at }, { time }) => `${time(at)}开始的巡查中又不在了，可能只是缓存的旧内容，未通知订阅者`,
  },
  'places-agree': {
    en: ({ at }, { time }) => `at ${time(at)} the places contradicted each other no more`,
    zh: ({ at }, { time }) => `${time(at)}再次读取时，各处内容已不再互相矛盾`,
  },
  'as-told-before': {
    en: ({ at }, { time }) =>
      `read alike at ${time(at)}; it is what was there before, and what came between was never told, so that this is not either`,
    zh: ({ at }, { time }) => `${time(at)}再次读取时一致；内容与先前的相同，其间的改动从未通知订阅者，故不另行通知`,
  },
  'back-untold': always(
    'the change before was never confirmed by a second look and never told; the content is what it was again',
    '先前的改动未经第二次读取证实，从未通知订阅者；现已变回原来的内容',
  ),
};
