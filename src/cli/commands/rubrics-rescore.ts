import { z } from 'zod';
import type { RescoreReport } from '../../workflows/authoring-services.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const options = { ...storeOptions, question: { type: 'string' } } as const;

const flagsSchema = storeFlagsSchema.extend({ question: z.string().min(1) });

/** `rubrics rescore`: evaluate the stale answers to a question again. */
export const rubricsRescore: Command = {
  name: 'rubrics rescore',
  summary: 'Evaluate again the stored answers to a question that were evaluated under an older rubric',
  usage: 'rubrics rescore --question ID [--data DIR] [--bank DIR] [--json]',
  details: [
    '--question id of the question; answer-eval questions lists them',
    '--json     {"stale","rescored","failed","changed","kept"}',
    ...storeFlagDetails,
    'Each with the engine that was asked for then; the older evaluations stay. Ctrl+C ends it; the same command goes on.',
  ],
  async run(args, context) {
    const { question, ...flags } = parseFlags(args, options, flagsSchema);
    await requireStore(flags, context);
    const stop = new AbortController();
    void context.untilStopped().then(() => stop.abort());
    const onProgress = (report: RescoreReport) => context.note(`So far: ${describe(report)}`);
    const report = await withStoredServices(flags, context, ({ authoring }) =>
      authoring.rescore(question, { signal: stop.signal, onProgress }).catch((error: unknown) => {
        if (stop.signal.aborted) return undefined;
        throw error;
      }),
    );
    if (report) context.print(flags.json ? JSON.stringify(report) : describe(report));
    else context.note('Stopped. What was evaluated is stored; the same command goes on with the rest.');
    return report ? exitCodes.done : exitCodes.failed;
  },
};

function describe({ stale, rescored, failed, changed, kept }: RescoreReport): string {
  if (stale === 0) return 'no answer is stale';
  const decided = kept === 0 ? '' : `, ${kept} kept as a person decided`;
  return `${stale} stale answers, ${rescored} evaluated again (${changed} with other points), ${failed} failed${decided}`;
}
