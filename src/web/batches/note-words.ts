import type { UploadReply } from '../../api/batch-schemas.ts';
import { shortName } from './short-name.ts';

type Note = UploadReply['notes'][number];

/** What the page can say in its own language about how columns were recognised; for others the service's words have to do. */
const KNOWN_NOTES = [
  'answer-column-guessed',
  'answer-column-missing',
  'candidate-column-guessed',
  'candidate-column-missing',
  'question-cells-unknown',
  'question-column-missing',
  'question-column-twice',
  'question-column-unknown',
] as const;

type NoteKey = `note.${(typeof KNOWN_NOTES)[number]}`;

/**
 * Find the words for a note.
 *
 * @returns a text of the catalogue with its values, or undefined if it has none
 */
export function noteWords(note: Note): [NoteKey, { column: string; filled: number; unknown: number }] | undefined {
  const { code, column, filledCells = 0, unknownCells = 0 } = note;
  const known = KNOWN_NOTES.find((it) => it === code);
  if (known === undefined) return undefined;
  return [`note.${known}`, { column: shortName(column ?? ''), filled: filledCells, unknown: unknownCells }];
}
