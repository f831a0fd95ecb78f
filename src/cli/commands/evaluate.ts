import pc from 'picocolors';
import { z } from 'zod';
import { evaluateRequestSchema } from '../../api/schemas.ts';
import { type EngineChoice, engineChoices } from '../../domain/engine-id.ts';
import { InputInvalidError } from '../../domain/errors.ts';
import { toFieldErrors } from '../../server/field-errors.ts';
import type { EvaluateAnswerRequest } from '../../workflows/evaluate-answer.ts';
import { getQuestionWithRubric } from '../../workflows/show-rubric.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentEvaluation } from '../present/present-evaluation.ts';
import { readText } from '../read-text.ts';

const options = {
  question: { type: 'string' },
  engine: { type: 'string' },
  bank: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(1),
  question: z.string().min(1),
  engine: z.enum(engineChoices).optional(),
  bank: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** `evaluate`: score one answer from a file or stdin. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: 'Evaluate one answer and show the points with the words that earned them',
  usage: `evaluate --question ID [--engine ${engineChoices.join('|')}] [--bank DIR] [--json] [FILE|-]`,
  details: [
    'FILE         the answer as a UTF-8 text; stdin if left out or -. The line break at its end is not part of it',
    '--question   id of the question; answer-eval questions lists them',
    '--engine     which engine evaluates; auto, the best that is set up and works, if left out',
    '--bank       folder of the question bank',
    '--json       one line of JSON with evidence offsets, as POST /v1/evaluations replies',
  ],
  async run(args, context) {
    const { positionals, question: questionId, engine, bank, json } = parseFlags(args, options, flagsSchema);
    const { config, program } = context;
    const services = await program.openServices(bank ?? config.bankDirectory, config);
    const question = getQuestionWithRubric(services.bank, questionId);
    const [file = '-'] = positionals;
    if (file === '-' && context.isTerminal.stdin)
      context.note('Type the answer, then press Ctrl+D on a line of its own.');
    const answer = await readText(file, context.stdin);
    const evaluation = await services.evaluateAnswer(parseRequest(questionId, answer, engine));
    const colors = pc.createColors(context.isTerminal.stdout && context.config.colorAllowed);
    context.print(json ? JSON.stringify(evaluation) : presentEvaluation(evaluation, question, answer, colors));
    return exitCodes.done;
  },
};

/** @throws {InputInvalidError} naming the field, by the same rules as every door. */
function parseRequest(questionId: string, answer: string, engine: EngineChoice | undefined): EvaluateAnswerRequest {
  const result = evaluateRequestSchema.safeParse({ questionId, answer, engine });
  if (result.success) return result.data;
  throw new InputInvalidError(toFieldErrors(result.error));
}
