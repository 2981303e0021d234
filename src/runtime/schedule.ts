import { createTask, parse } from 'node-cron';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Leap days aside, every cron line fires within a year. */
const horizonMs = 366 * 24 * hourMs;
/** Every zone of today is off UTC by whole quarters of an hour. */
const quarterHours = [0, 15, 30, 45] as const;

/**
 * The latest moment at or before `now`, and after `since`, at which `cronLine` was due in `timeZone`; null when there
 * was none. Nothing is looked for further back than a year.
 */
export function latestDue(cronLine: string, timeZone: string, now: Date, since: Date | null): Date | null {
  const line = readLine(cronLine, timeZone);
  const floorMs = Math.max(since?.getTime() ?? 0, now.getTime() - horizonMs);
  for (let hour = hourOf(now); hour + hourMs > floorMs; hour -= hourMs) {
    const due = line.inHour(hour).findLast((at) => at <= now.getTime() && at > floorMs);
    if (due !== undefined) return new Date(due);
  }
  return null;
}

/** The first moment after `now` at which the line is due; null when there is none within a year. */
export function nextDue(cronLine: string, timeZone: string, now: Date): Date | null {
  const line = readLine(cronLine, timeZone);
  const lastMs = now.getTime() + horizonMs;
  for (let hour = hourOf(now); hour <= lastMs; hour += hourMs) {
    const due = line.inHour(hour).find((at) => at > now.getTime());
    if (due !== undefined) return new Date(due);
  }
  return null;
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / hourMs) * hourMs;
}

interface CronLine {
  /** Due moments within one hour of UTC, in milliseconds since 1970, ascending. */
  inHour(hourStartMs: number): readonly number[];
}

const lines = new Map<string, CronLine>();
/** More portals than any installation has. */
const mostLines = 5000;

function readLine(cronLine: string, timeZone: string): CronLine {
  const name = `${timeZone} ${cronLine}`;
  const known = lines.get(name);
  if (known !== undefined) return known;
  const task = createTask(cronLine, () => undefined, { timezone: timeZone });
  const fields = parse(cronLine);
  const mayFall = hourFilter(fields, timeZone);
  const seconds = fields.second.toSorted((a, b) => a - b);
  const minutes = fields.minute.flatMap((minute) => quarterHours.map((offset) => (minute + offset) % 60));
  const inOrder = [...new Set(minutes)].toSorted((a, b) => a - b);
  const line: CronLine = {
    inHour: (start) =>
      mayFall(start)
        ? inOrder
            .flatMap((minute) => seconds.map((second) => start + minute * minuteMs + second * 1000))
            .filter((at) => task.match(new Date(at)))
        : [],
  };
  if (lines.size >= mostLines) lines.clear();
  lines.set(name, line);
  return line;
}

/** Whether an hour of UTC touches an hour, day and month of the line: matching every moment of a year takes half a second. */
function hourFilter(
  { hour, dayOfMonth, month }: ReturnType<typeof parse>,
  timeZone: string,
): (hourStartMs: number) => boolean {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  const [hours, months, days] = [new Set(hour), new Set(month), new Set(dayOfMonth)];
  // A last day is a name and no number.
  const anyDay = dayOfMonth.some((day) => typeof day !== 'number');
  const falls = (at: number): boolean => {
    const [day = 0, ofYear = 0, ofDay = 0] = clock.format(at).match(/\d+/g)?.map(Number) ?? [];
    return months.has(ofYear) && (anyDay || days.has(day)) && hours.has(ofDay);
  };
  return (start) => falls(start) || falls(start + hourMs - 1);
}
