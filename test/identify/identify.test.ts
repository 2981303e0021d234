import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { identify, publisherNames } from '../../src/identify/index.ts';
import { inputOf } from '../extract/input.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';

const region = ['江苏省', '淮安市', '洪泽区'];
const namesIn = (...places: readonly string[]) => publisherNames({ region: places, regionFormerly: [], organs: [] });

describe('one name for a publisher', () => {
  it.each([
    ['洪泽区', '洪泽区人民政府'],
    ['洪泽区政府', '洪泽区人民政府'],
    ['淮安市洪泽区人民政府', '洪泽区人民政府'],
    ['江苏省淮安市洪泽区人民政府', '洪泽区人民政府'],
    ['淮安市洪泽区政府', '洪泽区人民政府'],
    ['区人民政府', '洪泽区人民政府'],
    ['区政府', '洪泽区人民政府'],
    ['人民政府', '洪泽区人民政府'],
    ['淮安市洪泽区人民政府办公室', '洪泽区人民政府办公室'],
    ['区政府办公室', '洪泽区人民政府办公室'],
    ['区府办', '洪泽区人民政府办公室'],
    ['洪泽区教育局', '洪泽区教育局'],
    ['淮安市洪泽区教育局', '洪泽区教育局'],
    ['区教育局', '洪泽区教育局'],
    ['教育局', '洪泽区教育局'],
    ['洪泽教育局', '洪泽区教育局'],
    ['城市管理局', '洪泽区城市管理局'],
    ['区市场监督管理局', '洪泽区市场监督管理局'],
    ['淮安市住房和城乡建设局', '淮安市住房和城乡建设局'],
    ['洪泽区住房和城乡建设局', '洪泽区住房和城乡建设局'],
    ['国家税务总局淮安市洪泽区税务局', '洪泽区税务局'],
    ['洪泽区高良涧街道办事处', '高良涧街道办事处'],
    ['高良涧街道', '高良涧街道办事处'],
    ['江苏省淮安市洪泽区朱坝镇政府', '朱坝镇人民政府'],
    ['江苏洪泽经济开发区管委会', '洪泽经济开发区管理委员会'],
    ['洪泽区经济开发区', '洪泽经济开发区管理委员会'],
    ['洪泽湖管理委员会办公室', '洪泽湖管理委员会办公室'],
    ['中共淮安市洪泽区委组织部', '洪泽区委组织部'],
    ['中国共产党洪泽区委组织部', '洪泽区委组织部'],
    ['区委组织部', '洪泽区委组织部'],
    ['淮安市人民政府', '淮安市人民政府'],
    ['清江浦区人民政府', '清江浦区人民政府'],
  ])('%s is %s', (name, normal) => expect(namesIn(...region)(name)).toBe(normal));

  it.each([
    ['市教育局', ['山东省', '淄博市'], '淄博市教育局'],
    ['淄博市城市管理局', ['山东省', '淄博市'], '淄博市城市管理局'],
    ['淄博市沂源县教育局', ['山东省', '淄博市'], '沂源县教育局'],
    ['淄博高新区管委会', ['山东省', '淄博市'], '淄博高新技术产业开发区管理委员会'],
    ['北京市房山区长阳镇人民政府', ['北京市', '房山区'], '长阳镇人民政府'],
    ['云南省玉溪市峨山县人民政府', ['云南省', '玉溪市', '峨山彝族自治县'], '峨山彝族自治县人民政府'],
    ['县教育局', ['云南省', '玉溪市', '峨山彝族自治县'], '峨山彝族自治县教育局'],
    ['凉山州教育局', ['四川省', '凉山彝族自治州'], '凉山彝族自治州教育局'],
  ])('%s within %s is %s', (name, places, normal) => expect(namesIn(...places)(name)).toBe(normal));

  it('leaves names alone where no region is declared', () => {
    expect(namesIn()('淮安市洪泽区政府')).toBe('淮安市洪泽区人民政府');
    expect(namesIn()('教育局')).toBe('教育局');
  });

  it('is one however often it is taken', () => {
    const places = fc.tuple(
      fc.constantFrom('', '江苏省', '江苏'),
      fc.constantFrom('', '淮安市', '淮安'),
      fc.constantFrom('', '洪泽区', '洪泽', '区', '高良涧街道', '经济开发区'),
    );
    const organs = fc.constantFrom('教育局', '人民政府', '政府办公室', '管委会', '城乡建设局', '市场监督管理局', '');
    const names = namesIn(...region);
    fc.assert(
      fc.property(places, organs, (before, organ) => {
        const once = names(before.join('') + organ);
        expect(names(once)).toBe(once);
      }),
    );
  });

  it('outlives a renaming that the operator declares, of an organ and of its region', () => {
    const names = publisherNames({
      region,
      regionFormerly: ['洪泽县'],
      organs: [{ name: '洪泽区教育体育局', formerly: ['洪泽区教育局', '区文教局'] }],
    });
    expect(['洪泽县教育局', '教育局', '淮安市洪泽区文教局', '洪泽区教育体育局'].map(names)).toEqual(
      Array.from({ length: 4 }, () => '洪泽区教育体育局'),
    );
    expect(names('洪泽县人民政府')).toBe('洪泽区人民政府');
    expect(names('洪泽区体育局')).toBe('洪泽区体育局');
  });
});

describe('identity of a report', () => {
  const read = (title?: string): Promise<Extraction> =>
    extract(
      inputOf(
        renderPage(
          makeReport({ publisher: '云溪县人民政府', year: 2022, ...(title === undefined ? {} : { title }) }),
          'trs',
        ),
      ),
    );

  it('is publisher, year and kind', async () => {
    expect(identify(await read(), { declaredPublisher: null, names: namesIn('江平市', '云溪县') })).toEqual({
      kind: 'identified',
      identity: { publisher: '云溪县人民政府', year: 2022, kind: 'annual' },
    });
  });

  it('takes the owner in the title before who published it', async () => {
    const found = identify(await read('云溪县人民政府办公室2022年政府信息公开工作年度报告'), {
      declaredPublisher: null,
      names: namesIn('江平市', '云溪县'),
    });
    expect(found).toMatchObject({ identity: { publisher: '云溪县人民政府办公室' } });
  });

  it('is not given to what is no report', async () => {
    const page =
      '<title>关于做好2022年政府信息公开工作年度报告编制工作的通知</title><p>各单位：</p><p>请于1月20日前报送。特此通知。</p>';
    const found = identify(await extract(inputOf(page)), { declaredPublisher: '云溪县人民政府', names: namesIn() });
    expect(found).toMatchObject({ kind: 'unidentified' });
  });

  it('takes a short name for the organ that the column declares', async () => {
    const scope = { declaredPublisher: '云溪县人民政府', names: namesIn() };
    const extraction = await read();
    const of = (publisher: string) => identify({ ...extraction, publisher }, scope);
    expect(of('县政府')).toMatchObject({ identity: { publisher: '云溪县人民政府' } });
    expect(of('云溪县人民政府办公室')).toMatchObject({ identity: { publisher: '云溪县人民政府办公室' } });
    expect(of('云溪县教育局')).toMatchObject({ identity: { publisher: '云溪县教育局' } });
  });

  it('falls back on the declared publisher', async () => {
    const extraction = { ...(await read()), publisher: null };
    expect(identify(extraction, { declaredPublisher: '云溪县政府', names: namesIn() })).toMatchObject({
      identity: { publisher: '云溪县人民政府' },
    });
  });
});
