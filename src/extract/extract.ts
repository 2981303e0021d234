import { hash } from 'node:crypto';
import type { Evidence, Extraction, ExtractionSource, Integrity, Restoration } from '../domain/index.ts';
import { decodeText, detectCharset, countScripts, normalLine, tidyLine, type ScriptCount } from '../text/index.ts';
import { readAttachments } from './attachment-links.ts';
import { runChecks } from './checks/index.ts';
import { composeText, repairBlocks, repairLine, type RepairPlan, type RepairedBlock } from './compose.ts';
import type { ExtractInput, SourceDocument } from './document.ts';
import { sniffDocument } from './documents/sniff.ts';
import { readFigures } from './figures/index.ts';
import { readHeaderFields } from './html/header-fields.ts';
import { looksLikeHtml } from './html/looks.ts';
import { isNoise } from './html/noise.ts';
import { readPage, type PageDocument } from './html/page.ts';
import { hostOf, sameSite } from './integrity/hosts.ts';
import { detectPinyinKit, type PinyinKit } from './integrity/kit.ts';
import { restoreContext } from './integrity/restore.ts';
import { restoreSignature } from './integrity/lost-marks.ts';
import { collectSignals } from './integrity/signals.ts';
import { judge } from './integrity/verdict.ts';
import { judgeKind } from './kind.ts';
import { readMetadata, type MetadataSource } from './metadata/index.ts';
import { splitReports, type ReportPart } from './parts.ts';
import { readPlainText, splitLead } from './plain.ts';
import { readScope } from './scope.ts';
import { readSections } from './sections.ts';
import { readTables } from './tables/index.ts';

/** Name and version of what makes Extractions; the version grows with every change of what it answers. */
export const extractor = { name: 'nianbao', version: '1.10.0' } as const;

/** Gives a document without a page around it the form that pages have; a page out of a web archive has it. */
function asPage(document: SourceDocument): PageDocument {
  return { kind: 'page', headings: [], lead: [], hidden: [], scripts: [], linkShare: 0, linkCount: 0, ...document };
}

interface Source {
  readonly page: PageDocument;
  /** The pinyin kit that went over the page, null where none did. */
  readonly kit: PinyinKit | null;
}

/** Reads the bytes; text under a pinyin kit keeps its wide forms, since they may be halves of broken characters. */
async function readSource(input: ExtractInput): Promise<Source> {
  const known = sniffDocument(input.bytes);
  if (known !== null) {
    // Most captures are pages, and threads start sooner without what reads files.
    const { readDocument } = await import('./documents/index.ts');
    const page = asPage(await readDocument(input.bytes, known));
    return { page, kit: detectPinyinKit(page.pageText) };
  }
  const charset = detectCharset(input.bytes, input.charset);
  const text = decodeText(input.bytes, charset);
  const kit = detectPinyinKit(text);
  const line = kit === null ? normalLine : tidyLine;
  const page = looksLikeHtml(text) ? readPage(text, input.url, charset, line) : readPlainText(text, charset, line);
  return { page, kit };
}

/** Whether most of the text is in Traditional characters, or enough of it that a reader would call it so. */
function isTraditional({ han, traditional }: ScriptCount): boolean {
  return han >= 20 && traditional * 25 >= han;
}

/** The page as it reads once put right: lines, header fields and title. */
function repairPage(page: PageDocument, plan: RepairPlan, blocks: readonly RepairedBlock[]): PageDocument {
  const right = (line: string): string => repairLine(line, plan).text;
  const lines = page.pageText.split('\n').map(right);
  return {
    ...page,
    htmlTitle: page.htmlTitle === null ? null : right(page.htmlTitle),
    meta: page.meta.map(([name, content]) => [name, right(content)] as const),
    header: readHeaderFields(lines.slice(0, 1500)),
    headings: page.headings.map(({ level, text }) => ({ level, text: right(text) })),
    lead: page.lead.map(right),
    blocks: blocks.map(({ block }) => block),
    pageText: lines.join('\n'),
  };
}

const leadBlocks = 40;

/** Takes what stands before the body (header block, breadcrumb, widgets) out of it, where it was printed as paragraphs. */
function cutLead(page: PageDocument, blocks: RepairedBlock[]): { page: PageDocument; blocks: RepairedBlock[] } {
  const lines: string[] = [];
  for (const { block } of blocks) {
    if (block.kind !== 'text' || lines.length === leadBlocks) break;
    lines.push(block.text);
  }
  const { start, lead, title } = splitLead(lines);
  if (page.mediaType !== 'text/plain') {
    return start === 0
      ? { page, blocks }
      : { page: { ...page, lead: [...page.lead, ...lead] }, blocks: blocks.slice(start) };
  }
  return { page: { ...page, lead, htmlTitle: title, header: readHeaderFields(lead) }, blocks: blocks.slice(start) };
}

/** Puts a signature's date right that only the posting date makes unambiguous. */
function repairSignature(blocks: RepairedBlock[], postedAt: string | null): boolean {
  for (let index = blocks.length - 1; index >= Math.max(0, blocks.length - 4); index -= 1) {
    const at = blocks[index];
    if (at?.block.kind !== 'text' || at.block.text.length > 60) continue;
    const { text, spans } = restoreSignature(at.block.text, postedAt);
    if (spans.length === 0) continue;
    blocks[index] = { block: { ...at.block, text }, spans: [...at.spans, ...spans] };
    return true;
  }
  return false;
}

function metadataSource(page: PageDocument, input: ExtractInput): MetadataSource {
  return {
    document: page,
    lead: page.lead,
    headings: page.headings,
    paragraphs: page.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    url: input.url,
    linkTitle: input.linkTitle,
    declaredPublisher: input.declaredPublisher,
  };
}

/** Adds to evidence where in the text its quotation stands, where it stands there. */
function locate(evidence: Readonly<Record<string, Evidence>>, text: string): Record<string, Evidence> {
  const located: Record<string, Evidence> = {};
  for (const [field, each] of Object.entries(evidence)) {
    const start = each.quote === null ? -1 : text.indexOf(each.quote);
    const end = start + (each.quote?.length ?? 0);
    located[field] = start === -1 ? each : { ...each, start, end };
  }
  return located;
}

/** Empty cells of a table that was written as text. */
const onlyBars = /^[|｜ ]+$/;

interface Prepared {
  readonly input: ExtractInput;
  readonly page: PageDocument;
  readonly blocks: RepairedBlock[];
  readonly source: ExtractionSource;
}

/** Everything that is read once the blocks are known: metadata, sections, tables, figures, checks, kind. */
function assemble(prepared: Prepared, judgeIntegrity: (restored: readonly Restoration[]) => Integrity): Extraction {
  const { input, source } = prepared;
  let { page } = prepared;
  const blocks = [...prepared.blocks];
  let metadata = readMetadata(metadataSource(page, input));
  if (repairSignature(blocks, metadata.publishedAt)) {
    page = { ...page, blocks: blocks.map(({ block }) => block) };
    metadata = readMetadata(metadataSource(page, input));
  }
  const { text, restored } = composeText(blocks);
  const sections = readSections(page.blocks);
  const { tables, tableFormats, format } = readTables(page.blocks, metadata.year);
  const kind = judgeKind({ page, title: metadata.title, text, sections, format, tables });
  const told = kind === 'report' ? (format ?? 'F07') : format;
  // What a notice or a template says of numbers is nobody's figure.
  const figures = kind === 'report' ? readFigures(text, { year: metadata.year, publisher: metadata.publisher }) : [];
  const checks = runChecks({ tables, figures, sections, text, format: told, year: metadata.year });
  return {
    kind,
    title: metadata.title,
    publisher: metadata.publisher,
    year: metadata.year,
    indexNumber: metadata.indexNumber,
    documentNumber: metadata.documentNumber,
    publishedAt: metadata.publishedAt,
    writtenAt: metadata.writtenAt,
    publishers: metadata.publishers,
    scope: kind === 'report' ? readScope(text, metadata.publisher) : null,
    dates: metadata.dates,
    votes: metadata.votes,
    format: told,
    tableFormats,
    sections,
    tables,
    figures,
    checks,
    integrity: judgeIntegrity(restored),
    attachments: readAttachments(page.links, text.length),
    alsoHere: [],
    evidence: locate(metadata.evidence, text),
    source,
    text,
    extractor,
    unreadable: page.unreadable,
  };
}

/** The page as if it held one of its reports only; what stands in its head speaks for the first one at most. */
function pageOfPart(page: PageDocument, part: ReportPart, first: boolean): PageDocument {
  const blocks = part.blocks.map(({ block }) => block);
  const own = { ...page, blocks, headings: [{ level: 1, text: part.title }], pageText: composeText(part.blocks).text };
  return first ? own : { ...own, htmlTitle: null, meta: [], header: [], lead: [], links: [] };
}

/**
 * What a document says, as data: reads the bytes by their content, puts right what a mirror or a lossy copy broke, then
 * reads metadata, sections, tables and figures and holds the checks. A page that holds reports of several years answers
 * with the first one and the others in `alsoHere`. Same input, same answer. What cannot be read is an outcome
 * (`unreadable`); hostile bytes cost time linear in their length.
 */
export async function extract(input: ExtractInput): Promise<Extraction> {
  const { page: raw, kit } = await readSource(input);
  const scripts = countScripts(raw.pageText);
  const plan: RepairPlan = {
    kit: kit === null ? null : restoreContext(kit.characters, raw.pageText),
    simplify: kit?.family === 'A' || isTraditional(scripts),
  };
  let blocks = repairBlocks(raw.blocks, plan);
  let page = plan.kit !== null || plan.simplify ? repairPage(raw, plan, blocks) : raw;
  ({ page, blocks } = cutLead(page, blocks));
  const bars = raw.mediaType === 'text/plain';
  blocks = blocks.filter(
    ({ block }) => block.kind !== 'text' || (bars && onlyBars.test(block.text)) || !isNoise(block.text),
  );
  page = { ...page, blocks: blocks.map(({ block }) => block) };
  const host = hostOf(input.url);
  const ownHost = host !== null && input.portalHosts.some((known) => sameSite(known.toLowerCase(), host));
  const signals = collectSignals({ page: raw, scripts, kit, url: input.url, portalHosts: input.portalHosts });
  const integrity = (restored: readonly Restoration[]): Integrity => judge(signals, restored, ownHost);
  const source: ExtractionSource = {
    captureId: input.captureId,
    url: input.url,
    sha256: `sha256:${hash('sha256', input.bytes)}`,
    charset: page.charset,
  };
  const parts = splitReports(blocks);
  if (parts === null) return assemble({ input, page, blocks, source }, integrity);
  const lone = { ...input, linkTitle: null };
  const extractions = parts.map((part, index) =>
    assemble({ input: lone, page: pageOfPart(page, part, index === 0), blocks: part.blocks, source }, integrity),
  );
  const [first, ...others] = extractions;
  if (first === undefined) return assemble({ input, page, blocks, source }, integrity);
  return { ...first, alsoHere: others };
}
