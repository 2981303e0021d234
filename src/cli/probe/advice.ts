import { wasRead, type PageState } from '../../domain/index.ts';
import type { Probe } from './site.ts';
import { english } from '../../telling/reasons/index.ts';

/** What an operator can do where a page of that state answers a probe. */
function remedyOf(state: PageState, probe: Probe, host: string): string {
  switch (state) {
    case 'ok':
    case 'not-modified':
      return probe.columns.length > 0 ? '' : noColumn(probe);
    case 'blocked':
      return 'its firewall lets no program in, and Nianbao breaks no challenge: try again at another hour or from another network, or ask the site’s operators to let you in';
    case 'disallowed':
      return 'its robots file keeps programs out; ask the site’s operators, or set `crawl.robots: ignore` where you answer for it';
    case 'login':
      return 'it asks for a log-in; what is public there may have another address';
    case 'script-only':
      return 'it shows nothing without running scripts: install Chromium (`apt install chromium`, `npx playwright install chromium`) or name its path in NIANBAO_CHROMIUM, then probe again';
    case 'missing':
      return 'check the address; the home page of the site is a good place to begin';
    case 'maintenance':
      return 'it is under maintenance or has moved; try again later, or probe the new address';
    case 'truncated':
      return 'the answer broke off; try again, or raise `crawl.maxBodyMegabytes` where it is that large';
    case 'insecure':
      return 'its certificate cannot be verified; try the address with http://, or set `crawl.allowUnverifiedTls: true` where you accept that';
    case 'wrong-host':
      return `if that is the site now, probe it: nianbao probe ${probe.url}`;
    case 'unreachable':
      return isPrivate(probe)
        ? `allow it with \`--allow-private-host ${host}\``
        : 'check the address and your own connection; some sites answer only from inside the country, and not always';
    default:
      return state satisfies never;
  }
}

function noColumn({ cut }: Probe): string {
  const more = cut === null ? '' : ` (the search ended after ${cut})`;
  return `no column of annual reports was found${more}. Look on the site for 政府信息公开 → 政府信息公开年报 and probe the address of that page; where its list needs a script that Nianbao does not know, watch it with \`listing.linkSelector\` or \`crawl.browser: auto\``;
}

/** What stands in the way of watching the site, and what to do; null when nothing does. */
export function adviceOf(asked: string, probe: Probe): string | null {
  const { state, reason } = probe.verdict;
  const remedy = remedyOf(state, probe, URL.parse(asked)?.host ?? asked);
  if (wasRead(state)) return remedy === '' ? null : remedy;
  const why = isPrivate(probe) ? 'it is not on the public internet' : english('UTC').of(reason);
  return `${asked} is ${state}: ${why}; ${remedy}`;
}

function isPrivate({ verdict }: Probe): boolean {
  return verdict.reason.kind === 'no-answer' && verdict.reason.failure === 'private-address';
}
