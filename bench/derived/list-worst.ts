import type { JudgedAnswer, JudgedCriterion } from './rate-marked-answers.ts';

/** An answer that the rubric scores otherwise than people do. */
export type WorstAnswer = {
  readonly line: number;
  readonly questionId: string;
  readonly human: number;
  readonly machine: number;
  readonly maxScore: number;
  readonly criteria: readonly JudgedCriterion[];
  /** Only where it was asked for: it is somebody's answer. */
  readonly text?: string;
};

/** List the answers whose scores differ most, as a share of the scale; of equal ones the earlier line comes first. */
export function listWorst(judged: readonly JudgedAnswer[], count: number, showText: boolean): readonly WorstAnswer[] {
  return judged
    .toSorted((a, b) => distance(b) - distance(a) || a.marked.line - b.marked.line)
    .slice(0, count)
    .map(({ marked, human, machine, maxScore, criteria }) => ({
      line: marked.line,
      questionId: marked.questionId,
      human,
      machine,
      maxScore,
      criteria,
      ...(showText ? { text: marked.answer } : {}),
    }));
}

const distance = ({ human, machine, maxScore }: JudgedAnswer): number => Math.abs(human - machine) / maxScore;
