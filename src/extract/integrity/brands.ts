import { memo, readTitle } from '../../text/index.ts';
import { brandIn, spamWord } from './lexicon.ts';
import type { ScannedSource, Signal, SignalSource } from './signal.ts';
import { wovenBrand } from './woven.ts';

/** Words that sell in the place of an organ: right before 政府信息公开 in the text, or at the head of a report's title. */
export function brandSignals(source: ScannedSource): Signal[] {
  const text = source.page.pageText;
  let brand: string | null = null;
  let count = 0;
  for (
    let at = source.words.size === 0 ? -1 : text.indexOf('信息公开');
    at !== -1;
    at = text.indexOf('信息公开', at + 4)
  ) {
    const before = text.slice(Math.max(0, at - 28), at);
    const word = spamWord(before.slice(before.search(/[^\s，。；、“”《》<>]*$/)));
    if (word === null) continue;
    brand ??= word;
    count += 1;
  }
  const first = source.words.size === 0 ? [] : text.split('\n', 60);
  const way = first.find(
    (line) => /(?:当前|您的|您|所在)位置/.test(line) && spamWord(line.split(/[>＞»]/)[0] ?? '') !== null,
  );
  if (way !== undefined) {
    brand ??= spamWord(way);
    count += 2;
  }
  const woven = wovenBrand(text, source.words);
  if (woven !== null) {
    brand ??= woven.word;
    count += woven.count;
  }
  for (const name of brandedOwners(source)) {
    brand ??= name;
    count += 1 + Math.min(4, text.split(name).length - 1);
  }
  if (brand === null) return [];
  return [{ sign: { id: 'brand-organ', brand, times: count }, family: 'D', weight: count >= 2 ? 1 : 0.7 }];
}

const anyOrgan = /[省市县区州旗盟乡镇局委办厅院府署部]|街道|公司|集团|银行|大学|学校|中学|中心|协会|联合会/;
const fewestTimes = 3;
const shortestName = 3;

function isStrange(name: string): boolean {
  return name.length >= shortestName && !anyOrgan.test(name);
}

/** On a copy elsewhere: a name in the titles of reports, and all over the text, that is no organ's. */
export function strangeOwner(source: ScannedSource): Signal[] {
  const title = titlesOf(source).find((each) => isStrange(ownerIn(each)) && isReport(each));
  const owner = title === undefined ? '' : ownerIn(title);
  const times = owner === '' ? 0 : source.page.pageText.split(owner).length - 1;
  if (times < fewestTimes) return [];
  return [{ sign: { id: 'brand-organ', brand: owner, times }, family: 'D', weight: 1 }];
}

const mostTitles = 12;

/** What stands before the year or the subject in the titles of reports on a page, where it shows a brand. */
function brandedOwners(source: SignalSource): ReadonlySet<string> {
  return new Set(
    titlesOf(source)
      .map(brandedOwner)
      .filter((owner) => owner !== null),
  );
}

function titlesOf({ page }: SignalSource): readonly string[] {
  const lines = [page.htmlTitle ?? '', ...page.headings.map(({ text }) => text), ...page.pageText.split('\n', 200)];
  return lines.filter((line) => line.length <= 80 && line.includes('信息公开')).slice(0, mostTitles);
}

/** Titles stand several times on their page, and those of a site's columns on all of its pages. */
const brandedOwner: (title: string) => string | null = memo((title) => {
  const owner = ownerIn(title);
  return owner.length >= 2 && brandIn(owner) !== null && isReport(title) ? owner : null;
});

/** What a title says before its year or its subject. */
function ownerIn(title: string): string {
  const before = /^.{2,40}?(?=(?:19|20)\d\d年|(?:人民)?政府信息公开|信息公开)/.exec(title)?.[0] ?? '';
  return before.slice(before.search(/[^\s《》：:，。、|_\-—>]*$/));
}

/** Whether what stands behind the owner is a report's name; an owner that ends with figures runs into the year. */
function isReport(title: string): boolean {
  const owner = ownerIn(title);
  const { kind, year } = readTitle(title.slice(title.indexOf(owner) + owner.length));
  return kind === 'report' && year !== null;
}
