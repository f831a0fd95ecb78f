import { isStorable } from '../domain/answer-limits.ts';
import { TableUnreadableError } from './table-unreadable-error.ts';

/** Every column is looked at to find out what it holds; a bank has a few dozen questions. */
const columnLimit = 1000;

/**
 * Turn the cells of a header into the names of columns: trimmed, and "column N" (from 1) where a cell is empty.
 *
 * @throws {TableUnreadableError} `table-header-invalid` if there are more than 1,000 columns, two have the same name, or one
 *   has characters that cannot be stored. Names are not quoted: where a file has no header, they are a candidate's text.
 */
export function nameColumns(fileName: string, cells: readonly string[]): readonly string[] {
  if (cells.length > columnLimit) {
    const problem = `the header has ${cells.length} columns; ${columnLimit} are allowed`;
    throw new TableUnreadableError('table-header-invalid', fileName, problem);
  }
  const places = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim() || `column ${index + 1}`;
    if (!isStorable(name)) {
      const problem = `the name of column ${index + 1} has characters that cannot be stored`;
      throw new TableUnreadableError('table-header-invalid', fileName, problem);
    }
    const other = places.get(name);
    if (other !== undefined) {
      const problem = `the header has the same name for the columns ${other + 1} and ${index + 1}; give each its own`;
      throw new TableUnreadableError('table-header-invalid', fileName, problem);
    }
    places.set(name, index);
  }
  return [...places.keys()];
}
