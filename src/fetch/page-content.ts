import { challengeToPerson } from './challenge-signs.ts';
import { documentSign } from './document-signs.ts';
import { verdict, type PageEvidence, type PageJudgement } from './page-evidence.ts';
import { withoutFrame, type PageSketch } from './page-sketch.ts';
import * as marks from './page-marks.ts';
import { weighPage, type Weighing } from './stand-in/judge.ts';
import { otherBrowser } from './stand-in/morphemes.ts';
import type { StandIn } from './stand-in/poor-page.ts';

/** Prose beyond which a page is not looked into: what templates say on every page is among it. */
const mostProse = 1500;
/** Prose beside which a page may ask for another browser and show nothing else. */
const fewProse = 120;
/** Prose below which a page with scripts shows nothing of its own. */
const emptyProse = 30;
/** Evidence against a page of scripts alone. */
const surely = 3;
const isFeed = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:rss|feed|urlset|sitemapindex)\b/i;

function isArticleAddress(url: string): boolean {
  const path = URL.parse(url)?.pathname ?? '';
  return (
    /(?:html?|jsp|aspx?|php|do|\d)$/i.test(path) &&
    !/\/(?:index|default|home|main|list)[\w-]{0,6}\.\w{2,5}$/i.test(path)
  );
}

/** Pages with status 200 that are not what was asked for. */
export function judgeContent(html: string, sketch: PageSketch, evidence: PageEvidence): PageJudgement | null {
  if (marks.nullDetail.test(html) && marks.detailPath.test(URL.parse(evidence.requestedUrl)?.pathname ?? ''))
    return verdict('missing', { kind: 'empty-article', status: evidence.status });
  if (sketch.prose.length > mostProse || marks.carriesData.test(html)) return null;
  if (evidence.listing === true && marks.carriesState.test(html) && marks.namesDocuments.test(html)) return null;
  const sign = documentSign(html, sketch);
  const isDocument = sign !== null;
  const isWeighed = sign !== 'marked' && !isFeed.test(html);
  const { standIn } = isWeighed ? weighPoorPage(html, sketch, evidence, isDocument) : notWeighed;
  const isEmptyList = evidence.listing === true && marks.pagerCall.test(html);
  const empty = isEmptyList ? null : judgeEmptiness(sketch, isDocument);
  return standIn === null || (empty !== null && standIn.weight < surely)
    ? empty
    : asVerdict(standIn, sketch, evidence.status);
}

const notWeighed: Weighing = { standIn: null, reports: false };

/** What a poor page comes to by all its evidence. */
export function weighPoorPage(
  html: string,
  sketch: PageSketch,
  { status, listing = false, requestedUrl }: PageEvidence,
  isDocument: boolean,
): Weighing {
  return weighPage({
    html: withoutFrame(html, sketch),
    sketch,
    status,
    listing,
    isDocument,
    isArticle: isArticleAddress(requestedUrl),
  });
}

export function asVerdict(
  { state, concept, quote, signs }: StandIn,
  sketch: PageSketch,
  status: number,
): PageJudgement {
  return verdict(
    state,
    { kind: 'stand-in', what: concept, signs, status, quote },
    state === 'script-only' || (concept === 'test' && sketch.scripts > 0 && !challengeToPerson.test(quote)),
  );
}

function judgeEmptiness(sketch: PageSketch, isDocument: boolean): PageJudgement | null {
  if (!isDocument && sketch.links < 15 && sketch.prose.length < fewProse && otherBrowser.test(sketch.prose)) {
    return verdict('script-only', { kind: 'asks-for-another-browser' }, true);
  }
  const seen = sketch.prose.length + sketch.linkText.length + sketch.frame.length + sketch.frameLinks;
  if (seen < emptyProse && sketch.media === 0 && (sketch.scripts > 0 || sketch.noscript !== '')) {
    return verdict('script-only', { kind: 'no-text-without-scripts' }, true);
  }
  return null;
}
