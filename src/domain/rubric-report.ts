import type { Span } from './evidence.ts';
import type { Verdict } from './verdict.ts';

export const lintCodes = [
  'points-sum',
  'cue-unreadable',
  'overlapping-criteria',
  'cue-too-general',
  'single-cue',
  'unreachable-cue',
  'label-only',
  'duplicate-id',
  /** Not of the rubric itself: another version than the one it was drafted from is in use by now. */
  'based-on-older-version',
] as const;

export type LintCode = (typeof lintCodes)[number];

/** One thing that lint finds. Errors stop publication unless they are overridden; warnings do not. */
export type LintFinding = {
  readonly code: LintCode;
  readonly severity: 'error' | 'warning';
  /** Absent where the question as a whole is meant. */
  readonly criterionId?: string;
  readonly otherCriterionId?: string;
  /** The cue as written. */
  readonly cue?: string;
  /** Facts of the case by name, numbers or short words, for whoever puts it into a sentence. */
  readonly facts: Readonly<Record<string, string | number>>;
};

export const mutationKinds = [
  'whole',
  'bullet-dropped',
  'bullet-negated',
  'shuffled',
  'term-soup',
  'copied-question',
  'other-answer',
  'blank',
  'padded',
  'traditional',
  'full-width',
  'typos',
  'injection',
] as const;

export type MutationKind = (typeof mutationKinds)[number];

/** What should come out for one criterion of a mutant. */
export type MutantExpectation = {
  readonly criterionId: string;
  /** Any of these verdicts is right. */
  readonly verdicts: readonly Verdict[];
};

/** A text made from the model answer, and what a sound rubric says of it. */
export type Mutant = {
  /** Unique in a report: the kind and, where there are several, the criterion: `bullet-dropped calm`. */
  readonly name: string;
  readonly kind: MutationKind;
  readonly text: string;
  readonly expected: readonly MutantExpectation[];
  /** Bounds of the total, both inside, in points. */
  readonly points: { readonly least: number; readonly most: number };
};

/** A criterion of a mutant that was judged otherwise than expected, and the words that did it. */
export type MutantMiss = MutantExpectation & {
  readonly got: Verdict | 'unscored';
  /** Spans of the mutant's text that fooled the rubric; empty where words were not recognised. */
  readonly evidence: readonly Span[];
};

export type MutantResult = Pick<Mutant, 'name' | 'kind' | 'text' | 'points'> & {
  readonly totalPoints: number | null;
  /** A mutant survives if a criterion is judged otherwise than expected or its total is out of bounds. */
  readonly survived: boolean;
  readonly misses: readonly MutantMiss[];
};

/** What lint and the mutants say of a rubric. */
export type RubricReport = {
  readonly lint: readonly LintFinding[];
  readonly mutants: readonly MutantResult[];
  /** True if there is no lint error and no surviving mutant. */
  readonly isSound: boolean;
};
