import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationsVariant, compareApplications, type TableVariant } from '../../eval/table-variants.ts';
import { extract } from '../../../src/extract/extract.ts';
import type { Tables } from '../../../src/domain/index.ts';
import { inputOf } from '../input.ts';

async function read({ html }: TableVariant): Promise<Tables> {
  const page = `<html><head><title>南屏县2023年政府信息公开工作年度报告</title></head><body><div class="content"><p>三、收到和处理政府信息公开申请情况</p>${html}<p>四、政府信息公开行政复议、行政诉讼情况</p></div></body></html>`;
  return (await extract(inputOf(page))).tables;
}

describe('table 3, however a site prints it', () => {
  it('is read right or left open with a reason, never wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const variant = applicationsVariant(seed);
        const { wrong, lost, unexplained } = compareApplications(variant.truth, await read(variant));
        // Without a header, or with torn digits, blanks may leave a row open; a last piece in a layout table of its own
        // may be taken for something beside the body.
        const made = new Set(variant.made);
        const doubtful = made.has('torn') || made.has('none') || (made.has('nested') && made.has('bare'));
        expect({ wrong, unexplained, lost: doubtful ? [] : lost }).toEqual({ wrong: [], unexplained: [], lost: [] });
      }),
      { numRuns: 150 },
    );
  });
});
