import { z } from 'zod';
import { QuestionNotFoundError } from '../../domain/errors.ts';
import type { QuestionBank } from '../../domain/question-bank.ts';
import { contentOf } from '../../rubrics/to-question.ts';
import type { TestRubric } from '../../workflows/test-rubric.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentRubricTest, type QuestionReport } from '../present/present-rubric-test.ts';

const options = { bank: { type: 'string' }, question: { type: 'string' }, json: { type: 'boolean' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(1),
  bank: z.string().min(1).optional(),
  question: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `rubrics test`: lint and mutants of the questions of a bank. */
export const rubricsTest: Command = {
  name: 'rubrics test',
  summary: 'Test rubrics with variants of their own model answers, and say which fool them',
  usage: 'rubrics test [DIR] [--question ID] [--json]',
  details: [
    'DIR         folder of the question bank, also as --bank DIR',
    '--question  this question alone',
    '--json      {"questions":[{questionId,lint:[...],mutants:[...],isSound}]}',
    'docs/rubric-tests.md explains the rules and the variants; the exit code is 1 if one fools a rubric or a rule finds an error.',
  ],
  async run(args, { program, config, print }) {
    const { positionals, bank: directory, question, json } = parseFlags(args, options, flagsSchema);
    const bank = await program.openBank(positionals[0] ?? directory ?? config.bankDirectory);
    const reports = await testQuestions(bank, question, program.openRubricTest(bank));
    const asJson = { questions: reports.map(({ questionId, report }) => ({ questionId, ...report })) };
    print(json ? JSON.stringify(asJson) : presentRubricTest(reports, bank.language));
    return reports.every(({ report }) => report.isSound) ? exitCodes.done : exitCodes.failed;
  },
};

async function testQuestions(
  { questions }: QuestionBank,
  only: string | undefined,
  testRubric: TestRubric,
): Promise<QuestionReport[]> {
  const asked = questions.filter(({ id }) => only === undefined || id === only);
  const ids = questions.map(({ id }) => id);
  if (only !== undefined && asked.length === 0) throw new QuestionNotFoundError(only, ids);
  const contents = questions.map(contentOf);
  const reports: QuestionReport[] = [];
  for (const question of asked) {
    const report = await testRubric(contentOf(question), question.rubric.practiceAnswers, contents);
    reports.push({ questionId: question.id, report });
  }
  return reports;
}
