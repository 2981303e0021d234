/** A part of the program that must answer before requests are sent here. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when the part does not work. */
  check(): Promise<unknown>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed' | 'timeout'>>;
}

const checkTimeoutMs = 3000;

async function outcomeOf(one: ReadinessCheck, report: (error: unknown) => void): Promise<'ok' | 'failed' | 'timeout'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), checkTimeoutMs);
  });
  const done = (async () => {
    try {
      await one.check();
      return 'ok' as const;
    } catch (error) {
      report(error);
      return 'failed' as const;
    }
  })();
  const outcome = await Promise.race([done, late]);
  clearTimeout(timer);
  return outcome;
}

/** Asks every part at once; one that is silent for three seconds is not ready. Reasons go to `report`, not to the caller. */
export async function readinessOf(
  checks: readonly ReadinessCheck[],
  report: (error: unknown) => void,
): Promise<Readiness> {
  const outcomes = await Promise.all(checks.map(async (one) => [one.name, await outcomeOf(one, report)] as const));
  return { ready: outcomes.every(([, outcome]) => outcome === 'ok'), checks: Object.fromEntries(outcomes) };
}
