import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import type { ZipArchive } from '../zip.ts';
import { readBody } from './body.ts';
import { readNumbering } from './numbering-xml.ts';
import { readStyles } from './styles.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Reads a Word document (DOCX): paragraphs with their automatic numbers, tables with their spans, pictures. */
export async function readWord(zip: ZipArchive): Promise<SourceDocument> {
  const body = await zip.read('word/document.xml');
  if (body === null) {
    return documentOf(mediaType, [], 'damaged');
  }
  const styles = readStyles(await zip.read('word/styles.xml'));
  const numbering = readNumbering(await zip.read('word/numbering.xml'));
  return documentOf(mediaType, readBody(body, styles, numbering), null);
}
