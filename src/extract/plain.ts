import type { Block, HeaderField } from './document.ts';
import { normalLine, readTitle } from '../text/index.ts';
import { headerLabel, readHeaderFields } from './html/header-fields.ts';
import { isNoise } from './html/noise.ts';
import type { PageDocument } from './html/page.ts';
import { readNumbering } from './numbering.ts';
import { joinTorn } from './torn-lines.ts';

function joinLines(source: string, tidy: (text: string) => string): string[] {
  const lines = source.split(/\r\n|\r|\n|\f/).map(tidy);
  return joinTorn(lines.filter((line) => line !== ''));
}

function looksLikeLead(line: string, fields: readonly HeaderField[]): boolean {
  return (
    fields.length > 0 ||
    headerLabel(line) !== null ||
    isNoise(line) ||
    /(?:首页|首頁) |^(?:首页|首頁)|>>| > |^>|(?:当前|您的|所在)位置/.test(line)
  );
}

/** Where the body starts: after the last header field, bullet or breadcrumb among the first lines. */
function bodyStart(lines: readonly string[]): number {
  let start = 0;
  for (let index = 0; index < Math.min(lines.length, 40); index += 1) {
    const line = lines[index] ?? '';
    const fields = readHeaderFields([line]);
    const prose = line.length > 120 && fields.length < 2 && fields[0]?.label !== '内容概述';
    if ((index > 0 && prose) || readNumbering(line)?.shape === 'chinese') break;
    if (looksLikeLead(line, fields)) start = index + 1;
  }
  return start;
}

/** A document of lines split into what stands before the body and the body. */
export interface LeadSplit {
  readonly lead: readonly string[];
  readonly title: string | null;
  /** Number of lines that come before the body. */
  readonly start: number;
}

const longestTitle = 120;

/** A sentence is no title, nor are a page's buttons, today's date and facts of posting. */
function isTitleLike(line: string): boolean {
  return (
    line.length <= longestTitle &&
    !line.includes('。') &&
    !/[:：] ?\d{4}|星期[一二三四五六日天]|^(?:登录|注册|无障碍|关怀版)/.test(line)
  );
}

/** Tells the lines of plain text that stand before its body: title of the page, breadcrumb, header block, widgets. */
export function splitLead(lines: readonly string[]): LeadSplit {
  const start = bodyStart(lines);
  const first = lines[0] ?? null;
  const named = first !== null && isTitleLike(first) && !looksLikeLead(first, readHeaderFields([first]));
  const titled = named && (start > 0 || readTitle(first).kind === 'report');
  return { start, lead: lines.slice(0, start), title: titled ? first : null };
}

/**
 * Reads plain text (a capture of a page's text, a .txt attachment) into paragraphs. What of it is no body is told by
 * `splitLead`, once the text reads as it should.
 */
export function readPlainText(source: string, charset: string | null, tidy = normalLine): PageDocument {
  const lines = joinLines(source, tidy);
  return {
    kind: 'page',
    mediaType: 'text/plain',
    charset,
    htmlTitle: splitLead(lines).title,
    meta: [],
    header: [],
    blocks: lines.map((text): Block => ({ kind: 'text', text, heading: false, page: null, selector: null })),
    links: [],
    pageText: lines.join('\n'),
    unreadable: lines.length === 0 ? 'empty' : null,
    headings: [],
    lead: [],
    hidden: [],
    scripts: [],
    linkShare: 0,
    linkCount: 0,
  };
}
