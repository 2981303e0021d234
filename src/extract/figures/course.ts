import type { Figure } from '../../domain/index.ts';
import type { Sentence } from '../../text/index.ts';
import { readNumbering } from '../numbering.ts';
import { discloses, goesOnWithParts } from './sentence.ts';
import { headingLength, namesApplications, noTopics, topicsOf, type Topics } from './topics.ts';

/** What the text so far says of the next sentence: its section, its paragraph, and what was told last. */
export interface Course {
  topics: Topics;
  /** The chapter is the one on applications. */
  ofChapter: boolean;
  paragraphEnd: number;
  /** The paragraph speaks of applications for information. */
  ofApplications: boolean;
  /** It tells of one department. */
  ofPart: boolean;
  ofInquiries: boolean;
  ofDisclosure: boolean;
  /** The sentence before ended with a semicolon and told how applications came. */
  channelsGoOn: boolean;
  /** The same of places where information was disclosed. */
  placesGoOn: boolean;
  /** The same of reconsiderations, and of no suits. */
  suitsGoOn: boolean;
  /** Something disclosed was told last, so that parts may follow. */
  afterDisclosed: boolean;
  /** Parts of it go on behind the sentence before. */
  partsGoOn: boolean;
  /** The heading that ended right before. */
  heading: string | null;
  /** The sentence before. */
  before: string;
  /** Where the first of the sentences begins that semicolons join to the next; -1 where none do. */
  joinedFrom: number;
}

const newParagraph = {
  ofPart: false,
  ofInquiries: false,
  ofDisclosure: false,
  channelsGoOn: false,
  placesGoOn: false,
  suitsGoOn: false,
  joinedFrom: -1,
} as const;

export function atTheStart(): Course {
  return {
    ...newParagraph,
    topics: noTopics,
    ofChapter: false,
    paragraphEnd: -1,
    ofApplications: false,
    afterDisclosed: false,
    partsGoOn: false,
    heading: null,
    before: '',
  };
}

/** How a sentence stands to the heading of its paragraph. */
export interface Headed {
  /** Letters at its start that are a heading. */
  readonly length: number;
  /** It is a heading and nothing else. */
  readonly isHeading: boolean;
}

export const notHeaded: Headed = { length: 0, isHeading: false };

const longestChain = 600;

/** A sentence with those that semicolons join to it. */
export function chainOf({ joinedFrom }: Course, text: string, sentence: Sentence): string {
  if (joinedFrom < 0 && !/[；;]$/u.test(sentence.text)) return sentence.text;
  const from = joinedFrom < 0 ? sentence.start : joinedFrom;
  return text.slice(from, Math.max(sentence.end, from + longestChain)).split(/[。\n]/u, 1)[0] ?? '';
}

/** Begins the paragraph of `text` that `sentence` stands at the start of. */
export function beginParagraph(course: Course, text: string, sentence: Sentence): Headed {
  const numbering = readNumbering(sentence.text);
  if (numbering !== null) {
    if (numbering.shape === 'chinese') course.ofChapter = namesApplications.test(sentence.text);
    course.topics = topicsOf(sentence.text, course.ofChapter);
  }
  const next = text.indexOf('\n', sentence.start);
  const paragraphEnd = next < 0 ? text.length : next;
  Object.assign(course, newParagraph, { paragraphEnd, ofApplications: course.topics.applications });
  if (numbering === null) return notHeaded;
  return { length: headingLength(sentence.text, numbering), isHeading: sentence.end === paragraphEnd };
}

export interface Told {
  readonly found: readonly Figure[];
  readonly isHeading: boolean;
  /** Whether it told parts of what was disclosed. */
  readonly ofParts: boolean;
  /** Whether it told of one department. */
  readonly ofPart: boolean;
}

/** Notes what a sentence told, for those behind it. */
export function goOn(course: Course, { text, start }: Sentence, { found, isHeading, ofParts, ofPart }: Told): void {
  const tells = (prefix: string): boolean => found.some(({ key }) => key.startsWith(prefix));
  const tellsNothing = found.length === 0;
  const opensNext = /[；;]$/u.test(text);
  course.channelsGoOn = opensNext && (tells('applications.channel.') || (course.channelsGoOn && tellsNothing));
  course.placesGoOn = opensNext && (tells('disclosed.') || (course.placesGoOn && tellsNothing));
  course.suitsGoOn = opensNext && tells('reconsiderations') && !tells('lawsuits');
  course.afterDisclosed = tells('disclosed') || (course.afterDisclosed && tellsNothing);
  course.partsGoOn = course.afterDisclosed && goesOnWithParts(text, ofParts);
  course.ofInquiries ||= found.some(({ key }) => key === 'inquiries');
  course.ofDisclosure ||= discloses.test(text);
  course.ofPart ||= ofPart;
  course.ofApplications ||= namesApplications.test(text) || tells('applications.');
  course.joinedFrom = opensNext ? (course.joinedFrom < 0 ? start : course.joinedFrom) : -1;
  course.heading = isHeading ? text : null;
  course.before = text;
}
