import type { Verdict } from '../../domain/verdict.ts';
import { mergeSpans } from '../../text/guard/merge-spans.ts';
import type { ProvenJudgement } from './prove-judgement.ts';

/**
 * What a judge's word is worth before it is asked twice: as much as four samples of which 85 in 100 agree with the verdict. An
 * assumption, not a measurement: it makes one sample 0.88 sure, five that agree 0.93, and two of three 0.77.
 */
const prior = { samples: 4, agreement: 0.85 };

/** Below the confidence at which a person is asked to look: model and answer do not fit together. */
const unprovenConfidence = 0.5;

/**
 * Let samples vote on one criterion. The verdict that most of them give wins; of equally many the one that earns less, and missing
 * before contradicted, which is the heavier thing to say.
 *
 * @param judgements of the samples that could be read; at least one.
 * @param asked samples that were asked for, those that failed included: they agree with nobody.
 */
export function vote(
  judgements: readonly ProvenJudgement[],
  asked: number,
): Pick<ProvenJudgement, 'verdict' | 'evidence' | 'reason'> & { readonly confidence: number } {
  const verdict = winner(judgements);
  const agreeing = judgements.filter((it) => it.verdict === verdict);
  const proven = agreeing.filter(({ isProven }) => isProven);
  const share = (agreeing.length + prior.samples * prior.agreement) / (asked + prior.samples);
  const confidence = Math.round(share * 1000) / 1000;
  return {
    verdict,
    evidence: mergeSpans(agreeing.flatMap(({ evidence }) => evidence)),
    reason: (proven[0] ?? agreeing[0])?.reason ?? '',
    confidence: proven.length * 2 > agreeing.length ? confidence : Math.min(confidence, unprovenConfidence),
  };
}

/** Verdicts by what they claim, least first. */
const byCaution = ['missing', 'contradicted', 'partial', 'covered'] as const satisfies readonly Verdict[];

function winner(judgements: readonly ProvenJudgement[]): Verdict {
  const votesFor = (verdict: Verdict): number => judgements.filter((it) => it.verdict === verdict).length;
  return byCaution.reduce<Verdict>(
    (best, verdict) => (votesFor(verdict) > votesFor(best) ? verdict : best),
    byCaution[0],
  );
}
