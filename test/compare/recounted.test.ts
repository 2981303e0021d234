import { describe, expect, it } from 'vitest';
import { compare, contentDigestInput } from '../../src/compare/index.ts';
import type { Extraction, Section } from '../../src/domain/index.ts';
import { extraction } from './extractions.ts';

type Told = readonly (readonly [kind: string, before: unknown, after: unknown])[];

const base = extraction();

function told(before: Extraction, after: Extraction): Told {
  return compare(before, after).changes.map((entry) => [entry.kind, entry.before, entry.after] as const);
}

describe('rows that a table counts', () => {
  const table = (...rows: readonly string[]): Extraction => ({
    ...base,
    tables: { ...base.tables, other: [{ caption: null, grid: rows.map((row) => row.split(' ')) }] },
  });
  const head = '序号 乡镇 条数';
  const towns = table(head, '1 东河镇 312', '2 西湾镇 207', '3 南山镇 98', '合计  617');
  const more = table(head, '1 东河镇 312', '2 新桥镇 11', '3 西湾镇 207', '4 南山镇 98', '合计  617');

  it('are told of only where one came or went', () => {
    expect(told(towns, more)).toEqual([['cell', null, '2 | 新桥镇 | 11']]);
    expect(told(more, towns)).toEqual([['cell', '2 | 新桥镇 | 11', null]]);
  });

  it.each(['（1）', '1.', '一', '①'])('are so as %s, too', (first) => {
    const nth = (value: number): string =>
      first === '一'
        ? ('一二三四'[value - 1] ?? '')
        : first === '①'
          ? ('①②③④'[value - 1] ?? '')
          : first.replace('1', String(value));
    const [was, is] = [
      ['东河镇', '西湾镇', '南山镇'],
      ['新桥镇', '东河镇', '西湾镇', '南山镇'],
    ].map((names) => table(head, ...names.map((name, index) => `${nth(index + 1)} ${name} ${name.codePointAt(0)}`)));
    expect(told(was ?? base, is ?? base)).toEqual([['cell', null, `${first} | 新桥镇 | ${'新'.codePointAt(0)}`]]);
  });

  it('hide no cell that changed beside one that came', () => {
    const edited = table(head, '1 新桥镇 11', '2 东河镇 312', '3 西湾镇 270', '4 南山镇 98', '合计  617');
    expect(told(towns, edited)).toEqual([
      ['cell', null, '1 | 新桥镇 | 11'],
      ['cell', '207', '270'],
    ]);
    expect(compare(towns, edited).changes[1]).toMatchObject({
      path: '/tables/other/0/grid/3/2',
      label: '附表1 · 西湾镇 · 条数',
    });
  });

  it('in another order are told once', () => {
    const sorted = table(head, '1 南山镇 98', '2 东河镇 312', '3 西湾镇 207', '合计  617');
    expect(told(towns, sorted)).toEqual([
      ['order', '序号、东河镇、西湾镇、南山镇、合计', '序号、南山镇、东河镇、西湾镇、合计'],
    ]);
  });

  it('under a number that was put right are told', () => {
    const wrong = table(head, '1 东河镇 312', '2 西湾镇 207', '2 南山镇 98', '合计  617');
    expect(told(wrong, towns)).toEqual([['cell', '2', '3']]);
  });

  it('are not those whose first figure counts nothing', () => {
    const figures = table('件数 乡镇', '5 东河镇', '6 西湾镇', '7 南山镇');
    const shifted = table('件数 乡镇', '5 东河镇', '6 新桥镇', '7 西湾镇', '8 南山镇');
    expect(told(figures, shifted)).not.toEqual([['cell', null, '6 | 新桥镇']]);
  });
});

describe('sentences that a list counts', () => {
  const section = (text: string): Extraction => {
    const sections: readonly Section[] = [{ number: '五', title: '存在的主要问题', level: 1, text }];
    return { ...base, sections, text: `五、存在的主要问题\n${text}`, tables: { ...base.tables, other: [] } };
  };
  const items = ['个别单位重视不够。', '群众关注的信息公开不够及时。', '人员更换频繁且培训不够。'];
  const fresh = '图解和视频偏少。';
  const shapes: readonly (readonly [string, (value: number) => string])[] = [
    ['（二）', (value) => `（${'一二三四'[value - 1]}）`],
    ['2.', (value) => `${value}.`],
    ['2、', (value) => `${value}、`],
    ['(2)', (value) => `(${value})`],
    ['②', (value) => '①②③④'[value - 1] ?? ''],
    ['二是', (value) => `${'一二三四'[value - 1]}是`],
    ['第二，', (value) => `第${'一二三四'[value - 1]}，`],
  ];
  const list = (mark: (value: number) => string, texts: readonly string[]): Extraction =>
    section(texts.map((text, index) => `${mark(index + 1)}${text}`).join('\n'));

  it.each(shapes)('as %s are told of only where one came or went', (_, mark) => {
    const [was, is] = [list(mark, items), list(mark, items.toSpliced(1, 0, fresh))];
    expect(told(was, is)).toEqual([['text', null, `${mark(2)}${fresh}`]]);
    expect(told(is, was)).toEqual([['text', `${mark(2)}${fresh}`, null]]);
  });

  it.each(shapes.slice(0, 5))('as %s, in another manner or as bullets, are the same', (_, mark) => {
    const was = list(mark, items);
    for (const other of [(value: number) => `${value}、`, () => '● ', () => '']) {
      expect(told(was, list(other, items))).toEqual([]);
      expect(told(list(other, items), was)).toEqual([]);
    }
  });

  it.each([
    ['一、二季度公开12条。', '二季度公开12条。'],
    ['3、群众来访12件。', '群众来访12件。'],
    ['5.群众来访12件。', '（3）群众来访12件。'],
  ])('are not told apart by figures: %s', (one, other) => {
    expect(told(section(one), section(other))).toEqual([['text', one, other]]);
  });

  it('behind words of their own are told alike', () => {
    const was = section('下一步：一是加强学习；二是完善目录；三是严格考核。');
    const is = section('下一步：一是加强学习；二是健全机制；三是完善目录；四是严格考核。');
    expect(told(was, is)).toEqual([['text', null, '二是健全机制；']]);
  });

  it('hide no word that changed beside one that came', () => {
    const [, dot] = shapes[1] ?? ['', String];
    const edited = items.toSpliced(1, 0, fresh).with(3, '人员更换频繁且经费不够。');
    expect(told(list(dot, items), list(dot, edited))).toEqual([
      ['text', null, `2.${fresh}`],
      ['text', `3.${items[2]}`, '4.人员更换频繁且经费不够。'],
    ]);
  });

  it('under a number that was put right are told', () => {
    const wrong = section(`1.${items[0]}\n3.${items[1]}`);
    expect(told(wrong, section(`1.${items[0]}\n2.${items[1]}`))).toEqual([['text', `3.${items[1]}`, `2.${items[1]}`]]);
  });

  it('counted on from another list are told', () => {
    const two = section(`1.${items[0]}\n2.${items[1]}\n1.${items[2]}`);
    const one = section(`1.${items[0]}\n2.${items[1]}\n3.${items[2]}`);
    expect(told(two, one)).toEqual([['text', `1.${items[2]}`, `3.${items[2]}`]]);
    expect(contentDigestInput(one)).not.toBe(contentDigestInput(two));
  });

  it('in another order are moves', () => {
    const [, dot] = shapes[1] ?? ['', String];
    const [was, is] = [list(dot, items), list(dot, [items[2] ?? '', items[0] ?? '', items[1] ?? ''])];
    expect(told(was, is).map(([kind]) => kind)).toEqual(['move']);
  });

  it.each([
    ['2023年收到申请12件。', '2024年收到申请12件。'],
    ['1.5万人次访问。', '2.5万人次访问。'],
    ['其中：一次性告知3件。', '其中：二次性告知3件。'],
  ])('are not figures: %s', (one, other) => {
    expect(told(section(`${items[0]}\n${one}`), section(`${items[0]}\n${fresh}\n${other}`))).toEqual(
      expect.arrayContaining([['text', one, other]]),
    );
  });
});

describe('items of a list that were read as headings', () => {
  const items = ['政策解读质量不高', '个别部门公开不及时', '基层公开力量薄弱'];
  const page = (texts: readonly string[]): Extraction => {
    const lines = texts.map((text, index) => `${index + 1}.${text}${index === texts.length - 1 ? '。' : '；'}`);
    const text = ['还存在以下不足：', ...lines, '下一步将着力改进。'].join('\n');
    const sections: readonly Section[] = [
      { number: '五', title: '存在的主要问题', level: 1, text },
      ...texts.map((title, index) => ({
        number: String(index + 1),
        title,
        level: 2,
        text: index === texts.length - 1 ? '下一步将着力改进。' : '',
      })),
    ];
    return { ...base, sections, text: `五、存在的主要问题\n${text}`, tables: { ...base.tables, other: [] } };
  };

  it('are sentences, told once', () => {
    expect(told(page(items), page(items.toSpliced(1, 0, '公开形式较为单一')))).toEqual([
      ['text', null, '2.公开形式较为单一；'],
    ]);
    expect(told(page(items), page(items.with(1, '个别部门公开滞后')))).toEqual([
      ['text', '2.个别部门公开不及时；', '2.个别部门公开滞后；'],
    ]);
  });
});

describe('headings within a paragraph', () => {
  const page = (joined: boolean, second = '推送信息1450条。'): Extraction => {
    const [one, two] = ['全年收到申请14件。', second];
    const lines = [`（一）依申请公开情况。${one}`, `（二）平台建设情况。${two}`];
    const text = lines.join(joined ? '' : '\n');
    const own = { number: '（一）', title: '依申请公开情况', level: 2 };
    const sections: readonly Section[] = [
      { number: '一', title: '总体情况', level: 1, text },
      { ...own, text: joined ? `${one}${lines[1]}` : one },
      ...(joined ? [] : [{ number: '（二）', title: '平台建设情况', level: 2, text: two }]),
    ];
    return { ...base, sections, text: `一、总体情况\n${text}`, tables: { ...base.tables, other: [] } };
  };

  it('are the same as at its beginning', () => {
    expect(told(page(false), page(true))).toEqual([]);
    expect(told(page(true), page(false))).toEqual([]);
  });

  it('hide no section whose words changed or went', () => {
    expect(compare(page(false), page(true, '推送1540次。')).changes.map(({ kind }) => kind)).toContain('section');
  });
});

describe('headings that are counted', () => {
  const sections = (...all: readonly (readonly [number: string, title: string, level: number])[]): Extraction => {
    const list = all.map(([number, title, level]) => ({ number, title, level, text: `${title}的有关内容。` }));
    const text = list.map((section) => `${section.number}、${section.title}\n${section.text}`).join('\n');
    return { ...base, sections: list, text, tables: { ...base.tables, other: [] } };
  };
  const main = (number: string, title: string) => [number, title, 1] as const;
  const sub = (number: string, title: string) => [number, title, 2] as const;
  const plain = sections(
    main('一', '总体情况'),
    sub('（一）', '主动公开'),
    sub('（二）', '平台建设'),
    main('二', '存在问题'),
  );

  it('are told of only where one came or went', () => {
    const more = sections(
      main('一', '总体情况'),
      sub('（一）', '主动公开'),
      sub('（二）', '依申请公开'),
      sub('（三）', '平台建设'),
      main('二', '存在问题'),
    );
    expect(told(plain, more)).toEqual([['section', null, '（二）依申请公开\n依申请公开的有关内容。']]);
    expect(told(more, plain)).toEqual([['section', '（二）依申请公开\n依申请公开的有关内容。', null]]);
  });

  it('with another number in the same place are told', () => {
    const other = sections(
      main('一', '总体情况'),
      sub('（一）', '主动公开'),
      sub('（三）', '平台建设'),
      main('二', '存在问题'),
    );
    expect(told(plain, other)).toEqual([['order', '（二）', '（三）']]);
  });

  it('that skip a number behind one that came are told', () => {
    const other = sections(
      main('一', '总体情况'),
      sub('（一）', '主动公开'),
      sub('（二）', '平台建设'),
      main('二', '依申请公开'),
      main('四', '存在问题'),
    );
    expect(told(plain, other)).toEqual([
      ['section', null, '二、依申请公开\n依申请公开的有关内容。'],
      ['order', '二', '四'],
    ]);
  });
});
