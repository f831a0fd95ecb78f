import type { CriterionResult, ReviewReason } from '../domain/evaluation.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Language } from '../domain/question-bank.ts';
import type { Verdict } from '../domain/verdict.ts';

/** List what the engines give a person to look at: that they disagree, that one failed, that words for the grader worked. */
export function findEngineReasons(
  criteria: readonly CriterionResult[],
  { witnesses, failures, firstLooks }: Provenance,
  language: Language,
): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  const split = criteria.filter(({ id }) => {
    const verdicts = witnesses.flatMap((witness) => witness.criteria.find((it) => it.id === id)?.verdict ?? []);
    return isFarApart(verdicts);
  });
  if (split.length > 0) {
    const labels = split.map(({ label }) => label);
    const message =
      language === 'zh' ? `各引擎看法不一：${labels.join('、')}` : `The engines disagree on: ${labels.join(', ')}`;
    reasons.push({ code: 'engines-disagree', message });
  }
  if (failures.length > 0) {
    const engines = failures.map(({ engine }) => engine);
    const message =
      language === 'zh'
        ? `引擎没能作答，由其他引擎代替：${engines.join('、')}`
        : `Another engine stood in for: ${engines.join(', ')}`;
    reasons.push({ code: 'engine-failed', message });
  }
  if (firstLooks.some(({ pointsShift }) => pointsShift !== null && pointsShift !== 0)) {
    const message =
      language === 'zh'
        ? '写给评分者的话曾改变一个引擎的判断；已去掉这些话重新判断'
        : 'Words for the grader changed what an engine said; it judged again without them';
    reasons.push({ code: 'guarded-words-worked', message });
  }
  return reasons;
}

/** Covered and missing, or anything and its opposite: more than half a criterion apart. */
function isFarApart(verdicts: readonly Verdict[]): boolean {
  const has = (verdict: Verdict): boolean => verdicts.includes(verdict);
  const isGood = has('covered') || has('partial');
  return (has('covered') && has('missing')) || (has('contradicted') && isGood);
}
