import { array, assert, constant, integer, nat, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessageFilter } from '../../../src/fetch/keeper/message-filter.ts';

const mb = 1024 * 1024;

/** What comes out of a filter that is given a text in pieces of so many bytes. */
function passed(said: string, pieceBytes: number): string {
  const filter = createMessageFilter();
  const bytes = Buffer.from(said);
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) out.push(...filter(bytes.subarray(at, at + pieceBytes)));
  return Buffer.concat(out).toString();
}

const event = (method: string, holds = ''): string =>
  `${JSON.stringify({ method, params: { holds }, sessionId: 'A' })}\0`;
const answer = (id: number, holds = ''): string => `${JSON.stringify({ id, result: { holds }, sessionId: 'A' })}\0`;

describe('what a browser says', () => {
  it('is passed on as it came, whatever the pieces', () => {
    assert(
      property(
        array(
          oneof(
            string().map((text) => event('Page.frameNavigated', text)),
            tuple(nat(), string()).map(([id, text]) => answer(id, text)),
            constant('{}\0'),
          ),
        ),
        integer({ min: 1, max: 300 }),
        (messages, pieceBytes) => {
          expect(passed(messages.join(''), pieceBytes)).toBe(messages.join(''));
        },
      ),
    );
  });

  it.each(['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Runtime.bindingCalled', 'Log.entryAdded'])(
    'is left out where nobody listens: %s',
    (method) => {
      const said = [answer(1), event(method), event(method, 'x'.repeat(1000)), answer(2)];
      for (const pieceBytes of [1, 7, 64, 100_000])
        expect(passed(said.join(''), pieceBytes)).toBe(answer(1) + answer(2));
    },
  );

  it('is left out where it is larger than it may be', () => {
    const said = [
      event('Fetch.requestPaused', 'x'.repeat(2 * mb)),
      answer(1, 'x'.repeat(20 * mb)),
      event('Page.loadEventFired'),
    ];
    expect(passed(said.join(''), 65_536) === said.slice(1).join('')).toBe(true);
    expect(passed(answer(1, 'x'.repeat(65 * mb)) + answer(2), 65_536)).toBe(answer(2));
  });

  it('is not kept while it is left out', () => {
    const filter = createMessageFilter();
    const before = process.memoryUsage().arrayBuffers;
    filter(Buffer.from('{"method":"Runtime.consoleAPICalled","params":"'));
    for (let count = 0; count < 200; count += 1) filter(Buffer.alloc(mb, 'x'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * mb);
    expect(filter(Buffer.from(`"}\0${answer(1)}`)).map(String)).toEqual([answer(1)]);
  });
});
