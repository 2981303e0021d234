/** Other ways to write one and the same body: what editors, word processors and converters make of it. */
export type Rewriting = (html: string) => string;

/** Applies a change to the texts of a fragment and leaves its tags whole. */
export function onTexts(html: string, change: (text: string) => string): string {
  return html
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : change(part)))
    .join('');
}

const wide = (text: string): string =>
  text.replaceAll(/[0-9A-Za-z%]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** Paragraphs as lines of one block, ended by `<br>`. */
const brokenLines: Rewriting = (html) =>
  html.replaceAll(/(?:<p\b[^>]*>[\s\S]*?<\/p>\s*)+/g, (run) =>
    run.includes('<td') ? run : `<div>${run.replaceAll(/<p\b[^>]*>/g, '').replaceAll('</p>', '<br />')}</div>\n`,
  );

const outsideCells = (html: string, change: Rewriting): string =>
  html
    .split(/(<table\b[\s\S]*?<\/table>)/)
    .map((part) => (part.startsWith('<table') ? part : change(part)))
    .join('');

/** Word's “filtered” HTML: conditional comments, classes, blanks as `&nbsp;`, texts cut into runs. */
const word: Rewriting = (html) =>
  onTexts(html, (text) =>
    text.trim() === ''
      ? text
      : (text.match(/\d+|[^\d]{1,9}/g) ?? [])
          .map(
            (run, index) =>
              `<span ${index % 2 === 0 ? 'lang="EN-US"' : ''} style="mso-bidi-font-size:16.0pt;font-family:仿宋">${run}</span>`,
          )
          .join('<!--[if supportFields]><span>PAGE</span><![endif]-->'),
  )
    .replaceAll('<p ', '<p class="MsoNormal" ')
    .replaceAll('</p>', '<o:p></o:p></p>');

/** A long table as a word processor prints it: cut between two rows, its header printed again. */
const cutTables: Rewriting = (html) =>
  html.replaceAll(/<table\b[^>]*>[\s\S]*?<\/table>/g, (table) => {
    const rows = table.match(/<tr\b[\s\S]*?<\/tr>/g) ?? [];
    const cut = rows.findIndex((row) => row.includes('（四）无法提供'));
    return cut === -1
      ? table
      : `<table>${rows.slice(0, cut).join('')}</table>\n<p>&nbsp;</p>\n<table>${[...rows.slice(0, 3), ...rows.slice(cut)].join('')}</table>`;
  });

/** Ways of writing a body by name. */
export const rewritings: Readonly<Record<string, Rewriting>> = {
  'Word’s markup': word,
  'lines broken by br': (html) => outsideCells(html, brokenLines),
  'paragraphs as div': (html) =>
    outsideCells(html, (part) => part.replaceAll(/<p\b[^>]*>/g, '<div class="p">').replaceAll('</p>', '</div>')),
  'upper-case tags with font': (html) =>
    html
      .replaceAll(/<p\b[^>]*>/g, '<P align=left><FONT face=宋体 size=3>')
      .replaceAll('</p>', '</FONT></P>')
      .replaceAll(/<(\/?)(table|tbody|tr|td)\b/g, (_, end: string, name: string) => `<${end}${name.toUpperCase()}`),
  'empty paragraphs between': (html) => html.replaceAll('</p>\n', '</p>\n<p>&nbsp;</p><p><br></p>\n'),
  'headings as h3': (html) =>
    html.replaceAll(/<p[^>]*><strong>([^<]*)<\/strong><\/p>/g, '<h3 style="font-weight:normal">$1</h3>'),
  'numeric entities': (html) =>
    onTexts(html, (text) =>
      Array.from(text, (character) =>
        /\p{Script=Han}/u.test(character) ? `&#${character.codePointAt(0)};` : character,
      ).join(''),
    ),
  'full-width digits': (html) => onTexts(html, (text) => (text.includes('&') ? text : wide(text))),
  'ASCII marks': (html) =>
    onTexts(html, (text) =>
      text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':').replaceAll('，', ','),
    ),
  'other quotes and brackets': (html) =>
    onTexts(html, (text) =>
      text.replaceAll('“', '「').replaceAll('”', '」').replaceAll('〔', '﹝').replaceAll('〕', '﹞'),
    ),
  'blanks and soft marks': (html) =>
    onTexts(html, (text) =>
      text
        .replaceAll('，', '， ')
        .replaceAll(/(\d)(件|次|条)/g, '$1 $2')
        .replaceAll('公开', '公\u200b开'),
    ),
  'emphasis within sentences': (html) =>
    onTexts(html, (text) => text.replaceAll('申请', '<b>申请</b>').replaceAll(/\d+/g, '<em>$&</em>')),
  'cells as th, with head and body': (html) =>
    html
      .replaceAll(/<tbody>\s*<tr>([\s\S]*?)<\/tr>/g, (_, row: string) => {
        const head = row.replaceAll('<td', '<th').replaceAll('</td>', '</th>');
        return `<colgroup><col width="80"></colgroup><thead><tr>${head}</tr></thead><tbody>`;
      })
      .replaceAll(/<p align="center">([^<]*)<\/p>/g, '<div><span>$1</span></div>'),
  'tables cut in two, with their header twice': cutTables,
  'marks between thousands': (html) =>
    onTexts(html, (text) =>
      text.replaceAll(/(?<![\d.,〔[-])\d{5,6}(?![\d.-])/g, (figure) => Number(figure).toLocaleString('en-US')),
    ),
  'no spans of paragraphs in cells': (html) =>
    html.replaceAll(/<td([^>]*)><p align="center">([\s\S]*?)<\/p><\/td>/g, '<td$1>$2</td>'),
};
