import TSCharacters from 'opencc-js/dict/TSCharacters';

interface ScriptTables {
  /** Simplified form by code unit; 0 where the character is its own. */
  readonly simple: Uint16Array;
  /** 1 for characters that stand in Traditional text only. */
  readonly traditional: Uint8Array;
}

const first = 0x3400;
const last = 0x9fff;
/** One-to-one forms that careless converters leave behind and the dictionary does not hold. */
const strays: readonly (readonly [string, string])[] = [
  ['谘', '咨'],
  ['裏', '里'],
  ['囯', '国'],
];

let tables: ScriptTables | null = null;

/** The Han characters of GB 2312: they are written in Simplified text (乾, 瞭 and 藉 among them) and prove nothing. */
function gb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xf7; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

/** From the dictionary's characters alone: phrases are not looked at. */
function build(): ScriptTables {
  const simple = new Uint16Array(last - first + 1);
  const traditional = new Uint8Array(last - first + 1);
  const plain = gb2312();
  const note = (character: string, form: string): void => {
    if (form === character || form.length !== 1) return;
    const at = character.charCodeAt(0) - first;
    simple[at] = form.charCodeAt(0);
    if (!plain.has(character)) traditional[at] = 1;
  };
  for (const entry of TSCharacters.split('|')) {
    const [character = '', form = ''] = entry.split(' ');
    if (character.length === 1 && character >= '\u3400' && character <= '\u9fff') note(character, form);
  }
  for (const [character, form] of strays) note(character, form);
  return { simple, traditional };
}

function scripts(): ScriptTables {
  tables ??= build();
  return tables;
}

/** Hands over each character that has a Simplified form of its own, and that form, as code units. */
export function eachSimplified(note: (character: number, form: number) => void): void {
  const { simple } = scripts();
  for (let index = 0; index < simple.length; index += 1) {
    const form = simple[index] ?? 0;
    if (form !== 0) note(first + index, form);
  }
}

/** Simplified form of each character by itself; no phrases, so the length in UTF-16 units stays the same. */
export function toSimplified(text: string): string {
  const { simple } = scripts();
  let out = '';
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < first || code > last) continue;
    const form = simple[code - first];
    if (form === undefined || form === 0) continue;
    out += text.slice(from, index) + String.fromCharCode(form);
    from = index + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** How much of a text is Han, and how much of that is written in Traditional characters only. */
export interface ScriptCount {
  readonly han: number;
  readonly traditional: number;
}

/** Counts the characters of a text by script. */
export function countScripts(text: string): ScriptCount {
  const table = scripts().traditional;
  let han = 0;
  let traditional = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < first || code > last) continue;
    han += 1;
    traditional += table[code - first] ?? 0;
  }
  return { han, traditional };
}
