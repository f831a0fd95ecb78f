import { readPart } from './read-part.ts';
import type { ZipArchive } from './zip-archive.ts';

/** What a number's format changes about the text it stands for; all other formats only change its looks. */
export type CellFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** "00000" shows 42 as 00042: numbers of candidates are written so. */
  | { readonly kind: 'padded'; readonly digits: number };

/** ECMA-376 part 1, 18.8.30: built-in formats of dates and times, those of Chinese, Japanese and Korean among them. */
const builtInDates: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

const plain: CellFormat = { kind: 'plain' };

/**
 * Read the number format of every cell style, by the index that cells refer to.
 *
 * @throws {TableUnreadableError} if the part is missing or damaged
 */
export async function readCellFormats(
  archive: ZipArchive,
  fileName: string,
  part: string,
): Promise<readonly CellFormat[]> {
  const codes = new Map<string, string>();
  const ids: string[] = [];
  let isInCellStyles = false;
  await readPart(archive, fileName, part, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      else if (name === 'cellXfs') isInCellStyles = true;
      else if (name === 'xf' && isInCellStyles) ids.push(numFmtId);
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false;
    },
    text: () => undefined,
  });
  return ids.map((id) => {
    const code = codes.get(id);
    return code === undefined ? toBuiltInFormat(Number(id)) : toCellFormat(code);
  });
}

function toBuiltInFormat(id: number): CellFormat {
  return builtInDates.some(([first, last]) => id >= first && id <= last) ? { kind: 'date' } : plain;
}

/**
 * Tell what a format code makes of a number.
 *
 * @example
 * toCellFormat('yyyy"年"m"月"d"日"'); // { kind: 'date' }
 */
export function toCellFormat(code: string): CellFormat {
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length };
  // Of the first section, without literal text, escaped and padding characters, colours and conditions.
  const [symbols = ''] = code.replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';');
  return /[ymdhs]/i.test(symbols) ? { kind: 'date' } : plain;
}
