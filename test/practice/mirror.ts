import iconv from 'iconv-lite';
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { escapeHtml } from './reports/markup.ts';
import { renderPage } from './reports/page.ts';
import type { PracticeReport } from './reports/report.ts';
import { seeded } from './reports/random.ts';

/** Ways in which spam mirrors rewrite a page: toned pinyin, plain doubled pinyin, silent Traditional copy. */
export type MirrorFamily = 'A' | 'B' | 'C';

const convert = Converter({ from: 'cn', to: 'tw' });
const converted = new Map<string, string>();

/** Simplified to Traditional one character at a time, as the kits do it: no phrase is looked at. */
export function naiveTraditional(text: string): string {
  let result = '';
  for (const character of text) {
    const other = converted.get(character) ?? convert(character);
    converted.set(character, other);
    result += other;
  }
  return result;
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** GBK has no characters at FE50–FEA0 that Unicode knew early; decoders put private-use ones there. */
function privateUse(lead: number, trail: number): string | null {
  if (lead !== 0xfe || trail < 0x50 || trail > 0xa0 || trail === 0x7f) {
    return null;
  }
  return String.fromCodePoint(0xe815 + trail - 0x50 - (trail > 0x7f ? 1 : 0));
}

/** Whose reading of broken GBK a copy shows: the kit's server's, or a browser's. */
export type GbkReader = 'server' | 'browser';

/**
 * Reads GBK: a lead byte before an impossible second byte becomes `?` and takes it along on a server; in a browser it
 * becomes U+FFFD and leaves signs of ASCII alone.
 */
function decodeLoosely(bytes: Buffer, reader: GbkReader = 'server'): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) {
      text += String.fromCodePoint(lead);
      continue;
    }
    index += 1;
    const trail = bytes[index] ?? 0;
    const pair = iconv.decode(Buffer.from([lead, trail]), 'gbk');
    const whole = privateUse(lead, trail) ?? (pair.length === 1 && pair !== '\u{FFFD}' ? pair : null);
    text += whole ?? (reader === 'server' ? '?' : '\u{FFFD}');
    if (whole === null && reader === 'browser' && trail < 0x80) {
      index -= 1;
    }
  }
  return text;
}

function replaceBytes(bytes: Buffer, find: Buffer, replacement: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(find); at !== -1; at = bytes.indexOf(find, from)) {
    parts.push(bytes.subarray(from, at), replacement);
    from = at + find.length;
  }
  return from === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}

/** Characters that kits mark; each mirror takes a part of them and keeps to it. */
const markable =
  '務報區標號發機構規數據統計網對內請聯關進強會權設領導負責協調監鎮實點時項動級個臺優運礎絡風節業農現環結當經隊應學細態準費財預驗質補轉價評續醫衛產訓創認鄉獎險識儲習縣辦簡開紀錄條總單訴訟議證稅貼護讀訪問題達滿曉穩組織門養隱類類電話郵編號複雜獲積極較歷屆';
/** Rare characters whose bytes happen to lie across others: 請提 holds 執, 或學 holds 驅. */
const crossing = '執驅';

function chosenCharacters(seed: number): readonly string[] {
  const random = seeded(`mirror/${seed}`);
  return Array.from(crossing).concat(Array.from(new Set(markable)).filter(() => random.chance(0.7)));
}

function tonedPinyin(text: string, chosen: readonly string[]): string {
  if (!/\P{ASCII}/u.test(text)) {
    return text;
  }
  return replaceInBytes(naiveTraditional(text), { chosen, toned: true, reader: 'server' });
}

/** How a kit goes over a text: the characters that it puts pinyin behind, in its order, and how. */
export interface ByteKit {
  readonly chosen: readonly string[];
  readonly toned: boolean;
  readonly reader: GbkReader;
}

/** Puts pinyin behind characters wherever their GBK bytes stand, also across the border of two others. */
export function replaceInBytes(text: string, { chosen, toned, reader }: ByteKit): string {
  let bytes = iconv.encode(text, 'gbk');
  for (const character of chosen) {
    const found = iconv.encode(character, 'gbk');
    if (found.length === 2) {
      const sound = `(${pinyin(character, { toneType: toned ? 'symbol' : 'none' })})`;
      bytes = replaceBytes(bytes, found, Buffer.concat([found, iconv.encode(sound, 'gbk')]));
    }
  }
  return decodeLoosely(bytes, reader);
}

/** Characters with a reading whose bytes are the second one of a character and the first one of the next. */
export function crossingCharacters(text: string): readonly string[] {
  const bytes = iconv.encode(text, 'gbk');
  const found = new Set<string>();
  for (let at = 1; at + 2 < bytes.length; at += 2) {
    const character = iconv.decode(bytes.subarray(at, at + 2), 'gbk');
    if (/^[\u{3400}-\u{9FFF}]$/u.test(character) && pinyin(character) !== character) {
      found.add(character);
    }
  }
  return [...found];
}

function plainPinyin(text: string, seed: number): string {
  const random = seeded(`plain/${seed}`);
  let result = '';
  for (const character of text) {
    result += character;
    if (isHan(character) && random.chance(0.06)) {
      const sound = `(${pinyin(character, { toneType: 'none' })})`;
      result += random.chance(0.3) ? sound + sound : sound;
    }
  }
  return result;
}

/**
 * Text as a mirror shows it. Family A converts to Traditional and puts toned pinyin behind chosen characters on GBK
 * bytes without respect for character borders, so that some neighbours break.
 */
export function mirrorText(text: string, family: MirrorFamily, seed = 1): string {
  switch (family) {
    case 'A':
      return tonedPinyin(text, chosenCharacters(seed));
    case 'B':
      return plainPinyin(text, seed);
    case 'C':
      return naiveTraditional(text);
    default:
      return family satisfies never;
  }
}

const spamTitle = '彩票官网app下载_体育在线投注平台_最新网址登录入口_手机版安装';

/** A page of a spam mirror around a report: title replaced, every text of the page rewritten, tags left whole. */
export function mirrorPage(report: PracticeReport, family: MirrorFamily = 'A', seed = 1): string {
  const page = renderPage(report, 'plain');
  const chosen = chosenCharacters(seed);
  return page
    .split(/(<[^>]*>)/)
    .map((part) =>
      part.startsWith('<') ? part : family === 'A' ? tonedPinyin(part, chosen) : mirrorText(part, family, seed),
    )
    .join('')
    .replace(/<title>[^<]*<\/title>/, `<title>${spamTitle}</title>`);
}

/** A page injected on its genuine host (family F): a spam title and hidden links, the body untouched. */
export function injectedPage(html: string): string {
  const links = ['caipiao', 'tiyu', 'app'].map(
    (name) => `<a href="https://${name}.example/">${name}官网下载在线投注</a>`,
  );
  const reference = Array.from(spamTitle, (character) => `&#${character.codePointAt(0)};`).join('');
  return html
    .replace(/<title>[^<]*<\/title>/, `<title>${reference}</title>`)
    .replace('</body>', `<div style="position:absolute;left:-9999px">${links.join('')}</div>\n</body>`);
}

/** HTML page of the hijacked mirror whose text capture is handed in: its first line is the page's title. */
export function zhangdianPage(text: string): string {
  const [title = '', ...lines] = text.replaceAll('\r\n', '\n').split('\n');
  const body = lines.map((line) => {
    const shown = escapeHtml(line).replaceAll('\u{A0}', '&nbsp;');
    return line.trim() === '' ? '<br>' : line.startsWith('  • ') ? `<li>${shown.slice(4)}</li>` : `<p>${shown}</p>`;
  });
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="keywords" content="${escapeHtml(title.replaceAll('_', ','))}">
</head>
<body>
<div class="content">
${body.join('\n')}
</div>
</body>
</html>
`;
}
