import type { CriterionResult, Evaluation } from '../../domain/evaluation.ts';
import {
  type EngineFailure,
  type FirstLook,
  type ModelUse,
  type Provenance,
  partFailureCode,
} from '../../domain/provenance.ts';
import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { nameOfEngine } from '../../scoring/engine-names.ts';
import { findFailureWords } from './failure-words.ts';
import type { Colors } from './highlight-answer.ts';
import { type JudgingWords, judgingWordsByLanguage } from './judging-words.ts';
import { toPrintable } from './printable.ts';
import { wordsByLanguage } from './words.ts';

type NamedVerdict = { readonly name: string; readonly verdict: Verdict | null };

/** As many digits of a hash as one compares by eye. */
const shownDigits = 12;

/** Tell who judged, who failed, who differs, what words for the grader would have done, and what it cost. Empty without provenance. */
export function presentProvenance(evaluation: Evaluation, language: Language, colors: Colors): string[] {
  const { provenance, engine } = evaluation;
  if (provenance === undefined) return [];
  const words = judgingWordsByLanguage[language];
  const lines = [
    words.asked(provenance.asked, nameOfEngine(engine.id, language)),
    ...provenance.failures.map((failure) => describeFailure(failure, language, words)),
    ...describeSplits(evaluation, provenance, language, words),
    ...provenance.firstLooks.flatMap((look) => describeFirstLook(look, evaluation, provenance, language)),
    ...provenance.modelUses.map((use) => describeUse(use, words)),
  ];
  return [colors.bold(words.title), ...lines.map((line) => `  ${toPrintable(line)}`), ''];
}

function describeFailure({ engine, code, message }: EngineFailure, language: Language, words: JudgingWords): string {
  const name = nameOfEngine(engine, language);
  if (code === partFailureCode) return words.failedPart(name);
  return words.failed(name, findFailureWords(code, language) ?? message);
}

/** One line for each criterion on which not all who could judge say the same. */
function describeSplits(
  { criteria, engine }: Evaluation,
  { witnesses }: Provenance,
  language: Language,
  words: JudgingWords,
): string[] {
  return criteria.flatMap((result, index) => {
    const others = witnesses.filter((witness) => witness.engine.id !== engine.id);
    const named: NamedVerdict[] = [
      { name: nameOfEngine(engine.id, language), verdict: verdictOf(result) },
      ...others.map((witness) => ({
        name: nameOfEngine(witness.engine.id, language),
        verdict: witness.criteria.find(({ id }) => id === result.id)?.verdict ?? null,
      })),
    ];
    const judged = new Set(named.flatMap(({ verdict }) => verdict ?? []));
    if (judged.size < 2) return [];
    const sayings = named.map(({ name, verdict }) => `${name} ${describe(verdict, language)}`);
    return [`≠ [${index + 1}] ${result.label}  ${words.differs}  ${sayings.join(' · ')}`];
  });
}

function describeFirstLook(
  { engine, criteria: seen, pointsShift }: FirstLook,
  { criteria }: Evaluation,
  { witnesses }: Provenance,
  language: Language,
): string[] {
  const own = witnesses.find((witness) => witness.engine.id === engine);
  const changes = criteria.flatMap((result, index) => {
    const before = seen.find(({ id }) => id === result.id)?.verdict ?? null;
    const after = own === undefined ? verdictOf(result) : own.criteria.find(({ id }) => id === result.id)?.verdict;
    if (before === null || !after || before === after) return [];
    return [`  [${index + 1}] ${result.label}  ${describe(before, language)} → ${describe(after, language)}`];
  });
  const words = judgingWordsByLanguage[language];
  return [words.firstLook(nameOfEngine(engine, language), pointsShift), ...changes];
}

function describeUse({ model, promptHash, spent }: ModelUse, words: JudgingWords): string {
  const prompt = promptHash === null ? [] : [`${words.prompt} ${promptHash.slice(0, shownDigits)}`];
  return [model, ...prompt, spent.requests === 0 ? words.fromCache : words.spent(spent)].join(' · ');
}

function describe(verdict: Verdict | null, language: Language): string {
  return verdict === null ? judgingWordsByLanguage[language].noVerdict : wordsByLanguage[language].verdicts[verdict];
}

function verdictOf(result: CriterionResult): Verdict | null {
  return result.status === 'scored' ? result.verdict : null;
}
