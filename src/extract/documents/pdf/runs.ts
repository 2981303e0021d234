import type { Run } from './geometry.ts';

/** Cuts a run where its characters cross one of the given places (column lines). */
export function cutRun(run: Run, places: readonly number[]): readonly Run[] {
  const inside = places.filter((place) => place > run.left + run.size * 0.3 && place < run.right - run.size * 0.3);
  const characters = Array.from(run.text);
  if (inside.length === 0 || run.starts.length !== characters.length) {
    return [run];
  }
  const pieces: { text: string; left: number; right: number; starts: number[] }[] = [];
  let slot = -1;
  for (const [index, character] of characters.entries()) {
    const left = run.starts[index] ?? run.left;
    const right = run.starts[index + 1] ?? run.right;
    const centre = (left + right) / 2;
    const here = inside.filter((place) => place < centre).length;
    const current = pieces.at(-1);
    if (current === undefined || here !== slot) {
      pieces.push({ text: character, left, right, starts: [left] });
      slot = here;
    } else {
      current.text += character;
      current.right = right;
      current.starts.push(left);
    }
  }
  return pieces.filter((piece) => piece.text.trim() !== '').map((piece) => ({ ...run, ...piece }));
}
