import { z } from 'zod';
import { getQuestionWithRubric } from '../../workflows/show-rubric.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentRubric } from '../present/present-rubric.ts';

const options = { bank: { type: 'string' }, json: { type: 'boolean' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.tuple([z.string().min(1)]),
  bank: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `rubrics show`: one question's rubric, for its author. */
export const rubricsShow: Command = {
  name: 'rubrics show',
  summary: "Show a question's whole rubric: for its author, not for candidates",
  usage: 'rubrics show ID [--bank DIR] [--json]',
  details: [
    'ID       id of the question; answer-eval questions lists them',
    '--bank   folder of the question bank',
    '--json   the question with its rubric and practice answers as one line of JSON',
  ],
  async run(args, { program, config, print }) {
    const { positionals, bank, json } = parseFlags(args, options, flagsSchema);
    const question = getQuestionWithRubric(await program.openBank(bank ?? config.bankDirectory), positionals[0]);
    print(json ? JSON.stringify(question) : presentRubric(question));
    return exitCodes.done;
  },
};
