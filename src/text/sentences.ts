/** A sentence with its character range in the text it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const closing = /[”’"'）)》」』\]】]/;

/** Sentences of a text: cut after 。！？；… and at line feeds; closing quotes and brackets stay with their sentence. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    const piece = text.slice(start, end);
    const body = piece.trim();
    if (body !== '') {
      const lead = piece.length - piece.trimStart().length;
      sentences.push({ text: body, start: start + lead, end: start + lead + body.length });
    }
    start = end;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\n') push(index + 1);
    else if ('。！？；…!?'.includes(character)) {
      let end = index + 1;
      while (end < text.length && ('。！？…!?'.includes(text.charAt(end)) || closing.test(text.charAt(end)))) end += 1;
      push(end);
      index = end - 1;
    }
  }
  push(text.length);
  return sentences;
}
