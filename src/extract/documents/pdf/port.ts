type Listener = (event: { readonly data: unknown }) => void;

/** How deep in a message the lists lie that pdf.js empties once it has sent them. */
const emptiedAbove = 3;

function withOwnLists(value: unknown, depth: number): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((each) => withOwnLists(each, depth - 1));
  }
  return Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withOwnLists(each, depth - 1)]))
    : value;
}

/**
 * The line between the two halves of pdf.js, which here run in one thread: what is sent is handed over as it is, while the
 * library's own line clones every glyph and font.
 */
export class SharedPort {
  readonly #listeners = new Set<Listener>();

  postMessage(message: unknown): void {
    const event = { data: withOwnLists(message, emptiedAbove) };
    queueMicrotask(() => {
      for (const listener of this.#listeners) {
        listener(event);
      }
    });
  }

  addEventListener(_: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#listeners.clear();
  }
}
