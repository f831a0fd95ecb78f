export const sheetPart = 'xl/worksheets/sheet1.xml';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What Excel refuses in the name of a sheet, and its longest one. */
const forbiddenInName = /[\\/?*[\]:\p{Cc}]/gu;
const nameLimit = 31;
/** Excel keeps it for the sheet that lists changes, and repairs a workbook that has another one. */
const reservedName = /^history$/i;
/** What is left of a pair that was cut. */
const halfAtEnd = /[\ud800-\udbff]$/;

/** The cell styles: plain, bold for the header, and text that stays text when somebody edits the cell. */
const stylesXml = [
  `<styleSheet xmlns="${main}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');

/** The parts of a workbook with one sheet, without that sheet, by where they are in the archive. */
export function toWorkbookParts(sheetName: string): ReadonlyMap<string, string> {
  const parts = {
    '[Content_Types].xml': [
      `<Types xmlns="${contentTypes}">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/>`,
      `<Override PartName="/${sheetPart}" ContentType="${office}.worksheet+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/></Types>`,
    ].join(''),
    '_rels/.rels': `<Relationships xmlns="${packageRelations}">${toRelation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': [
      `<workbook xmlns="${main}" xmlns:r="${relations}">`,
      `<sheets><sheet name="${toSheetName(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ].join(''),
    'xl/_rels/workbook.xml.rels': [
      `<Relationships xmlns="${packageRelations}">`,
      toRelation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      `${toRelation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    ].join(''),
    'xl/styles.xml': stylesXml,
  };
  return new Map(Object.entries(parts).map(([part, xml]) => [part, declaration + xml]));
}

function toRelation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
}

function toSheetName(name: string): string {
  const allowed = name.toWellFormed().replace(forbiddenInName, ' ').slice(0, nameLimit);
  const trimmed = allowed.replace(halfAtEnd, '').replace(/^[\s']+|[\s']+$/g, '') || 'Sheet1';
  const free = reservedName.test(trimmed) ? `${trimmed}_` : trimmed;
  return free.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
