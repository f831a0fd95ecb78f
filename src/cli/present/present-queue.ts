import type { ShownQueue, ShownTask } from '../../workflows/review-services.ts';
import { toPrintable } from './printable.ts';

/** Show what waits for a person: how many of each kind, then a line each. */
export function presentQueue({ tasks, next, open }: ShownQueue): string {
  const head = `${open.appeal} appeals, ${open.second} second reviews and ${open.first} first reviews wait`;
  return [head, ...tasks.map(presentTask), ...(next === null ? [] : ['… and more'])].join('\n');
}

function presentTask({ kind, worth, questionId, batch, position, reasons, assignee, lock }: ShownTask): string {
  const place = batch === null ? 'no batch' : `${batch.name || batch.id} #${position}`;
  const who = lock ? `; ${lock.holder.name} until ${lock.until}` : assignee ? `; for ${assignee.name}` : '';
  const why = reasons.map(({ code }) => code).join(', ');
  return toPrintable(
    `  ${kind.padEnd(6)} ${worth.toFixed(2).padStart(5)} points  ${questionId}  ${place}  ${why}${who}`,
  );
}
