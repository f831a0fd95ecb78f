import type { EngineChoice } from '../../src/domain/engine-id.ts';
import { EvaluationError } from '../../src/domain/errors.ts';
import type { Flag } from '../../src/domain/flag.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import type { RecordedEvaluation } from './record-evaluations.ts';

/** Who answered, who could not, and whether words for the grader gained anything. */
export type JudgingReport = {
  /** Answers by the engine that answered. */
  readonly answeredBy: Readonly<Record<string, number>>;
  /** Failures that others made up for, by engine and code. */
  readonly failures: Readonly<Record<string, number>>;
  /** Answers of which an engine was asked with and without the words for the grader, and those of which it then said something else. */
  readonly firstLooks: { readonly answers: number; readonly shifted: number };
  /** Answers with words for the grader; `shifted` are those that earn other points once the words are cut out of the text. */
  readonly graderWords: { readonly answers: number; readonly shifted: number; readonly notCompared: number };
};

/** What marks words that speak to the grader or hide from a person. */
const graderFlags: readonly Flag[] = ['addressed-to-grader', 'hidden-text'];

/** Count who answered, and evaluate answers with words for the grader once more without them. */
export async function reportJudging(
  recorded: readonly RecordedEvaluation[],
  engine: EngineChoice,
  evaluateAnswer: EvaluateAnswer,
): Promise<JudgingReport> {
  const evaluations = recorded.flatMap(({ evaluation }) => evaluation ?? []);
  const looks = evaluations.flatMap(({ provenance }) => {
    const shifts = provenance?.firstLooks.map(({ pointsShift }) => pointsShift) ?? [];
    return shifts.length > 0 ? [shifts] : [];
  });
  return {
    answeredBy: count(evaluations.map((evaluation) => evaluation.engine.id)),
    failures: count(
      evaluations.flatMap(({ provenance }) => provenance?.failures.map((it) => `${it.engine} ${it.code}`) ?? []),
    ),
    firstLooks: {
      answers: looks.length,
      shifted: looks.filter((shifts) => shifts.some((it) => it !== null && it !== 0)).length,
    },
    graderWords: await compareWithout(recorded, engine, evaluateAnswer),
  };
}

async function compareWithout(
  recorded: readonly RecordedEvaluation[],
  engine: EngineChoice,
  evaluateAnswer: EvaluateAnswer,
): Promise<JudgingReport['graderWords']> {
  let answers = 0;
  let shifted = 0;
  let notCompared = 0;
  for (const { labelled, evaluation } of recorded) {
    const spans = evaluation?.guardedSpans.filter(({ flag }) => graderFlags.includes(flag)) ?? [];
    if (!evaluation || spans.length === 0) continue;
    answers++;
    const { questionId, answer } = labelled;
    const without = spans
      .toSorted((a, b) => b.start - a.start)
      .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), answer);
    const totalPoints = await findTotal({ questionId, answer: without, engine }, evaluateAnswer);
    if (totalPoints === null || evaluation.totalPoints === null) notCompared++;
    else if (totalPoints !== evaluation.totalPoints) shifted++;
  }
  return { answers, shifted, notCompared };
}

/** The points of an answer; null for one that could not be judged whole. */
async function findTotal(
  request: Parameters<EvaluateAnswer>[0],
  evaluateAnswer: EvaluateAnswer,
): Promise<number | null> {
  try {
    return (await evaluateAnswer(request)).totalPoints;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function count(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts = [...Map.groupBy(keys, (key) => key)].map(([key, members]) => [key, members.length] as const);
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}
