import { toSimplified, oneOf } from '../../text/index.ts';
import type { PageSketch } from '../page-sketch.ts';
import { sayingsOf, speaksOfItself, speaksToVisitor } from './concepts.ts';
import { mattersIn } from './matters.ts';
import { namesColumn } from './entitled.ts';
import { isChrome, isEmptyHeader } from './register.ts';

/** What a page says beside what its template says on every page; folded: Simplified, lower case, no white space. */
export interface OwnText {
  readonly title: string;
  readonly headings: readonly string[];
  /** Sentences outside links, those of the template left out. */
  readonly sentences: readonly string[];
  /** Length of all sentences; four letters or figures count as one character. */
  readonly length: number;
  /** What pictures, dialogs and `<noscript>` say: heard where the page itself says next to nothing. */
  readonly asides: readonly string[];
  readonly linkText: string;
  /** Whether labels of a log-in form stand among it; they are no sentences. */
  readonly logInLabels: boolean;
  /** Whether places stand in it that a script has not filled; they are no sentences. */
  readonly unfilled: boolean;
  /** Whether labels of a document's header stand in it without their values; they are no sentences. */
  readonly emptyHeader: boolean;
  /** Sentences that tell of something else than a site and a visit, and are said to nobody. */
  readonly telling: number;
}

const sentenceEnd = /[。！!？?；;]|\.(?=[A-Z][a-z])/;

/** Simplified, narrow, in lower case. */
export function fold(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase();
}

/** Whether a line is the name of an organ or its site, as under a notice. */
export function isOrgan(sentence: string): boolean {
  return sentence.length <= longestName && !/[,:\d的了均不为是在与已]/.test(sentence) && siteName.test(sentence);
}

/** Sentences of a text without white space, folded. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(sentenceEnd)
    .map((sentence) => fold(sentence))
    .filter((sentence) => sentence !== '');
}

function sizeOf(sentence: string): number {
  const small = sentence.match(/[\u0021-\u024f]/g)?.length ?? 0;
  return sentence.length - small + Math.ceil(small / 4);
}

/** A title's parts that name the site or its organ: 移民搬迁局 tells of no move. */
const siteName = /(?:政府|局|委|会|办|办公室|厅|院|中心|镇|乡|街道|网|网站|门户|站|处|所|系统|平台|库)$/;

function titleWithoutSite(title: string): string {
  return title
    .split(/[-_—–|]+/)
    .filter((part) => !siteName.test(part))
    .join('-');
}

/** Labels of a log-in form and nothing else. */
const logInLabels =
  /^(?:(?:会员|用户|系统|网上|后台|个人|法人|账[号户]|帐[号户]|密码|短信|扫码)?登[录陆](?:[名入]|方式)?|用户(?:名|账号|帐号|id)?|账[号户名]|帐[号户名]|密码|口令|验证码|校验码|手机(?:号码?)?|注册|免费注册|忘记密码|找回密码|记住(?:我|密码|用户名)|自动登录|username|password|login|signin|rememberme|forgotpassword|[:?/|·])+$/;
/** A place that a script has not filled, or with nothing: {{title}}, <%= date %>, 发布时间：undefined. */
const unfilled = oneOf(
  /\{\{[^{}]{1,80}\}\}|\$\{[\w.]{1,60}\}|<%=?[^%]{1,80}%>/,
  /^(?:[\u4e00-\u9fff]{2,6}:)?(?:undefined|null|nan|invaliddate|\[objectobject\])$/,
);
/** What only a document's header has. */
const dayLabel = /日期|时间|来源|作者|索引号|文号/;
const longestName = 24;
/** Labels in one line; also a bound on how long one is looked at. */
const longestLabel = 32;
/** From here on a sentence tells of something. */
const tells = 8;

export function ownText({ title, headings, prose, asides, noscript, linkText }: PageSketch): OwnText {
  const isLabel = (sentence: string): boolean => sentence.length <= longestLabel && logInLabels.test(sentence);
  const all = sentencesOf(prose);
  const spoken = all.filter((sentence) => !isChrome(sentence));
  const sentences = spoken.filter(
    (sentence) => !isLabel(sentence) && !unfilled.test(sentence) && !namesColumn(sentence),
  );
  return {
    logInLabels: spoken.some((sentence) => isLabel(sentence)),
    unfilled: all.some((sentence) => unfilled.test(sentence)),
    emptyHeader: all.some((sentence) => dayLabel.test(sentence) && isEmptyHeader(sentence)),
    telling: sentences.filter(
      (sentence) =>
        mattersIn(sentence) >= tells &&
        !isOrgan(sentence) &&
        !speaksOfItself(sentence) &&
        sayingsOf(sentence).length === 0 &&
        !speaksToVisitor(sentence),
    ).length,
    title: titleWithoutSite(fold(title)),
    headings: sentencesOf(headings).filter((heading) => !siteName.test(heading) && !unfilled.test(heading)),
    sentences,
    length: sentences.reduce((sum, sentence) => sum + sizeOf(sentence), 0),
    asides: sentencesOf(`${asides}。${noscript}`),
    linkText: fold(linkText),
  };
}
