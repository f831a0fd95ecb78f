import { type Config, promptsDirectory } from './config.ts';
import type { EngineChoice } from './domain/engine-id.ts';
import type { EngineFailure } from './domain/provenance.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import type { Engine } from './engines/engine.ts';
import { loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { type Models, openCacheOnlyModels, openEngineSet, openModels } from './open-model-engines.ts';
import type { EngineCache } from './storage/engine-cache.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';
import type { LiveBank } from './workflows/live-bank.ts';

type EngineSources = {
  readonly base: QuestionBank;
  readonly liveBank: LiveBank;
  readonly bankDirectory: string;
  readonly settings: Pick<Config, 'llm' | 'embedding' | 'maskPersonalData'>;
  readonly cache: EngineCache;
};

/** Engines that are loaded when somebody first needs them. */
export function openEnginesLater({ base, liveBank, bankDirectory, settings, cache }: EngineSources) {
  let keyword: Promise<Engine> | undefined;
  const loadKeyword = (): Promise<Engine> => {
    keyword ??= loadKeywordEngine(base, bankDirectory, (rubricHash) => liveBank.weights().get(rubricHash));
    return keyword;
  };
  const open = async (models: Models): Promise<ReadonlyMap<EngineChoice, Engine>> =>
    openEngineSet({ bank: base, keyword: await loadKeyword(), settings, models, cache, promptsDirectory });
  let evaluate: Promise<EvaluateAnswer> | undefined;
  const load = (): Promise<EvaluateAnswer> => {
    evaluate ??= openModels(settings)
      .then(open)
      .then((engines) => createEvaluateAnswer(liveBank.bank, engines));
    return evaluate;
  };
  const evaluateAnswer: EvaluateAnswer = async (request, options) => (await load())(request, options);
  return {
    loadKeyword,
    evaluateAnswer,
    openForReplay: async (failures: readonly EngineFailure[], onMiss: () => void) =>
      open(await openCacheOnlyModels(settings, failures, onMiss)),
    warmUp: async () => void (await load()),
  };
}
