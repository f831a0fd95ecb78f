import type { Language } from './question-bank.ts';

/** A line of a document as it came; of a Word document a paragraph. Numbers count from 1, blank lines included. */
export type SourceLine = { readonly number: number; readonly text: string };

/** Why a line is no part of the bank. */
export const leftOutReasons = [
  /** Notices, advertisements and page furniture of the place the document comes from. */
  'site-notice',
  /** "第 3 页", "Page 2 of 9". */
  'page-mark',
  /** The title a second time, or one of a file. */
  'repeated-title',
  /** A sentence that only announces the points: "我会采取以下措施：". */
  'introduction',
  /** "答案：" with nothing behind it. */
  'answer-mark',
  /** In front of the first question, or between questions, and like none of the above. */
  'not-recognised',
  /** Belongs to a question that could not be taken. */
  'incomplete-question',
] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** What became of one line that is not blank. */
export type LineUse = SourceLine &
  (
    | { readonly use: 'title' }
    | { readonly use: 'section'; readonly section: number }
    | { readonly use: 'prompt' | 'point'; readonly section: number; readonly question: number; readonly point?: number }
    | { readonly use: 'left-out'; readonly reason: LeftOutReason }
  );

/** What a person has to look at before anything is published. */
export const uncertaintyCodes = [
  /** The heading states another number of questions than there are. */
  'question-count',
  /** The points of the questions do not add up to those of the heading, or the heading contradicts itself. */
  'points-sum',
  /** No points are stated anywhere: an even number was taken. */
  'points-assumed',
  /** A point that ends in the middle of a sentence, a bracket or a quotation. */
  'cut-off',
  /** A question without a point: it is left out. */
  'no-points',
  /** A question with one point, or more than twelve: the bullets may not have been recognised. */
  'odd-point-count',
  /** Running text without bullets was cut into points. */
  'points-from-text',
  /** A closing paragraph was taken as a point of its own. */
  'closing-point',
  /** The same question, or nearly, twice. */
  'repeated-question',
  /** Numbers of the questions that skip or go back. */
  'numbering',
  /** A line between questions that could be content. */
  'unplaced-line',
] as const;

export type UncertaintyCode = (typeof uncertaintyCodes)[number];

export type Uncertainty = {
  readonly code: UncertaintyCode;
  /** Lines that it is about, in order. */
  readonly lines: readonly number[];
  /** Positions in the reading; absent where the document as a whole is meant. */
  readonly section?: number;
  readonly question?: number;
  /** Facts of the case by name, numbers or short words, for whoever puts it into a sentence: stated, found. */
  readonly facts: Readonly<Record<string, string | number>>;
};

/** One bullet or paragraph of a model answer. */
export type SourcePoint = {
  /** In front of the colon; absent where the bullet has none. */
  readonly label?: string;
  /** Without bullet sign and label, its lines joined. */
  readonly text: string;
  readonly lines: readonly number[];
  /** Points that the document gives to this bullet alone, as in "（4分）". */
  readonly points?: number;
};

export type SourceQuestion = {
  /** As printed: "1", "三", "Q2". */
  readonly number?: string;
  readonly prompt: string;
  readonly language: Language;
  /** Whole or half points, above 0. */
  readonly points: number;
  readonly lines: readonly number[];
  readonly modelPoints: readonly SourcePoint[];
};

export type SourceSection = {
  /** Without its number and its counts; empty where questions stand under no heading. */
  readonly title: string;
  readonly line?: number;
  readonly questions: readonly SourceQuestion[];
};

/** A document read into questions. Every line that is not blank is in `lines` exactly once. */
export type DocumentReading = {
  /** Empty where the document has none. */
  readonly title: string;
  readonly language: Language;
  readonly sections: readonly SourceSection[];
  readonly lines: readonly LineUse[];
  readonly uncertainties: readonly Uncertainty[];
};
