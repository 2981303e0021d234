import { practiceSystems } from '../../practice/reports/index.ts';
import { happening, type Act, type Stage } from './act.ts';
import { dressingOf, noises } from './noise.ts';

/** Something that is no change of any report: nothing is expected of it, and nothing allowed. */
function quiet(kind: string, play: (stage: Stage) => string | null): Act {
  return {
    kind,
    play(stage) {
      const note = play(stage);
      return note === null ? null : happening(stage, kind, stage.calendar.after(stage.nowMs, 2), note, []);
    },
  };
}

/** The `year` system's address is the report itself, and gkmlpt's pages hold it as JSON: their templates stay. */
const templates = practiceSystems.filter((system) => system !== 'year' && system !== 'gkmlpt');

export const noiseActs: readonly Act[] = [
  quiet('noise: templates rebuilt', ({ portal }) => {
    portal.web.rebuild();
    return '';
  }),
  quiet('noise: furniture', ({ portal, random }) => {
    const chosen = random.sample(noises, random.int(1, 6));
    portal.web.dress(dressingOf(random, chosen));
    return chosen.map(({ name }) => name).join(', ');
  }),
  quiet('noise: all furniture gone', ({ portal }) => {
    portal.web.dress(null);
    return '';
  }),
  quiet('noise: redesign', ({ portal, random }) => {
    const template = random.pick(templates);
    if (portal.plan.files) return null;
    portal.web.redesign(template);
    return template;
  }),
  quiet('noise: charset', ({ portal, random }) => {
    const charset = random.pick(['gbk', 'utf-8'] as const);
    if (portal.plan.files) return null;
    portal.web.charset(charset);
    return charset;
  }),
  quiet('noise: compression', ({ portal, random }) => {
    const on = random.chance(0.5);
    portal.web.gzip(on);
    return String(on);
  }),
  quiet('noise: files saved again', ({ portal, nowMs }) => {
    const items = portal.idle(nowMs, ({ file }) => file !== null);
    for (const item of items) portal.refile(item, '');
    return items.length === 0 ? null : `${items.length} files`;
  }),
  quiet('noise: tokens of files', ({ portal, random, nowMs }) => {
    const items = portal.idle(nowMs, ({ file }) => file !== null);
    for (const item of items) portal.refile(item, random.int(1, 1e9).toString(36));
    return items.length === 0 ? null : `${items.length} files`;
  }),
];
