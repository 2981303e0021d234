import { escapeXml, placed, type ModelBlock } from './model.ts';
import { writeZip } from './zip.ts';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Word cuts text into runs as it likes. */
function runs(text: string): string {
  const parts = text.match(/\d+|\D{1,17}/gu) ?? [];
  return parts.map((part) => `<w:r><w:t xml:space="preserve">${escapeXml(part)}</w:t></w:r>`).join('');
}

function paragraph(text: string): string {
  return `<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>${runs(text)}</w:p>`;
}

function table(rows: Extract<ModelBlock, { kind: 'table' }>['rows']): string {
  const { cells } = placed(rows);
  const written = rows.map((_, row) => {
    const here = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
      .sort((a, b) => a.column - b.column);
    return here
      .map((cell) => {
        const span = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : '';
        const merge = cell.rows > 1 ? (cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '';
        const content = cell.row === row ? runs(cell.text) : '';
        return `<w:tc><w:tcPr>${span}${merge}</w:tcPr><w:p>${content}</w:p></w:tc>`;
      })
      .join('');
  });
  return `<w:tbl>${written.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
}

const picture = '<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="rId9" xmlns:r="r"/></w:drawing></w:r></w:p>';

export function documentXml(blocks: readonly ModelBlock[]): string {
  const body = blocks
    .map((block) =>
      block.kind === 'table' ? table(block.rows) : block.kind === 'picture' ? picture : paragraph(block.text),
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespace}><w:body>${body}</w:body></w:document>`;
}

export function writeDocx(blocks: readonly ModelBlock[], parts: Readonly<Record<string, string>> = {}): Buffer {
  return writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: documentXml(blocks) },
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
  ]);
}
