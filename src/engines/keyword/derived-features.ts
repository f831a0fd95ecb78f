import type { Criterion } from '../../domain/criterion.ts';
import type { Span } from '../../domain/evidence.ts';
import { normalise } from '../../text/normalise.ts';
import { findVagueWords } from '../../text/vague-words.ts';
import type { AnalysedText, RubricFeatures } from './rubric-features.ts';
import type { CriterionReading, VerdictFeatures } from './verdict-features.ts';
import { columnOf, scoreIn, type Window, type WindowScorer } from './window-scorer.ts';

/** What a derived rubric looks at besides: derived cues name a point as well as they tell it, so how it is said must decide. */
export type DerivedFeatures = VerdictFeatures & {
  /**
   * ln((1 + a) / (1 + m)), at most 0: tokens of the best window (a) and of the model answer (m) that are neither vague nor words of the
   * label. 0 for who says no less than the model answer.
   */
  readonly concreteness: number;
  /**
   * By how much the best window supports this criterion more than any other, as a share of what the model answer's own words do: -1 to 1.
   * Points that have much in common are told apart by little.
   */
  readonly margin: number;
  /** Vague words in five tokens of the answer; words of the model answer are none. */
  readonly vagueness: number;
};

const tokensOfVagueness = 5;

type FindWords = (text: string) => readonly Span[];

/** Reads the further features of one criterion. */
export type DerivedReader = (reading: CriterionReading, analysed: AnalysedText) => DerivedFeatures;

/** Prepare the reading of each criterion of a rubric. */
export function createDerivedReaders(
  criteria: readonly Pick<Criterion, 'label' | 'modelAnswer'>[],
  features: RubricFeatures,
  scorer: WindowScorer,
): readonly DerivedReader[] {
  const modelAnswers = normalise(criteria.map(({ modelAnswer }) => modelAnswer).join('\n')).text;
  // A word of the model answer is not vague here.
  const findVague: FindWords = (text) =>
    findVagueWords(text).filter(({ start, end }) => !modelAnswers.includes(text.slice(start, end)));
  return criteria.map(({ label, modelAnswer }, criterion) => {
    const labelWords = piecesOf(normalise(label).text);
    const model = features.analyse(normalise(modelAnswer).text);
    const modelMargin = Math.max(leastMargin, marginOf(ownSupports(model, scorer, criteria.length), criterion));
    const asked = countConcrete(model, 0, model.tokenised.tokens.count - 1, labelWords, findVague);
    return (reading, analysed) => {
      const { text, tokens } = analysed.tokenised;
      const isVague = coveredBy(findVague(text), text.length);
      const vague = countTokens(tokens, 0, tokens.count - 1, (start) => isVague[start] === 1);
      const { bestSupport: best } = reading;
      const first = best ? (analysed.clauseTokens[best.first]?.first ?? 0) : 0;
      const last = best ? (analysed.clauseTokens[best.last]?.last ?? -1) : -1;
      const said = countConcrete(analysed, first, last, labelWords, findVague);
      return {
        ...reading.features,
        concreteness: Math.min(0, Math.log((1 + said) / (1 + asked))),
        margin: best ? clip(marginOf(supportsOf(best, criteria.length), criterion) / modelMargin) : 0,
        vagueness: (tokensOfVagueness * vague) / (tokens.count + 1),
      };
    };
  });
}

/** A model answer that tells less of its own point than this tells nothing apart, in log odds. */
const leastMargin = 1;

const clip = (value: number): number => Math.max(-1, Math.min(1, value));

function supportsOf(window: Window, criteria: number): number[] {
  return Array.from({ length: criteria }, (_, criterion) => scoreIn(window, columnOf(criterion, 'support')));
}

/** The strongest support of each criterion in any window of a model answer. */
function ownSupports(model: AnalysedText, scorer: WindowScorer, criteria: number): number[] {
  const windows = scorer.score(model, new Set()).map((window) => supportsOf(window, criteria));
  return Array.from({ length: criteria }, (_, criterion) =>
    windows.reduce((most, supports) => Math.max(most, supports[criterion] as number), Number.NEGATIVE_INFINITY),
  );
}

function marginOf(supports: readonly number[], criterion: number): number {
  const others = supports.filter((_, other) => other !== criterion);
  return (supports[criterion] as number) - Math.max(...others, lowestSupport);
}

/** What a criterion without any other is compared with. */
const lowestSupport = -6;

/** Count the tokens from one to another that are neither vague nor words of a label. */
function countConcrete(
  { tokenised: { text, tokens } }: AnalysedText,
  first: number,
  last: number,
  labelWords: readonly string[],
  findVague: FindWords,
): number {
  const isVague = coveredBy(findVague(text), text.length);
  const isNamed = coveredBy(findPieces(text, labelWords), text.length);
  return countTokens(tokens, first, last, (start) => isVague[start] === 0 && isNamed[start] === 0);
}

/** Pairs of Han characters, and words of four letters or more, of a label. */
function piecesOf(label: string): readonly string[] {
  const words = label.match(/[a-z]{4,}/g) ?? [];
  const runs = label.match(/\p{Script=Han}+/gu) ?? [];
  return [...words, ...runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))];
}

function findPieces(text: string, pieces: readonly string[]): Span[] {
  return pieces.flatMap((piece) => {
    const spans: Span[] = [];
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1))
      spans.push({ start: at, end: at + piece.length });
    return spans;
  });
}

/** 1 for each code unit that lies in a span. */
function coveredBy(spans: readonly Span[], length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { start, end } of spans) covered.fill(1, start, end);
  return covered;
}

function countTokens(
  { starts }: AnalysedText['tokenised']['tokens'],
  first: number,
  last: number,
  counts: (start: number) => boolean,
): number {
  let count = 0;
  for (let token = first; token <= last; token++) if (counts(starts[token] as number)) count++;
  return count;
}
