import { useState } from 'react';
import { type CueFamily, type CueLine, cueFamilies } from '../rubrics/cue-families.ts';
import { followCues } from '../rubrics/follow-cues.ts';

/** The families of a list of cues, which keep their order while it is edited. */
export function useCueFamilies(lines: readonly CueLine[]): readonly CueFamily[] {
  const [kept, setKept] = useState(() => ({ lines, families: cueFamilies(lines) }));
  const families = followCues(kept.families, kept.lines, lines);
  if (JSON.stringify(lines) !== JSON.stringify(kept.lines)) setKept({ lines, families });
  return families;
}
