import type { PageVerdict } from '../domain/index.ts';
import { hostBelongs, isFolderAbove, isHomePage, samePlace } from './places.ts';
import { sketchPage, type PageSketch } from './page-sketch.ts';
import * as words from './page-words.ts';
import { isSaidToVisitor, looksLikeDocument } from './document-signs.ts';
import { hasEmptyArticleNode } from './hollow.ts';
import { judgeJson } from './json-answer.ts';

/** What is known of an exchange when its page is judged. */
export interface PageEvidence {
  readonly status: number;
  /** First value of a header field, by lower-case name. */
  readonly header: (name: string) => string | null;
  /** First part of the decoded text; null where the content is no text. */
  readonly text: string | null;
  readonly mediaType: string | null;
  /** Length of the decoded content. */
  readonly contentBytes: number;
  /** Why the body is not whole; null when it is. */
  readonly cut: string | null;
  readonly requestedUrl: string;
  /** Address that answered, or that a redirect not followed points to. */
  readonly finalUrl: string;
  /** Hosts of the portal (`host` or `host:port`); empty when unknown. */
  readonly portalHosts: readonly string[];
  /** Addresses of the portal's columns. */
  readonly columnUrls: readonly string[];
  /** True for a listing, which may be empty without being gone. */
  readonly listing?: boolean;
  /** True when validators were sent. */
  readonly conditional: boolean;
}

/** What a page's exchange proves, and whether a browser may show more. */
export interface PageJudgement extends PageVerdict {
  /** True for pages of scripts, and for challenges that an ordinary browser passes by itself, without anybody's doing. */
  readonly browserMayHelp: boolean;
}

const verdict = (state: PageVerdict['state'], reason: string, browserMayHelp = false): PageJudgement => ({
  state,
  reason,
  browserMayHelp,
});

/** Prose of a page that says it is not there; menus are links and do not count. */
const shortProse = 500;
/** Prose of a challenge: a sentence or two beside its script. */
const challengeProse = 300;
/** Prose of a firewall that only gives its name. */
const firewallProse = 120;
/** Prose beside a password that is asked for, and nothing else. */
const loginProse = 100;
/** Prose below which a page with scripts shows nothing of its own. */
const emptyProse = 30;

/** What a page's exchange proves, decided from the exchange alone. */
export function judgePage(evidence: PageEvidence): PageJudgement {
  const { status } = evidence;
  const html = evidence.text !== null && looksLikeHtml(evidence) ? evidence.text : null;
  const sketch = html === null ? null : sketchPage(html);
  if (status === 304) {
    return evidence.conditional
      ? verdict('not-modified', 'the server says it has not changed (304)')
      : verdict('unreachable', 'the server answered 304 to a request without validators');
  }
  const foreign = judgePlace(evidence);
  if (foreign?.state === 'wrong-host') return foreign;
  const challenge = html === null || sketch === null ? null : judgeChallenge(html, sketch, status);
  if (challenge !== null) return challenge;
  if (status < 200 || status >= 300 || status === 206) return judgeStatus(evidence, sketch);
  if (foreign !== null) return foreign;
  if (evidence.cut !== null) return verdict('truncated', evidence.cut);
  if (evidence.contentBytes === 0) return verdict('truncated', `an empty body with status ${status}`);
  const answer = evidence.text === null ? null : judgeJson(evidence.text);
  if (answer !== null) return verdict(answer.state, answer.reason);
  if (html !== null && sketch !== null && !sketch.enough) {
    const instead = judgeContent(html, sketch, evidence);
    if (instead !== null) return instead;
  }
  if (status === 202 && sketch !== null && sketch.prose.length < challengeProse && sketch.scripts > 0) {
    return verdict('blocked', 'a script instead of a page, with status 202', true);
  }
  return verdict('ok', `status ${status}`);
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
    return verdict('wrong-host', `answered by ${host}, which is not one of the portal's hosts`);
  }
  if (samePlace(requestedUrl, finalUrl)) return null;
  const path = URL.parse(finalUrl)?.pathname ?? '';
  if (words.loginPath.test(path)) {
    return verdict('login', `redirected to the log-in page ${finalUrl}`);
  }
  if (words.challengePath.test(path)) return verdict('blocked', `redirected to the challenge ${finalUrl}`);
  if (words.errorPath.test(path) && !words.errorPath.test(URL.parse(requestedUrl)?.pathname ?? '')) {
    return verdict('missing', `redirected to the error page ${finalUrl}`);
  }
  if (isHomePage(finalUrl) && !isHomePage(requestedUrl)) {
    return verdict('missing', `redirected to the home page ${finalUrl}`);
  }
  if (columnUrls.some((column) => samePlace(column, finalUrl))) {
    return verdict('missing', `redirected to the column ${finalUrl}`);
  }
  if (evidence.listing !== true && isFolderAbove(requestedUrl, finalUrl)) {
    return verdict('missing', `redirected to the column ${finalUrl}`);
  }
  return null;
}

function judgeChallenge(html: string, sketch: PageSketch, status: number): PageJudgement | null {
  if (sketch.enough || sketch.prose.length > challengeProse || sketch.links > 15) return null;
  if (words.carriesData.test(html) || looksLikeDocument(html, sketch)) return null;
  const said = sketch.prose + sketch.noscript + sketch.title;
  if (sketch.scripts > 0) {
    for (const [name, sign, whom] of words.challengeScripts) {
      if (!sign.test(html)) continue;
      const byItself = whom === 'browser' && !words.challengeToPerson.test(said);
      return verdict('blocked', `a challenge (${name}) instead of the page, status ${status}`, byItself);
    }
  }
  if (words.challengeWords.test(said)) {
    const byItself = sketch.scripts > 0 && !words.challengeToPerson.test(said);
    return verdict('blocked', `a challenge instead of the page, status ${status}`, byItself);
  }
  return null;
}

function judgeStatus(evidence: PageEvidence, sketch: PageSketch | null): PageJudgement {
  const { status } = evidence;
  const said = sketch === null ? '' : (sketch.title + sketch.prose).slice(0, 2000);
  const server = evidence.header('server') ?? '';
  switch (status) {
    case 404:
    case 410:
      if (words.nobodysSite.test(said)) return verdict('wrong-host', `the host serves no such site, status ${status}`);
      return verdict('missing', `status ${status}`);
    case 401:
    case 407:
      return verdict('login', `status ${status}`);
    case 521:
      return /cloudflare/i.test(server)
        ? verdict('unreachable', 'the gateway cannot reach the server (521)')
        : verdict('blocked', 'a challenge of the 加速乐 kind (521)', true);
    case 412:
      return verdict('blocked', 'a challenge of the 瑞数 kind (412)', true);
    case 429:
      return verdict('blocked', 'too many requests (429)');
    case 206:
      return verdict('truncated', 'a part of the page that was not asked for (206)');
    default:
  }
  if (status === 403 && sketch?.passwordInput === true) return verdict('login', 'a log-in form with status 403');
  if (status >= 500 && words.maintenanceWords.test(said)) {
    return verdict('maintenance', `the site says it is being worked on, status ${status}`);
  }
  if (words.firewallWords.test(said) || words.firewallNames.test(said.slice(0, 300)))
    return verdict('blocked', `a firewall's page, status ${status}`);
  if (status === 403 || status === 405 || status === 406 || status === 418 || status === 444 || status === 451) {
    return verdict('blocked', `refused with status ${status}`);
  }
  if (status >= 300 && status < 400) return verdict('unreachable', `a redirect that leads nowhere (${status})`);
  if (status >= 500) return verdict('unreachable', `the server failed with status ${status}`);
  return verdict('unreachable', `status ${status}`);
}

/** Header and footer around nothing: the article is gone, the template is not. */
function isHollow(html: string, sketch: PageSketch, { requestedUrl }: PageEvidence): boolean {
  const shown = `${sketch.prose}${sketch.linkText}`.replaceAll(words.todaysDate, '');
  const dated = /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(shown);
  return (
    !dated &&
    /(?:html?|jsp|aspx?|php|do|\d)$/i.test(URL.parse(requestedUrl)?.pathname ?? '') &&
    hasEmptyArticleNode(html)
  );
}

/** Pages with status 200 that are not what was asked for. */
function judgeContent(html: string, sketch: PageSketch, evidence: PageEvidence): PageJudgement | null {
  if (sketch.prose.length > shortProse || words.carriesData.test(html)) return null;
  if (evidence.listing === true && words.carriesState.test(html) && words.namesDocuments.test(html)) return null;
  const isDocument = looksLikeDocument(html, sketch);
  return judgeWords(sketch, evidence, isDocument) ?? judgeEmptiness(html, sketch, evidence, isDocument);
}

/** What a short page says of itself. A document may speak of errors, blocks and maintenance; only to the visitor it does not. */
function judgeWords(sketch: PageSketch, evidence: PageEvidence, isDocument: boolean): PageJudgement | null {
  const { prose, title, links } = sketch;
  const said = `${title}。${prose}${prose.length < emptyProse ? `。${sketch.asides}` : ''}`;
  const found = (sign: RegExp): string | null => {
    for (let from = 0; ;) {
      const match = sign.exec(said.slice(from));
      if (match === null) return null;
      const at = from + match.index;
      from = at + Math.max(1, match[0].length);
      if (isDocument ? isSaidToVisitor(said, at) : !words.onlyIf.test(said.slice(Math.max(0, at - 20), at)))
        return match[0].slice(0, 60);
    }
  };
  const nobodys = links < 15 && !isDocument ? found(words.nobodysSite) : null;
  if (links < 15 && !isDocument && words.leavingSite.test(said))
    return verdict('wrong-host', 'a notice before another site');
  if (nobodys !== null) return verdict('wrong-host', `the host serves no such site: ${nobodys}`);
  const firewall =
    links < 15
      ? (found(words.firewallWords) ??
        (prose.length < firewallProse && !isDocument ? found(words.firewallNames) : null))
      : null;
  if (firewall !== null) return verdict('blocked', `a firewall's page: ${firewall}`);
  const missing = (isDocument ? null : words.missingTitle.exec(title)?.[0]) ?? found(words.missingWords);
  if (missing !== null)
    return verdict('missing', `a page with status ${evidence.status} that says ${missing.slice(0, 60)}`);
  if (isDocument) return null;
  const maintenance = found(words.maintenanceWords);
  if (maintenance !== null) return verdict('maintenance', `the site says ${maintenance}`);
  const failure = links < 15 ? found(words.failureWords) : null;
  if (failure !== null) return verdict('unreachable', `a page with status ${evidence.status} that says ${failure}`);
  if (asksToSignIn(said, sketch, evidence)) return verdict('login', 'a log-in form instead of the page');
  const nothing = evidence.listing === true ? null : words.nothingHere.exec(prose);
  return nothing === null || sketch.media > 3
    ? null
    : verdict('missing', `a page with status ${evidence.status} that says ${nothing[0].slice(0, 60)}`);
}

function asksToSignIn(said: string, sketch: PageSketch, { finalUrl }: PageEvidence): boolean {
  const dates = `${sketch.prose}${sketch.linkText}`.match(/(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/g) ?? [];
  if (dates.length > 1) return false;
  if (!sketch.passwordInput) return sketch.links < 15 && words.signInFirst.test(said);
  if (sketch.links < 15 && sketch.prose.length < loginProse) return true;
  return (
    sketch.links < 40 && (words.loginTitle.test(said) || words.loginPath.test(URL.parse(finalUrl)?.pathname ?? ''))
  );
}

function judgeEmptiness(
  html: string,
  sketch: PageSketch,
  evidence: PageEvidence,
  isDocument: boolean,
): PageJudgement | null {
  if (!isDocument && evidence.listing !== true && isHollow(html, sketch, evidence)) {
    return verdict('missing', `a template around an empty article with status ${evidence.status}`);
  }
  if (
    !isDocument &&
    sketch.links < 15 &&
    sketch.prose.length < firewallProse &&
    words.otherBrowser.test(sketch.prose)
  ) {
    return verdict('script-only', 'it asks for another browser and shows nothing else', true);
  }
  const seen = sketch.prose.length + sketch.linkText.length;
  if (seen < emptyProse && sketch.media === 0 && (sketch.scripts > 0 || sketch.noscript !== '')) {
    return verdict('script-only', 'next to no text without running scripts', true);
  }
  return null;
}
