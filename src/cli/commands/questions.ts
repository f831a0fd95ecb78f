import { z } from 'zod';
import { listQuestions, type QuestionList } from '../../workflows/list-questions.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { toPrintable } from '../present/printable.ts';

const options = { bank: { type: 'string' }, json: { type: 'boolean' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  bank: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `questions`: what a candidate may see of the bank. */
export const questions: Command = {
  name: 'questions',
  summary: 'List the questions of the bank with their criteria and points, in its order',
  usage: 'questions [--bank DIR] [--json]',
  details: [
    '--bank   folder of the question bank',
    '--json   a JSON array, one entry a question: id, sectionId, language, text, points, criteria',
  ],
  async run(args, { program, config, print }) {
    const { bank, json } = parseFlags(args, options, flagsSchema);
    const list = listQuestions(await program.openBank(bank ?? config.bankDirectory));
    print(json ? JSON.stringify(list.questions) : toPrintable(presentList(list)));
    return exitCodes.done;
  },
};

function presentList({ bank, sections, questions: list }: QuestionList): string {
  const [pointsWord, versionWord] = bank.language === 'zh' ? [' 分', '版本'] : [' points', 'version'];
  const lines = sections.flatMap(({ id: sectionId, title, points }) => [
    '',
    `${title}  ${points}${pointsWord}`,
    ...list
      .filter((question) => question.sectionId === sectionId)
      .flatMap((question) => [
        `  ${question.id}  ${question.points}${pointsWord}`,
        `    ${question.text}`,
        ...question.criteria.map(({ id, label, points: share }) => `      ${id}  ${label}  ${share}${pointsWord}`),
      ]),
  ]);
  return [`${bank.title}  (${bank.id}, ${versionWord} ${bank.version})`, ...lines].join('\n');
}
