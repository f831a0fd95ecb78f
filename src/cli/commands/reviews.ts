import { z } from 'zod';
import { commandLineActor } from '../../domain/actor.ts';
import type { AgreementScope, AgreementServices } from '../../workflows/agreement-services.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentAgreement } from '../present/present-agreement.ts';
import { presentDrift } from '../present/present-drift.ts';
import { presentPatterns } from '../present/present-patterns.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const scopeOptions = { ...storeOptions, question: { type: 'string' }, batch: { type: 'string' } } as const;

const scopeFlags = storeFlagsSchema.extend({
  question: z.string().min(1).optional(),
  batch: z.string().min(1).optional(),
});

const scopeDetails = [
  '--question only reviews of answers to this question; answer-eval questions lists them',
  '--batch    only reviews of answers of this batch; answer-eval batches list shows them',
];

/** Commands that show figures over the reviews of a store. */
function showing<T>(
  { word, summary, isScoped }: { readonly word: string; readonly summary: string; readonly isScoped: boolean },
  read: (agreement: AgreementServices, scope: AgreementScope) => Promise<T>,
  present: (value: T) => string,
): Command {
  return {
    name: `reviews ${word}`,
    summary,
    usage: `reviews ${word}${isScoped ? ' [--question ID] [--batch ID]' : ''} [--data DIR] [--bank DIR] [--json]`,
    details: [...(isScoped ? scopeDetails : []), ...storeFlagDetails],
    async run(args, context) {
      const flags = isScoped
        ? parseFlags(args, scopeOptions, scopeFlags)
        : { question: undefined, batch: undefined, ...parseFlags(args, storeOptions, storeFlagsSchema) };
      await requireStore(flags, context);
      const scope = { questionId: flags.question, batchId: flags.batch };
      const value = await withStoredServices(flags, context, ({ agreement }) => read(agreement, scope));
      context.print(flags.json ? JSON.stringify(value) : present(value));
      return exitCodes.done;
    },
  };
}

/** What is learned from reviews. Whoever can start the program sees all of it. */
export const reviewsCommands: readonly Command[] = [
  showing(
    {
      word: 'agreement',
      summary: 'Show how far machine and people agree, and people among themselves',
      isScoped: true,
    },
    (agreement, scope) => agreement.measureAgreement(commandLineActor, scope),
    presentAgreement,
  ),
  showing(
    { word: 'drift', summary: 'Show how generous reviewers are, and whether that changed', isScoped: false },
    (agreement) => agreement.measureDrift(commandLineActor),
    presentDrift,
  ),
  showing(
    { word: 'patterns', summary: 'List overrides of the machine that repeat', isScoped: true },
    (agreement, scope) => agreement.listPatterns(commandLineActor, scope),
    presentPatterns,
  ),
];
