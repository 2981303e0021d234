import { sharedPath } from '../shared.ts';
import { evaluateCells } from './cells.ts';
import { harderTitles } from './harder-titles.ts';
import { evaluateIntegrity } from './integrity/index.ts';
import { evaluateFacts } from './page-facts.ts';
import { evaluateKinds } from './page-kinds.ts';
import { evaluatePages } from './page.ts';
import { evaluateProduced } from './produced.ts';
import { scoreRobots } from './robots.ts';
import { evaluateTitles } from './titles.ts';

// How well the program reads, in figures. The same measures hold floors in the tests.
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

for (const [name, titles] of [
  ['titles of our own', evaluateTitles()],
  ['titles harder than those', evaluateTitles(harderTitles)],
] as const) {
  console.log(`${titles.count} ${name}: kind ${percent(titles.kindShare)}, year ${percent(titles.yearShare)}`);
  for (const { truth, kind, year } of titles.wrong)
    console.log(`  ${truth.title}: ${kind} ${year}, not ${truth.kind} ${truth.year}`);
}

const facts = await evaluateFacts();
console.log(
  `${facts.pages} pages of every content system: ${facts.facts - facts.wrong.length} of ${facts.facts} facts, body F1 ${facts.meanBodyF1.toFixed(3)}, ${facts.misjudged.length} misjudged`,
);
for (const { page, field, read, truth } of facts.wrong)
  console.log(`  ${page}: ${field} ${String(read)}, not ${String(truth)}`);

const kinds = await evaluateKinds();
console.log(`${kinds.pages} pages of every kind: ${kinds.wrong.length} wrong`);
for (const { page, read, truth } of kinds.wrong) console.log(`  ${page}: ${read}, not ${truth}`);

const integrity = await evaluateIntegrity();
console.log(
  `${integrity.specimens} copies and genuine pages: recall ${Object.entries(integrity.recall)
    .map(([family, recall]) => `${family} ${percent(recall)}`)
    .join(
      ', ',
    )}; ${integrity.accused.length} accused, ${integrity.doubted.length} doubted; ${percent(integrity.restored)} restored`,
);
for (const line of [...integrity.missed, ...integrity.accused, ...integrity.doubted, ...integrity.badlyRestored])
  console.log(`  ${line}`);

const cells = await evaluateCells();
console.log(
  `cells of ${cells.samples} generated reports: ${cells.cells} read, ${cells.wrong.length} wrong, ${cells.lost.length} lost, ` +
    `${cells.unexplained.length} nulls without a reason; sections ${cells.sectionsRight} of ${cells.sectionsAll}, formats ${cells.formatsRight} of ${cells.samples}`,
);
for (const miss of [...cells.wrong, ...cells.lost])
  console.log(`  ${miss.sample} ${miss.at}: ${miss.read}, not ${miss.truth}`);

for (const { file, cells: count, wrong, lost } of await evaluateProduced())
  console.log(`${file} (LibreOffice): ${count} cells, ${wrong.length} wrong, ${lost.length} lost`);

const folder = sharedPath('suites', 'chinese_pages');
if (folder === null) console.log('no ../shared beside the checkout: real pages and robots files are left out');
else {
  const pages = await evaluatePages(folder);
  console.log(
    `${pages.pages.length} real pages: body F1 ${pages.meanBodyF1.toFixed(3)}, dates ${percent(pages.dateShare)}, titles ${percent(pages.titleShare)}`,
  );
  const robots = scoreRobots();
  if (robots !== null) console.log(`robots: ${robots.agreed} of ${robots.total} rows agree`);
}
