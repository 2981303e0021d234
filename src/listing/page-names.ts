import { bareName } from './column-names.ts';
import { parsePage } from './nodes.ts';
import { tidy } from './title.ts';

/** What a page calls itself and its site; null where it does not say. */
export interface PageNames {
  readonly siteName: string | null;
  /** As its tags say it, else the first part of its title. */
  readonly columnName: string | null;
  /** The largest heading, else the title of the document. */
  readonly title: string | null;
}

/** Reads a page's names from its tags, its heading and its title. Pure. */
export function readPageNames(text: string): PageNames {
  const $ = parsePage(text);
  const tag = (name: string): string | null => {
    const found = $('meta[content]').filter(
      (_index, meta) => meta.attribs['name']?.toLowerCase() === name.toLowerCase(),
    );
    return filled(found.first().attr('content'));
  };
  const title = filled($('title').first().text());
  const article = tag('ArticleTitle') ?? filled($('h1').first().text()) ?? title;
  const [first] = (title ?? '').split(/[_|]|\s[-–—]\s|(?<=报告?)[-–—]/);
  return { siteName: tag('SiteName'), columnName: tag('ColumnName') ?? filled(bareName(first ?? '')), title: article };
}

function filled(text: string | undefined): string | null {
  const tidied = tidy(text ?? '');
  return tidied === '' || tidied.length > 200 ? null : tidied;
}
