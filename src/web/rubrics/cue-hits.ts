import type { QuestionContentReply } from '../../api/authoring-schemas.ts';
import type { TrialReply } from '../../api/rubric-check-schemas.ts';
import { type CueFamily, type CueLine, cueFamilies } from './cue-families.ts';
import type { CriterionContent } from './new-criterion.ts';

/** A cue, or what says the opposite, by its words: positions move while somebody edits. */
export type CueName = { readonly criterionId: string; readonly kind: 'cue' | 'opposes'; readonly say: string };

export type CueHit = CueName & {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** What the answer says there, each wording once. */
  readonly words: readonly string[];
};

/** An answer that was tried, with the rubric as it was then. */
type Tried = {
  readonly content: QuestionContentReply;
  readonly answer: string;
  readonly trial: Pick<TrialReply, 'hits'>;
};

/** Name the cues that an answer was found to hold. */
export function cueHits({ content, answer, trial }: Tried): readonly CueHit[] {
  return trial.hits.flatMap(({ criterionId, kind, index, spans }) => {
    const criterion = content.criteria.find(({ id }) => id === criterionId);
    const say = kind === 'cue' ? criterion?.cues[index]?.say : criterion?.opposes[index];
    const words = [...new Set(spans.map(({ start, end }) => answer.slice(start, end)))];
    return say === undefined ? [] : [{ criterionId, kind, say, spans, words }];
  });
}

export function isSameCue(a: CueName | null, b: CueName): boolean {
  return a !== null && a.criterionId === b.criterionId && a.kind === b.kind && a.say === b.say;
}

/** Find where a family of cues was found: its widest cue that was, which stands wherever the others do. */
export function familyHit(
  { positions }: Pick<CueFamily, 'positions'>,
  lines: readonly CueLine[],
  hits: readonly CueHit[],
): CueHit | undefined {
  for (const position of positions) {
    const hit = hits.find(({ say }) => say === lines[position]?.say);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** Count the cues of a criterion, and how many were found: nested ones as one. */
export function countCues({ cues }: Pick<CriterionContent, 'cues'>, hits: readonly CueHit[]) {
  const families = cueFamilies(cues);
  const own = hits.filter(({ kind }) => kind === 'cue');
  const found = families.filter((family) => familyHit(family, cues, own) !== undefined).length;
  return { all: families.length, found: found + hits.length - own.length };
}
