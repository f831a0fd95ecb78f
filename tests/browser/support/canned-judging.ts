import { type EnginesReply, enginesSchema } from '../../../src/api/engines-schema.ts';
import { type RecordedEvaluationReply, recordedEvaluationSchema } from '../../../src/api/schemas.ts';
import { mixedEvaluation } from './canned-evaluations.ts';

const noMoney = { requests: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: 0 };

const look = (calm: string | null, cause: string, remedy: string, followUp: string) => [
  { id: 'calm', verdict: calm, confidence: 0.9 },
  { id: 'cause', verdict: cause, confidence: 0.8 },
  { id: 'remedy', verdict: remedy, confidence: 0.6 },
  { id: 'follow-up', verdict: followUp, confidence: 0.7 },
];

/**
 * The mixed answer, judged by the embedding engine because the model was refused a key; the keyword engine says otherwise on two of
 * four, and words for the grader would have gained 4.5 points.
 */
export const disputedEvaluation: RecordedEvaluationReply = recordedEvaluationSchema.parse({
  ...mixedEvaluation,
  engine: { id: 'embedding', version: '1.0.0' },
  reviewReasons: [
    ...mixedEvaluation.reviewReasons,
    { code: 'engines-disagree', message: '各引擎看法不一：查明原因' },
    { code: 'engine-failed', message: '引擎没能作答，由其他引擎代替：llm' },
    { code: 'guarded-words-worked', message: '写给评分者的话曾改变一个引擎的判断；已去掉这些话重新判断' },
  ],
  provenance: {
    asked: 'auto',
    witnesses: [
      {
        engine: { id: 'embedding', version: '1.0.0' },
        criteria: look('covered', 'covered', 'partial', 'contradicted'),
      },
      { engine: { id: 'keyword', version: '1.0.0' }, criteria: look(null, 'missing', 'covered', 'contradicted') },
    ],
    modelUses: [
      {
        engine: 'embedding',
        model: 'multilingual-e5-small',
        parameters: { masking: true },
        promptHash: null,
        inputHash: 'c'.repeat(64),
        cacheKeys: ['k1'],
        spent: noMoney,
      },
      {
        engine: 'llm',
        model: 'qwen-plus-latest',
        parameters: { temperature: 0, samples: 1 },
        promptHash: `5eed${'d'.repeat(60)}`,
        inputHash: 'c'.repeat(64),
        cacheKeys: [],
        spent: { requests: 2, inputTokens: 2_345, cachedInputTokens: 1_900, outputTokens: 321, costUsd: 0.00123 },
      },
    ],
    failures: [{ engine: 'llm', code: 'model-access-denied', message: 'The endpoint refused the key' }],
    firstLooks: [
      {
        engine: 'embedding',
        criteria: look('covered', 'covered', 'covered', 'covered').map(({ id, verdict }) => ({ id, verdict })),
        pointsShift: 4.5,
      },
    ],
  },
});

/** A service with everything set up but embeddings. */
export const someEngines: EnginesReply = enginesSchema.parse({
  engines: [
    { id: 'keyword', configured: true },
    { id: 'embedding', configured: false },
    { id: 'llm', configured: true },
    { id: 'hybrid', configured: true },
  ],
});
