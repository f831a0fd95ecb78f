import type { LeftOutReason } from '../domain/document-reading.ts';
import type { SectionCounts } from './section-counts.ts';
import type { Paragraph } from './shape-line.ts';

/** A question as its paragraphs, before the answer is looked at. */
export type RawQuestion = {
  /** As printed, empty if it has none. */
  readonly number: string;
  /** The number read, absent if it has none. */
  readonly value?: number;
  /** Position of its section. */
  readonly section: number;
  readonly prompt: string;
  readonly promptLines: readonly number[];
  /** Points that its prompt or answer mark states. */
  readonly points?: number;
  /** Lines with nothing but an answer mark, and the like. */
  readonly marks: readonly { readonly lines: readonly number[]; readonly reason: LeftOutReason }[];
  readonly answer: readonly Paragraph[];
};

export type RawSection = {
  readonly title: string;
  readonly counts: SectionCounts;
  /** Its heading has no mark of one: a guess. */
  readonly isPlain: boolean;
  /** Of its heading; empty where questions stand under none. */
  readonly lines: readonly number[];
};

/** A paragraph outside of questions and headings. */
export type Unplaced = {
  readonly paragraph: Paragraph;
  readonly reason: LeftOutReason | 'title';
  /** It could be content: a person looks at it. */
  readonly isDoubtful: boolean;
};

export type Outline = {
  readonly title: string;
  readonly sections: readonly RawSection[];
  readonly questions: readonly RawQuestion[];
  readonly unplaced: readonly Unplaced[];
};
