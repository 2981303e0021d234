import type { Attachment, DiffEntry, Extraction } from '../domain/index.ts';
import { foldAddress } from './fold.ts';
import { entryOf, pointer } from './found.ts';
import { attachmentKey, attachmentName, duty } from './normal.ts';

interface Item {
  readonly index: number;
  readonly attachment: Attachment;
  readonly key: string;
}

const items = (attachments: readonly Attachment[]): readonly Item[] =>
  attachments.map((attachment, index) => ({ index, attachment, key: attachmentKey(attachment) }));

const carriesReport = ({ attachment: { role } }: Item): boolean => role === 'body' || role === 'table';
const labelOf = ({ attachment, index }: Item): string =>
  `附件 · ${attachment.name === '' ? index + 1 : attachment.name}`;
const shown = ({ attachment }: Item): string => (attachment.name === '' ? attachment.url : attachment.name);

type Compare = (before: Extraction, after: Extraction) => readonly DiffEntry[];

interface Paired {
  readonly pairs: readonly (readonly [Item, Item])[];
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/** Pairs what shares a mark on both sides, each once, and leaves the rest. */
function pairBy(before: readonly Item[], after: readonly Item[], mark: (item: Item) => string): Paired {
  const open = new Map<string, Item[]>();
  for (const item of after.toReversed()) {
    const list = open.get(mark(item));
    if (list === undefined) open.set(mark(item), [item]);
    else list.push(item);
  }
  open.delete('');
  const pairs: (readonly [Item, Item])[] = [];
  const left = before.filter((item) => {
    const other = open.get(mark(item))?.pop();
    if (other !== undefined) pairs.push([item, other]);
    return other === undefined;
  });
  const used = new Set(pairs.map(([, other]) => other));
  return { pairs, before: left, after: after.filter((item) => !used.has(item)) };
}

/** Entries of a document inside another, as they stand from outside. */
export function nested(entries: readonly DiffEntry[], path: string, label: string): readonly DiffEntry[] {
  return entries.map((entry) => ({ ...entry, path: path + entry.path, label: `${label} · ${entry.label}` }));
}

function changed(before: Item, after: Item, compareContent: Compare): readonly DiffEntry[] {
  const path = pointer('attachments', after.index);
  const [one, other] = [before.attachment, after.attachment];
  const inside =
    one.extraction === null ||
    other.extraction === null ||
    one.extraction.unreadable !== null ||
    other.extraction.unreadable !== null
      ? null
      : nested(compareContent(one.extraction, other.extraction), `${path}/extraction`, labelOf(after));
  const role =
    duty(one) === duty(other)
      ? []
      : [entryOf('attachment-content', `${path}/role`, labelOf(after), one.role, other.role)];
  if (inside !== null && (inside.length > 0 || role.length > 0)) return [...role, ...inside];
  if (inside !== null) return [entryOf('attachment-bytes', `${path}/sha256`, labelOf(after), one.sha256, other.sha256)];
  if (one.sha256 === null || other.sha256 === null) {
    return [...role, entryOf('attachment-bytes', `${path}/sha256`, labelOf(after), one.sha256, other.sha256)];
  }
  return [...role, entryOf('attachment-content', `${path}/sha256`, labelOf(after), one.sha256, other.sha256)];
}

/** One file in the place of another, with neither name nor address in common: told even where nothing was read of it. */
function exchanged(...[before, after, compareContent]: Parameters<typeof changed>): readonly DiffEntry[] {
  const entries = changed(before, after, compareContent);
  if (entries.some(({ significance }) => significance !== 'none')) return entries;
  const unread = [before, after].some(
    ({ attachment: { extraction, sha256 } }) => extraction === null && sha256 === null,
  );
  return unread
    ? [entryOf('attachment-name', pointer('attachments', after.index), labelOf(after), shown(before), shown(after))]
    : entries;
}

/**
 * What the coming or going of a file weighs. Where a file holds all that its document says, and the other side says it without
 * a file, the words themselves tell what differs: that they stand in a file is none of it.
 */
function weightOf(item: Item, within: Extraction, beside: Extraction, what: 'gone' | 'new', compare: Compare) {
  if (!carriesReport(item)) return `other-attachment-${what}` as const;
  const { extraction } = item.attachment;
  const isWhole =
    extraction !== null &&
    extraction.unreadable === null &&
    !items(beside.attachments).some(carriesReport) &&
    compare({ ...within, attachments: [] }, extraction).every(({ significance }) => significance === 'none');
  return isWhole ? 'attachment-bytes' : (`body-attachment-${what}` as const);
}

/** How the attachments of two documents differ: by content, then by address, then by name; their order does not count. */
export function compareAttachments(
  before: Extraction,
  after: Extraction,
  compareContent: Compare,
): readonly DiffEntry[] {
  const same = pairBy(items(before.attachments), items(after.attachments), ({ key }) => key);
  const byAddress = pairBy(same.before, same.after, ({ attachment }) => foldAddress(attachment.url));
  const byName = pairBy(byAddress.before, byAddress.after, ({ attachment }) => attachmentName(attachment));
  const [gone, fresh] = [byName.before, byName.after];
  const pairs = [...byAddress.pairs, ...byName.pairs];
  const [oneGone, oneFresh] = [gone[0], fresh[0]];
  const alone = gone.length === 1 && fresh.length === 1 && oneGone !== undefined && oneFresh !== undefined;
  const replaced = alone && duty(oneGone.attachment) === duty(oneFresh.attachment);
  return [
    ...same.pairs.flatMap(([one, other]) =>
      one.attachment.sha256 === other.attachment.sha256
        ? []
        : [
            entryOf(
              'attachment-bytes',
              pointer('attachments', other.index, 'sha256'),
              labelOf(other),
              one.attachment.sha256,
              other.attachment.sha256,
            ),
          ],
    ),
    ...pairs.flatMap(([one, other]) => changed(one, other, compareContent)),
    ...(replaced
      ? exchanged(oneGone, oneFresh, compareContent)
      : [
          ...gone.map((item) =>
            entryOf(
              weightOf(item, before, after, 'gone', compareContent),
              pointer('attachments', item.index),
              labelOf(item),
              shown(item),
              null,
            ),
          ),
          ...fresh.map((item) =>
            entryOf(
              weightOf(item, after, before, 'new', compareContent),
              pointer('attachments', item.index),
              labelOf(item),
              null,
              shown(item),
            ),
          ),
        ]),
  ];
}
