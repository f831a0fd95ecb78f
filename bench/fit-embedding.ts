/* Fits the three steps from readings to verdicts, which all rubrics and models share; see docs/embedding.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '../src/config.ts';
import { createFindVectors } from '../src/engines/embedding/kept-vectors.ts';
import { standardLimits } from '../src/engines/embedding/rubric-examples.ts';
import { decideVerdict, fitVerdictSteps } from '../src/engines/embedding/verdict-steps.ts';
import { openEmbeddingModel } from '../src/providers/openai/open-embedding-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { practiceSamples, standardSamples } from './embedding/practice-samples.ts';
import { openReplyCache } from './quality/open-reply-cache.ts';

const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    cache: { type: 'string' },
    out: { type: 'string', default: 'src/engines/embedding/fitted/verdict-steps.json' },
  },
});
const { embedding } = loadConfig();
if (!embedding) throw new Error('EMBEDDING_BASE_URL and EMBEDDING_MODEL must be set; .env.example explains them');
const replies = await openReplyCache(values.cache);
const samples = await practiceSamples({
  bank: await loadBank(values.bank),
  findVectors: createFindVectors(openEmbeddingModel(embedding), replies.cache, embedding.price),
  examples: standardLimits,
  samples: standardSamples,
});
await replies.close();
const steps = fitVerdictSteps(samples);
await writeFile(values.out, `${JSON.stringify(steps, null, 1)}\n`);
const right = samples.filter(({ features, verdict }) => decideVerdict(steps, features).verdict === verdict).length;
process.stderr.write(`${samples.length} samples, ${right} of them read as marked\n`);
