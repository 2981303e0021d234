import { asVerdict, weighPoorPage } from './page-content.ts';
import { verdict, type PageEvidence, type PageJudgement } from './page-evidence.ts';
import { documentSign } from './document-signs.ts';
import type { PageSketch } from './page-sketch.ts';
import { sayingsOf } from './stand-in/concepts.ts';
import { sentencesOf } from './stand-in/own-text.ts';

/** Evidence that outweighs a status. */
const surely = 3;
/** Statuses that say all themselves; behind others firewalls, log-ins and maintenance hide. */
const plainStatus = new Set([206, 401, 407, 412, 429, 521]);

/** What outweighs a status: that something is gone or failed is what such a status says itself. */
const told: ReadonlySet<string> = new Set(['elsewhere', 'refusal', 'test', 'closure', 'sign-in']);

function meantWithStatus(html: string, sketch: PageSketch, evidence: PageEvidence): PageJudgement | null {
  if (evidence.status < 400 || plainStatus.has(evidence.status) || sketch.enough) return null;
  const found = weighPoorPage(html, sketch, evidence, false).standIn;
  if (found === null || found.weight < surely) return null;
  return told.has(found.concept) ? asVerdict(found, sketch, evidence.status) : null;
}

/** Prose that a document has at least, whatever its status. */
const fewestWords = 40;

/**
 * Whether a page is the document itself though its status denies it, as behind handlers that answer every address for an error.
 * It proves nothing then: neither that it is there nor that it is gone.
 */
function deniesItself(html: string, sketch: PageSketch, evidence: PageEvidence): boolean {
  if (evidence.status < 400 || plainStatus.has(evidence.status) || sketch.prose.length < fewestWords) return false;
  const names = sentencesOf(`${sketch.title}。${sketch.headings}`);
  return (
    documentSign(html, sketch) === 'marked' &&
    names.every((name) => sayingsOf(name).length === 0) &&
    !sentencesOf(sketch.prose).some((sentence) => sayingsOf(sentence).some(({ weight }) => weight >= surely)) &&
    weighPoorPage(html, sketch, evidence, true).standIn === null
  );
}

/** What an exchange proves whose status is no success: the status, unless the page's own words are surer. */
export function judgeStatus(evidence: PageEvidence, html: string | null, sketch: PageSketch | null): PageJudgement {
  const { status } = evidence;
  const meant = html === null || sketch === null ? null : meantWithStatus(html, sketch, evidence);
  if (meant !== null) return meant;
  if (html !== null && sketch !== null && deniesItself(html, sketch, evidence))
    return verdict('unreachable', { kind: 'status', status });
  const server = evidence.header('server') ?? '';
  switch (status) {
    case 404:
    case 410:
      return verdict('missing', { kind: 'status', status });
    case 401:
    case 407:
      return verdict('login', { kind: 'status', status });
    case 521:
      return /cloudflare/i.test(server)
        ? verdict('unreachable', { kind: 'gateway-failed' })
        : verdict('blocked', { kind: 'challenge', name: '加速乐', status }, true);
    case 412:
      return verdict('blocked', { kind: 'challenge', name: '瑞数', status }, true);
    case 429:
      return verdict('blocked', { kind: 'too-many-requests' });
    case 206:
      return verdict('truncated', { kind: 'partial-content' });
    default:
  }
  if (status === 403 && sketch?.passwordInput === true) return verdict('login', { kind: 'log-in-form', status });
  if (status === 403 || status === 405 || status === 406 || status === 418 || status === 444 || status === 451) {
    return verdict('blocked', { kind: 'refused', status });
  }
  if (status >= 300 && status < 400) return verdict('unreachable', { kind: 'redirect-to-nowhere', status });
  if (status >= 500) return verdict('unreachable', { kind: 'server-failed', status });
  return verdict('unreachable', { kind: 'status', status });
}
