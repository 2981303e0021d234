/** A report in a list that a script fills in. */
export interface ListedReport {
  readonly id: number;
  readonly title: string;
  readonly day: string;
}

const perPage = 5;

/** A list of an organ's reports of thirteen years, and its pages. */
export function listOf(organ: string, firstId: number, firstDay: number) {
  const years = Array.from({ length: 13 }, (_unused, at) => 2024 - at);
  const entries: readonly ListedReport[] = years.map((year, at) => ({
    id: firstId + at,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    day: `${year + 1}-01-${firstDay + (at % 9)}`,
  }));
  const shownOn = (page: number): readonly ListedReport[] => entries.slice((page - 1) * perPage, page * perPage);
  return { perPage, years, entries, last: Math.ceil(entries.length / perPage), shownOn };
}
