import type { Attachment } from '../domain/index.ts';
import { readTitle } from '../text/index.ts';
import type { DocumentLink } from './document.ts';

const fileName = /\.(pdf|docx?|wps|rtf|xlsx?|et|ofd|mht|mhtml|zip|rar)(?:$|[?#])/i;
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  wps: 'application/vnd.ms-works',
  rtf: 'application/rtf',
  xls: 'application/vnd.ms-excel',
  et: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
  mht: 'multipart/related',
  mhtml: 'multipart/related',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
};
const handler = /(?:down(?:load|file)|attach|file)[^/]{0,40}\.(?:jsp|do|aspx|action|php)\b|\/download\//i;
/** Files that are no documents, whoever hands them out. */
const otherFile = /\.(?:jpe?g|png|gif|bmp|webp|svg|ico|tiff?|mp[34]|wmv|avi|flv|exe|apk|s?html?|css|js)(?:$|[?#&])/i;
/** Below this many characters a page only hands out its attachment. */
const thinBody = 200;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the name is meant as it stands.
    return text;
  }
}

function extensionOf({ url, text }: DocumentLink): string | null {
  return fileName.exec(url)?.[1] ?? fileName.exec(text)?.[1] ?? null;
}

/** Whether a link leads to a file, by its ending or by the handler that hands it out. */
export function isDocumentLink(link: DocumentLink): boolean {
  return (
    extensionOf(link) !== null || (handler.test(link.url) && !otherFile.test(link.url) && !otherFile.test(link.text))
  );
}

/** Links of a body that lead to documents. What they hold is read when they are captured. */
export function readAttachments(links: readonly DocumentLink[], bodyLength: number): Attachment[] {
  const attachments = new Map<string, Attachment>();
  for (const link of links) {
    const { url, text } = link;
    if (!isDocumentLink(link) || attachments.has(url)) continue;
    const extension = extensionOf(link);
    const named = readTitle(text).kind === 'report' ? 'twin' : 'other';
    const body = bodyLength < thinBody ? 'body' : named;
    const role = /统计表|附表|表格/.test(text) ? 'table' : /图解|图片/.test(text) ? 'twin' : body;
    attachments.set(url, {
      url,
      name: text === '' ? decoded(url.split('/').at(-1) ?? url) : text,
      mediaType: extension === null ? null : (mediaTypes[extension.toLowerCase()] ?? null),
      sha256: null,
      role,
      extraction: null,
    });
  }
  return [...attachments.values()];
}
