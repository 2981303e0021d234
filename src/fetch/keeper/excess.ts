import type { BrowserProcess } from './process-tree.ts';

/** Most resident memory in megabytes. */
export interface MemoryLimits {
  /** Of a page: what takes more is ended, and costs that page only. */
  readonly page: number;
  /** Of all pages together: then the largest is ended. */
  readonly pages: number;
  /** Of the rest. What pages have the browser hold for them (blobs, databases) is nobody's: it is ended, and all pages with it. */
  readonly rest: number;
}

/** A page of pictures takes some hundred megabytes, a browser with nothing in it five. */
export const usualLimits: MemoryLimits = { page: 1024, pages: 3072, rest: 2048 };

/** Which processes of a browser take more memory than they may; `all` where the browser itself does. */
export function excess(processes: readonly BrowserProcess[], limits: MemoryLimits): readonly number[] | 'all' {
  const renderers = processes.filter(({ isRenderer }) => isRenderer).toSorted((a, b) => b.megabytes - a.megabytes);
  const others = processes.filter(({ isRenderer }) => !isRenderer);
  if (total(others) > limits.rest) return 'all';
  const over = renderers.filter(({ megabytes }) => megabytes > limits.page);
  const [largest] = renderers;
  const ended = over.length === 0 && largest !== undefined && total(renderers) > limits.pages ? [largest] : over;
  return ended.map(({ pid }) => pid);
}

function total(processes: readonly BrowserProcess[]): number {
  return processes.reduce((sum, { megabytes }) => sum + megabytes, 0);
}
