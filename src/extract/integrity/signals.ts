import { readTitle } from '../../text/index.ts';
import { brandSignals, strangeOwner } from './brands.ts';
import {
  domainsIn,
  hostOf,
  imitatesGovernment,
  isGovernmentHost,
  isPublicName,
  sameSite,
  strayAddresses,
} from './hosts.ts';
import { injectionSignals } from './injections.ts';
import { countNaive, spamWord, spamWords, speaksAgainst } from './lexicon.ts';
import { certain, type ScannedSource, type Signal, type SignalSource } from './signal.ts';

/** A version in Traditional characters that the page itself declares. */
function declaresTraditional(source: SignalSource): boolean {
  const language = source.page.meta.find(([name]) => /^(?:content-language|language)$/i.test(name))?.[1] ?? '';
  return (
    /hant|tw|hk/i.test(language) ||
    /\/(?:big5|fanti|tw|hk|zh-tw|zh-hk|zh_tw|ft|fan)\//i.test(source.url ?? '') ||
    /^(?:big5|fanti|tw|ft)\./i.test(hostOf(source.url) ?? '')
  );
}

function scriptSignals(source: SignalSource): Signal[] {
  const { han, traditional } = source.scripts;
  if (han < 100 || traditional * 100 < han || declaresTraditional(source)) return [];
  const naive = countNaive(source.page.pageText);
  const host = hostOf(source.url);
  const foreign =
    host !== null &&
    !isGovernmentHost(host) &&
    !source.portalHosts.some((known) => sameSite(known.toLowerCase(), host));
  const mainland = /政府信息公開|人民政府/.test(source.page.pageText);
  const elsewhere = source.portalHosts.length > 0 && foreign && mainland;
  const signals: Signal[] = [
    {
      sign: { id: 'traditional', percent: Math.round((traditional / han) * 1000) / 10 },
      family: 'C',
      weight: traditional * 10 > han ? (elsewhere ? 1 : 0.6) : 0.2,
    },
  ];
  if (naive >= 2) {
    signals.push({ sign: { id: 'naive-conversion', words: naive }, family: 'C', weight: 0.7 });
  }
  return signals;
}

function titleSignals(source: SignalSource): Signal[] {
  const title = source.page.htmlTitle ?? '';
  const tokens = title.split(/[_,，|]/).filter((token) => token.trim().length >= 2);
  const words = spamWords(title);
  const [word] = words;
  const signals: Signal[] = [];
  if (word !== undefined && !speaksAgainst(title)) {
    signals.push({
      sign: { id: 'spam-title', word },
      family: null,
      weight: tokens.length >= 3 || words.size >= 2 ? 1 : 0.8,
    });
  }
  const keywords = source.page.meta
    .filter(([name]) => /^(?:keywords|description)$/i.test(name))
    .map(([, content]) => content);
  const sold = keywords.map(spamWord).find((found) => found !== null) ?? null;
  if (sold !== null) signals.push({ sign: { id: 'spam-keywords', word: sold }, family: 'F', weight: 0.8 });
  return signals;
}

/** Where it is not known whence a text comes, the address it gives for its government's site must do. */
function strayAddress({ page }: SignalSource): Signal[] {
  const [stray] = strayAddresses(page.pageText);
  if (stray === undefined) return [];
  return [{ sign: { id: 'site-address', host: stray }, family: 'E', weight: 0.6 }];
}

/** Whether a title is that of a report by an organ of state, whose site stands under gov.cn nearly always. */
function isOfState(title: string | null): boolean {
  const { kind, publisher } = readTitle(title ?? '');
  return (
    kind === 'report' && publisher !== null && /(?:政府|[局厅县市区镇乡]|委员会|办公室|街道|办事处)$/.test(publisher)
  );
}

function hostSignals(source: SignalSource): Signal[] {
  const host = hostOf(source.url);
  if (host === null) return strayAddress(source);
  // Files are often kept on a host of their own.
  if (!source.page.mediaType.startsWith('text/')) return [];
  const own = source.portalHosts.some((known) => sameSite(known.toLowerCase(), host));
  if (own) return [];
  const signals: Signal[] = [];
  const isKnown = source.portalHosts.length > 0;
  if (isKnown) {
    signals.push({
      sign: { id: 'foreign-host', host },
      family: 'E',
      weight: isGovernmentHost(host) ? 0.3 : 0.5,
    });
  }
  if (isGovernmentHost(host) || !isPublicName(host)) return signals;
  if (imitatesGovernment(host)) {
    signals.push({ sign: { id: 'imitated-host', host }, family: 'E', weight: 0.8 });
  }
  const { mail, web } = domainsIn(source.page.pageText);
  const siteDomain = source.page.meta.find(([name]) => name.toLowerCase() === 'sitedomain')?.[1] ?? '';
  const foreign = [...mail, ...web, siteDomain.toLowerCase()].find(
    (domain) => domain !== '' && isGovernmentHost(domain) && !sameSite(domain, host),
  );
  const about = /政府信息公开/.test(source.page.pageText);
  if (foreign !== undefined && about) {
    const rewritten = web.some((domain) => sameSite(domain, host));
    signals.push({
      sign: { id: 'text-domain', named: foreign, host },
      family: 'E',
      weight: rewritten ? 1 : isKnown ? 0.5 : 0.6,
    });
  } else if (!isKnown && about) signals.push(...strayAddress(source));
  else if (about && web.some((domain) => sameSite(domain, host)) && isOfState(source.page.htmlTitle)) {
    signals.push({ sign: { id: 'site-address', host }, family: 'E', weight: 0.2 });
  }
  return signals;
}

/** Every sign that a page is not genuine, cheap ones first. */
export function collectSignals(given: SignalSource): Signal[] {
  const source: ScannedSource = { ...given, words: spamWords(given.page.pageText) };
  const signals: Signal[] = [];
  if (source.kit !== null) {
    const { family, hits, han, characters } = source.kit;
    signals.push({
      sign: { id: 'pinyin', hits, of: han, different: characters.size },
      family,
      weight: 1,
    });
  }
  signals.push(
    ...scriptSignals(source),
    ...titleSignals(source),
    ...brandSignals(source),
    ...hostSignals(source),
    ...injectionSignals(source),
  );
  const elsewhere = signals.reduce((sum, { family, weight }) => sum + (family === 'E' ? weight : 0), 0);
  if (elsewhere >= certain) signals.push(...strangeOwner(source));
  return signals;
}
