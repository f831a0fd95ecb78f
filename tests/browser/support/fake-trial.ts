import type { QuestionContentReply } from '../../../src/api/authoring-schemas.ts';
import { type TrialReply, trialRequestSchema, trialSchema } from '../../../src/api/rubric-check-schemas.ts';

type Hit = TrialReply['hits'][number];

/**
 * Try an answer as simply as can be: a cue is found where the answer has its words as they stand, or the first and the
 * last of `a .. b`; weights add up to covered from 2 and partial from 1.
 */
export function fakeTrial(body: unknown): TrialReply {
  const { content, answer } = trialRequestSchema.parse(body);
  const hits = content.criteria.flatMap(({ id, cues }) =>
    cues.flatMap(({ say }, index): Hit[] => {
      const spans = findSay(say, answer);
      return spans.length === 0 ? [] : [{ criterionId: id, kind: 'cue', index, spans }];
    }),
  );
  const criteria = content.criteria.map((criterion) => {
    const own = hits.filter(({ criterionId }) => criterionId === criterion.id);
    const weight = own.reduce((sum, { index }) => sum + (criterion.cues[index]?.weight ?? 0), 0);
    const verdict = weight >= 2 ? 'covered' : weight >= 1 ? 'partial' : 'missing';
    return {
      status: 'scored',
      id: criterion.id,
      label: criterion.label,
      verdict,
      points: verdict === 'covered' ? criterion.points : verdict === 'partial' ? criterion.points / 2 : 0,
      maxPoints: criterion.points,
      confidence: 0.9,
      evidence: own.flatMap(({ spans }) =>
        spans.map((span) => ({ ...span, text: answer.slice(span.start, span.end) })),
      ),
      reason: '按线索判断',
      suggestion: null,
    };
  });
  return trialSchema.parse({ evaluation: evaluationOf(content, criteria), hits });
}

function evaluationOf(content: QuestionContentReply, criteria: readonly { readonly points: number }[]) {
  return {
    id: 'ev_trial',
    questionId: content.id,
    totalPoints: criteria.reduce((sum, { points }) => sum + points, 0),
    maxPoints: content.points,
    engine: { id: 'keyword', version: '1.0.0' },
    rubric: { id: content.id, version: '0.0.0', hash: 'c'.repeat(64) },
    flags: [],
    guardedSpans: [],
    needsReview: false,
    reviewReasons: [],
    criteria,
  };
}

function findSay(say: string, answer: string): { start: number; end: number }[] {
  const [first = '', last = first] = say.split(' .. ');
  const start = answer.indexOf(first);
  const end = start < 0 ? -1 : answer.indexOf(last, start);
  return end < 0 ? [] : [{ start, end: end + last.length }];
}
