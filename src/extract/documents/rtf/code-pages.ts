/** Names of decoders by the numbers of Windows code pages; what is not here reads as the file's own. */
const byCodePage: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
};
/** The same by the `\fcharset` of a font; 0 and 1 say nothing. */
const byFontCharset: Readonly<Record<number, string>> = {
  2: 'windows-1252',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  204: 'windows-1251',
};
/** What files that name no code page were written in on the machines of those who publish them. */
export const usualEncoding = 'gb18030';

export function encodingOfCodePage(codePage: number | null): string {
  return byCodePage[codePage ?? 0] ?? usualEncoding;
}

export function encodingOfFont(charset: number | null): string | null {
  return byFontCharset[charset ?? 0] ?? null;
}

/** Whether a byte of an encoding may lead a pair. */
export function isPaired(encoding: string): boolean {
  return !encoding.startsWith('windows-') && encoding !== 'utf-8';
}
