import type { LeftOutReason, SourcePoint, UncertaintyCode } from '../domain/document-reading.ts';

/** A guess that a person looks at. */
export type Doubt = {
  readonly code: UncertaintyCode;
  readonly lines: readonly number[];
  readonly facts: Readonly<Record<string, string | number>>;
};

/** A model answer taken apart. Every line of it is in exactly one of `points` and `leftOut`, or in several points that were cut from it. */
export type ModelAnswer = {
  readonly points: readonly SourcePoint[];
  readonly leftOut: readonly { readonly lines: readonly number[]; readonly reason: LeftOutReason }[];
  readonly doubts: readonly Doubt[];
};
