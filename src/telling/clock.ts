const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  // sv-SE writes 2025-01-27 09:30
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}

/** `2025-01-27 09:30` as the clocks of a time zone show it. */
export function timeIn(timeZone: string, at: Date): string {
  return formatOf(timeZone).format(at);
}
