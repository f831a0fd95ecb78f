import { z } from 'zod';
import { RubricInvalidError } from '../../domain/errors.ts';
import type { RubricReport } from '../../workflows/check-rubrics.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { toPrintable } from '../present/printable.ts';

const options = { bank: { type: 'string' }, json: { type: 'boolean' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(1),
  bank: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `rubrics check`: explain what is wrong with the files of a bank. */
export const rubricsCheck: Command = {
  name: 'rubrics check',
  summary: 'Check the files of a question bank and explain every problem',
  usage: 'rubrics check [DIR] [--json]',
  details: [
    'DIR      folder of the question bank, also as --bank DIR',
    '--json   {"problems":[{file,line,field,message}],"checked":{...},"notes":[...]}',
    'Problems are told as file:line: field: message; the exit code is 1 if there is one.',
  ],
  async run(args, { program, config, print }) {
    const { positionals, bank, json } = parseFlags(args, options, flagsSchema);
    const report = await program.checkRubrics(positionals[0] ?? bank ?? config.bankDirectory);
    print(json ? JSON.stringify(report) : toPrintable(presentReport(report)));
    return report.problems.length === 0 ? exitCodes.done : exitCodes.failed;
  },
};

function presentReport({ problems, checked, notes }: RubricReport): string {
  if (problems.length > 0) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    return [new RubricInvalidError(problems).message, '', `${count}. docs/rubric-format.md explains the fields.`].join(
      '\n',
    );
  }
  if (!checked) return notes.join('\n');
  const { bankId, bankVersion, sections, questions, criteria, points, practiceAnswers } = checked;
  const counts = `${sections} sections, ${questions} questions, ${criteria} criteria, ${points} points, ${practiceAnswers} practice answers`;
  return [`${bankId} ${bankVersion} is fine: ${counts}.`, ...notes].join('\n');
}
