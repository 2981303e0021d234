import { renderMailHtml } from './mail-html.ts';
import { renderMailText } from './mail-text.ts';
import { cutTo } from '../telling/presentable.ts';
import { countInWords, mainChange, tellStory, type Story } from './story.ts';
import type { AlertView } from './view.ts';

/** A mail without its addresses. */
export interface MailContent {
  /** One line, without control characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const longestSubject = 120;

/** What changed, as far as a line has room: the weightiest value, else how much. */
function changeInSubject({ changed }: Story): string {
  const count = countInWords(changed);
  if (count === null) return '';
  const main = mainChange(changed);
  if (main === null) return `（${count}）`;
  const all = changed.values.length + changed.moreValues + changed.texts.length + changed.moreTexts;
  return `：${main}${all > 1 ? `，共 ${all} 处` : ''}`;
}

/** One header line: whatever stood in the title, no line break, control or direction mark is left. */
function subjectOf(story: Story): string {
  const whole = `【年报监测】${story.headline}${changeInSubject(story)}`;
  return cutTo(whole.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim(), longestSubject);
}

/** An alert as a Chinese mail, plain and HTML, personal numbers masked and every text escaped. */
export function renderMail(view: AlertView): MailContent {
  const story = tellStory(view);
  return { subject: subjectOf(story), text: renderMailText(story), html: renderMailHtml(story) };
}
