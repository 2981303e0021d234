import { digestOf } from '../../../jobs/read/reading.ts';
import type { Extraction } from '../../domain/index.ts';
import type { VersionView } from '../../store/index.ts';

type Versions = readonly Pick<VersionView, 'number' | 'seenAt' | 'contentSha256'>[];

/** Why what was read from a page of a report raised nothing, for whoever was not there; null where nothing that counts differs. */
export function whyUnraised(shown: Extraction, year: number, capturedAt: Date, versions: Versions): string | null {
  const { kind, title } = shown;
  if (kind !== 'report' && kind !== 'correction')
    return `the page shows another document (${kind}): ${title ?? 'without a title'}`;
  const content = digestOf(shown);
  const stood = versions
    .filter(({ seenAt }) => seenAt <= capturedAt)
    .toSorted((one, other) => other.number - one.number);
  const [current, ...earlier] = stood;
  const said = current?.contentSha256 === content ? undefined : earlier.find((each) => each.contentSha256 === content);
  if (said !== undefined)
    return `an old copy, what version ${said.number} said, while another place showed version ${current?.number ?? 0}`;
  if (current?.contentSha256 !== content && shown.year !== null && shown.year !== year)
    return `the page names another report: ${title ?? shown.year}`;
  return null;
}
