import { proposalVariables } from '../../src/authoring/propose/proposal-prompt.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';
import { loadPrompts } from '../../src/engines/prompt-file.ts';
import { openUnfitted } from '../../src/open-engines.ts';
import { openChatModel } from '../../src/providers/openai/open-chat-model.ts';
import type { Proposal } from '../../src/workflows/authoring-services.ts';
import { createProposeWithModel, type ProposeParts } from '../../src/workflows/propose-with-model.ts';
import { createTestRubric } from '../../src/workflows/test-rubric.ts';
import { createTryRubric } from '../../src/workflows/try-rubric.ts';
import { aCriterion, aRubric, soundRubric } from '../authoring/a-rubric.ts';
import { llmSettings, skippingClock } from '../providers/openai/model-settings.ts';

export const emptyBank: QuestionBank = {
  id: 'a-bank',
  version: '1.0.0',
  language: 'zh',
  title: '空题库',
  sections: [],
  questions: [],
  offTopicTexts: [],
};
const openEvaluate = openUnfitted(emptyBank);

export const proposalPrompts = await loadPrompts('prompts', 'derive-rubric', proposalVariables);

/** What asks an endpoint and tests its proposals; no waiting between retries. */
export function aProposer(
  baseUrl: string,
  overrides: Partial<ProposeParts> = {},
  settings: Parameters<typeof llmSettings>[1] = {},
) {
  const llm = llmSettings(baseUrl, { prices: { input: 1, cachedInput: 0.5, output: 4 }, ...settings });
  return createProposeWithModel({
    chat: openChatModel(llm, skippingClock()),
    settings: llm,
    prompts: proposalPrompts,
    mask: true,
    newDelimiter: () => 'a-code',
    testRubric: createTestRubric({ openEvaluate }),
    tryRubric: createTryRubric({ openEvaluate }),
    ...overrides,
  });
}

/** A draft of the sound rubric of three criteria, or of another. */
export const aDraft = (content: QuestionContent = soundRubric) => ({ content, practiceAnswers: [] });

/** What a model proposes for one criterion. */
export type Entry = {
  readonly paraphrases?: readonly unknown[];
  readonly counterExamples?: readonly unknown[];
  readonly cues?: readonly unknown[];
  readonly opposes?: readonly unknown[];
};

export const two = (say: string) => ({ say, weight: 2 });
const one = (say: string) => ({ say, weight: 1 });

/** The text of a reply about the sound rubric; what is left out is an empty list. */
export function replyOf(entries: Readonly<Record<string, Entry>>, { criteria }: QuestionContent = soundRubric): string {
  const empty: Entry = { paraphrases: [], counterExamples: [], cues: [], opposes: [] };
  const ids = new Set([...criteria.map(({ id }) => id), ...Object.keys(entries)]);
  return JSON.stringify({ criteria: Object.fromEntries([...ids].map((id) => [id, { ...empty, ...entries[id] }])) });
}

/** What became of each proposal, by its text. */
export function checksOf(proposals: readonly Proposal[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(proposals.map(({ text, failedCheck }) => [text, failedCheck]));
}

/** Good proposals for the first criterion of the sound rubric. */
export const goodEntry = {
  paraphrases: ['我打电话问分拣中心货卡在哪一环。', '我先去后台看快递走到哪儿了。'],
  counterExamples: ['后台系统每个快递员都会用。', '快递员在门口等了很久。'],
  cues: [two('打电话|联系 .. 分拣中心'), two('后台 .. 走到哪|到哪儿')],
} satisfies Entry;

/** A rubric in English in which nothing is wrong. */
export const englishRubric: QuestionContent = aRubric(
  [
    aCriterion('trace', {
      label: 'Tracing',
      covered: 'Says how to find out where the parcel was last',
      modelAnswer: 'I would pull up the waybill and see at which depot the parcel was last scanned.',
      cues: [two('pull up|check .. waybill'), two('last scanned'), one('depot')],
    }),
    aCriterion('refund', {
      label: 'Compensation',
      covered: 'Says what is paid and when',
      modelAnswer: 'Once it is lost, we refund its declared value to the account within three days.',
      cues: [two('refund .. declared value'), two('within three days')],
    }),
  ],
  { id: 'lost-parcel-en', language: 'en', prompt: 'A customer says that a delivery never came. What do you do?' },
);
