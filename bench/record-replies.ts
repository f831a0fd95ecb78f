/* Records what a language model replies to labelled answers, so that reading its replies can be tested without it; see docs/llm.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadConfig } from '../src/config.ts';
import { EngineFailedError } from '../src/engines/engine-errors.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { createEvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { openConfiguredEngines } from './quality/open-configured-engines.ts';
import { openReplyCache } from './quality/open-reply-cache.ts';
import { readGolden } from './quality/read-golden.ts';
import type { RecordedReplies } from './recorded/recorded-chat.ts';

const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    golden: { type: 'string', default: 'bench/golden/dev.ndjson' },
    /** Database file for replies: those that are in it are not asked for. */
    cache: { type: 'string' },
    out: { type: 'string', default: 'bench/recorded/replies.ndjson' },
  },
});
const bank = await loadBank(values.bank);
const { answers } = await readGolden(values.golden, bank);
const replies = await openReplyCache(values.cache);
const engines = await openConfiguredEngines(bank, values.bank, loadConfig(), replies.cache);
const evaluateAnswer = createEvaluateAnswer(bank, engines);

/** What the cache keeps of a judgement. */
const keptSchema = z.object({ texts: z.array(z.string()) });

const lines: RecordedReplies[] = [];
let failed = 0;
for (const { questionId, answer } of answers) {
  try {
    const { provenance } = await evaluateAnswer({ questionId, answer, engine: 'llm' });
    for (const { inputHash, cacheKeys } of provenance?.modelUses ?? []) {
      const texts: string[] = [];
      for (const key of cacheKeys)
        texts.push(...keptSchema.parse(JSON.parse((await replies.cache.find(key)) ?? '')).texts);
      if (texts.length > 0) lines.push({ inputHash, texts });
    }
  } catch (error) {
    if (!(error instanceof EngineFailedError)) throw error;
    failed += 1;
  }
}
await replies.close();
await writeFile(values.out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
process.stderr.write(`${answers.length} answers, ${failed} of them without a judgement; ${values.out}\n`);
