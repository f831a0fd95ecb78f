import type { PracticeAnswer } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { contentToQuestion } from '../rubrics/to-question.ts';
import { CueMatcher, tokeniseSegments } from '../text/cue-matcher.ts';
import { normalise, toOriginalSpan } from '../text/normalise.ts';
import { segment } from '../text/segment.ts';
import type { CueHit, Trial } from './authoring-services.ts';
import type { EvaluateAnswer } from './evaluate-answer.ts';
import { draftVersion, type OpenEvaluate } from './test-rubric.ts';

/**
 * Evaluate an answer with a rubric that is being edited, and say where its cues are found in it. Nothing is stored.
 *
 * @throws {InputInvalidError} naming each field of the content that is wrong.
 */
export type TryRubric = (
  content: QuestionContent,
  answer: string,
  practiceAnswers?: readonly PracticeAnswer[],
) => Promise<Trial>;

type Prepared = { readonly evaluate: EvaluateAnswer; readonly findHits: (answer: string) => CueHit[] };

/** People edit one rubric at a time and go back and forth between a few versions of it. */
const mostPrepared = 6;

/** Create the trial of rubrics. The last few rubrics are kept ready, so that only the first answer to one waits for its preparation. */
export function createTryRubric({ openEvaluate }: { readonly openEvaluate: OpenEvaluate }): TryRubric {
  const prepared = new Map<string, Promise<Prepared>>();
  const prepare = (content: QuestionContent, practiceAnswers: readonly PracticeAnswer[]): Promise<Prepared> => {
    const key = JSON.stringify([content, practiceAnswers]);
    const ready = prepared.get(key) ?? prepareRubric(content, practiceAnswers, openEvaluate);
    prepared.delete(key); // and put it last: the one that was used longest ago goes first
    prepared.set(key, ready);
    ready.catch(() => prepared.delete(key));
    for (const oldest of prepared.keys()) if (prepared.size > mostPrepared) prepared.delete(oldest);
    return ready;
  };
  return async (content, answer, practiceAnswers = []) => {
    const { evaluate, findHits } = await prepare(content, practiceAnswers);
    const evaluation = await evaluate({ questionId: content.id, answer });
    return { evaluation, hits: findHits(answer) };
  };
}

async function prepareRubric(
  content: QuestionContent,
  practiceAnswers: readonly PracticeAnswer[],
  openEvaluate: OpenEvaluate,
): Promise<Prepared> {
  const evaluate = await openEvaluate(contentToQuestion(content, draftVersion, practiceAnswers));
  return { evaluate, findHits: createFindHits(content) };
}

function createFindHits({ criteria, vocabulary }: QuestionContent): (answer: string) => CueHit[] {
  const roles = criteria.flatMap(({ id: criterionId, cues, opposes }) => [
    ...cues.map(({ say }, index) => ({ criterionId, kind: 'cue' as const, index, say })),
    ...opposes.map((say, index) => ({ criterionId, kind: 'opposes' as const, index, say })),
  ]);
  const matcher = new CueMatcher(
    roles.map(({ say }) => say),
    vocabulary,
  );
  return (answer) => {
    const normalised = normalise(answer);
    const text = tokeniseSegments(segment(normalised.text));
    const { starts, ends } = text.tokens;
    const matches = matcher.match(text);
    return roles.flatMap(({ criterionId, kind, index }, cue): CueHit[] => {
      const found = matches.filter((match) => match.cue === cue).flatMap(({ occurrences }) => occurrences);
      const spans = found.map(({ first, last }) =>
        toOriginalSpan(normalised, { start: starts[first] ?? 0, end: ends[last] ?? 0 }),
      );
      return spans.length === 0 ? [] : [{ criterionId, kind, index, spans: spans.sort((a, b) => a.start - b.start) }];
    });
  };
}
