import type { Span } from '../../domain/evidence.ts';
import { overlaps } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Question, Rubric } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { Lexicon } from '../../text/lexicon.ts';
import { normalise, toOriginalSpan } from '../../text/normalise.ts';
import { type Engine, type EngineRequest, reportOf } from '../engine.ts';
import { createDerivedReaders, type DerivedReader } from './derived-features.ts';
import { selectEvidence } from './evidence-windows.ts';
import { explainVerdict } from './explain-verdict.ts';
import type { PolarityWeights } from './fit-polarity.ts';
import type { FittedQuestion } from './fitted-question.ts';
import { findNegatedClauses } from './negated-clauses.ts';
import { PolarityScorer } from './polarity-scorer.ts';
import { findRefusedClauses } from './refused-clauses.ts';
import { type AnalysedText, RubricFeatures } from './rubric-features.ts';
import { tellingWords } from './telling-words.ts';
import { type CriterionReading, readCriterion } from './verdict-features.ts';
import { chooseVerdict, type VerdictModel, verdictProbabilities, withoutOpposition } from './verdict-model.ts';
import { columnOf, scoreIn, type Window, WindowScorer } from './window-scorer.ts';

/** What the engine knows beyond the rubrics. */
export type KeywordEngineModel = {
  readonly polarity: PolarityWeights;
  /** For questions whose weights are fitted on practice answers. */
  readonly verdicts: VerdictModel;
  /** For derived rubrics that are read by their cues alone. */
  readonly cueVerdicts: VerdictModel;
};

type Reader = {
  readonly features: RubricFeatures;
  readonly scorer: WindowScorer;
  readonly lexicon: Lexicon;
  readonly verdicts: VerdictModel;
  /** The cues were derived, and no practice answers taught what belongs together and what refuses. */
  readonly isDerived: boolean;
  /** Normalised, one a line. */
  readonly modelAnswers: string;
  /** By criterion, of a derived rubric: reads what else decides; empty for others. */
  readonly derived: readonly DerivedReader[];
  /** By criterion: its model answer negates something itself, so a negation is no sign of the opposite. */
  readonly negates: readonly boolean[];
};

/**
 * Create the deterministic engine: cues and word weights, no network, no key. The same input gives the same findings.
 *
 * @param weightsOf the fitted weights of a question; asked once for each question, when it is first used.
 * @param version names the algorithm and the model; it goes into every evaluation.
 */
export function createKeywordEngine(
  model: KeywordEngineModel,
  weightsOf: (question: Question) => FittedQuestion,
  version: string,
): Engine {
  const polarity = new PolarityScorer(model.polarity);
  const readers = new Map<string, Reader>();
  const readerOf = (question: Question): Reader => {
    const known = readers.get(question.rubric.hash);
    if (known) return known;
    const features = new RubricFeatures(question.rubric);
    const fitted = weightsOf(question);
    const scorer = new WindowScorer(features, fitted, polarity);
    const isDerived = question.rubric.derived === true && !fitted.acrossSentences;
    const reader = {
      features,
      scorer,
      lexicon: new Lexicon(fitted.words),
      verdicts: isDerived ? model.cueVerdicts : model.verdicts,
      isDerived,
      modelAnswers: modelAnswersOf(question.rubric),
      derived: isDerived ? createDerivedReaders(question.rubric.criteria, features, scorer) : [],
      negates: question.rubric.criteria.map(({ modelAnswer }) => isDerived && negates(features, modelAnswer)),
    };
    readers.set(question.rubric.hash, reader);
    return reader;
  };
  const self = { id: 'keyword', version } as const;
  return {
    ...self,
    async findEvidence(request) {
      const reader = readerOf(request.question);
      const { features, scorer, lexicon } = reader;
      const analysed = features.analyse(request.answer.text);
      const { criteria } = request.question.rubric;
      const decisions = decideAll(reader, analysed, guardedClauses(request, analysed));
      const words = tellingWords(
        decisions.map(({ naming }) => naming),
        analysed,
        scorer,
        lexicon,
      );
      const findings = criteria.map(({ id }, criterion) =>
        toFinding(id, decisions[criterion] as Decision, words[criterion] as readonly Span[], request, analysed),
      );
      return reportOf(self, findings);
    },
  };
}

/** What the windows of an answer decide of a criterion. */
type Decision = {
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly evidence: readonly Window[];
  /** The windows whose words the reason names. */
  readonly naming: readonly Window[];
};

function decide(
  criterion: number,
  { verdicts, negates, derived }: Reader,
  windows: readonly Window[],
  analysed: AnalysedText,
): Decision {
  const reading = readCriterion(windows, criterion);
  const features = derived[criterion]?.(reading, analysed) ?? reading.features;
  const probabilities = verdictProbabilities(verdicts, features);
  const { verdict, confidence } = chooseVerdict(negates[criterion] ? withoutOpposition(probabilities) : probabilities);
  const evidence = selectEvidence(verdict, reading, windows, criterion);
  if (verdict === 'missing') return { verdict, confidence, evidence, naming: nearest(reading, criterion) };
  // Single words of a refusal would leave out the refusing one, so it is quoted whole.
  return { verdict, confidence, evidence, naming: verdict === 'contradicted' ? [] : evidence };
}

/**
 * Decide all criteria of an answer. Words that the speaker refuses to act upon prove nothing, however well they name the point: a
 * criterion that nothing else supports is contradicted.
 */
function decideAll(reader: Reader, analysed: AnalysedText, guarded: ReadonlySet<number>): readonly Decision[] {
  const { scorer } = reader;
  const decideFrom = (windows: readonly Window[]): Decision[] =>
    reader.negates.map((_, criterion) => decide(criterion, reader, windows, analysed));
  const decisions = decideFrom(scorer.score(analysed, guarded));
  const { tokenised, matches } = analysed;
  const refused = new Set([
    ...findRefusedClauses(tokenised),
    ...(reader.isDerived ? findNegatedClauses(tokenised, matches, reader.modelAnswers) : []),
  ]);
  if (refused.size === 0 || !decisions.some(earns)) return decisions;
  const without = decideFrom(scorer.score(analysed, new Set([...guarded, ...refused])));
  return decisions.map((decision, criterion) => {
    const rest = without[criterion];
    if (!rest || !earns(decision) || reader.negates[criterion]) return decision;
    if (earns(rest)) return rest;
    const { evidence } = decision;
    return { verdict: 'contradicted', confidence: rest.confidence, evidence, naming: [] };
  });
}

/** Say whether at least half of what a model answer says is said with a negation: then one is no sign of the opposite. */
function negates(features: RubricFeatures, modelAnswer: string): boolean {
  const { tokenised, matches } = features.analyse(normalise(modelAnswer).text);
  return findNegatedClauses(tokenised, matches).size * 2 >= tokenised.clauses.length;
}

const modelAnswersOf = ({ criteria }: Rubric): string =>
  normalise(criteria.map(({ modelAnswer }) => modelAnswer).join('\n')).text;

const earns = ({ verdict }: Decision): boolean => verdict === 'covered' || verdict === 'partial';

function toFinding(
  criterionId: string,
  { verdict, confidence, evidence }: Decision,
  words: readonly Span[],
  { answer, readerLanguage }: EngineRequest,
  { tokenised: { clauses } }: AnalysedText,
): Finding {
  const evidenceSpans = evidence.map(({ first, last }) =>
    toOriginalSpan(answer, { start: (clauses[first] as Span).start, end: (clauses[last] as Span).end }),
  );
  const saying = verdict === 'contradicted' ? evidenceSpans : words.map((word) => toOriginalSpan(answer, word));
  return {
    criterionId,
    verdict,
    evidence: evidenceSpans,
    reason: explainVerdict(
      verdict,
      saying.map(({ start, end }) => answer.original.slice(start, end)),
      readerLanguage,
    ),
    confidence: Math.round(confidence * 100) / 100,
  };
}

/** A window worth naming although it proves nothing: its support is above zero. */
function nearest({ bestSupport }: CriterionReading, criterion: number): readonly Window[] {
  return bestSupport && scoreIn(bestSupport, columnOf(criterion, 'support')) > 0 ? [bestSupport] : [];
}

/** Clauses that hold any guarded word are no evidence. */
function guardedClauses({ answer, guardedSpans }: EngineRequest, { tokenised }: AnalysedText): Set<number> {
  const guarded = new Set<number>();
  if (guardedSpans.length === 0) return guarded;
  for (const [index, clause] of tokenised.clauses.entries()) {
    const span = toOriginalSpan(answer, clause);
    if (guardedSpans.some((other) => overlaps(span, other))) guarded.add(index);
  }
  return guarded;
}
