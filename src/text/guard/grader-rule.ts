import type { Span } from '../../domain/evidence.ts';

/** One sign that words are addressed to the grader. Signs near each other add up; `certainWeight` together is a finding. */
export type GraderRule = {
  readonly name: string;
  readonly weight: number;
  /** The pattern cannot match without one of these; a search for them is far cheaper than the pattern. */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  /** Words around the match that give it an ordinary meaning, such as a customer who does the rating. */
  readonly unless?: RegExp;
  /** What follows such words belongs to them: a claim, a notice, a result. */
  readonly isFrame?: boolean;
};

export type GraderSign = Span & { readonly rule: GraderRule };

/** Weight from which a group of signs is a finding: one certain sign, or two to three weaker ones. */
export const certainWeight = 3;
