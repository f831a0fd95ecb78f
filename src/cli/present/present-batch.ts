import type { Batch } from '../../domain/batch.ts';
import type { Forecast } from '../../workflows/batch-services.ts';
import { toPrintable } from './printable.ts';

const statusWords: Readonly<Record<Batch['status'], string>> = {
  importing: 'is being imported',
  ready: 'ready to start',
  running: 'running',
  paused: 'paused',
  finished: 'finished',
  cancelled: 'cancelled',
};

const pauseWords: Readonly<Record<NonNullable<Batch['pauseReason']>, string>> = {
  person: '',
  'cap-items': ' at its cap of answers',
  'cap-cost': ' at its cap of costs',
};

/** One line for a list. */
export function presentBatchLine(batch: Batch): string {
  const { id, name, counts, createdAt } = batch;
  const done = `${counts.evaluated + counts.failed} of ${counts.items}`;
  return `${id}  ${createdAt.slice(0, 16).replace('T', ' ')}  ${describeStatus(batch)}, ${done}  ${toPrintable(name)}`;
}

/** All that a person wants to know about a batch. */
export function presentBatch(batch: Batch): string {
  const { id, name, source, counts, engine, bank, cap, costUsd } = batch;
  const caps = [
    ...(cap.items === null ? [] : [`${cap.items} answers`]),
    ...(cap.costUsd === null ? [] : [`${cap.costUsd} USD`]),
  ];
  return [
    `${toPrintable(name)} (${id}): ${describeStatus(batch)}`,
    `  file       ${toPrintable(source.fileName)}, ${source.format}, ${source.encoding}, ${source.sizeBytes} bytes`,
    `  bank       ${bank.id} ${bank.version}, engine ${engine}`,
    `  answers    ${counts.items}: ${counts.evaluated} evaluated, ${counts.failed} failed, ${left(batch)} left`,
    `  to review  ${counts.needsReview}`,
    `  rejected   ${counts.rejectedRows} rows${counts.blankCells > 0 ? `; ${counts.blankCells} empty cells` : ''}`,
    `  cost       ${costUsd.toFixed(2)} USD${caps.length > 0 ? `, cap ${caps.join(', ')}` : ''}`,
  ].join('\n');
}

/** What can be done about answers that failed; undefined if none did. */
export function adviseFailed({ id, counts }: Batch): string | undefined {
  if (counts.failed === 0) return undefined;
  return `The export says why answers failed; answer-eval batches retry ${id} evaluates them once more.`;
}

export function presentForecast({ items, seconds, costUsd, basis }: Forecast): string {
  if (items === 0) return 'Forecast: nothing is left to be evaluated, as far as the cap goes';
  const place = basis === 'measured' ? 'on this machine' : 'at the speed of the model lately';
  const time = seconds === null ? 'time unknown' : `about ${describeSeconds(seconds)} of evaluating ${place}`;
  const guess = basis === 'guess' ? ' (the length of the replies is guessed)' : '';
  return `Forecast: ${items} answers, ${time}, ${costUsd.toFixed(2)} USD${guess}`;
}

function describeStatus({ status, pauseReason }: Batch): string {
  return `${statusWords[status]}${pauseReason === null ? '' : pauseWords[pauseReason]}`;
}

function left({ counts }: Batch): number {
  return counts.items - counts.evaluated - counts.failed;
}

function describeSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
