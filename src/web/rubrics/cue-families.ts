/** A cue, or what says the opposite, as it stands in a list. */
export type CueLine = { readonly say: string; readonly weight: number | undefined };

/** Cues that say the same in nested ways: each is found wherever the next one is. */
export type CueFamily = {
  /** Stays when families are added or removed. */
  readonly key: number;
  /** In the list of cues, the widest first. */
  readonly positions: readonly number[];
  /** One of many small signs: shown in one line until somebody wants to edit it. */
  readonly isFolded: boolean;
};

/** Lighter cues come in dozens; whoever writes cues gives them at least this. */
const WRITTEN_WEIGHT = 1;

/**
 * Put cues that are nested together, as a derivation makes them: "@道歉|抱歉" and "抱歉" both count for who says 抱歉.
 *
 * @returns the strongest first, of equals in the order of the list
 */
export function cueFamilies(lines: readonly CueLine[]): readonly CueFamily[] {
  const groups: number[][] = [];
  for (const [position, { say, weight }] of lines.entries()) {
    const group = groups.at(-1);
    const last = group === undefined ? undefined : lines[group.at(-1) ?? -1];
    const isWeighed = weight !== undefined && weight > 0;
    if (group !== undefined && last !== undefined && isWeighed && isWithin(say, last.say)) group.push(position);
    else groups.push([position]);
  }
  return groups
    .map((positions, key) => ({ key, positions, weight: familyWeight(lines, positions) }))
    .sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0))
    .map(({ key, positions, weight }) => ({ key, positions, isFolded: isSmall(positions, weight) }));
}

/** What the most telling way to say it counts for; undefined where nothing is weighed. */
export function familyWeight(lines: readonly CueLine[], positions: readonly number[]): number | undefined {
  const weights = positions.flatMap((position) => lines[position]?.weight ?? []);
  if (weights.length === 0) return undefined;
  return Math.round(weights.reduce((sum, weight) => sum + weight, 0) * 100) / 100;
}

function isSmall(positions: readonly number[], weight: number | undefined): boolean {
  return positions.length > 1 || (weight !== undefined && Math.abs(weight) < WRITTEN_WEIGHT);
}

/** True if whatever says one cue says the other. */
function isWithin(narrow: string, wide: string): boolean {
  const all = new Set(alternativesOf(wide));
  const own = alternativesOf(narrow);
  return own.length < all.size && own.every((it) => all.has(it));
}

/** What a cue is found by: any of these. */
export function alternativesOf(say: string): readonly string[] {
  return say.split('|').map((it) => it.trim());
}
