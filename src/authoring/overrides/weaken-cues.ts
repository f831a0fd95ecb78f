import type { Cue } from '../../domain/criterion.ts';
import type { QuestionContent } from '../../domain/rubric-draft.ts';

/** In how many answers a cue of a criterion stood behind a verdict, by what people made of that verdict. */
export type CueRecord = {
  /** Position in the criterion's list. */
  readonly index: number;
  /** People left the verdict as it was, or raised it. */
  readonly right: number;
  /** People lowered it. */
  readonly wrong: number;
};

/** A single wrong case may be a slip of whoever decided it. */
const leastWrong = 2;

/**
 * Take out the cues of a criterion that were wrong more often than right, or halve their weight where people still found half of the
 * criterion. The last cue is never taken out: a criterion without any can't be evaluated.
 *
 * @param leaves partial where the words are worth half, missing where they are worth nothing
 * @returns the content as it is where no cue is to blame.
 */
export function weakenCues(
  content: QuestionContent,
  criterionId: string,
  records: readonly CueRecord[],
  leaves: 'partial' | 'missing',
): QuestionContent {
  const blamed = new Set(
    records.filter(({ right, wrong }) => wrong >= leastWrong && wrong > right).map(({ index }) => index),
  );
  const criteria = content.criteria.map((criterion) => {
    if (criterion.id !== criterionId || blamed.size === 0) return criterion;
    const cues = criterion.cues.flatMap((cue, index) => (blamed.has(index) ? weaken(cue, leaves) : [cue]));
    return cues.length === 0 ? criterion : { ...criterion, cues };
  });
  return { ...content, criteria };
}

function weaken({ say, weight }: Cue, leaves: 'partial' | 'missing'): readonly Cue[] {
  return leaves === 'partial' ? [{ say, weight: weight / 2 }] : [];
}
