import { posix } from 'node:path';
import { TableUnreadableError } from '../table-unreadable-error.ts';
import { readPart } from './read-part.ts';
import type { ZipArchive } from './zip-archive.ts';

export type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean };

export type Workbook = {
  /** In the order of their tabs; at least one. Sheets of charts are left out. */
  readonly sheets: readonly Sheet[];
  readonly sharedStringsPart: string | undefined;
  readonly stylesPart: string | undefined;
  /** Dates count from 1904, as old Macs had it, not from 1900. */
  readonly isDate1904: boolean;
};

type Relationship = { readonly id: string; readonly kind: string; readonly part: string };

/**
 * Read what a workbook consists of.
 *
 * @throws {TableUnreadableError} `table-not-xlsx` if the archive holds no workbook, or one without a sheet
 */
export async function readWorkbook(archive: ZipArchive, fileName: string): Promise<Workbook> {
  const roots = archive.has('_rels/.rels') ? await readRelationships(archive, fileName, '') : [];
  const part = roots.find(({ kind }) => kind === 'officeDocument')?.part;
  if (part === undefined || !part.endsWith('.xml')) {
    throw new TableUnreadableError('table-not-xlsx', fileName, 'is a zip archive without an .xlsx workbook in it');
  }
  const relationships = await readRelationships(archive, fileName, part);
  const { entries, isDate1904 } = await readSheetList(archive, fileName, part);
  const sheets = entries.flatMap(({ id, ...sheet }) => {
    const target = relationships.find((it) => it.id === id && it.kind === 'worksheet');
    return target ? [{ ...sheet, part: target.part }] : [];
  });
  if (sheets.length === 0) throw new TableUnreadableError('table-not-xlsx', fileName, 'has no sheet');
  const findPart = (kind: string) => relationships.find((it) => it.kind === kind)?.part;
  return { sheets, sharedStringsPart: findPart('sharedStrings'), stylesPart: findPart('styles'), isDate1904 };
}

/** What a part refers to; '' is the archive itself. `kind` is the end of the type's address, the same in both standards. */
async function readRelationships(
  archive: ZipArchive,
  fileName: string,
  part: string,
): Promise<readonly Relationship[]> {
  const { dir, base } = posix.parse(part);
  const relationships: Relationship[] = [];
  await readPart(archive, fileName, posix.join(dir, '_rels', `${base}.rels`), {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      relationships.push({ id, kind: posix.basename(type), part: posix.resolve('/', dir, target).slice(1) });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relationships;
}

type SheetList = {
  readonly entries: readonly { readonly id: string; readonly name: string; readonly isHidden: boolean }[];
  readonly isDate1904: boolean;
};

async function readSheetList(archive: ZipArchive, fileName: string, part: string): Promise<SheetList> {
  const entries: { id: string; name: string; isHidden: boolean }[] = [];
  let isDate1904 = false;
  await readPart(archive, fileName, part, {
    open(element, attributes) {
      const { name = '', state = 'visible', date1904 = '0' } = attributes;
      if (element === 'workbookPr') isDate1904 = date1904 === '1' || date1904 === 'true';
      if (element !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([attribute]) => attribute.endsWith(':id')) ?? [];
      entries.push({ id, name, isHidden: state !== 'visible' });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { entries, isDate1904 };
}
