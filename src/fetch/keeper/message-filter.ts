/** Takes pieces of what a browser says over its pipe and answers what may be passed on, in whole messages. */
export type MessageFilter = (piece: Buffer) => readonly Buffer[];

/** Nobody listens to these, and pages say as much with them as they like. */
const unheard = [
  'Runtime.consoleAPICalled',
  'Runtime.exceptionThrown',
  'Runtime.bindingCalled',
  'Log.entryAdded',
  'Console.messageAdded',
].map((method) => Buffer.from(`{"method":"${method}"`));

const event = Buffer.from('{"method":');
/** What tells a message's kind stands within so many bytes. */
const headBytes = 64;
/** An event holds addresses and headers of a page's choice; what a page sends to its server stands in one, too. */
const mostEventBytes = 1024 * 1024;
/** An answer holds what was asked for: a document of 8 million characters, each of them escaped. */
const mostAnswerBytes = 64 * 1024 * 1024;

/**
 * Passes on what a browser says, but for what nobody listens to and what is larger than it may be: whoever waits for that
 * waits as for a page that does not answer. Messages end with a zero byte, which is passed on with them.
 */
export function createMessageFilter(): MessageFilter {
  let kept: Buffer[] = [];
  let size = 0;
  let dropping = false;

  function take(part: Buffer): void {
    if (dropping) return;
    kept.push(part);
    size += part.length;
    if (size < headBytes) return;
    const head = headOf(kept);
    dropping = unheard.some((one) => head.indexOf(one) === 0) || size > mostOf(head);
    if (dropping) kept = [];
  }

  /** Ends the message; null where it is dropped. */
  function end(): Buffer | null {
    const message = dropping ? null : Buffer.concat(kept, size);
    kept = [];
    size = 0;
    dropping = false;
    return message;
  }

  return (piece) => {
    const passed: Buffer[] = [];
    let from = 0;
    for (let at = piece.indexOf(0); at !== -1; at = piece.indexOf(0, from)) {
      take(piece.subarray(from, at + 1));
      const message = end();
      if (message !== null) passed.push(message);
      from = at + 1;
    }
    if (from < piece.length) take(piece.subarray(from));
    return passed;
  };
}

function mostOf(head: Buffer): number {
  return head.indexOf(event) === 0 ? mostEventBytes : mostAnswerBytes;
}

function headOf(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && first.length >= headBytes
    ? first.subarray(0, headBytes)
    : Buffer.concat(parts, headBytes);
}
