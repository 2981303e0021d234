const states: Readonly<Record<string, string>> = {
  blank: '空白',
  slash: '“/”',
  dash: '“—”',
  unread: '未能读出',
  image: '图片',
};

/** What stands in a cell of a statutory table that holds no number, in words; a text that is no state stays as it is. */
export function cellInWords(value: string): string {
  return states[value] ?? value;
}
