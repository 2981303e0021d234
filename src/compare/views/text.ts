import type { Diff } from '../../domain/index.ts';
import { chineseFrame } from '../../telling/diff-frame.ts';
import { layOut } from './layout.ts';
import type { Pen } from './layout.ts';

const pen: Pen = {
  removed: (text) => `【删：${text}】`,
  added: (text) => `【增：${text}】`,
  strong: (text) => text,
  faint: (text) => text,
};

/** A diff as plain text for mail, told in Chinese: no colours, at most `most` entries of each kind. */
export function textDiff(diff: Diff, options: { readonly most?: number } = {}): string {
  return layOut(diff, { pen, frame: chineseFrame, most: options.most ?? 20 });
}
