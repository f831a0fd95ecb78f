import { nameColumns } from '../name-columns.ts';
import type { Table, TableRow } from '../table.ts';
import { TableUnreadableError } from '../table-unreadable-error.ts';
import { type CellFormat, readCellFormats } from './cell-format.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readWorkbook, type Sheet, type Workbook } from './read-workbook.ts';
import { type CellContext, columnLimit, type SheetRow, SheetRows } from './sheet-rows.ts';
import { XmlParser } from './xml-parser.ts';
import { ZipArchive } from './zip-archive.ts';

/**
 * Open an .xlsx workbook at one sheet; its first row with text is the header.
 *
 * Whole numbers keep all their digits, dates become ISO 8601, formulas their last value, booleans TRUE or FALSE. Of merged
 * cells the first has the text. Cells to the right of the header are notes of somebody, and left out. The texts that cells
 * share stay in memory as long as the table; rows do not.
 *
 * @param sheetName the first sheet that is not hidden if left out
 * @throws {TableUnreadableError} if it is no such workbook, too large for memory, or has no such sheet or no header
 */
export async function openXlsx(file: string, fileName: string, sheetName: string | undefined): Promise<Table> {
  const archive = await ZipArchive.open(file, fileName);
  try {
    const workbook = await readWorkbook(archive, fileName);
    const sheet = chooseSheet(workbook, fileName, sheetName);
    const context = await readContext(archive, fileName, workbook);
    const columns = await readHeader(archive, fileName, sheet, context);
    return {
      format: 'xlsx',
      encoding: 'utf-8',
      sheet: sheet.name,
      sheets: workbook.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
      columns,
      rows: (signal) => readRows(file, fileName, sheet, context, columns, signal),
    };
  } finally {
    archive.close();
  }
}

function chooseSheet({ sheets }: Workbook, fileName: string, name: string | undefined): Sheet {
  const sheet =
    name === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find((it) => it.name === name);
  if (sheet) return sheet;
  const names = sheets.map((it) => `"${it.name}"`).join(', ');
  throw new TableUnreadableError('table-sheet-unknown', fileName, `has no sheet "${name}"; it has: ${names}`);
}

async function readContext(archive: ZipArchive, fileName: string, workbook: Workbook): Promise<CellContext> {
  const { sharedStringsPart, stylesPart, isDate1904 } = workbook;
  const formats: readonly CellFormat[] =
    stylesPart === undefined ? [] : await readCellFormats(archive, fileName, stylesPart);
  return { strings: await readSharedStrings(archive, fileName, sharedStringsPart), formats, isDate1904 };
}

async function readHeader(
  archive: ZipArchive,
  fileName: string,
  sheet: Sheet,
  context: CellContext,
): Promise<readonly string[]> {
  for await (const header of readSheet(archive, fileName, sheet, new SheetRows(context, columnLimit))) {
    if ('cells' in header) return nameColumns(fileName, toCells(header.cells, header.cells.length));
    const problem = `row ${header.row}, the header: ${header.problem.message}`;
    throw new TableUnreadableError('table-header-invalid', fileName, problem);
  }
  throw new TableUnreadableError('table-empty', fileName, `the sheet "${sheet.name}" is empty`);
}

async function* readRows(
  file: string,
  fileName: string,
  sheet: Sheet,
  context: CellContext,
  columns: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<TableRow> {
  const archive = await ZipArchive.open(file, fileName);
  try {
    let isHeaderRead = false;
    for await (const row of readSheet(archive, fileName, sheet, new SheetRows(context, columns.length), signal)) {
      if (isHeaderRead) yield toTableRow(row, columns);
      isHeaderRead = true;
    }
  } finally {
    archive.close();
  }
}

async function* readSheet(
  archive: ZipArchive,
  fileName: string,
  { part }: Sheet,
  rows: SheetRows,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow> {
  const parser = new XmlParser(fileName, rows);
  for await (const chunk of archive.read(part)) {
    signal?.throwIfAborted();
    parser.write(chunk);
    yield* rows.take();
  }
  parser.end();
  yield* rows.take();
}

function toTableRow(row: SheetRow, columns: readonly string[]): TableRow {
  if ('cells' in row) return { row: row.row, cells: toCells(row.cells, columns.length) };
  const { cell, ...problem } = row.problem;
  return { row: row.row, problem: { ...problem, ...(cell === undefined ? {} : { column: columns[cell] }) } };
}

function toCells(cells: readonly (string | undefined)[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? '');
}
