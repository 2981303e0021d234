import { hostBelongs, isFolderAbove, isHomePage, samePlace } from './places.ts';
import { sketchPage, type PageSketch } from './page-sketch.ts';
import { challengeScripts, challengeToPerson } from './challenge-signs.ts';
import * as marks from './page-marks.ts';
import { looksLikeDocument } from './document-signs.ts';
import { handsOutNothing, judgeJson } from './json-answer.ts';
import { judgeXml } from './xml-answer.ts';
import { judgeContent } from './page-content.ts';
import { verdict, type PageEvidence, type PageJudgement } from './page-evidence.ts';
import { judgeStatus } from './page-status.ts';
import { breaksOff } from './page-markup.ts';

/** Longer pages are judged by their beginning: where that stops says nothing. */
const judgedBytes = 128 * 1024;
/** Prose of a challenge: a sentence or two beside its script. */
const challengeProse = 300;

/** What a page's exchange proves, decided from the exchange alone. */
export function judgePage(evidence: PageEvidence): PageJudgement {
  const { status } = evidence;
  const html = evidence.text !== null && looksLikeHtml(evidence) ? evidence.text : null;
  const sketch = html === null ? null : sketchPage(html);
  if (status === 304) {
    return evidence.conditional
      ? verdict('not-modified', { kind: 'not-modified' })
      : verdict('unreachable', { kind: 'not-modified-unasked' });
  }
  const foreign = judgePlace(evidence);
  if (foreign?.state === 'wrong-host') return foreign;
  const challenge = html === null || sketch === null ? null : judgeChallenge(html, sketch, status);
  if (challenge !== null) return challenge;
  if (status < 200 || status >= 300 || status === 206) return judgeStatus(evidence, html, sketch);
  if (foreign !== null) return foreign;
  if (evidence.cut !== null) return verdict('truncated', { kind: 'cut', by: evidence.cut });
  if (evidence.contentBytes === 0) return verdict('truncated', { kind: 'empty-body', status });
  if (html !== null && evidence.contentBytes < judgedBytes && breaksOff(html))
    return verdict('truncated', { kind: 'cut', by: 'disconnect' });
  const answer =
    evidence.text === null ? null : (judgeJson(evidence.text, evidence.listing) ?? judgeXml(evidence.text));
  if (answer !== null) return verdict(answer.state, answer.reason);
  if (evidence.listing !== true && evidence.text !== null && handsOutNothing(evidence.text))
    return verdict('unreachable', { kind: 'empty-answer' });
  if (html !== null && sketch !== null && !sketch.enough) {
    const instead = judgeContent(html, sketch, evidence);
    if (instead !== null) return instead;
  }
  if (status === 202 && sketch !== null && sketch.prose.length < challengeProse && sketch.scripts > 0) {
    return verdict('blocked', { kind: 'challenge', name: null, status }, true);
  }
  return verdict('ok', { kind: 'status', status });
}

function looksLikeHtml(evidence: PageEvidence): boolean {
  const { mediaType } = evidence;
  return mediaType === null || mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

/** A page that came from elsewhere than where it was asked for. */
function judgePlace(evidence: PageEvidence): PageJudgement | null {
  const { requestedUrl, finalUrl, portalHosts, columnUrls } = evidence;
  const host = URL.parse(finalUrl)?.host ?? '';
  if (portalHosts.length > 0 && !hostBelongs(finalUrl, portalHosts)) {
    return verdict('wrong-host', { kind: 'wrong-host', host });
  }
  if (samePlace(requestedUrl, finalUrl)) return null;
  const path = URL.parse(finalUrl)?.pathname ?? '';
  if (marks.loginPath.test(path)) {
    return verdict('login', { kind: 'redirected', to: 'log-in', url: finalUrl });
  }
  if (marks.challengePath.test(path)) return verdict('blocked', { kind: 'redirected', to: 'challenge', url: finalUrl });
  if (marks.errorPath.test(path) && !marks.errorPath.test(URL.parse(requestedUrl)?.pathname ?? '')) {
    return verdict('missing', { kind: 'redirected', to: 'error-page', url: finalUrl });
  }
  if (isHomePage(finalUrl) && !isHomePage(requestedUrl)) {
    return verdict('missing', { kind: 'redirected', to: 'home-page', url: finalUrl });
  }
  if (columnUrls.some((column) => samePlace(column, finalUrl))) {
    return verdict('missing', { kind: 'redirected', to: 'column', url: finalUrl });
  }
  if (evidence.listing !== true && isFolderAbove(requestedUrl, finalUrl)) {
    return verdict('missing', { kind: 'redirected', to: 'column', url: finalUrl });
  }
  return null;
}

function judgeChallenge(html: string, sketch: PageSketch, status: number): PageJudgement | null {
  if (sketch.enough || sketch.prose.length > challengeProse || sketch.links > 15) return null;
  if (marks.carriesData.test(html) || looksLikeDocument(html, sketch)) return null;
  const said = sketch.prose + sketch.noscript + sketch.title;
  if (sketch.scripts + sketch.media === 0) return null;
  const found = challengeScripts.find(([, sign]) => sign.test(html));
  if (found === undefined) return null;
  const [name, , whom] = found;
  const byItself = whom === 'browser' && !challengeToPerson.test(said);
  return verdict('blocked', { kind: 'challenge', name, status }, byItself);
}
