import type { Attachment, Extraction } from '../domain/index.ts';
import { tableFacts } from './cells.ts';
import { foldText } from './fold.ts';
import { comparableGrids } from './grid-rows.ts';
import { formatKeys, metadataKeys } from './metadata.ts';
import { proseKeys } from './units.ts';
import type { ProseKeys } from './units.ts';

/** What counts of an Extraction and nothing else; two are deep-equal where only noise differs. */
export interface NormalForm {
  readonly metadata: readonly (readonly [name: string, key: string])[];
  readonly content: NormalContent;
  /** Further reports of the same page. */
  readonly also: readonly NormalForm[];
}

export interface NormalContent extends ProseKeys {
  readonly format: readonly (string | null)[];
  /** By the fact's id, sorted. */
  readonly facts: readonly (readonly [id: string, key: string])[];
  readonly grids: readonly (readonly [caption: string, ...rows: readonly string[]])[];
  /** Contents of attachments with their roles, sorted: their order and addresses do not count. */
  readonly attachments: readonly string[];
}

/** What a file is for, as far as that counts: whether it is the page's twin or lies beside it does not. */
export function duty({ role }: Attachment): Attachment['role'] {
  return role === 'twin' ? 'other' : role;
}

const fileSize = /[（([【]\s*(?:大小[:：])?\s*[\d.]+\s*(?:[KMGkmg]i?[Bb]?|字节|bytes?)\s*[）)\]】]/g;
const fileEnding = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar)$/i;

/** A file's name in comparable form, without size and ending. */
export function attachmentName({ name }: Attachment): string {
  return foldText(name.replace(fileSize, '').trim().replace(fileEnding, ''));
}

/** Content of an attachment: what was read of it, else its bytes' digest, else its name. */
export function attachmentKey(attachment: Attachment): string {
  const { extraction, sha256 } = attachment;
  const role = duty(attachment);
  if (extraction !== null && extraction.unreadable === null)
    return `${role} ${JSON.stringify(normalContent(extraction))}`;
  return `${role} ${sha256 ?? `name:${attachmentName(attachment)}`}`;
}

/** Normal form of what stands in a document, its own metadata left out. */
export function normalContent(extraction: Extraction): NormalContent {
  const { outside, tableWords, sections } = proseKeys(extraction);
  return {
    format: formatKeys(extraction),
    sections,
    outside,
    tableWords,
    facts: tableFacts(extraction.tables)
      .map(({ id, key }) => [id, key] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
    grids: comparableGrids(extraction.tables.other).map(({ captionKey, rows }) => [
      captionKey,
      ...rows.map(({ key }) => key),
    ]),
    attachments: extraction.attachments.map(attachmentKey).toSorted(),
  };
}

/** Normal form of a whole Extraction. */
export function normalForm(extraction: Extraction): NormalForm {
  return {
    metadata: metadataKeys(extraction),
    content: normalContent(extraction),
    also: extraction.alsoHere
      .map(normalForm)
      .toSorted((one, other) => (JSON.stringify(one.metadata) < JSON.stringify(other.metadata) ? -1 : 1)),
  };
}

/**
 * Text whose digest names a content. Equal ones are the same to `compare`. The other way round there are exceptions: what is
 * unknown proves nothing (a name, date, number or counting word that only one side states, a file that only one side has read), and names
 * with and without superior regions, words counted to another section in the same place, a heading within a paragraph, a list
 * in another manner of counting, or a page's words that stand in a file instead, are the same to a reader.
 */
export function contentDigestInput(extraction: Extraction): string {
  return JSON.stringify(normalForm(extraction));
}
