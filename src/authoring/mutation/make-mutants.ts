import type { Criterion } from '../../domain/criterion.ts';
import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { Mutant, MutationKind } from '../../domain/rubric-report.ts';
import { addTypos } from './add-typos.ts';
import {
  type Expectations,
  expectLittle,
  expectNothing,
  expectWhole,
  expectWithout,
  expectWithTypos,
} from './expectations.ts';
import { mutationWords } from './mutation-words.ts';
import { negateChinese } from './negate-chinese.ts';
import { negateEnglish } from './negate-english.ts';
import { termSoup } from './term-soup.ts';
import { toFullWidth } from './to-full-width.ts';
import { toTraditional } from './to-traditional.ts';

export type MutationOptions = {
  /** Model answers of the bank's other questions; up to three of them become mutants. */
  readonly otherAnswers: readonly { readonly questionId: string; readonly text: string }[];
  /** Which tokens are mistyped, how the points are shuffled, which other answers are taken: a whole number from 0, 0 if left out. */
  readonly seed?: number;
};

const mostOtherAnswers = 3;
const blankText = ' \n\u3000\n';

/**
 * Make texts from a model answer of which it is known what a sound rubric says of them. Pure and deterministic. A mutant that would be
 * the model answer itself is left out: there are no Traditional forms of an English answer, and one point cannot be shuffled.
 *
 * @returns the whole model answer first.
 */
export function makeMutants(content: QuestionContent, { otherAnswers, seed = 0 }: MutationOptions): Mutant[] {
  const { criteria } = content;
  const whole = modelAnswerOf(content);
  const all: readonly Mutant[] = [
    mutant('whole', whole, expectWhole(criteria)),
    ...(criteria.length > 1 ? criteria.flatMap((criterion) => mutantsWithout(content, criterion)) : []),
    ...variantsOf(content, whole, seed),
    mutant(
      'term-soup',
      termSoup(
        criteria.map(({ modelAnswer }) => modelAnswer),
        content.language,
      ),
      expectNothing(criteria),
    ),
    mutant('copied-question', content.prompt, expectNothing(criteria)),
    ...takeThree(otherAnswers, seed).map(({ questionId, text }) =>
      mutant('other-answer', text, expectLittle(criteria), questionId),
    ),
    mutant('blank', blankText, expectNothing(criteria, ['missing'])),
    mutant('injection', injectionFor(content), expectNothing(criteria, ['missing']), 'alone'),
  ];
  return all.filter(({ kind, text }) => kind === 'whole' || text !== whole);
}

/** The points of the model answer, one a line. */
export function modelAnswerOf({ criteria }: Pick<QuestionContent, 'criteria'>): string {
  return criteria.map(({ modelAnswer }) => modelAnswer).join('\n');
}

function mutant(kind: MutationKind, text: string, expectations: Expectations, which?: string): Mutant {
  return { name: which === undefined ? kind : `${kind} ${which}`, kind, text, ...expectations };
}

/** One point left out, and the same point refused. */
function mutantsWithout({ criteria, language }: QuestionContent, without: Criterion): Mutant[] {
  const negate = language === 'zh' ? negateChinese : negateEnglish;
  const rest = criteria.filter((criterion) => criterion !== without);
  const negated = criteria.map((criterion) =>
    criterion === without ? { ...criterion, modelAnswer: negate(criterion.modelAnswer) } : criterion,
  );
  return [
    mutant(
      'bullet-dropped',
      modelAnswerOf({ criteria: rest }),
      expectWithout(criteria, without, 'dropped'),
      without.id,
    ),
    mutant(
      'bullet-negated',
      modelAnswerOf({ criteria: negated }),
      expectWithout(criteria, without, 'negated'),
      without.id,
    ),
  ];
}

/** Other ways to write the whole. */
function variantsOf(content: QuestionContent, whole: string, seed: number): Mutant[] {
  const { criteria, language } = content;
  const expected = expectWhole(criteria);
  return [
    mutant(
      'shuffled',
      modelAnswerOf({ criteria: rotate(criteria, 1 + (seed % Math.max(1, criteria.length - 1))) }),
      expected,
    ),
    mutant('padded', pad(criteria, mutationWords[language].fillers), expected),
    mutant('traditional', toTraditional(whole), expected),
    mutant('full-width', toFullWidth(whole), expected),
    mutant('typos', addTypos(whole, seed), expectWithTypos(criteria)),
    mutant('injection', `${whole}\n${injectionFor(content)}`, expected, 'appended'),
  ];
}

const rotate = <T>(list: readonly T[], by: number): T[] => [...list.slice(by), ...list.slice(0, by)];

/** A filler before each point, and one at the end. */
function pad(criteria: readonly Criterion[], fillers: readonly string[]): string {
  const fillerAt = (index: number): string => fillers[index % fillers.length] ?? '';
  const lines = criteria.map(({ modelAnswer }, index) => `${fillerAt(index)}\n${modelAnswer}`);
  return [...lines, fillerAt(criteria.length)].join('\n');
}

function injectionFor({ criteria, language }: QuestionContent): string {
  return mutationWords[language].injection(criteria.map(({ label }) => label));
}

/** Up to three, evenly spread over the list. */
function takeThree<T>(list: readonly T[], seed: number): T[] {
  const count = Math.min(mostOtherAnswers, list.length);
  const step = list.length / Math.max(1, count);
  return rotate(list, seed % Math.max(1, list.length)).filter((_, index) => {
    const position = Math.floor(index / step);
    return position < count && index === Math.ceil(position * step);
  });
}
