import { hourMs, rarestVisitMs } from '../calendar.ts';
import { happening, type Act } from './act.ts';
import { edits, type Edit } from './edits.ts';
import { aboutOf } from './portal.ts';
import { seemedAbsentAfter, wasAbsentAfter } from './publications.ts';

/** A publisher changes what a report says, at all its places and without a word about it. */
function editAct(edit: Edit): Act {
  const kind = `edit: ${edit.name}`;
  return {
    kind,
    play(stage) {
      const { portal, random, nowMs, calendar } = stage;
      // Recent reports are looked at often; now and then an old one is changed.
      const old = random.chance(0.2);
      const fitting = portal.idle(
        nowMs,
        ({ year, file }) => (old || year >= portal.newestYear - 1) && (edit.inFile || file === null),
      );
      if (fitting.length === 0) return null;
      const item = random.pick(fitting);
      const after = edit.apply(item.report, random, nowMs);
      if (after === null) return null;
      portal.revise(item, after);
      const base = {
        about: aboutOf(item),
        fromMs: nowMs,
        due: { kind: 'visit', paths: item.places },
        told: true,
      } as const;
      // A report that was published under an older day, and is now dated with a day that is provably still too old.
      const claims = after.truth.publishedAt;
      const claimedMs = Date.parse(`${claims}T00:00:00+08:00`);
      const isNew = claims !== item.report.truth.publishedAt;
      const tooOld = isNew && wasAbsentAfter(portal, claimedMs, item.publishedMs);
      const seemsTooOld = isNew && !tooOld && seemedAbsentAfter(portal, claimedMs, item);
      const contradicted = { ...base, change: 'report.date-contradicted', significance: 'major' } as const;
      // An old report may be read weeks later, and only then its day be held against what was observed.
      const untilMs = seemsTooOld ? nowMs + rarestVisitMs : calendar.after(nowMs, 3) + hourMs;
      return happening(
        stage,
        kind,
        untilMs,
        `${item.publisher} ${item.year} ${[...item.places, item.file ?? ''].join(' ')}`,
        [{ ...base, change: 'report.revised', significance: edit.significance }, ...(tooOld ? [contradicted] : [])],
        seemsTooOld ? [contradicted] : [],
      );
    },
  };
}

export const editActs: readonly Act[] = edits.map(editAct);
