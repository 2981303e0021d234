import type { ChecksBetween } from '../domain/index.ts';

/** How the sums of a report's tables tie up since a change; empty where they did and do. */
export function checksInWords({ appeared, vanished, remaining }: ChecksBetween): string {
  const parts = [
    appeared > 0 ? `新出现 ${appeared} 处勾稽关系不符` : '',
    vanished > 0 ? `原有的 ${vanished} 处勾稽不符不再出现` : '',
    remaining > 0 ? `仍有 ${remaining} 处勾稽关系不符` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `改动后的表中${parts.join('，')}。`;
}
