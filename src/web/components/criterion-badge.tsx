import { criterionMark } from '../evidence/criterion-mark.ts';

/** A criterion's number over its own kind of line: what its evidence looks like in the answer. */
export function CriterionBadge({ number }: { readonly number: number }) {
  return (
    <span className={`criterion-badge ${criterionMark(number)}`} aria-hidden="true">
      {number}
    </span>
  );
}
