import { DraftNotFoundError } from '../../domain/authoring-errors.ts';
import { parseId } from '../parse-id.ts';

/** Take the id of a draft from an address or a body. @throws {DraftNotFoundError} if it cannot be one. */
export function parseDraftId(text: string): string {
  return parseId(text, () => new DraftNotFoundError());
}
