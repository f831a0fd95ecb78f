import type { Replay } from '../../workflows/replay-receipt.ts';
import { toPrintable } from './printable.ts';

const placeWords = {
  receipt: 'The receipt was changed after it was written',
  store: 'The receipt and the store say different things',
  replay: 'Made again, the evaluation is another one',
} as const;

/** What came of a replay, in words; a line for each field that differs. */
export function presentReplay(replay: Replay): string {
  const { recordId } = replay;
  if (replay.outcome === 'same') return `${recordId}: the same, bit for bit (SHA-256 ${replay.evaluationHash})`;
  if (replay.outcome === 'impossible') {
    return `${recordId}: cannot be replayed (${replay.obstacle}): ${toPrintable(replay.message)}`;
  }
  const lines = replay.differences.map(
    ({ field, recorded, now }) => `  ${field}: ${toPrintable(inWords(recorded))} → ${toPrintable(inWords(now))}`,
  );
  return [`${recordId}: ${placeWords[replay.where]}`, ...lines].join('\n');
}

function inWords(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
