import type { QuestionContentReply, TrialReply } from '../../api/authoring-schemas.ts';

/** A cue, or what says the opposite, by its words: positions move while somebody edits. */
export type CueName = { readonly criterionId: string; readonly kind: 'cue' | 'opposes'; readonly say: string };

export type CueHit = CueName & { readonly spans: readonly { readonly start: number; readonly end: number }[] };

/**
 * Name the cues that an answer was found to hold.
 *
 * @param content the rubric as it was when the answer was tried
 */
export function cueHits(content: QuestionContentReply, { hits }: Pick<TrialReply, 'hits'>): readonly CueHit[] {
  return hits.flatMap(({ criterionId, kind, index, spans }) => {
    const criterion = content.criteria.find(({ id }) => id === criterionId);
    const say = kind === 'cue' ? criterion?.cues[index]?.say : criterion?.opposes[index];
    return say === undefined ? [] : [{ criterionId, kind, say, spans }];
  });
}

export function isSameCue(a: CueName | null, b: CueName): boolean {
  return a !== null && a.criterionId === b.criterionId && a.kind === b.kind && a.say === b.say;
}
