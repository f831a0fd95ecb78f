import type { CriterionDistributionReply, QuestionDistributionReply } from '../../api/distributions-schema.ts';

/** Fewer answers say nothing about a question. */
const FEWEST_ANSWERS = 10;

/** Mean share of the points at which a question is hard, and easy, for nearly everybody. */
const HARD = 0.2;
const EASY = 0.9;

/** A correlation below this can come from chance alone, and separates nobody. */
const SEPARATES = 0.1;

/** Point out a question that is too hard or too easy to tell candidates apart by. */
export function difficultyHint({
  answers,
  meanShare,
}: Pick<QuestionDistributionReply, 'answers' | 'meanShare'>): 'hint.hard' | 'hint.easy' | undefined {
  if (answers < FEWEST_ANSWERS || meanShare === null) return undefined;
  if (meanShare <= HARD) return 'hint.hard';
  return meanShare >= EASY ? 'hint.easy' : undefined;
}

/** Point out a criterion that separates nobody, or that those meet who do worse elsewhere. */
export function separationHint({
  verdicts,
  discrimination,
}: Pick<CriterionDistributionReply, 'verdicts' | 'discrimination'>): 'hint.reversed' | 'hint.flat' | undefined {
  const answers = verdicts.covered + verdicts.partial + verdicts.missing + verdicts.contradicted;
  if (answers < FEWEST_ANSWERS || discrimination === null) return undefined;
  if (discrimination <= -SEPARATES) return 'hint.reversed';
  return discrimination < SEPARATES ? 'hint.flat' : undefined;
}
