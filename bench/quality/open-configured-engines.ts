import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.ts';
import type { EngineChoice } from '../../src/domain/engine-id.ts';
import { engineChoices } from '../../src/domain/engine-id.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { loadKeywordEngine } from '../../src/engines/keyword/load-keyword-engine.ts';
import { openEngineSet, openModels } from '../../src/open-model-engines.ts';
import type { EngineCache } from '../../src/storage/engine-cache.ts';

/** An engine was asked for by name, and its endpoint is not set. */
export class EngineNotSetUpError extends Error {
  override readonly name = 'EngineNotSetUpError';
}

const promptsDirectory = fileURLToPath(new URL('../../prompts', import.meta.url));

/** Open the engines that the settings allow, the way the program does. */
export async function openConfiguredEngines(
  bank: QuestionBank,
  bankDirectory: string,
  settings: Config,
  cache: EngineCache,
): Promise<ReadonlyMap<EngineChoice, Engine>> {
  return openEngineSet({
    bank,
    keyword: await loadKeywordEngine(bank, bankDirectory),
    settings,
    models: await openModels(settings),
    cache,
    promptsDirectory,
  });
}

/**
 * Choose what to measure: what was asked for, else all that is set up. `auto` is then left out: it is one of the others, unless asked
 * for by name.
 *
 * @throws {EngineNotSetUpError} naming every engine that was asked for and is not set up.
 */
export function chooseEngines(
  asked: readonly EngineChoice[] | undefined,
  engines: ReadonlyMap<EngineChoice, unknown>,
): readonly EngineChoice[] {
  if (!asked) return engineChoices.filter((id) => id !== 'auto' && engines.has(id));
  const missing = asked.filter((id) => !engines.has(id));
  if (missing.length > 0) {
    const variables = 'set LLM_BASE_URL and LLM_MODEL, or EMBEDDING_BASE_URL and EMBEDDING_MODEL (.env.example)';
    throw new EngineNotSetUpError(`--engine: ${missing.join(', ')}: not set up here; ${variables}`);
  }
  return asked;
}
