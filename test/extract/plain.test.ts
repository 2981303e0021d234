import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { mirrorText } from '../practice/mirror.ts';
import { inputOf } from './input.ts';

const sentence = '全年主动公开政府信息四十六件，受理申请三件，均按时答复。';
const divisions = [
  '概述',
  '主动公开政府信息情况',
  '依申请公开政府信息情况',
  '收费及减免情况',
  '存在的主要问题和改进措施',
];
const numbers = ['一', '二', '三', '四', '五'];
const paragraphs = divisions.flatMap((title, index) => [`${numbers[index] ?? ''}、${title}`, sentence]);
const report = (lines: readonly string[]): string => lines.join('\n\n');

describe('plain text', () => {
  it('is read with its header, its title and its sections', async () => {
    const found = await extract(
      inputOf(
        report([
          '当前位置 : 首页 | 政务公开 |',
          '索引号: | 11330682002590857F/2015-28256 | 公开方式: | 主动公开 |',
          '文号: | | 公开日期: | 2015-07-27 16:32 | |',
          '发布单位: | 新河镇 |',
          '2009年度新河镇政府信息公开年度报告 | ||',
          `根据《中华人民共和国政府信息公开条例》编制，数据统计期限为2009年1月1日至12月31日。`,
          ...paragraphs,
        ]),
      ),
    );
    expect(found).toMatchObject({
      kind: 'report',
      title: '2009年度新河镇政府信息公开年度报告',
      publisher: '新河镇人民政府',
      year: 2009,
      indexNumber: '11330682002590857F/2015-28256',
      documentNumber: null,
      publishedAt: '2015-07-27',
    });
    expect(found.sections.map((section) => section.title)).toEqual(divisions);
    expect(found.votes['year']?.map((vote) => vote.from)).toContain('period');
  });

  it('is cut into sections where a mirror put all of it into one paragraph', async () => {
    const one = `现将2009年我镇政府信息公开年度报告如下： ${divisions.map((title, index) => `${numbers[index] ?? ''}、${title} ${sentence}`).join(' ')}`;
    const text = report(['新河镇2009年政府信息公开年度报告', one]);
    const clean = await extract(inputOf(text));
    expect(clean.sections.map((section) => section.title)).toEqual(divisions);
    const mirrored = await extract(inputOf(mirrorText(text.repeat(2), 'B', 4)));
    expect(mirrored.integrity).toMatchObject({ state: 'mirror', families: ['B'] });
    expect(mirrored.text).not.toMatch(/\([a-z]+\)/);
  });

  it('of a notice keeps the title that was printed over two lines', async () => {
    const found = await extract(
      inputOf(
        report([
          '文件编号: 云政办发〔2025〕54号 发文日期: 2025-12-19',
          '云溪县人民政府办公室关于做好2025年政府信息公开工作年度报告编制和发布工作的通知',
          '发布日期: 2025-12-19 16:05 浏览次数:',
          '关于做好2025年政府信息公开工作年度报告',
          '编制和发布工作的通知',
          '各镇人民政府，县政府各部门：',
          '现就有关事项通知如下：',
          '一、规范年报内容。要认真撰写总体情况，按照主动公开、依申请公开、监督保障等方面梳理。',
          '二、按时报送。请各单位于1月20日前报送。',
        ]),
      ),
    );
    expect(found).toMatchObject({
      kind: 'notice',
      title: '云溪县人民政府办公室关于做好2025年政府信息公开工作年度报告编制和发布工作的通知',
      documentNumber: '云政办发〔2025〕54号',
      publishedAt: '2025-12-19',
    });
  });

  it('puts lines together that were torn at figures', async () => {
    const found = await extract(
      inputOf(
        report([
          '新河镇2014年政府信息公开年度报告',
          '一、概述',
          '2014',
          `年，${sentence}`,
          '1.',
          `完善机制。${sentence}`,
          '新河镇人民政府',
          '2015',
          '127',
        ]),
      ),
    );
    expect(found.text).toContain(`2014年，${sentence}`);
    expect(found.text).toContain('1.完善机制。');
    // 27 January or 7 December: nothing says which.
    expect(found.text).toContain('2015127');
    expect(found.writtenAt).toBeNull();
  });

  it('reads a title that was printed over two lines as one', async () => {
    const found = await extract(
      inputOf(
        report([
          '青山市人民政府2016年',
          '政府信息公开工作年度报告',
          '青山市人民政府办公室',
          '2017年3月',
          ...paragraphs,
        ]),
      ),
    );
    expect(found).toMatchObject({
      kind: 'report',
      title: '青山市人民政府2016年政府信息公开工作年度报告',
      publisher: '青山市人民政府',
      year: 2016,
    });
  });

  it('knows whose report it is from its opening where no title is printed', async () => {
    const opening =
      '根据《中华人民共和国政府信息公开条例》规定，特向社会公布白鹭街道2021年度信息公开年度报告。本报告数据的统计期限自2021年1月1日起至12月31日止。';
    const found = await extract(inputOf(report([opening, ...paragraphs])));
    expect(found).toMatchObject({
      kind: 'report',
      title: '白鹭街道2021年度信息公开年度报告',
      publisher: '白鹭街道办事处',
      year: 2021,
    });
  });

  it('takes no sentence for a title', async () => {
    const opening =
      '本年度报告根据《中华人民共和国政府信息公开条例》的要求，由青山市统计局编写。本报告由概述等部分组成。';
    const found = await extract(inputOf(report([opening, ...paragraphs])));
    expect(found.title).toBeNull();
  });

  it('takes owner and year from the opening before the office that posted it, and no header line for a title', async () => {
    const found = await extract(
      inputOf(
        report([
          '索 引 号 | 014416330/2018-04736 | 分 类 | 政府信息公开年报 综合政务,文秘工作 其他 |',
          '发布机构 | 市政府办 | 发文日期 | 2018-02-28 |',
          '文 号 | 有 效 性 |',
          '根据《中华人民共和国政府信息公开条例》规定，现公布青山市人民政府2017年政府信息公开工作年度报告。报告电子版可在网站下载。',
          ...paragraphs,
        ]),
      ),
    );
    expect(found).toMatchObject({
      kind: 'report',
      title: '青山市人民政府2017年政府信息公开工作年度报告',
      publisher: '青山市人民政府',
      year: 2017,
      indexNumber: '014416330/2018-04736',
      documentNumber: null,
      publishedAt: '2018-02-28',
    });
  });

  it('reads header labels that blanks alone set apart', async () => {
    const found = await extract(
      inputOf(
        report([
          '索 引 号 0142581323/2026-00001 分 类 科技、教育/教育 / 报告',
          '发布机构 教育局 发文日期 2026-01-15',
          '标 题 白鹭区教育局政府信息公开工作2025年度报告',
          '文 号 无〔〕号 主 题 词',
          `内容概述 本年度报告依据《中华人民共和国政府信息公开条例》编制，${'旨在系统总结政府信息公开工作成效，'.repeat(8)}`,
          '时 效 有效',
          '白鹭区教育局政府信息公开工作2025年度报告',
          ...paragraphs,
        ]),
      ),
    );
    expect(found).toMatchObject({
      title: '白鹭区教育局政府信息公开工作2025年度报告',
      publisher: '白鹭区教育局',
      year: 2025,
      indexNumber: '0142581323/2026-00001',
      documentNumber: null,
      publishedAt: '2026-01-15',
    });
  });

  it('reads header labels that nothing sets apart from their values', async () => {
    const found = await extract(
      inputOf(
        report([
          '- 索引号mlswlj/2026-00005',
          '- 发布机构青山市文旅局',
          '- 文号',
          '- 发布日期2026-01-27',
          '- 有效性有效',
          '青山市文化和旅游局2025年政府信息公开工作年度报告',
          ...paragraphs,
        ]),
      ),
    );
    expect(found).toMatchObject({
      title: '青山市文化和旅游局2025年政府信息公开工作年度报告',
      publisher: '青山市文化和旅游局',
      indexNumber: 'mlswlj/2026-00005',
      publishedAt: '2026-01-27',
    });
  });

  it('knows the organ from the head, the year from the deeds and a heading from its blank', async () => {
    const found = await extract(
      inputOf(
        report([
          '青山市白鹭区教育局',
          '2018年3月',
          '本报告根据《中华人民共和国政府信息公开条例》的规定编写。',
          '一 概 述',
          '2017年，我局认真落实各项要求。2018年，我局将进一步深化公开。',
          '二 主动公开政府信息情况',
          '我局2017年主动公开政府信息513条。',
          ...paragraphs.slice(4),
        ]),
      ),
    );
    expect(found).toMatchObject({ kind: 'report', publisher: '青山市白鹭区教育局', year: 2017 });
    expect(found.sections.slice(0, 2).map(({ number }) => number)).toEqual(['一', '二']);
  });
});
