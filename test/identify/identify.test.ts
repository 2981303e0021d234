import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { identify, normalPublisher } from '../../src/identify/index.ts';
import { inputOf } from '../extract/input.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';

const region = ['江苏省', '淮安市', '洪泽区'];

describe('one name for a publisher', () => {
  it.each([
    ['洪泽区', '洪泽区人民政府'],
    ['洪泽区政府', '洪泽区人民政府'],
    ['淮安市洪泽区人民政府', '洪泽区人民政府'],
    ['江苏省淮安市洪泽区人民政府', '洪泽区人民政府'],
    ['淮安市洪泽区政府', '洪泽区人民政府'],
    ['区人民政府', '洪泽区人民政府'],
    ['区政府', '洪泽区人民政府'],
    ['淮安市洪泽区人民政府办公室', '洪泽区人民政府办公室'],
    ['区政府办公室', '洪泽区人民政府办公室'],
    ['洪泽区教育局', '洪泽区教育局'],
    ['淮安市洪泽区教育局', '洪泽区教育局'],
    ['区教育局', '洪泽区教育局'],
    ['淮安市人民政府', '淮安市人民政府'],
  ])('%s is %s', (name, normal) => expect(normalPublisher(name, region)).toBe(normal));

  it('leaves names alone where no region is declared', () => {
    expect(normalPublisher('淮安市洪泽区政府', [])).toBe('淮安市洪泽区人民政府');
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
    expect(identify(await read(), { declaredPublisher: null, region: ['江平市', '云溪县'] })).toEqual({
      kind: 'identified',
      identity: { publisher: '云溪县人民政府', year: 2022, kind: 'annual' },
    });
  });

  it('takes the owner in the title before who published it', async () => {
    const found = identify(await read('云溪县人民政府办公室2022年政府信息公开工作年度报告'), {
      declaredPublisher: null,
      region: ['江平市', '云溪县'],
    });
    expect(found).toMatchObject({ identity: { publisher: '云溪县人民政府办公室' } });
  });

  it('is not given to what is no report', async () => {
    const page =
      '<title>关于做好2022年政府信息公开工作年度报告编制工作的通知</title><p>各单位：</p><p>请于1月20日前报送。特此通知。</p>';
    const found = identify(await extract(inputOf(page)), { declaredPublisher: '云溪县人民政府', region: [] });
    expect(found).toMatchObject({ kind: 'unidentified' });
  });

  it('falls back on the declared publisher', async () => {
    const extraction = { ...(await read()), publisher: null };
    expect(identify(extraction, { declaredPublisher: '云溪县政府', region: [] })).toMatchObject({
      identity: { publisher: '云溪县人民政府' },
    });
  });
});
