import type { Cue } from '../../domain/criterion.ts';
import type { CueSource } from './cue-sources.ts';

/** Cues of a criterion and the groups of words that they refer to. */
export type WeighedCues = { readonly cues: readonly Cue[]; readonly vocabulary: Readonly<Record<string, string>> };

/** Weight of a word for each nat that it tells; docs/derivation.md has the figures around each of these constants. */
const weightPerNat = 0.1;
/** A word of the same concept is a little less sure than the word itself. */
const conceptShare = 0.85;
/** The label is what the point is about. */
const labelShare = 1.3;
/** Who says all of a point must have covered it, however short it is. */
const leastSum = 2.6;
/** A single word, however rare, does not cover a point of several. */
const mostWeight = 1.2;
/** Cues that add less than this only make a rubric longer. */
const leastWeight = 0.08;

/** A point that its own words tell from the others has no need of words that it shares. */
const enoughOfItsOwn = 1.5;
/** Otherwise these count too, for less. */
const sharedShare = 0.3;

/**
 * Turn what can be said of a point into cues.
 *
 * A word weighs what it tells, in nats against the background; a concept of it weighs a little less. Of several ways to say the same
 * only the most telling counts: a word's cues are nested, each adding what it tells beyond the wider one.
 */
export function weighCues(sources: readonly CueSource[]): WeighedCues {
  const own = sources.filter(({ isShared }) => !isShared);
  const used = sumOf(own) < enoughOfItsOwn ? sources : own;
  const sum = sumOf(used);
  const scale = sum > 0 && sum < leastSum ? leastSum / sum : 1;
  const vocabulary: Record<string, string> = {};
  const cues = used
    .flatMap((source) => cuesOf(source, vocabulary))
    .map(({ say, weight }) => ({ say, weight: Math.min(4, Math.round(weight * scale * 100) / 100) }))
    .filter(({ weight }) => weight >= leastWeight);
  const names = new Set(cues.flatMap(({ say }) => say.split('|').filter((it) => it.startsWith('@'))));
  return { cues, vocabulary: Object.fromEntries(Object.entries(vocabulary).filter(([name]) => names.has(`@${name}`))) };
}

/** From the widest way to say it to the most telling one. */
function cuesOf(source: CueSource, vocabulary: Record<string, string>): Cue[] {
  const { word, concepts } = source;
  const ways = concepts
    .map(({ concept, information }) => {
      vocabulary[concept.name] = concept.terms.join('|');
      return { say: `@${concept.name}`, weight: toWeight(information * conceptShare, source) };
    })
    .concat(word ? [{ say: word.term, weight: toWeight(word.information, source) }] : [])
    .sort((a, b) => a.weight - b.weight);
  return ways.map(({ weight }, index) => ({
    say: ways
      .slice(index)
      .map((way) => way.say)
      .join('|'),
    weight: weight - (ways[index - 1]?.weight ?? 0),
  }));
}

function toWeight(information: number, { isInLabel, isShared }: CueSource): number {
  const share = (isInLabel ? labelShare : 1) * (isShared ? sharedShare : 1);
  return Math.min(mostWeight, information * weightPerNat * share);
}

/** What all sources together weigh, each by the most telling way to say it. */
function sumOf(sources: readonly CueSource[]): number {
  return sources.reduce((sum, source) => {
    const ofConcepts = source.concepts.map(({ information }) => information * conceptShare);
    return sum + toWeight(Math.max(source.word?.information ?? 0, ...ofConcepts), source);
  }, 0);
}
