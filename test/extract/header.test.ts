import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { inputOf } from './input.ts';

const body = `<div class="content">${'<p>　　本报告根据《中华人民共和国政府信息公开条例》编制，全年主动公开政府信息一千余条，受理申请十五件，均按时答复。</p>'.repeat(6)}</div>`;
const facts = { indexNumber: '014416330/2018-04736', publishedAt: '2019-01-04' };

describe('the disclosure header block', () => {
  it.each([
    [
      'a table of labels and values',
      '<table><tr><td class="c1">索 引 号：</td><td class="c2">014416330/2018-04736</td><td class="c1">发布机构：</td><td class="c2">云溪县财政局</td></tr><tr><td class="c1">发文字号：</td><td>云财〔2019〕3号</td><td>发布日期：</td><td>2019-01-04</td></tr></table>',
    ],
    [
      'a list',
      '<ul><li>索引号：014416330/2018-04736</li><li>发布机构：云溪县财政局</li><li>文号：云财﹝2019﹞3号</li><li>发布日期:2019-01-04</li></ul>',
    ],
    [
      'bullets in one line each',
      '<div>• 信息索引号:014416330/2018-04736<br>• 公开机构:云溪县财政局<br>• 发文字号:云财[2019]3号<br>• 公开日期:2019年1月4日</div>',
    ],
    [
      'pipes in one line',
      '<div>索引号：014416330/2018-04736 | 发文机关：云溪县财政局 | 文号：云财〔2019〕3号 | 发布日期：2019-01-04</div>',
    ],
    [
      'spans run together',
      '<div><span>索引号:</span><span>014416330/2018-04736</span> <span>发布机构:</span><span>云溪县财政局</span> <span>文 号:</span><span>云财〔2019〕3号</span> <span>发布日期:</span><span>2019-01-04</span></div>',
    ],
    [
      'a definition list',
      '<dl><dt>索引号</dt><dd>014416330/2018-04736</dd><dt>发布机构</dt><dd>云溪县财政局</dd><dt>文号</dt><dd>云财〔2019〕3号</dd><dt>发布日期</dt><dd>2019-01-04</dd></dl>',
    ],
    [
      'bold labels in brackets',
      '<p>【索引号】014416330/2018-04736　【发布机构】云溪县财政局　【文号】云财〔2019〕3号　【发布日期】2019-01-04</p>',
    ],
  ])('is read from %s', async (_, block) => {
    const found = await extract(
      inputOf(`<html><head><title>2018年政府信息公开工作年度报告</title></head><body>${block}${body}</body></html>`),
    );
    expect(found).toMatchObject({ ...facts, publisher: '云溪县财政局', documentNumber: '云财〔2019〕3号' });
    expect(found.text).not.toContain('014416330');
  });

  it('reads labels that run into each other with empty values', async () => {
    const found = await extract(
      inputOf(`<h1>2019年年报</h1><div>文    号成文日期:2020-01-22发布日期:2020-01-23</div>${body}`),
    );
    expect(found).toMatchObject({ documentNumber: null, writtenAt: '2020-01-22', publishedAt: '2020-01-23' });
  });

  it('takes custom tags for what they are', async () => {
    const found = await extract(
      inputOf(
        `<ucaptitle>云溪县财政局2018年政府信息公开工作年度报告</ucaptitle><p>时间：<publishtime>2019-01-04 08:00</publishtime></p><ucapcontent>${body}</ucapcontent>`,
      ),
    );
    expect(found).toMatchObject({ title: '云溪县财政局2018年政府信息公开工作年度报告', publishedAt: '2019-01-04' });
  });

  it('never takes the template’s build time or today for a date of posting', async () => {
    const found = await extract(
      inputOf(
        `<head><meta name="others" content="页面生成时间 2024-05-28 15:46:43"><title>云溪县财政局2018年政府信息公开工作年度报告</title></head><div>今天是2024年5月28日 星期二</div><h1>云溪县财政局2018年政府信息公开工作年度报告</h1>${body}`,
      ),
    );
    expect(found.publishedAt).toBeNull();
    expect(JSON.stringify(found.votes)).not.toContain('2024-05-28');
  });

  it('takes the owner from the title though its office signed, posted and compiled the report', async () => {
    const office = '云溪县人民政府办公室';
    const found = await extract(
      inputOf(
        `<head><meta name="ContentSource" content="${office}"><title>云溪县2018年政府信息公开工作年度报告</title></head><h1>云溪县2018年政府信息公开工作年度报告</h1><div>发布机构：${office}　发布日期：2019-01-04</div><div class="content"><p>本报告由${office}编制。</p>${body}<p>${office}</p><p>2019年1月4日</p></div>`,
        { declaredPublisher: office },
      ),
    );
    expect(found.publisher).toBe('云溪县人民政府');
    expect(found.publishers).toContainEqual({ name: office, role: 'compiler' });
    expect(found.votes['publisher']?.some((vote) => vote.value === office && !vote.won)).toBe(true);
  });

  it('keeps contradicting dates as votes', async () => {
    const found = await extract(
      inputOf(
        `<head><meta name="PubDate" content="2023-08-09 10:00"><title>云溪县2013年政府信息公开工作年度报告</title></head><h1>云溪县2013年政府信息公开工作年度报告</h1><div>发布日期：2014-03-12</div>${body}`,
        { url: 'http://www.yunxi.gov.cn/art/2023/8/9/art_1_2.html' },
      ),
    );
    expect(found).toMatchObject({ year: 2013, publishedAt: '2014-03-12' });
    expect(found.votes['publishedAt']?.map(({ value, won }) => [value, won])).toContainEqual(['2023-08-09', false]);
  });

  it('lets tags that lie be outvoted', async () => {
    const found = await extract(
      inputOf(
        `<head><meta name="SiteName" content="云溪县人民政府"><meta name="ColumnName" content="头部"><meta name="ArticleTitle" content="云溪县人民政府"><title>云溪县人民政府</title></head><h1>云溪县财政局2018年政府信息公开工作年度报告</h1><div>发布日期：2019-01-04</div>${body}`,
      ),
    );
    expect(found).toMatchObject({
      title: '云溪县财政局2018年政府信息公开工作年度报告',
      publisher: '云溪县财政局',
      year: 2018,
    });
  });
});

describe('whose report it is, where no title says so', () => {
  const page = (title: string, content: string): Promise<Extraction> =>
    extract(inputOf(`<html><head><title>${title}</title></head><body>${content}</body></html>`));

  it('the organ on the way from the home page', async () => {
    const path = '<div>当前位置：首页 &gt; 信息公开 &gt; 云溪县交通运输局 &gt; 政府信息公开年报</div>';
    expect((await page('政府信息公开年报', path + body)).publisher).toBe('云溪县交通运输局');
  });

  it('who filled in the form, and the year below its title', async () => {
    const form = '<p>政府信息公开情况统计表</p><p>（2017年度）</p><p>填报单位（盖章）：云溪县粮食局</p>';
    const found = await page('附件', form + body);
    expect([found.publisher, found.year]).toEqual(['云溪县粮食局', 2017]);
  });

  it('a printed title with its organ, before a shorter one and a short name in the header', async () => {
    const head =
      '<div>云溪县农业委员会2013年政府信息公开年度报告</div><div>索引号：003012345/201403-00001 发布机构：县农委</div>';
    expect((await page('2013年度信息公开年报', head + body)).publisher).toBe('云溪县农业委员会');
  });
});
