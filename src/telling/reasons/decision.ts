import type { DecisionReason } from '../../domain/index.ts';
import { countsWords } from '../diff-in-words.ts';
import { notGenuineWording } from './integrity.ts';
import { always, type Wordings } from './wordings.ts';

export const decisionWordings: Wordings<DecisionReason> = {
  'first-seen': always('first seen', '首次看到'),
  'no-difference': always('only noise, if anything, differs from the current version', '与现有版本没有实质差别'),
  'same-elsewhere': always(
    'the same report at another place, while the page it was read from is missing',
    '原页面已不在，而另一位置有同样的报告',
  ),
  'old-copy': always(
    'an earlier version of the report, at another place than the current one',
    '另一位置所示是这份报告先前的内容',
  ),
  'other-body': always(
    'another page that is still there claims the same report with another body',
    '另一个仍在的页面也称是这份报告，而正文不同',
  ),
  differs: {
    en: ({ counts, summary }) => summary ?? countsWords.en(counts),
    zh: ({ counts, summary }) => summary ?? countsWords.zh(counts),
  },
  'no-report': always('the page holds no annual report', '页面上没有年度报告'),
  'not-genuine': notGenuineWording,
};
