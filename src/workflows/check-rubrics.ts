import { RubricInvalidError, type RubricProblem } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';

/** What a check of a bank found, and how much it looked at. */
export type RubricReport = {
  readonly problems: readonly RubricProblem[];
  /** Absent if the files do not describe a bank. */
  readonly checked?: {
    readonly bankId: string;
    readonly bankVersion: string;
    readonly sections: number;
    readonly questions: number;
    readonly criteria: number;
    readonly points: number;
    readonly practiceAnswers: number;
  };
  /** Sentences about what is fine, or worth knowing, beyond the numbers. */
  readonly notes: readonly string[];
};

/** A check beyond the form of the files, for example whether what was fitted on them is up to date. */
export type BankCheck = (directory: string, bank: QuestionBank) => Promise<Pick<RubricReport, 'problems' | 'notes'>>;

export type CheckRubrics = (directory: string) => Promise<RubricReport>;

/** Check the files of a bank and report every problem; further checks run only on files that load. */
export function createCheckRubrics(
  loadBank: (directory: string) => Promise<QuestionBank>,
  furtherChecks: readonly BankCheck[],
): CheckRubrics {
  return async (directory) => {
    let bank: QuestionBank;
    try {
      bank = await loadBank(directory);
    } catch (error) {
      if (error instanceof RubricInvalidError) return { problems: error.problems, notes: [] };
      throw error;
    }
    const reports = await Promise.all(furtherChecks.map((check) => check(directory, bank)));
    return {
      problems: reports.flatMap(({ problems }) => problems),
      checked: countContents(bank),
      notes: reports.flatMap(({ notes }) => notes),
    };
  };
}

function countContents({ id, version, sections, questions }: QuestionBank): NonNullable<RubricReport['checked']> {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    bankId: id,
    bankVersion: version,
    sections: sections.length,
    questions: questions.length,
    criteria: sum(questions.map(({ rubric }) => rubric.criteria.length)),
    points: sum(questions.map(({ points }) => points)),
    practiceAnswers: sum(questions.map(({ rubric }) => rubric.practiceAnswers.length)),
  };
}
