import type { CueCandidate } from './judge-cues.ts';
import type { ProposedItem } from './proposed-item.ts';

/**
 * Order candidates greedily: next comes the one that finds most of the paraphrases which neither the rubric nor an earlier one finds;
 * of equals the one that was proposed first. Those that find nothing new come last, opposing cues after all others.
 *
 * @param unfound paraphrases that the rubric does not find.
 */
export function orderCues(candidates: readonly CueCandidate[], unfound: readonly ProposedItem[]): ProposedItem[] {
  const open = new Set(unfound);
  const rest = candidates.filter(({ item }) => item.kind === 'cue');
  const ordered: ProposedItem[] = [];
  while (rest.length > 0) {
    const gains = rest.map(({ finds }) => finds.filter((paraphrase) => open.has(paraphrase)).length);
    const [next] = rest.splice(gains.indexOf(Math.max(...gains)), 1);
    if (!next) break;
    ordered.push(next.item);
    for (const paraphrase of next.finds) open.delete(paraphrase);
  }
  return [...ordered, ...candidates.filter(({ item }) => item.kind === 'opposes').map(({ item }) => item)];
}
