import { memo, oneOf } from '../../text/index.ts';
import { isDataTable } from './grid.ts';
import type { Box, Run } from './runs.ts';

const wanted = oneOf(
  /(?:^|[\s_-])(?:article|content|zoom|main-?text|text|detail|body|news|post|entry|pages_content|trs_\w*editor|ucapcontent|v_news_content|vsb_content\w*|xxgk\w*|zwnr|nr|zhengwen|artibody|contentbox)(?:$|[\s_\d-])/i,
  /content|article|zoom|editor|detail/i,
);
const unwanted =
  /(?:^|[\s_-])(?:nav|menu|header|head|foot|footer|bottom|side|sidebar|aside|comment|comments|reply|share|related|relate|recommend|hot|rank|crumb|breadcrumb|position|location|copyright|links|banner|tool|tools|toolbar|ad|ads|page|pager|pagination|search|login|qrcode|ewm|prev|next|tags|bdshare\w*|friend\w*|toplist|list)(?:$|[\s_\d-])/i;

/** Whether a class or id says that it holds an article. */
export const isWantedName: (names: string) => boolean = memo((names) => wanted.test(names) && !unwanted.test(names));

/** What a container's own names say of it: 1 body, -1 something else, 0 nothing. */
function hint(box: Box): number {
  const { element } = box;
  if (element.name === 'article' || element.name === 'ucapcontent' || element.name === 'main') return 1;
  if (element.name === 'nav' || element.name === 'footer' || element.name === 'aside') return -1;
  const names = `${element.attributes['id'] ?? ''} ${element.attributes['class'] ?? ''}`;
  return names === ' ' ? 0 : nameHint(names);
}

const nameHint: (names: string) => number = memo((names) => {
  if (unwanted.test(names) && !/content|article|zoom/i.test(names)) return -1;
  return wanted.test(names) ? 1 : 0;
});

/** Below this a box says too little to be called a body. */
const leastBody = 60;

/** Whether sentences stand in a box itself or in its own paragraphs, beside what its other parts hold. */
function holdsProse(box: Box): boolean {
  return box.items.some((item) => {
    if (item.kind === 'run') return isSentence(item);
    return (
      item.kind === 'box' &&
      item.element.name === 'p' &&
      item.items.some((run) => run.kind === 'run' && isSentence(run))
    );
  });
}

function isSentence(run: Run): boolean {
  return !run.hidden && run.linkChars === 0 && run.text.length >= 8 && /[。；]/.test(run.text);
}

/** Score of a box with what its names say; negative names make text worthless unless it is most of the page. */
function weigh(box: Box, whole: number): number {
  const says = hint(box);
  if (says < 0 && box.score < whole * 0.6) return Math.min(box.score, 0);
  return box.score;
}

/**
 * The box that holds the body: descends from the page as long as one child holds nearly all that is worth reading, a
 * little less being enough where the child is called article or content.
 */
export function findBody(root: Box): Box {
  let at = root;
  for (;;) {
    let best: Box | null = null;
    let bestScore = 0;
    let total = 0;
    for (const item of at.items) {
      if (item.kind !== 'box') {
        continue;
      }
      const score = weigh(item, root.score);
      total += Math.max(score, 0);
      if (score > bestScore) {
        best = item;
        bestScore = score;
      }
    }
    if (best === null || bestScore < leastBody || isData(best)) return at;
    const own = Math.max(ownScore(at), 0);
    const share = bestScore / Math.max(total + own, 1);
    const enough = hint(best) > 0 ? 0.6 : 0.78;
    if (share < enough || (hint(at) > 0 && holdsProse(at))) return at;
    at = best;
  }
}

/** A table of data is part of a body, and no body itself: what stands beside it belongs to the same report. */
function isData({ element }: Box): boolean {
  return element.name === 'table' && isDataTable(element);
}

function ownScore(box: Box): number {
  let score = box.score;
  for (const item of box.items) if (item.kind === 'box') score -= item.score;
  return score;
}

/** Whether a box inside the body is something else: a menu, a widget, related links, a footer. */
export function isAside(box: Box, body: Box): boolean {
  if (box.element.name === 'nav' || box.element.name === 'footer') return true;
  const linkHeavy = box.linkChars * 2 > box.textChars && box.linkChars > 12;
  const says = hint(box);
  if (says < 0) return linkHeavy || box.score < body.score * 0.25;
  return linkHeavy && box.score <= 0 && says <= 0;
}
