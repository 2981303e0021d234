import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { identify, publisherNames } from '../../src/identify/index.ts';
import { readTitle } from '../../src/text/index.ts';
import { inputOf } from '../extract/input.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';

const government = '云溪县人民政府';
const names = publisherNames({ region: ['江平市', '云溪县'], regionFormerly: [], organs: [] });
const subject = '政府信息公开工作年度报告';
const ownerOf = (title: string) => {
  const { publisher } = readTitle(title);
  return publisher === null ? null : names(publisher);
};

describe('a title that names a government and one of its organs', () => {
  it.each([
    [`云溪县人民政府办公室2023年${subject}`, '云溪县人民政府办公室'],
    [`云溪县人民政府（办公室）2023年${subject}`, '云溪县人民政府办公室'],
    [`云溪县政府办2023年${subject}`, '云溪县人民政府办公室'],
    ['云溪县2023年政府办公室信息公开年报', '云溪县人民政府办公室'],
    [`云溪县人民政府信息公开办公室2023年${subject}`, '云溪县人民政府信息公开办公室'],
    [`云溪县人民政府信息公开工作领导小组办公室2023年${subject}`, '云溪县人民政府信息公开工作领导小组办公室'],
    [`云溪县人民政府金融工作办公室2023年${subject}`, '云溪县人民政府金融工作办公室'],
    ['2023年云溪县人民政府信息公开工作年度报告（云溪县教育局）', '云溪县教育局'],
    [`云溪县2023年${subject}（县教育局）`, '云溪县教育局'],
    [`云溪县人民政府2023年${subject}（教育局）`, '云溪县教育局'],
    [`云溪县2023年${subject}（青山镇）`, '青山镇人民政府'],
    [`云溪县2023年${subject}（青山街道办事处）`, '青山街道办事处'],
    [`云溪县人民政府：云溪县教育局2023年${subject}`, '云溪县教育局'],
    [`云溪县人民政府关于云溪县教育局2023年${subject}`, '云溪县教育局'],
    ['云溪县2023年教育局政府信息公开年度报告', '云溪县教育局'],
    ['云溪县人民政府2023年度县教育局政府信息公开年度报告', '云溪县教育局'],
    ['云溪县教育局2023年云溪县人民政府信息公开工作年度报告', '云溪县教育局'],
    [`云溪县教育局关于云溪县人民政府2023年${subject}`, '云溪县教育局'],
  ])('%s is of the organ', (title, owner) => expect(ownerOf(title)).toBe(owner));

  it.each([
    `云溪县人民政府2023年${subject}`,
    `云溪县2023年${subject}`,
    `云溪县人民政府2023年${subject}（修订版）`,
    `云溪县人民政府2023年${subject}（云溪县人民政府）`,
    // Who writes and posts a government's report signs it so.
    `云溪县政府信息公开2023年年度报告（县政府办公室）`,
    `云溪县2023年${subject}（县政务服务局）`,
    `云溪县人民政府关于公布2023年${subject}的通知`,
    '云溪县2023年乡镇政府信息公开工作年度报告',
    '2024-01-30 云溪县人民政府2023年度政府信息公开工作年度报告',
  ])('%s is the government’s', (title) => expect(ownerOf(title)).toBe(government));

  it.each(['云溪县人民政府/云溪县教育局', '云溪县人民政府|教育局'])(
    'is so too where a page gives its publisher as %s',
    async (value) => {
      const title = `2023年${subject}`;
      const page = renderPage(makeReport({ publisher: '云溪县教育局', year: 2023, title }), 'trs').replaceAll(
        /(发布机构[^<]*(?:<[^>]*>\s*)*)云溪县教育局/g,
        `$1${value}`,
      );
      expect(page).toContain(value);
      const extraction = await extract(inputOf(page));
      const found = identify(extraction, { declaredPublisher: null, names });
      expect(found).toMatchObject({ identity: { publisher: '云溪县教育局' } });
    },
  );

  it('keeps the name of an office of party and government whole', () => {
    expect(names('中共云溪县委、云溪县人民政府信访局')).toBe('云溪县委、云溪县人民政府信访局');
  });
});
