import type { Clause } from './clause.ts';
import type { Topics } from './topics.ts';

/** Where a number stands: what its clause and its sentence say before it. */
export interface FigurePlace {
  readonly sentence: string;
  /** The sentence with those that semicolons join to it. */
  readonly chain: string;
  /** From the last comma, semicolon or number to this one, with what follows it up to the next one. */
  readonly clause: string;
  /** The part of it before the number. */
  readonly lead: string;
  /** The same from the last comma or semicolon on, whatever numbers stand between. */
  readonly wide: string;
  /** From the last mark of any kind, enumeration commas too, or the last number. */
  readonly item: string;
  /** What the sentence says from its last semicolon or colon to the clause. */
  readonly before: string;
  /** The words before a colon that ends right before the clause. */
  readonly subject: string | null;
  /** Whether brackets before the number tell of what is counted with it. */
  readonly included: boolean;
  /** What the sentence says behind the number. */
  readonly rest: string;
  /** What follows the number's unit, up to the next mark or number. */
  readonly after: string;
  readonly value: number;
  readonly unit: string | null;
  /** Whether what was disclosed was told before, and this tells of its parts. */
  readonly ofParts: boolean;
  /** The same of what was applied for. */
  readonly ofRequestParts: boolean;
  /** The key of the figure before this one in the sentence. */
  readonly previous: string | null;
  /** Whether the paragraph so far speaks of applications for information. */
  readonly ofApplications: boolean;
  /** What the section is about. */
  readonly topics: Topics;
  /** Whether the sentence before ended with a semicolon and told how applications came. */
  readonly channelsGoOn: boolean;
  /** The same of places where information was disclosed. */
  readonly placesGoOn: boolean;
  /** Whether the sentence before ended with a semicolon and told of reconsiderations, and of no suits. */
  readonly suitsGoOn: boolean;
  /** Whether the paragraph so far speaks of disclosure. */
  readonly ofDisclosure: boolean;
  /** The words of some part of the sentence, as a clause on publishing or on applications. */
  readonly read: (text: string, ofApplications: boolean) => Clause;
}

/** The key of a figure, null where a rule does not know it. */
export type Rule = (place: FigurePlace) => string | null;
