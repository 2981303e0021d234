/** A day beside a link, as lists show it. */
const dayAlone = /^[[(（【]?(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）】]?$/;
const longestDay = 13;

/** How far the text went at one moment. */
export interface ProseMark {
  readonly parts: number;
  readonly length: number;
}

export function isDay(text: string): boolean {
  return dayAlone.test(text);
}

/** The text of a page piece by piece, `。` where a block ends. */
export class PageProse {
  readonly #parts: string[] = [];
  #length = 0;
  #ended = true;

  get length(): number {
    return this.#length;
  }

  get text(): string {
    return this.#parts.join('');
  }

  get mark(): ProseMark {
    return { parts: this.#parts.length, length: this.#length };
  }

  say(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    this.#ended = text.endsWith('。');
  }

  endSentence(): void {
    if (!this.#ended) this.say('。');
  }

  textSince({ parts }: ProseMark): string {
    return this.#parts.slice(parts).join('');
  }

  cutBackTo({ parts, length }: ProseMark): void {
    this.#parts.length = parts;
    this.#length = length;
    this.#ended = (this.#parts.at(-1) ?? '。').endsWith('。');
  }

  /** Takes away the last piece, where it is a day, and answers it; else an empty text. */
  takeDay(): string {
    const last = this.#parts.at(-1) ?? '';
    if (last.length > longestDay || !isDay(last)) return '';
    this.cutBackTo({ parts: this.#parts.length - 1, length: this.#length - last.length });
    return last;
  }
}
