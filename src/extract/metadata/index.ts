import type { DatedFact, Evidence, IsoDate, Vote } from '../../domain/index.ts';
import type { Election } from './ballot.ts';
import { readDates } from './dates.ts';
import { headerValues, type MetadataSource } from './facts.ts';
import { electDocumentNumber, electIndexNumber } from './numbers.ts';
import { readPublishers } from './publisher.ts';
import { electTitle } from './title.ts';
import { electYear } from './year.ts';

export type { MetadataSource } from './facts.ts';

export interface Metadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publishers: readonly { readonly name: string; readonly role: 'owner' | 'compiler' }[];
  readonly year: number | null;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly publishedAt: IsoDate | null;
  readonly writtenAt: IsoDate | null;
  readonly dates: readonly DatedFact[];
  readonly votes: Readonly<Record<string, readonly Vote[]>>;
  /** Evidence of each winner, by field. */
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** Metadata of a document, each fact by vote of its witnesses. */
export function readMetadata(source: MetadataSource): Metadata {
  const title = electTitle(source);
  const name = title.winner?.value ?? null;
  const { owner, publishers } = readPublishers(source, name);
  const { dates, published, written } = readDates(source);
  const elections: Record<string, Election<string> | Election<number>> = {
    title,
    publisher: owner,
    year: electYear(source, name),
    indexNumber: electIndexNumber(source),
    documentNumber: electDocumentNumber(source),
    publishedAt: published,
    writtenAt: written,
  };
  const votes: Record<string, readonly Vote[]> = {};
  const evidence: Record<string, Evidence> = {};
  for (const [field, election] of Object.entries(elections)) {
    if (election.votes.length > 0) votes[field] = election.votes;
    if (election.winner !== null) evidence[field] = election.winner.evidence;
  }
  for (const [field, label] of [
    ['validity', '有效性'],
    ['subject', '主题分类'],
  ] as const) {
    const value = headerValues(source, label)[0];
    if (value === undefined) continue;
    votes[field] = [{ value: value.value, from: `header:${label}`, evidence: value.evidence, won: true }];
  }
  const text = (field: string): string | null => {
    const value = elections[field]?.winner?.value;
    return typeof value === 'string' ? value : null;
  };
  const year = elections['year']?.winner?.value;
  return {
    title: name,
    publisher: text('publisher'),
    publishers,
    year: typeof year === 'number' ? year : null,
    indexNumber: text('indexNumber'),
    documentNumber: text('documentNumber'),
    publishedAt: text('publishedAt') as IsoDate | null,
    writtenAt: text('writtenAt') as IsoDate | null,
    dates,
    votes,
    evidence,
  };
}
