import {
  fold,
  fullOrganName,
  isGovernment,
  isOrganBelow,
  isRegionName,
  looksLikeOrgan,
  organBeside,
  readTitle,
  squeeze,
} from '../../text/index.ts';
import { elect, quoted, type Candidate, type Election } from './ballot.ts';
import { contactOrgan } from './contact.ts';
import { jointOrgans } from './joint.ts';
import { announcedTitle } from './opening.ts';
import { signedOutside } from './outside.ts';
import { organTold } from './told.ts';
import { headerValues, metaValues, type MetadataSource } from './facts.ts';

/** More than all other witnesses together: who compiled and posted a report signs in many places, its owner in the title. */
const titleWeight = 5;

export interface PublisherReading {
  readonly owner: Election<string>;
  readonly publishers: readonly { readonly name: string; readonly role: 'owner' | 'compiler' }[];
}

const compiled =
  /(?:本(?:年度)?(?:报告|年报))?由([\u3400-\u9fff]{3,30}?)(?:负责)?(?:根据|依据|按照|编制|编写|汇总|组织|依照)/;
const compiles =
  /(?:^|[，,。])([\u3400-\u9fff]{3,30}?)(?:组织|负责|牵头)?编制(?:了|完成|形成)?本(?:年度)?(?:报告|年报)/;

/** The organ that a value names first; where that is a government with one of its organs behind a slash or a bar, that one. */
function organOf(value: string): string | null {
  const bare = squeeze(value)
    .replace(/(?<=政府)[（(](办公[厅室])[)）]/, '$1')
    .replace(/[（(].*$/, '')
    .replace(/^(?:来源|发布机构)[:：]/, '');
  const [first = ''] = bare.split(/[,，;；、/|]/);
  if (!looksLikeOrgan(first)) return null;
  const below = isGovernment(first) ? bare.split(/[/|]/).slice(1).findLast(isOrganBelow) : undefined;
  return fullOrganName(below === undefined ? first : organBeside(first, below));
}

/** Signature lines: an organ alone, right before a date at the end of the body. */
function signature(paragraphs: readonly string[]): { readonly organ: string; readonly line: string } | null {
  for (const line of paragraphs.slice(-6).toReversed()) {
    if (line.length > 40) continue;
    const organ = organOf(line.replace(/(?:19|20)\d{2}.*$/, ''));
    if (organ !== null) return { organ, line };
  }
  return null;
}

/** An organ alone on a line, and the day or month of the report on the next: a head that stands in place of a title. */
function headSignature(lines: readonly string[]): string | null {
  return (
    lines.find(
      (line, index) => /^(?:19|20)\d{2} ?[年.-][\d ]{1,3}/.test(lines[index + 1] ?? '') && organOf(line) !== null,
    ) ?? null
  );
}

/** Who compiled the report by its own words: 由…编制, …编制本报告. */
function compilerOf(paragraphs: readonly string[]): { readonly organ: string; readonly quote: string } | null {
  for (const paragraph of paragraphs.slice(0, 6)) {
    const match = compiled.exec(paragraph) ?? compiles.exec(paragraph);
    const name = match?.[1];
    if (match !== null && name !== undefined && looksLikeOrgan(name))
      return { organ: fullOrganName(name), quote: match[0] };
  }
  return null;
}

const filledIn =
  /^(?:填报|填表|报送|编制)(?:单位|机关|部门)(?:名称)?(?:[（(][^（()）]{1,6}[)）])?[:：]\s*([\u3400-\u9fff]{3,40}?)(?=[\s（(]|$)/;
const linesOfForm = 20;

/** Who filled in a form by its own words: 填报单位（盖章）：某县民政局. */
function filler(source: MetadataSource): { readonly organ: string; readonly line: string } | null {
  const { lead, paragraphs } = source;
  for (const line of [...lead, ...paragraphs.slice(0, linesOfForm), ...paragraphs.slice(-linesOfForm)]) {
    const named = filledIn.exec(line)?.[1];
    const organ = named === undefined ? null : organOf(named);
    if (organ !== null) return { organ, line };
  }
  return null;
}

/** Who posts what others wrote: a source of theirs names no owner. */
const posts = /办公[厅室]$|办$|融媒|传媒|新闻|宣传|信息中心|大数据|电视台|广播|报社|服务中心/;

/** The organ that the line below the title names as source, unless it only posts. */
function organAsSource(source: MetadataSource): { readonly organ: string; readonly line: string } | null {
  for (const { value } of headerValues(source, '来源').slice(0, 2)) {
    const organ = organOf(value);
    if (organ !== null && !posts.test(organ)) return { organ, line: value };
  }
  return null;
}

const pathMark = /\s*[>＞»›→]+\s*/;

/** The last organ on the way from the home page to this one, behind the site itself: 首页 > 部门 > 某县民政局 > 年报. */
function organOnPath(lead: readonly string[]): { readonly organ: string; readonly line: string } | null {
  for (const line of lead) {
    const steps = line.split(pathMark).slice(1);
    const organ = steps.length < 2 ? null : steps.map(organOf).findLast((name) => name !== null);
    if (organ !== null && organ !== undefined) return { organ, line };
  }
  return null;
}

/** Whether one name is the other with superior regions before it. */
function extendsName(long: string, short: string): boolean {
  return long !== short && long.endsWith(short);
}

const bareRegion = /^(?:省|自治区|市|县|区|州|盟|旗)(?=人民政府|[\u3400-\u9fff]{1,16}[局委办厅院]$)/;

/** 省人民政府办公厅 in a title is the one whose region another witness names. */
function withRegion(owner: Election<string>, candidates: readonly Candidate<string>[]): Election<string> {
  const { winner } = owner;
  if (winner === null || !bareRegion.test(winner.value)) return owner;
  const whole = candidates.filter(({ value }) => extendsName(value, winner.value));
  const [first] = whole;
  return first !== undefined && new Set(whole.map(({ value }) => value)).size === 1
    ? { ...owner, winner: first }
    : owner;
}

/**
 * The organ whose report it is. The title speaks first, then the declared publisher, the header, the signature; who compiled
 * the report is kept apart. A region alone in a title means its government, or the organ that another witness names for it.
 */
export function readPublishers(source: MetadataSource, title: string | null): PublisherReading {
  const candidates: Candidate<string>[] = [];
  const push = (value: string | null, from: string, weight: number, quote: string): void => {
    if (value !== null) candidates.push({ value, from, weight, evidence: quoted(quote) });
  };
  if (title !== null) {
    const publisher = jointOrgans(title, source)?.join('、') ?? readTitle(title).publisher;
    if (publisher !== null && looksLikeOrgan(publisher)) {
      const full = fullOrganName(publisher);
      // Of a zone named alone one cannot tell what its organ is called; 区, 县 and 镇 alone mean their government.
      const sure = !isRegionName(publisher) || /(?:人民政府|办事处)$/.test(full);
      push(full, 'title', sure ? titleWeight : 1.2, title);
    }
  }
  push(
    source.declaredPublisher === null ? null : fullOrganName(source.declaredPublisher),
    'declared',
    0.9,
    source.declaredPublisher ?? '',
  );
  for (const field of headerValues(source, '发布机构').slice(0, 2))
    push(organOf(field.value), 'header:发布机构', 1, field.value);
  for (const field of headerValues(source, '发文机关').slice(0, 2))
    push(organOf(field.value), 'header:发文机关', 0.9, field.value);
  for (const value of metaValues(source, 'ContentSource', 'Author').slice(0, 2))
    push(organOf(value), 'meta:ContentSource', 0.5, value);
  const announced = announcedTitle(source);
  if (announced !== null) push(organOf(readTitle(announced.title).publisher ?? ''), 'opening', 1.2, announced.quote);
  const signed = signature(source.paragraphs);
  push(signed?.organ ?? null, 'signature', 0.8, signed?.line ?? '');
  const outside = signed === null ? signedOutside(source) : null;
  if (outside !== null) push(fullOrganName(outside.organ), 'signature', 0.5, outside.organ);
  const headed = headSignature([...source.lead.slice(-3), ...source.paragraphs.slice(0, 3)]);
  push(headed === null ? null : organOf(headed), 'head', 0.6, headed ?? '');
  const compiler = compilerOf(source.paragraphs);
  // An office compiles its government's report; any other organ its own.
  if (compiler !== null && !/办公[厅室]$|办$/.test(compiler.organ))
    push(compiler.organ, 'compiler', 0.4, compiler.quote);
  const filled = filler(source);
  push(filled?.organ ?? null, 'filled-in', 0.8, filled?.line ?? '');
  const asked = candidates.length === 0 ? contactOrgan(source.paragraphs) : null;
  if (asked !== null) push(asked.organ, 'contact', 0.3, asked.quote);
  const onPath = candidates.length === 0 ? organOnPath(source.lead) : null;
  if (onPath !== null) push(onPath.organ, 'path', 0.2, onPath.line);
  const named = candidates.length === 0 ? organAsSource(source) : null;
  if (named !== null) push(named.organ, 'header:来源', 0.2, named.line);
  const told = candidates.length === 0 ? organTold(source.paragraphs) : null;
  if (told !== null) push(told.organ, 'prose', 0.15, told.quote);
  const owner = withRegion(elect(candidates, fold), candidates);
  const publishers: { name: string; role: 'owner' | 'compiler' }[] = [];
  if (owner.winner !== null) publishers.push({ name: owner.winner.value, role: 'owner' });
  const own = owner.winner?.value ?? null;
  if (compiler !== null && compiler.organ !== own && (own === null || !extendsName(compiler.organ, own)))
    publishers.push({ name: compiler.organ, role: 'compiler' });
  return { owner, publishers };
}
