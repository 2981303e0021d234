import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/extract/document.ts';
import { readSections } from '../../src/extract/sections.ts';

const text = (line: string, heading = false): Block => ({
  kind: 'text',
  text: line,
  heading,
  page: null,
  selector: null,
});
const outline = (lines: readonly string[]): string[] =>
  readSections(lines.map((line) => text(line))).map(
    (section) => `${String(section.level)} ${section.number ?? '-'} ${section.title}`,
  );
const prose = '全年共受理政府信息公开申请十五件，均在法定期限内答复，群众对答复满意。';

describe('sections', () => {
  it('are read from Chinese numbers with their levels', () => {
    expect(
      outline([
        '年度报告',
        '一、总体情况',
        '（一）主动公开情况',
        prose,
        '1.网站建设',
        prose,
        '（二）依申请公开情况',
        prose,
        '二、存在的主要问题及改进情况',
        prose,
      ]),
    ).toEqual([
      '1 一 总体情况',
      '2 （一） 主动公开情况',
      '3 1 网站建设',
      '2 （二） 依申请公开情况',
      '1 二 存在的主要问题及改进情况',
    ]);
  });

  it.each([
    [
      'circled brackets',
      ['㈠主动公开情况', prose, '㈡依申请公开情况', prose],
      ['1 ㈠ 主动公开情况', '1 ㈡ 依申请公开情况'],
    ],
    ['Arabic numbers', ['1.概述', prose, '2、主动公开情况', prose], ['1 1 概述', '1 2 主动公开情况']],
    ['ordinals', ['第一，概述', prose, '第二，主动公开情况', prose], ['1 一 概述', '1 二 主动公开情况']],
    ['parts', ['第一部分 概述', prose, '第二部分 主动公开情况', prose], ['1 第一部分 概述', '1 第二部分 主动公开情况']],
    ['half-width brackets', ['(一) 概述', prose, '( 二 )主动公开情况', prose], ['1 (一) 概述', '1 (二) 主动公开情况']],
    [
      'no numbers at all',
      ['概述', prose, '主动公开政府信息情况', prose, '其他需要报告的事项', prose],
      ['1 - 概述', '1 - 主动公开政府信息情况', '1 - 其他需要报告的事项'],
    ],
  ])('are read from %s', (_, lines, expected) => expect(outline(lines)).toEqual(expected));

  it('may begin again', () => {
    const lines = [
      '一、概述',
      prose,
      '二、主动公开情况',
      prose,
      '一、主动公开政府信息情况',
      '二、收到和处理政府信息公开申请情况',
    ];
    expect(outline(lines).map((line) => line.slice(0, 3))).toEqual(['1 一', '1 二', '1 一', '1 二']);
  });

  it('may lack a heading', () => {
    expect(
      outline(['一、总体情况', prose, '三、收到和处理政府信息公开申请情况', '六、其他需要报告的事项', prose]),
    ).toHaveLength(3);
  });

  it('may stand in one paragraph', () => {
    const one = `本报告按照条例编制，现予公布。${prose}一、概述。${prose}二、主动公开政府信息的情况。${prose}三、依申请公开政府信息的情况。${prose}四、存在的主要问题和改进措施。${prose}`;
    const sections = readSections([text(one)]);
    expect(sections.map((section) => `${section.number ?? ''}${section.title}`)).toEqual([
      '一概述',
      '二主动公开政府信息的情况',
      '三依申请公开政府信息的情况',
      '四存在的主要问题和改进措施',
    ]);
    for (const section of sections) expect(section.text).toBe(prose);
  });

  it('keep the text that follows a heading in its paragraph', () => {
    const [section] = readSections([text(`（一）主动公开情况。${prose}`)]);
    expect(section).toMatchObject({ number: '（一）', title: '主动公开情况', text: prose });
  });

  it('do not start at sentences that happen to be numbered', () => {
    const lines = [
      '一、概述',
      '1.全年组织培训三次，参加人员二百余人，印发资料一千余份，受到基层单位和群众的普遍欢迎，取得良好效果',
      prose,
    ];
    expect(outline(lines)).toEqual(['1 一 概述']);
  });

  it('hold the text of what is under them, without the signature', () => {
    const sections = readSections(
      ['一、总体情况', '（一）主动公开情况', prose, '二、其他事项', prose, '云溪县财政局', '2019年1月4日'].map((line) =>
        text(line),
      ),
    );
    expect(sections[0]?.text).toBe(`（一）主动公开情况\n${prose}`);
    expect(sections[2]?.text).toBe(prose);
  });
});
