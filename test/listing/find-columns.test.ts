import { describe, expect, it } from 'vitest';
import { findColumns } from '../../src/listing/index.ts';

const url = 'http://www.a.gov.cn/';

describe('columns of annual reports', () => {
  it.each([
    '政府信息公开年报',
    '政府信息公开工作年度报告',
    '信息公开年度报告',
    '政府信息公开年度报告',
    '区政府信息公开年报',
    '信息公开年报',
    '年度报告',
    '公开年报',
  ])('are known by the name %s', (name) => {
    expect(findColumns({ url, text: `<a href="/zfxxgk/nb/">${name}</a>` }).columns).toMatchObject([
      { url: 'http://www.a.gov.cn/zfxxgk/nb/', title: name },
    ]);
  });

  it.each([
    ['one year’s report', '<a href="/zfxxgk/nb/2023.html">2023年政府信息公开工作年度报告</a>'],
    ['an article', '<a href="/nb/t20240131_1.html">政府信息公开年报</a>'],
    ['another report', '<a href="/zwgk/gzbg/">政府工作报告</a>'],
    ['a script', '<a href="javascript:void(0)">政府信息公开年报</a>'],
    ['a guide', '<a href="/zfxxgk/zn/">政府信息公开指南</a>'],
  ])('%s is none', (_name, text) => expect(findColumns({ url, text }).columns).toEqual([]));

  it('come surest first, and the pages that may lead to them apart', () => {
    const found = findColumns({
      url,
      text: `<a href="/zwgk/">政务公开</a><a href="/bg/">年度报告</a><a href="/zfxxgk/">政府信息公开</a><a href="/gknb/" title="政府信息公开年报">政府信息公开…</a><a href="/fw/">服务</a>`,
    });
    expect(found.columns.map((column) => column.url)).toEqual(['http://www.a.gov.cn/gknb/', 'http://www.a.gov.cn/bg/']);
    expect(found.hubs.map((hub) => hub.url)).toEqual(['http://www.a.gov.cn/zfxxgk/', 'http://www.a.gov.cn/zwgk/']);
  });

  it('are found in the catalogue of a site that is one script', () => {
    const text = `<div id="app"></div><script>window._CONFIG = {SID: '755012', TREE: [{"id":720,"name":"法定主动公开内容","children":[{"id":721,"name":"政府信息公开年报"}]}]}</script>`;
    expect(findColumns({ url: 'http://www.a.gov.cn/gkmlpt/index', text }).columns).toMatchObject([
      { url: 'http://www.a.gov.cn/gkmlpt/index#721', title: '政府信息公开年报' },
    ]);
  });
});
