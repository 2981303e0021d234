import type { Extraction } from '../../src/domain/index.ts';

/** An Extraction of a genuine page that says nothing, but for what is given. */
export function blankExtraction(given: Partial<Extraction>): Extraction {
  return {
    kind: 'other',
    title: null,
    publisher: null,
    year: null,
    indexNumber: null,
    documentNumber: null,
    publishedAt: null,
    writtenAt: null,
    publishers: [],
    scope: null,
    dates: [],
    votes: {},
    format: null,
    tableFormats: { proactive: null, applications: null, litigation: null, statistics: null },
    sections: [],
    tables: { applications: null, litigation: null, proactive: null, statistics: null, other: [] },
    figures: [],
    checks: [],
    integrity: { state: 'clean', families: [], signals: [], restored: [] },
    attachments: [],
    alsoHere: [],
    evidence: {},
    source: { captureId: null, url: null, sha256: `sha256:${'0'.repeat(64)}`, charset: null },
    text: '',
    extractor: { name: 'test', version: '1' },
    unreadable: null,
    ...given,
  };
}
