import { judgePage, type PageEvidence } from '../../src/fetch/index.ts';
import { asked } from './makes/page.ts';

/** What is judged of a text that came for a report's address, with nothing else known but what is told. */
export function judgeText(text: string, status = 200, more: Partial<PageEvidence> = {}): ReturnType<typeof judgePage> {
  return judgePage({
    status,
    header: () => null,
    text,
    mediaType: 'text/html',
    contentBytes: Buffer.byteLength(text),
    cut: null,
    requestedUrl: asked,
    finalUrl: asked,
    portalHosts: ['www.example.gov.cn'],
    columnUrls: [],
    conditional: false,
    ...more,
  });
}
