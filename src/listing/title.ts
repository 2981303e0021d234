import { readDay } from './listed-date.ts';

const cut = /(?:\.{2,}|…+|‥+|。{2,}|···)$/;
/** Whether a title is shown as far as there was room. */
export const isCut = (title: string): boolean => cut.test(title.trim());

const bullets = /^[\s·•●◆■□▪▶►»›>※★☆\-–—|｜\]]+|[\s·•|｜[\-–—]+$/g;
/** Anchors that say what to do, not what is there. */
const action =
  /^(?:查看|点击查看|查看(?:详[细情]|更多|全部)|详[细情]|更多[>»›.…+]*|more[>»›.…+]*|[>»›+]{1,3}|阅读(?:全文|更多)?|下载|点击下载|附件下载|打开|浏览|进入|\[?详细\]?|正文|内容|链接|网页版?|(?:政策|文字|图片|图文)?(?:图解|解读)|html|(?:pdf|word|docx?|wps|ofd|excel|图片|文字|网页)\s?(?:版本?|格式)?\s?(?:下载|查看|文件)?|下载\s?(?:pdf|word|docx?|wps|ofd|excel)(?:版本?|格式)?|new)$/i;

/** Folds white space; keeps everything else as it is. */
export function tidy(text: string): string {
  return text.replaceAll(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
}

function withoutDate(text: string): string {
  const day = readDay(text);
  if (day === null) return text;
  const before = text.slice(0, day.start);
  const after = text.slice(day.end);
  // Only a date at an edge, set apart, was put there by the list; any other is part of the title.
  if (/^[\s[(（【]*$/.test(before) && /^[\s\])）】|｜]/.test(after))
    return after.replace(/^[\s\])）】|｜]+/, '') || text;
  const closing = /^[\s\])）】]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\s\])）】]*$/.test(after);
  const numeric = /^\d{2,4}[-/.]/.test(text.slice(day.start, day.end));
  if (closing && (/[\s[(（【]$/.test(before) || numeric)) return before.replace(/[\s[(（【]+$/, '') || text;
  return text;
}

/** Whether an anchor's text names an action rather than a document. */
export function isAction(text: string): boolean {
  return action.test(tidy(text).replaceAll(/^[[【（(]|[\]】）)]$/g, ''));
}

/** Text without the spaces that markup left between characters and numbers: `<b>2020</b>年` is one word. */
function joined(text: string): string {
  return text.replaceAll(/(?<=[\p{Script=Han}\d])\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+(?=\d)/gu, '');
}

/** Of a title attribute with several lines, the one that is the title. */
function titleLine(attribute: string, stem: string): string {
  const lines = attribute
    .split(/[\r\n]+|<br\s{0,3}\/?>/i)
    .map((line) => tidy(line).replace(/^(?:文章)?(?:标题|名称|题名)\s?[:：]\s?/, ''))
    .filter((line) => line !== '');
  if (lines.length < 2) return lines[0] ?? '';
  return (
    lines.find((line) => stem !== '' && line.replaceAll(' ', '').includes(stem.replaceAll(' ', ''))) ?? lines[0] ?? ''
  );
}

/**
 * The whole title of a listed document: the `title` attribute where the anchor's text is cut or a part of it, without
 * bullets and without the list's date.
 */
export function titleOf(anchorText: string, titleAttribute: string | null): string {
  const text = joined(withoutDate(tidy(anchorText)).replaceAll(bullets, ''));
  const stem = text.replace(cut, '').trim();
  const whole = withoutDate(titleLine(titleAttribute ?? '', stem)).replaceAll(bullets, '');
  if (whole === '' || isAction(whole)) return text;
  if (stem === '' || isAction(text)) return whole;
  const isCut = cut.test(text);
  const bare = (value: string): string => value.replaceAll(/\s/g, '');
  if (isCut || (whole.length > stem.length && bare(whole).includes(bare(stem)))) return whole;
  return text;
}
