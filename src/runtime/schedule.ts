import { createTask, parse } from 'node-cron';

const minuteMs = 60_000;
/** Leap days aside, every cron line fires within a year. */
const horizonMs = 366 * 24 * 60 * minuteMs;
/** Every zone of today is off UTC by whole quarters of an hour. */
const quarterHours = [0, 15, 30, 45] as const;

/**
 * The latest moment at or before `now`, and after `since`, at which `cronLine` was due in `timeZone`; null when there
 * was none. Nothing is looked for further back than a year.
 */
export function latestDue(cronLine: string, timeZone: string, now: Date, since: Date | null): Date | null {
  const line = readLine(cronLine, timeZone);
  const floorMs = Math.max(since?.getTime() ?? 0, now.getTime() - horizonMs);
  const first = Math.floor(now.getTime() / minuteMs) * minuteMs;
  for (let minute = first; minute + minuteMs > floorMs; minute -= minuteMs) {
    const due = line.inMinute(minute).findLast((at) => at <= now.getTime() && at > floorMs);
    if (due !== undefined) return new Date(due);
  }
  return null;
}

/** The first moment after `now` at which the line is due; null when there is none within a year. */
export function nextDue(cronLine: string, timeZone: string, now: Date): Date | null {
  const line = readLine(cronLine, timeZone);
  const first = Math.floor(now.getTime() / minuteMs) * minuteMs;
  for (let minute = first; minute <= first + horizonMs; minute += minuteMs) {
    const due = line.inMinute(minute).find((at) => at > now.getTime());
    if (due !== undefined) return new Date(due);
  }
  return null;
}

interface CronLine {
  /** Due moments within one minute, in milliseconds since 1970, ascending. */
  inMinute(minuteStartMs: number): readonly number[];
}

function readLine(cronLine: string, timeZone: string): CronLine {
  const task = createTask(cronLine, () => undefined, { timezone: timeZone });
  const fields = parse(cronLine);
  const seconds = fields.second.toSorted((a, b) => a - b);
  const minutes = new Set(fields.minute.flatMap((minute) => quarterHours.map((offset) => (minute + offset) % 60)));
  return {
    inMinute: (start) => {
      if (!minutes.has(Math.floor(start / minuteMs) % 60)) return [];
      return seconds.map((second) => start + second * 1000).filter((at) => task.match(new Date(at)));
    },
  };
}
