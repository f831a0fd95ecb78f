import type { EngineId } from '../../../src/domain/engine-id.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { type ModelUse, noSpending } from '../../../src/domain/provenance.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';
import { type Engine, type EngineReport, type EngineRequest, reportOf } from '../../../src/engines/engine.ts';
import { EngineFailedError } from '../../../src/engines/engine-errors.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { tinyBank } from '../../bench/tiny-golden.ts';

const [question] = tinyBank.questions;
if (!question) throw new Error('The bakery has no question');

/** Twelve code units; the criteria of the question are `replace` and `oven`. */
const answer = '我给客人换一个新的面包吧。';

export const aRequest = (overrides: Partial<EngineRequest> = {}): EngineRequest => ({
  question,
  answer: normalise(answer),
  guardedSpans: [],
  readerLanguage: 'zh',
  ...overrides,
});

type Said = { readonly verdict: Verdict; readonly confidence: number; readonly evidence?: Finding['evidence'] };

/** What a witness says by criterion; text is the cause for which it could not judge it. */
type Script = Readonly<Record<string, Said | string>>;

/** A witness that says what the script says; evidence is the first four code units unless given. */
export function aWitness(id: EngineId, script: Script, overrides: Partial<EngineReport> = {}): Engine {
  const self = { id, version: `${id}-1` };
  return {
    ...self,
    async findEvidence() {
      const entries = Object.entries(script);
      const findings = entries.flatMap(([criterionId, said]): readonly Finding[] => {
        if (typeof said === 'string') return [];
        const evidence = said.evidence ?? (said.verdict === 'missing' ? [] : [{ start: 0, end: 4 }]);
        return [{ criterionId, reason: `${id} on ${criterionId}`, ...said, evidence }];
      });
      const unscored = entries.flatMap(([criterionId, cause]) =>
        typeof cause === 'string' ? [{ criterionId, cause }] : [],
      );
      return { ...reportOf(self, findings), unscored, ...overrides };
    },
  };
}

export function aFailingEngine(
  id: EngineId,
  code: EngineFailedError['code'] = 'model-unreachable',
  modelUses: readonly ModelUse[] = [],
): Engine {
  return {
    id,
    version: `${id}-1`,
    findEvidence: async () => {
      throw new EngineFailedError(id, code, `${id} is away`, { retryable: true, modelUses });
    },
  };
}

/** Waits until it is told to stop. */
export function aWaitingEngine(id: EngineId): Engine {
  return {
    id,
    version: `${id}-1`,
    findEvidence: ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
}

export const aModelUse = (engine: EngineId) => ({
  engine,
  model: 'm',
  parameters: {},
  promptHash: null,
  inputHash: '0'.repeat(64),
  cacheKeys: [],
  spent: noSpending,
});
