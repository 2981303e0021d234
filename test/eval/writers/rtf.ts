import iconv from 'iconv-lite';
import { placed, type ModelBlock } from './model.ts';

const columnWidth = 700;

/** Text in the bytes of code page 936, each beyond ASCII escaped; a second byte that is ASCII stands as it is. */
function escaped(text: string): string {
  return Array.from(iconv.encode(text, 'gbk'), (byte) => {
    const character = String.fromCodePoint(byte);
    if (byte >= 0x80) return `\\'${byte.toString(16)}`;
    return /[\\{}]/.test(character) ? `\\${character}` : character;
  }).join('');
}

function tableOf({ rows }: Extract<ModelBlock, { kind: 'table' }>): string {
  const { cells } = placed(rows);
  return rows
    .map((_, row) => {
      const here = cells
        .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
        .sort((a, b) => a.column - b.column);
      const definition = here
        .map((cell) => {
          const merge = cell.rows === 1 ? '' : cell.row === row ? '\\clvmgf' : '\\clvmrg';
          return `${merge}\\clvertalc\\clbrdrt\\brdrs\\cellx${(cell.column + cell.columns) * columnWidth - 108}`;
        })
        .join('');
      const written = here
        .map((cell) => `{\\f1\\fs21 ${escaped(cell.row === row ? cell.text : '')}\\cell }`)
        .join('\n');
      const opened = `\\trowd \\irow${row}\\trgaph108\\trleft-108${definition}`;
      // Word defines a row before its cells, and once more where it ends.
      return `${opened}\\pard\\plain \\intbl ${written}\n\\pard\\intbl {${opened}\\row }`;
    })
    .join('\n');
}

/** A document as Word writes it in Rich Text Format on a Chinese system. */
export function writeRtf(blocks: readonly ModelBlock[]): Buffer {
  const body = blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return `\\pard\\plain \\qj\\fi420 {\\loch\\af0\\dbch\\f1 ${escaped(block.text)}\\par }`;
        case 'picture':
          return '\\pard\\plain {{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 0100}}\\par }';
        case 'table':
          return `${tableOf(block)}\n\\pard \\plain {\\par }`;
        default:
          return block satisfies never;
      }
    })
    .join('\n');
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936\\uc2\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 ${escaped('宋体')}{\\*\\falt SimSun};}}
{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\qj\\fs21 \\snext0 Normal;}}{\\info{\\author ${escaped('某人')}}{\\nofpages9}}
\\paperw11906{\\footer \\pard\\plain {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par }
${body}}\0`,
    'latin1',
  );
}
