import type { ProposalKind, ProposedItem } from '../../../src/authoring/propose/proposed-item.ts';

const anItem =
  (kind: ProposalKind) =>
  (criterionId: string, text: string, weight: 1 | 2 = 2): ProposedItem => ({ criterionId, kind, text, weight });

export const cue = anItem('cue');
export const opposing = anItem('opposes');
export const paraphrase = anItem('paraphrase');
export const counterExample = anItem('counter-example');
