import type { Attachment, Extraction } from '../../src/domain/index.ts';
import { blankExtraction } from '../support/extraction.ts';
import { makeReport } from '../practice/reports/index.ts';
import type { PracticeReport, ReportRequest } from '../practice/reports/index.ts';

/** What a perfect extractor makes of a practice report: the truth in the shape of an Extraction. */
export function extractionOf(report: PracticeReport): Extraction {
  const { truth, text } = report;
  return blankExtraction({ ...truth, publishers: [{ name: truth.publisher, role: 'owner' }], text });
}

export function extraction(request: Partial<ReportRequest> = {}): Extraction {
  return extractionOf(makeReport({ publisher: '云溪县人民政府', year: 2023, ...request }));
}

export function attachment(given: Partial<Attachment> = {}): Attachment {
  return {
    url: 'http://portal.example/files/1.pdf',
    name: '年度报告.pdf',
    mediaType: 'application/pdf',
    sha256: `sha256:${'a'.repeat(64)}`,
    role: 'body',
    extraction: null,
    ...given,
  };
}

/** Changes every text of an Extraction. */
export function mapTexts(given: Extraction, change: (text: string) => string): Extraction {
  return {
    ...given,
    title: given.title === null ? null : change(given.title),
    publisher: given.publisher === null ? null : change(given.publisher),
    text: change(given.text),
    sections: given.sections.map((section) => ({
      ...section,
      number: section.number === null ? null : change(section.number),
      title: change(section.title),
      text: change(section.text),
    })),
  };
}
