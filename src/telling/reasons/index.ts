import type { IntegritySign, Reason } from '../../domain/index.ts';
import { timeIn } from '../clock.ts';
import { confirmationWordings, lookWordings } from './confirmation.ts';
import { decisionWordings } from './decision.ts';
import { followWordings, lineWordings, owedDoubtWordings } from './follow.ts';
import { signWordings } from './integrity.ts';
import { listingWordings } from './listing.ts';
import { paceWordings, unsettledWordings } from './pace.ts';
import { pageWordings } from './page.ts';
import { damageWording, portalWordings } from './portal.ts';
import type { Speaker, Wording, Wordings } from './wordings.ts';

export { cutRemedy, cutWording } from './listing.ts';

const wordings: Wordings<Reason> = {
  ...pageWordings,
  ...listingWordings,
  ...decisionWordings,
  ...followWordings,
  ...owedDoubtWordings,
  ...lineWordings,
  ...portalWordings,
  ...lookWordings,
  ...confirmationWordings,
  ...paceWordings,
  ...unsettledWordings,
  'archive-damage': damageWording,
};

type Language = 'en' | 'zh';

function speakerOf(language: Language, timeZone: string): Speaker {
  const speaker: Speaker = {
    // A reason's own kind finds its own wording.
    of: (reason) => (wordings[reason.kind] as Wording<Reason>)[language](reason, speaker),
    sign: (sign) => (signWordings[sign.id] as Wording<IntegritySign>)[language](sign, speaker),
    time: (at) => timeIn(timeZone, new Date(at)),
  };
  return speaker;
}

/** Who tells reasons in English, as operators read them on a terminal and in the log. */
export function english(timeZone: string): Speaker {
  return speakerOf('en', timeZone);
}

/** Who tells reasons in Chinese, as they stand in mails and on pages. */
export function chinese(timeZone: string): Speaker {
  return speakerOf('zh', timeZone);
}
