import { html, type SafeHtml } from '../telling/markup.ts';
import { kindName, kindTone } from '../telling/wording.ts';
import { timeIn } from '../telling/clock.ts';
import { scrollable } from './layout.ts';
import type { CaptureView, ChangeView, ReportView, VersionView } from './reads.ts';
import { integrityWord, pageStateWord, type Tone } from './words.ts';

export interface ReportLifeInput {
  readonly report: Pick<ReportView, 'firstSeenAt' | 'lastAbsentAt' | 'versions'>;
  readonly versions: readonly Pick<VersionView, 'number' | 'seenAt' | 'returnsToNumber'>[];
  readonly changes: readonly Pick<ChangeView, 'kind' | 'detectedAt' | 'id'>[];
  readonly captures: readonly Pick<CaptureView, 'capturedAt' | 'state' | 'integrity' | 'id'>[];
  readonly timeZone: string;
}

interface Event {
  readonly at: number;
  readonly words: string;
}

/** A width that the picture is drawn for. */
interface Frame {
  readonly name: 'life' | 'life-narrow';
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** Parts of the axis that are named. */
  readonly ticks: number;
  /** Of a change's mark: fingers need a larger one. */
  readonly radius: number;
}

const frames: readonly Frame[] = [
  { name: 'life', width: 1000, left: 74, right: 990, ticks: 5, radius: 6 },
  { name: 'life-narrow', width: 360, left: 38, right: 348, ticks: 2, radius: 9 },
];
const lanes = { changes: 26, versions: 52, looks: 84 } as const;
const floor = 102;
/** What took no longer has no life to draw. */
const shortestLifeMs = 1000;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

function toneOf({ state, integrity }: Pick<CaptureView, 'state' | 'integrity'>): Tone {
  return integrity === null || integrity === 'clean' ? pageStateWord(state).tone : integrityWord(integrity).tone;
}

/** The moments at which the axis is named, and how long a name is needed to tell them apart. */
function ticksOf(from: number, to: number, count: number, timeZone: string): readonly Event[] {
  const span = to - from;
  const cut = span < 2 * dayMs ? [5, 16] : span < 300 * dayMs ? [5, 10] : [0, 7];
  const ticks = Array.from({ length: count + 1 }, (_, index) => {
    const at = from + (span * index) / count;
    return { at, words: timeIn(timeZone, new Date(at)).slice(cut[0], cut[1]) };
  });
  return ticks.map((tick, index) => (tick.words === ticks[index - 1]?.words ? { ...tick, words: '' } : tick));
}

/** Looks of one tone that fall on one place are drawn once. */
function looks({ captures, timeZone }: ReportLifeInput, x: (at: number) => number): readonly SafeHtml[] {
  const drawn = Map.groupBy(captures, (one) => `${toneOf(one)} ${Math.round(x(one.capturedAt.getTime()))}`);
  return [...drawn].map(([key, own]) => {
    const [tone = '', place = ''] = key.split(' ');
    const [one] = own;
    const word = one === undefined || one.integrity === null || one.integrity === 'clean' ? null : one.integrity;
    const name = one === undefined ? '' : (word === null ? pageStateWord(one.state) : integrityWord(word)).text;
    const when = one === undefined ? '' : timeIn(timeZone, one.capturedAt);
    return html`<rect class="look ${tone}" x="${Number(place) - 1}" y="${lanes.looks - 8}" width="2.5" height="16">
      <title>${own.length === 1 ? `${when} ${name}` : `${when} 前后 ${own.length} 次：${name}`}</title>
    </rect>`;
  });
}

function versionBars(input: ReportLifeInput, x: (at: number) => number): readonly SafeHtml[] {
  const ordered = input.versions.toSorted((one, other) => one.number - other.number);
  return ordered.map(({ number, seenAt, returnsToNumber }, index) => {
    const start = x(seenAt.getTime());
    const end = x(ordered[index + 1]?.seenAt.getTime() ?? Number.POSITIVE_INFINITY);
    const wide = Math.max(2, end - start - 1);
    const name = `第 ${number} 版`;
    const back = returnsToNumber === null ? '' : `，改回第 ${returnsToNumber} 版的内容`;
    return html`<rect
        class="version ${number % 2 === 0 ? 'even' : 'odd'}"
        x="${start.toFixed(1)}"
        y="${lanes.versions - 9}"
        width="${wide.toFixed(1)}"
        height="18"
        rx="3"
      >
        <title>${`${name}：${timeIn(input.timeZone, seenAt)} 起${back}`}</title>
      </rect>
      ${wide < 46 ? null : html`<text class="inside" x="${(start + 6).toFixed(1)}" y="${lanes.versions + 4.5}">${name}</text>`}`;
  });
}

function changeMarks(input: ReportLifeInput, radius: number, x: (at: number) => number): readonly SafeHtml[] {
  return input.changes.map(({ id, kind, detectedAt }) => {
    const words = `${timeIn(input.timeZone, detectedAt)} ${kindName(kind)}`;
    return html`<a href="/changes/${id}" aria-label="${words}"
      ><circle
        class="event ${kindTone(kind)}"
        cx="${x(detectedAt.getTime()).toFixed(1)}"
        cy="${lanes.changes}"
        r="${radius}"
      >
        <title>${words}</title>
      </circle></a
    >`;
  });
}

const meanings = [
  ['good', '读到'],
  ['warn', '不在、读不全或有疑点'],
  ['bad', '没有读到，或被篡改'],
] as const satisfies readonly (readonly [Tone, string])[];

/** What the colours of the looks mean, where there are several. */
function key(captures: ReportLifeInput['captures']): SafeHtml | null {
  const shown = meanings.filter(([tone]) => captures.some((one) => toneOf(one) === tone));
  return shown.length < 2
    ? null
    : html`<ul class="key">
        ${shown.map(
          ([tone, name]) =>
            html`<li>
              <svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                <rect class="look ${tone}" width="10" height="10" /></svg
              >${name}
            </li>`,
        )}
      </ul>`;
}

function inWords({ report, versions, changes, captures, timeZone }: ReportLifeInput): string {
  const first = timeIn(timeZone, report.firstSeenAt);
  return `自 ${first} 首次看到以来：${changes.length} 次改动，${versions.length} 个版本，最近 ${captures.length} 次读取`;
}

/**
 * What happened to a report along one line of time: changes, versions, looks and what they met. Null where there was no
 * more than one look.
 */
export function reportLife(input: ReportLifeInput): SafeHtml | null {
  const { report, versions, changes, captures } = input;
  if (captures.length < 2) return null;
  const moments = [
    ...captures.map(({ capturedAt }) => capturedAt),
    ...versions.map(({ seenAt }) => seenAt),
    ...changes.map(({ detectedAt }) => detectedAt),
    report.firstSeenAt,
  ].map((at) => at.getTime());
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  if (to - from < shortestLifeMs) return null;
  const pictures = frames.map((frame) => pictureIn(frame, input, from, to));
  return html`${scrollable('这份报告的经过', html`${pictures}`)}${key(captures)}`;
}

function pictureIn(
  { name, width, left, right, ticks, radius }: Frame,
  input: ReportLifeInput,
  from: number,
  to: number,
): SafeHtml {
  const x = (at: number): number => left + ((Math.min(at, to) - from) / (to - from)) * (right - left);
  const lane = (words: string, y: number): SafeHtml => html`<text x="0" y="${y + 4.5}">${words}</text>`;
  return html`<svg class="${name}" role="group" aria-label="${inWords(input)}" viewBox="0 0 ${width} 124">
    ${lane('改动', lanes.changes)} ${lane('版本', lanes.versions)} ${lane('读取', lanes.looks)}
    <line class="axis" x1="${left}" y1="${floor}" x2="${right}" y2="${floor}" />
    ${ticksOf(from, to, ticks, input.timeZone).map(
      ({ at, words }, index, all) =>
        html`<line class="tick" x1="${x(at).toFixed(1)}" y1="${floor}" x2="${x(at).toFixed(1)}" y2="${floor + 4}" />
          <text
            x="${x(at).toFixed(1)}"
            y="${floor + 18}"
            text-anchor="${index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}"
            >${words}</text
          >`,
    )}
    ${versionBars(input, x)} ${looks(input, x)} ${changeMarks(input, radius, x)}
  </svg>`;
}
