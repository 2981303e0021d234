const wideOnTerminals = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Width of a text on a terminal: Han characters and full-width marks take two columns. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += wideOnTerminals.test(character) ? 2 : 1;
  return columns;
}
