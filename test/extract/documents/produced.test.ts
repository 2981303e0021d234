import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/extract/documents/index.ts';
import { evaluateProduced, fixtureFolder, producedFiles } from '../../eval/produced.ts';

describe('a report as LibreOffice writes it', () => {
  it('is read to the cell, whatever the kind of file', { timeout: 60_000 }, async () => {
    const scores = await evaluateProduced();
    expect(scores.map((score) => score.file)).toEqual(producedFiles);
    expect(scores.every((score) => score.cells > 150)).toBe(true);
    expect(scores.flatMap((score) => [...score.wrong, ...score.lost])).toEqual([]);
  });

  it('has the numbers of its headings in a Word file of 1997 to 2003', async () => {
    const { blocks } = await readDocument(readFileSync(join(fixtureFolder, 'numbered.doc')), 'application/msword');
    expect(blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))).toEqual([
      '清溪县人民政府2023年政府信息公开工作年度报告',
      '一、总体情况',
      '（一）主动公开情况',
      '（二）依申请公开情况',
      '正文一段，说明情况。',
      '二、存在的主要问题及改进情况',
      '（一）问题',
      '1.小点',
      '2.小点二',
      '三、其他需要报告的事项',
    ]);
  });
});
