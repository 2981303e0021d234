import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Elements whose `href` leads somewhere, and whose `target` would open what the sandbox keeps shut. */
const leading = new Set(['a', 'area', 'base']);

/** What stands in the place of a part of the page. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Notes where addresses of links stand. Reads only tags: whatever the page does, it does in bounded memory and in one pass. */
class LinkFinder implements TokenizerCallbacks {
  readonly splices: Splice[] = [];
  readonly #html: string;
  readonly #to: (url: string) => string;
  #base: string;
  #baseKnown = false;
  #element = '';
  #attribute = '';
  #seen = new Set<string>();
  #value = '';
  #valueStart = -1;

  constructor(html: string, pageUrl: string, to: (url: string) => string) {
    this.#html = html;
    this.#base = pageUrl;
    this.#to = to;
  }

  onopentagname(start: number, end: number): void {
    this.#element = this.#html.slice(start, end).toLowerCase();
    this.#seen = new Set();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = leading.has(this.#element) ? this.#html.slice(start, end).toLowerCase() : '';
    this.#value = '';
    this.#valueStart = -1;
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== 'href' && this.#attribute !== 'target') return;
    if (this.#valueStart === -1) this.#valueStart = start;
    this.#value += this.#html.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(quote: QuoteType, end: number): void {
    const attribute = this.#attribute;
    // Of an attribute that stands twice the first counts.
    if ((attribute !== 'href' && attribute !== 'target') || this.#seen.has(attribute) || this.#valueStart === -1)
      return;
    this.#seen.add(attribute);
    const text = attribute === 'target' ? '_self' : this.#placeOf(this.#value.trim());
    if (text !== null)
      this.splices.push({ start: this.#valueStart, end: quote === QuoteType.Unquoted ? end : end - 1, text });
  }

  /** Where a link leads now; null where it stays as it is. */
  #placeOf(href: string): string | null {
    const url = URL.parse(href, this.#base);
    if (this.#element === 'base') {
      if (url !== null && !this.#baseKnown) this.#base = url.href;
      this.#baseKnown = true;
      return null;
    }
    if (href === '' || url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || href.startsWith('#'))
      return null;
    return this.#to(url.href);
  }

  oncdata(): void {}
  onclosetag(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onopentagend(): void {}
  onprocessinginstruction(): void {}
  onselfclosingtag(): void {}
  ontext(): void {}
  ontextentity(): void {}
}

/**
 * A page whose links lead where `to` says, and open in its own place; everything else of it stays as it is.
 * @param pageUrl address of the page, which its relative links are relative to
 * @param to takes an absolute http(s) address; answers an address in characters that need no quotes and no escapes
 */
export function withLinksTo(html: string, pageUrl: string, to: (url: string) => string): string {
  const finder = new LinkFinder(html, pageUrl, to);
  const tokenizer = new Tokenizer({ decodeEntities: true }, finder);
  tokenizer.write(html);
  tokenizer.end();
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of finder.splices) {
    parts.push(html.slice(at, start), text);
    at = end;
  }
  parts.push(html.slice(at));
  return parts.join('');
}
