import { DocumentUnreadableError } from '../domain/authoring-errors.ts';
import { InputInvalidError, RubricInvalidError } from '../domain/errors.ts';
import type { RubricWork } from '../workflows/rubric-work.ts';
import type { RubricJob, RubricOutcome } from './rubric-job.ts';

/** Do one piece of work; never rejects. */
export async function doRubricJob(work: RubricWork, job: RubricJob): Promise<RubricOutcome> {
  try {
    return await dispatch(work, job);
  } catch (error) {
    if (error instanceof DocumentUnreadableError) return { kind: 'document-unreadable', message: error.message };
    if (error instanceof InputInvalidError) return { kind: 'input-invalid', problems: error.problems };
    if (error instanceof RubricInvalidError) return { kind: 'rubric-invalid', problems: error.problems };
    return { kind: 'failed', ...locate(error) };
  }
}

async function dispatch(work: RubricWork, job: RubricJob): Promise<RubricOutcome> {
  switch (job.kind) {
    case 'read':
      return { kind: job.kind, value: await work.read(...job.args) };
    case 'derive':
      return { kind: job.kind, value: await work.derive(...job.args) };
    case 'add-cues':
      return { kind: job.kind, value: await work.addCues(...job.args) };
    case 'test':
      return { kind: job.kind, value: await work.test(...job.args) };
    case 'try':
      return { kind: job.kind, value: await work.try(...job.args) };
    case 'try-all':
      return { kind: job.kind, value: await work.tryAll(...job.args) };
    case 'fit':
      return { kind: job.kind, value: await work.fit(...job.args) };
  }
}

/** Name of an unforeseen error and the places in the code; its message may quote a text and is left out. */
function locate(error: unknown): { readonly name: string; readonly place: string } {
  if (!(error instanceof Error)) return { name: typeof error, place: '' };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, place: places.slice(0, 5).join('\n') };
}
