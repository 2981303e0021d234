import { isSaidToVisitor } from './document-signs.ts';
import { verdict, type PageEvidence, type PageJudgement } from './page-evidence.ts';
import type { PageSketch } from './page-sketch.ts';
import * as words from './page-words.ts';

/** Prose of a firewall that only gives its name. */
const firewallProse = 120;
/** Prose beside a password that is asked for, and nothing else. */
const loginProse = 100;
/** Prose beside which pictures and dialogs are heard. */
const emptyProse = 30;

/** What a short page says of itself. A document may speak of errors, blocks and maintenance; only to the visitor it does not. */
export function judgeWords(sketch: PageSketch, evidence: PageEvidence, isDocument: boolean): PageJudgement | null {
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
  // A listing that finds nothing is an empty one; only a page or a column can be gone.
  if (missing !== null && (evidence.listing !== true || words.ofPage.test(missing)))
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
