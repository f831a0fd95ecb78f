import type { CriterionResult, ReviewReason } from '../domain/evaluation.ts';
import { type EngineFailure, type FirstLook, type Provenance, partFailureCode } from '../domain/provenance.ts';
import type { Language } from '../domain/question-bank.ts';
import type { Verdict } from '../domain/verdict.ts';
import { nameOfEngine } from './engine-names.ts';

/** List what the engines give a person to look at: that they disagree, that one failed, that words for the grader worked. */
export function findEngineReasons(
  criteria: readonly CriterionResult[],
  provenance: Provenance,
  language: Language,
): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  const split = criteria.filter(({ id }) => isFarApart(verdictsOf(id, provenance)));
  if (split.length > 0) {
    const message =
      language === 'zh'
        ? `各引擎看法不一：${labelsOf(split, language)}`
        : `The engines disagree on: ${labelsOf(split, language)}`;
    reasons.push({ code: 'engines-disagree', message });
  }
  if (provenance.failures.length > 0) {
    reasons.push({ code: 'engine-failed', message: describeFailures(provenance.failures, language) });
  }
  const changed = criteria.filter((result) =>
    provenance.firstLooks.some((look) => isChanged(result, look, provenance)),
  );
  if (
    changed.length > 0 ||
    provenance.firstLooks.some(({ pointsShift }) => pointsShift !== null && pointsShift !== 0)
  ) {
    reasons.push({ code: 'guarded-words-worked', message: describeChange(changed, language) });
  }
  return reasons;
}

function verdictsOf(criterionId: string, { witnesses }: Provenance): readonly Verdict[] {
  return witnesses.flatMap((witness) => witness.criteria.find(({ id }) => id === criterionId)?.verdict ?? []);
}

/** Covered and missing, or anything and its opposite: more than half a criterion apart. */
function isFarApart(verdicts: readonly Verdict[]): boolean {
  const has = (verdict: Verdict): boolean => verdicts.includes(verdict);
  const isGood = has('covered') || has('partial');
  return (has('covered') && has('missing')) || (has('contradicted') && isGood);
}

/**
 * Did the engine say something else of a criterion while the words for the grader were in? Points that are the same by chance, one
 * criterion up and another down, do not hide it.
 */
function isChanged(result: CriterionResult, { engine, criteria }: FirstLook, { witnesses }: Provenance): boolean {
  const first = criteria.find(({ id }) => id === result.id)?.verdict;
  const witness = witnesses.find((each) => each.engine.id === engine);
  const counted = witness
    ? witness.criteria.find(({ id }) => id === result.id)?.verdict
    : result.status === 'scored'
      ? result.verdict
      : null;
  return Boolean(first) && Boolean(counted) && first !== counted;
}

/** Engines that said nothing at all, and those that left criteria to the others. */
function describeFailures(failures: readonly EngineFailure[], language: Language): string {
  const isPart = ({ code }: EngineFailure): boolean => code === partFailureCode;
  const namesOf = (some: readonly EngineFailure[]): string =>
    [...new Set(some.map(({ engine }) => nameOfEngine(engine, language)))].join(separators[language]);
  const whole = namesOf(failures.filter((failure) => !isPart(failure)));
  const part = namesOf(failures.filter(isPart));
  const sentences =
    language === 'zh'
      ? [whole && `没能作答，由其他引擎代替：${whole}`, part && `没能判断每一条，由其他引擎补上：${part}`]
      : [whole && `Another engine stood in for ${whole}`, part && `Others filled in what was left out by ${part}`];
  return sentences.filter((sentence) => sentence !== '').join(language === 'zh' ? '；' : '; ');
}

function describeChange(changed: readonly CriterionResult[], language: Language): string {
  const message =
    language === 'zh'
      ? '写给评分者的话曾改变一个引擎的判断；已去掉这些话重新判断'
      : 'Words for the grader changed what an engine said; it judged again without them';
  if (changed.length === 0) return message;
  return language === 'zh'
    ? `${message}：${labelsOf(changed, language)}`
    : `${message}: ${labelsOf(changed, language)}`;
}

const separators: Readonly<Record<Language, string>> = { zh: '、', en: ', ' };

function labelsOf(criteria: readonly CriterionResult[], language: Language): string {
  return criteria.map(({ label }) => label).join(separators[language]);
}
