/** Plays one world, named by its settings as JSON, and answers its outcome to the process that started it. */
import { report } from './report.ts';
import type { WorldOutcome, WorldSettings } from './worlds.ts';

const settings = JSON.parse(process.argv[2] ?? '') as WorldSettings;
const { tally, failures } = await report({ ...settings, progress: (line) => void process.send?.(line) });
process.send?.({ tally, failures } satisfies WorldOutcome, () => process.disconnect());
