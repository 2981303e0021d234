import { renderMailHtml } from './mail-html.ts';
import { renderMailText } from './mail-text.ts';
import { cutTo } from './presentable.ts';
import { countInWords, tellStory, type Story } from './story.ts';
import type { AlertView } from './view.ts';

/** A mail without its addresses. */
export interface MailContent {
  /** One line, without control characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const longestSubject = 120;

/** One header line: whatever stood in the title, no line break, control or direction mark is left. */
function subjectOf(story: Story): string {
  const count = countInWords(story.changed);
  const whole = `【年报监测】${story.headline}${count === null ? '' : `（${count}）`}`;
  return cutTo(whole.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim(), longestSubject);
}

/** An alert as a Chinese mail, plain and HTML, personal numbers masked and every text escaped. */
export function renderMail(view: AlertView): MailContent {
  const story = tellStory(view);
  return { subject: subjectOf(story), text: renderMailText(story), html: renderMailHtml(story) };
}
