import { lineLimitBytes } from '../text-line.ts';
import type { CellFormat } from './cell-format.ts';
import { toNumberText, unescapeText } from './cell-text.ts';
import type { SharedStrings } from './shared-strings.ts';
import { TextCollector } from './text-collector.ts';
import type { XmlHandler } from './xml-parser.ts';

/** What cells refer to. */
export type CellContext = {
  readonly strings: SharedStrings;
  readonly formats: readonly CellFormat[];
  readonly isDate1904: boolean;
};

/** Why a row cannot be read; `cell` is the column from 0 of the cell to blame. */
type SheetProblem = { readonly code: string; readonly message: string; readonly cell?: number };

/** Cells by their column from 0; an empty one may be absent. */
export type SheetRow =
  | { readonly row: number; readonly cells: readonly (string | undefined)[] }
  | { readonly row: number; readonly problem: SheetProblem };

/** Column XFD, the last one of Excel. */
export const columnLimit = 16_384;

const tooLong: SheetProblem = { code: 'row-too-long', message: `The row is longer than ${lineLimitBytes / 1024} kB` };

/** Makes rows of the XML of a sheet. Rows and cells that do not say where they are follow the one before. */
export class SheetRows implements XmlHandler {
  readonly #context: CellContext;
  readonly #maxColumns: number;
  readonly #collector = new TextCollector();
  #rows: SheetRow[] = [];
  #row = 0;
  #cells: (string | undefined)[] = [];
  #sizeBytes = 0;
  #problem: SheetProblem | undefined;
  #column = -1;
  #type = 'n';
  #style = '0';
  #value = '';
  #isInValue = false;

  /** @param maxColumns cells further to the right are left out */
  constructor(context: CellContext, maxColumns: number) {
    this.#context = context;
    this.#maxColumns = Math.min(maxColumns, columnLimit);
  }

  /** The rows that were completed since the last call; those without any text are left out. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, { r = '', t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#startRow(r);
    else if (name === 'c') this.#startCell(r, t, s);
    else if (name === 'v') this.#isInValue = true;
    else this.#collector.open(name);
  }

  text(text: string): void {
    if (this.#isInValue) this.#value += text;
    else this.#collector.text(text);
  }

  close(name: string): void {
    if (name === 'row') this.#endRow();
    else if (name === 'c') this.#endCell();
    else if (name === 'v') this.#isInValue = false;
    else this.#collector.close(name);
  }

  #startRow(reference: string): void {
    this.#row = /^[1-9]\d{0,6}$/.test(reference) ? Number(reference) : this.#row + 1;
    this.#cells = [];
    this.#sizeBytes = 0;
    this.#problem = undefined;
    this.#column = -1;
  }

  #endRow(): void {
    if (this.#problem) this.#rows.push({ row: this.#row, problem: this.#problem });
    else if (this.#cells.some((cell) => cell?.trim())) this.#rows.push({ row: this.#row, cells: this.#cells });
  }

  #startCell(reference: string, type: string, style: string): void {
    this.#column = toColumn(reference) ?? this.#column + 1;
    this.#type = type;
    this.#style = style;
    this.#value = '';
    this.#collector.take();
  }

  #endCell(): void {
    if (this.#column >= this.#maxColumns || this.#problem) return;
    const text = this.#toText();
    if (text === undefined) {
      const message = `Cell ${this.#column + 1} of the row refers to a text that the workbook lacks`;
      this.#problem = { code: 'cell-unreadable', message, cell: this.#column };
    } else if (text !== '') {
      this.#sizeBytes += Buffer.byteLength(text);
      if (this.#sizeBytes > lineLimitBytes) this.#problem = tooLong;
      this.#cells[this.#column] = text;
    }
  }

  #toText(): string | undefined {
    const { strings, formats, isDate1904 } = this.#context;
    if (this.#type === 'inlineStr') return unescapeText(this.#collector.take());
    if (this.#value === '') return '';
    if (this.#type === 's') return strings.get(Number(this.#value));
    if (this.#type === 'str') return unescapeText(this.#value);
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    if (this.#type !== 'n') return this.#value;
    return toNumberText(this.#value, formats[Number(this.#style)] ?? { kind: 'plain' }, isDate1904);
  }
}

/** "C5" is in column 2; undefined for what is no place of a sheet. */
function toColumn(reference: string): number | undefined {
  const [, letters] = /^([A-Z]{1,3})\d+$/i.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
