export interface CoalesceOptions {
  readonly mostAtOnce: number;
  /** How long the first question of a round waits for others, while there are others and the round is not full. */
  readonly lingerMs: number;
}

/** After so many rounds of one question the next ones do not wait for others: there is one asker. */
const aloneAfter = 3;

/**
 * Gathers questions that are asked within a moment, or while the round before is under way, and asks them together.
 * Answers stand in the order of the questions.
 */
export function coalesce<Q, A>(
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
  { mostAtOnce, lingerMs }: CoalesceOptions,
): (question: Q) => Promise<A> {
  const waiting: {
    readonly question: Q;
    readonly resolve: (answer: A) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  let busy = false;
  let alone = 0;
  let isFull = (): void => undefined;

  const linger = async (): Promise<void> => {
    const full = Promise.withResolvers<void>();
    isFull = full.resolve;
    const timer = setTimeout(full.resolve, lingerMs);
    await full.promise;
    clearTimeout(timer);
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      if (waiting.length < mostAtOnce && alone < aloneAfter) await linger();
      const group = waiting.splice(0, mostAtOnce);
      alone = group.length === 1 ? alone + 1 : 0;
      try {
        const answers = await ask(group.map((each) => each.question));
        for (const [index, each] of group.entries()) each.resolve(answers[index] as A);
      } catch (error) {
        for (const each of group) each.reject(error);
      }
    }
    busy = false;
  };

  return async (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (waiting.length >= mostAtOnce) isFull();
      if (busy) return;
      busy = true;
      void drain();
    });
}
