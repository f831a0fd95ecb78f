import { randomBytes } from 'node:crypto';
import { proposalVariables } from './authoring/propose/proposal-prompt.ts';
import { loadPrompts } from './engines/prompt-file.ts';
import { type ModelSettings, noModels, openModels } from './open-model-engines.ts';
import type { EngineCache } from './storage/engine-cache.ts';
import { createProposeWithModel, type ProposeWithModel } from './workflows/propose-with-model.ts';
import type { RubricWork } from './workflows/rubric-work.ts';

export type ProposalParts = {
  readonly settings: Pick<ModelSettings, 'llm' | 'maskPersonalData'>;
  readonly cache: EngineCache;
  readonly promptsDirectory: string;
  readonly work: Pick<RubricWork, 'test' | 'try'>;
};

/** Open what asks the language model for cues; it is connected to when it is first asked. @returns undefined if none is set. */
export function openProposals({
  settings,
  cache,
  promptsDirectory,
  work,
}: ProposalParts): ProposeWithModel | undefined {
  const { llm, maskPersonalData: mask } = settings;
  if (!llm) return undefined;
  const open = async (): Promise<ProposeWithModel> => {
    const { chat } = await openModels({ ...noModels, llm });
    if (!chat) throw new Error('an endpoint is set, but no model was opened');
    const prompts = await loadPrompts(promptsDirectory, 'derive-rubric', proposalVariables);
    const newDelimiter = () => randomBytes(9).toString('base64url');
    const source = { chat, cache, settings: llm, prompts, mask, newDelimiter };
    return createProposeWithModel({ ...source, testRubric: work.test, tryRubric: work.try });
  };
  let opened: Promise<ProposeWithModel> | undefined;
  return async (...asked) => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return await (await opened)(...asked);
  };
}
