import { assert, jsonValue, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLiteral } from '../../src/listing/literal.ts';

describe('a literal in a script', () => {
  it('reads whatever JSON says', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        expect(readLiteral(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('reads names and strings without double quotes, comments and commas left over', () => {
    expect(
      readLiteral(
        `x = {id: 721, 'name': '政府\\u4fe1息\\'公开', /* none */ list: [1, 2,], f: getId(), // end\n ok: !0,}`,
        4,
      ),
    ).toBe(undefined);
    expect(
      readLiteral(
        `x = {id: 721, 'name': '政府\\u4fe1息\\'公开', /* none */ list: [1, 2,], f: sid, // end\n ok: !0,}`,
        4,
      ),
    ).toEqual({
      id: 721,
      name: "政府信息'公开",
      list: [1, 2],
      f: null,
      ok: true,
    });
  });

  it('of anything else is undefined, and never an error', () => {
    for (const text of ['', '{', '[1', '{a 1}', '"', '['.repeat(100_000)]) expect(readLiteral(text)).toBe(undefined);
    assert(property(string(), (text) => void readLiteral(text)));
  });
});
