import type { MarkedPart } from '../domain/index.ts';
import type { ChangedText, ChangedValue } from '../telling/changed-parts.ts';
import { abridge, sideOf } from '../telling/marked-text.ts';
import { countInWords, type Story } from './story.ts';

function valueLine(value: ChangedValue): string {
  const difference = value.difference === null ? '' : `（${value.difference}）`;
  return `  · ${value.label}：${value.before} → ${value.after}${difference}`;
}

function side(parts: readonly MarkedPart[], kind: 'removed' | 'added'): string {
  const text = sideOf(parts, kind)
    .map((part) => (part.kind === 'same' ? part.text : `【${part.text}】`))
    .join('')
    .replaceAll(/\s*\n\s*/gu, ' ');
  return text.trim() === '' ? '（无）' : text;
}

function textLines(text: ChangedText): readonly string[] {
  if (text.onlyMasked) {
    return [`  · ${text.label}`, '    仅所屏蔽的个人号码有变，详见存档。'];
  }
  const parts = abridge(text.parts, 40, 400);
  return [`  · ${text.label}`, `    原：${side(parts, 'removed')}`, `    现：${side(parts, 'added')}`];
}

function figureLines({ figures }: Story): readonly string[] {
  if (figures === null || figures.rows.length === 0) return [];
  const { beforeYear } = figures;
  return [
    '主要数据',
    ...figures.rows.map(({ label, value, before }) =>
      before === null || beforeYear === null
        ? `  · ${label}：${value}`
        : `  · ${label}：${value}（${beforeYear} 年 ${before}）`,
    ),
  ];
}

function more(count: number, what: string): readonly string[] {
  return count > 0 ? [`  · 另有 ${count} 处${what}未列出，请看改动页。`] : [];
}

/** The plain-text side of a mail: lines of any length, parted by line feeds. */
export function renderMailText(story: Story): string {
  const { changed } = story;
  const count = countInWords(changed);
  const blocks: readonly (readonly string[])[] = [
    [story.weight === null ? story.headline : `${story.headline}（${story.weight}）`, ...story.sentences],
    count === null ? [] : [`改动（${count}；【】内为变动之处）`],
    [...changed.values.map((value) => valueLine(value)), ...more(changed.moreValues, '数据')],
    [...changed.texts.flatMap((text) => textLines(text)), ...more(changed.moreTexts, '文字')],
    figureLines(story),
    story.facts.map(([name, value]) => `${name}：${value}`),
    story.links.map((link) => `${link.name}：${link.url}`),
    story.note === null ? [] : [story.note],
    ['——', '本邮件由年报监测程序自动发出。所列内容取自政府网站公开页面，个人手机号码与身份证号码已作屏蔽。'],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
