import { type CueFamily, type CueLine, cueFamilies } from './cue-families.ts';

/**
 * Keep families in their places while somebody edits: a changed cue stays where it is, and one that is added at the end of the
 * list comes first. Where more than that has changed, they are found anew.
 */
export function followCues(
  families: readonly CueFamily[],
  before: readonly CueLine[],
  after: readonly CueLine[],
): readonly CueFamily[] {
  const first = before.findIndex((line, position) => !isSameLine(line, after[position]));
  const change = first < 0 ? before.length : first;
  const longer = after.length - before.length;
  const isSameBehind = before
    .slice(change + 1)
    .every((line, place) => isSameLine(line, after[change + 1 + place + longer]));
  if (longer === 0 && isSameBehind) return families;
  if (longer === 1 && change === before.length) {
    const key = Math.max(-1, ...families.map((family) => family.key)) + 1;
    return [{ key, positions: [change], isFolded: false }, ...families];
  }
  return longer === -1 && isSameBehind ? withoutPosition(families, change) : cueFamilies(after);
}

function withoutPosition(families: readonly CueFamily[], gone: number): readonly CueFamily[] {
  return families
    .map((family) => ({
      ...family,
      positions: family.positions.filter((it) => it !== gone).map((it) => (it > gone ? it - 1 : it)),
    }))
    .filter(({ positions }) => positions.length > 0);
}

function isSameLine(a: CueLine, b: CueLine | undefined): boolean {
  return b !== undefined && a.say === b.say && a.weight === b.weight;
}
