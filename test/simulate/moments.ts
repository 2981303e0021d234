/** Something to be done at a simulated time. */
export interface Moment {
  readonly atMs: number;
  readonly what: () => void | Promise<void>;
}

/** Moments in the order of their times; those of one time in the order in which they were put in. */
export class Moments {
  private readonly waiting: Moment[] = [];

  put(atMs: number, what: Moment['what']): void {
    let index = this.waiting.length;
    while (index > 0 && (this.waiting[index - 1]?.atMs ?? 0) > atMs) index -= 1;
    this.waiting.splice(index, 0, { atMs, what });
  }

  next(): Moment | undefined {
    return this.waiting.shift();
  }

  get nextMs(): number | null {
    return this.waiting[0]?.atMs ?? null;
  }
}
