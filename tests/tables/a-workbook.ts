import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Zip parts by hand, as programs other than ours write them. */
export async function aZip(parts: Readonly<Record<string, string | Buffer>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [part, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), part, { compress });
  zip.end();
  return buffer(zip.outputStream);
}

export const aSheet = (rows: string) => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

type WorkbookParts = {
  /** What is inside of sheetData. */
  readonly rows?: string;
  /** What is inside of sst. */
  readonly strings?: string;
  /** What is inside of styleSheet. */
  readonly styles?: string;
  readonly workbook?: string;
  readonly relationships?: string;
  /** Packed if left out. */
  readonly compress?: boolean;
  /** Added to the others, or instead of them. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
};

const rel = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;

/** The parts of a workbook with the sheet "First", which other tests change to what foreign programs write. */
export function workbookParts({ rows = '', strings, styles, workbook, relationships, parts }: WorkbookParts) {
  return {
    '_rels/.rels': `<Relationships>${rel('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      workbook ??
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="First" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${[
      rel('r1', 'worksheet', 'worksheets/sheet1.xml'),
      strings === undefined ? '' : rel('r2', 'sharedStrings', 'sharedStrings.xml'),
      styles === undefined ? '' : rel('r3', 'styles', 'styles.xml'),
      relationships ?? '',
    ].join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': aSheet(rows),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>` }),
    ...parts,
  };
}

export async function aWorkbook(options: WorkbookParts): Promise<Buffer> {
  return aZip(workbookParts(options), options.compress);
}

/** One row of texts, without any place. */
export const aRow = (...cells: readonly string[]) =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

export const aRelationship = rel;
