/** A sentence with its character range in the text it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const closing = /[”’"'）)》」』\]】]/;

const mark = /[。！？；…!?\n]/g;

function nextMark(text: string, from: number): number {
  mark.lastIndex = from;
  return mark.exec(text)?.index ?? -1;
}

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
  for (let index = nextMark(text, 0); index !== -1; index = nextMark(text, start)) {
    if (text.charAt(index) === '\n') push(index + 1);
    else {
      let end = index + 1;
      while (end < text.length && ('。！？…!?'.includes(text.charAt(end)) || closing.test(text.charAt(end)))) end += 1;
      push(end);
    }
  }
  push(text.length);
  return sentences;
}
