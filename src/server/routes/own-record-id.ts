import type { Request, Response } from 'express';
import { EvaluationNotFoundError } from '../../storage/store-errors.ts';
import type { EvaluationServices } from '../../workflows/record-evaluation.ts';
import { actorOf } from '../actor.ts';
import { parseId } from '../parse-id.ts';

/**
 * Take the id of an evaluation from the address.
 *
 * @throws {EvaluationNotFoundError} if it is none, or of one that the caller may not read.
 */
export async function ownRecordId(
  { params }: Request,
  response: Response,
  { requireReadable }: Pick<EvaluationServices, 'requireReadable'>,
): Promise<string> {
  const recordId = parseId(String(params.id), () => new EvaluationNotFoundError());
  await requireReadable(actorOf(response), recordId);
  return recordId;
}
