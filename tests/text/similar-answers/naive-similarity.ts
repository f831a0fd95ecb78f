/** Shingles as the documents describe them, as texts: three adjacent Han characters or words. */
export function naiveShingles(folded: string): ReadonlySet<string> {
  const tokens = folded.match(/[a-z0-9]+|[^ a-z0-9]/g) ?? [];
  return new Set(tokens.slice(2).map((_, index) => tokens.slice(index, index + 3).join('|')));
}

/** Jaccard similarity of two sets by its definition; 0 for two empty ones. */
export function naiveJaccard(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const union = first.union(second).size;
  return union === 0 ? 0 : first.intersection(second).size / union;
}

/** For each text the smallest index it is connected with by pairs that are equal or at least so similar; all pairs are tried. */
export function naiveGroups(texts: readonly string[], threshold: number): readonly number[] {
  const sets = texts.map(naiveShingles);
  const groups = texts.map((_, index) => index);
  for (const [first, text] of texts.entries())
    for (const [second, other] of texts.entries()) {
      const sizes = [sets[first]?.size ?? 0, sets[second]?.size ?? 0];
      const isNear =
        Math.min(...sizes) >= 2 && naiveJaccard(sets[first] ?? new Set(), sets[second] ?? new Set()) >= threshold;
      if (text !== other && !isNear) continue;
      const [from, to] = [groups[first], groups[second]];
      for (const [index, group] of groups.entries()) if (group === from) groups[index] = to as number;
    }
  return groups;
}
