import type { Request } from 'express';
import { BatchNotFoundError } from '../../storage/store-errors.ts';
import { parseId } from '../parse-id.ts';

/** @throws {BatchNotFoundError} if what stands in the address cannot be a batch's id. */
export function parseBatchId({ params }: Request): string {
  return parseId(String(params.id), () => new BatchNotFoundError('of this address'));
}
