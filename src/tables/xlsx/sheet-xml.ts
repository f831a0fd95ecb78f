import type { Cell } from '../cell.ts';
import { isFormulaLike } from '../neutralise-formula.ts';

/** What Excel takes in a cell, in UTF-16 units. */
const cellLimit = 32_767;
const ellipsis = '…';

/** Indexes into the cell styles of workbook-parts.ts. */
const styles = { plain: 0, header: 1, formulaLike: 2 } as const;

/** In characters; a Chinese one counts as two. */
const columnWidth = { least: 8, most: 60 } as const;

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What stands above the rows: columns as wide as the first rows need, and a header that stays in sight. */
export function toSheetStart(firstRows: readonly (readonly Cell[])[]): string {
  const columns = toColumnWidths(firstRows).map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><sheetViews>`,
    '<sheetView workbookViewId="0" tabSelected="1">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

export const sheetEnd = '</sheetData></worksheet>';

/** One row of a sheet, from 1; the first is the header. */
export function toSheetRow(cells: readonly Cell[], row: number): string {
  const style = row === 1 ? styles.header : styles.plain;
  const xml = cells.map((cell, column) => toCellXml(cell, `${toColumnName(column)}${row}`, style));
  return `<row r="${row}">${xml.join('')}</row>`;
}

function toCellXml(cell: Cell, reference: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}" s="${style}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const ownStyle = style === styles.plain && isFormulaLike(cell) ? styles.formulaLike : style;
  const text = escapeXml(replaceCharacters(shorten(cell)));
  return `<c r="${reference}" s="${ownStyle}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function shorten(text: string): string {
  if (text.length <= cellLimit) return text;
  const kept = text.slice(0, cellLimit - ellipsis.length);
  // A character beyond the basic plane is kept whole or not at all.
  return (/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept) + ellipsis;
}

/** What XML 1.0 cannot hold, however it is written. */
const noXmlCharacter = /[^\P{Cc}\t\n\u007f-\u009f]|[\ufffe\uffff]/gu;

/**
 * Write line breaks as \n, which is what Excel has in its cells, and U+FFFD for what XML cannot hold: not every program reads
 * Excel's escape for it, `_xHHHH_`. A text that itself looks like that escape is escaped, or Excel would resolve it.
 */
function replaceCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(noXmlCharacter, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** 0 is A, 26 is AA. */
function toColumnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : toColumnName(Math.floor(column / 26) - 1) + letter;
}

function toColumnWidths(rows: readonly (readonly Cell[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => {
    const widths = rows.map((row) => measure(row[column] ?? null));
    return Math.min(columnWidth.most, Math.max(columnWidth.least, ...widths.map((width) => width + 2)));
  });
}

function measure(cell: Cell): number {
  const text = String(cell ?? '').slice(0, columnWidth.most);
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
}
