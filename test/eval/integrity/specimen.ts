import type { HijackFamily } from '../../../src/domain/index.ts';
import { makeReport, type PracticeReport } from '../../practice/reports/index.ts';

/** A page with what is wrong with it, if anything. */
export interface Specimen {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly family: HijackFamily | null;
  /** The text as it was, where the copy can be put right. */
  readonly original?: string;
}

export const portal = 'www.qingxi.gov.cn';
export const home = `http://${portal}/art/2024/1/20/art_12_3456.html`;
export const away = 'http://www.gzyhmy.com/art/2024/1/20/art_12_3456.html';

export const organs = [
  '清溪县人民政府',
  '清溪县体育局',
  '清溪县教育局',
  '清溪市彩票管理中心',
  '清溪镇人民政府',
  '清溪县卫生健康委员会',
];
export const formats = ['F07', 'F21', 'F19', 'F14'] as const;

export function reports(): readonly PracticeReport[] {
  return organs.map((publisher, index) =>
    makeReport({
      publisher,
      year: 2012 + index * 2,
      format: formats[index % formats.length] ?? 'F07',
      seed: 70 + index,
      characters: 1400,
    }),
  );
}

/** Changes the texts of a page and leaves its tags alone. */
export function inTexts(html: string, change: (text: string) => string): string {
  return html
    .split(/(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : change(part)))
    .join('');
}

export function titled(html: string, title: string): string {
  return html.replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`);
}
