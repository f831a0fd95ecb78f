import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006';

const contentTypes = `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>`;

const relationships = (entries: Record<string, string>): string =>
  `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(
    entries,
  )
    .map(
      ([type, target], index) =>
        `<Relationship Id="r${index}" Type="${officeNamespace}/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const level = (index: number, format: string): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${index + 1}."/></w:lvl>`;

/** List 1 counts, list 2 has bullets on two levels. */
const numbering = `${header}<w:numbering ${wordNamespace}>
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>`;

const styles = `${header}<w:styles ${wordNamespace}>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
</w:styles>`;

/** A paragraph of Word's XML; `list` is 1 (numbers) or 2 (bullets). "\n" becomes a soft line break. */
export function paragraph(
  text: string,
  { list, depth = 0, heading }: { readonly list?: 1 | 2; readonly depth?: number; readonly heading?: 1 | 2 } = {},
): string {
  const style = heading === undefined ? '' : `<w:pStyle w:val="Heading${heading}"/>`;
  const item = list === undefined ? '' : `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`;
  const runs = text.split('\n').map((line) => `<w:t xml:space="preserve">${line}</w:t>`);
  return `<w:p><w:pPr>${style}${item}</w:pPr><w:r>${runs.join('<w:br/>')}</w:r></w:p>`;
}

/** A table of Word's XML from the paragraphs of its cells, row by row. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string => row.map((cell) => `<w:tc>${cell}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

/** A Word document with the given body, and more parts if wanted. */
export async function aDocx(body: string, parts: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, content: string): void => zip.addBuffer(Buffer.from(content), name);
  add('[Content_Types].xml', contentTypes);
  add('_rels/.rels', relationships({ officeDocument: 'word/document.xml' }));
  add('word/_rels/document.xml.rels', relationships({ numbering: 'numbering.xml', styles: 'styles.xml' }));
  add('word/document.xml', `${header}<w:document ${wordNamespace}><w:body>${body}</w:body></w:document>`);
  add('word/numbering.xml', numbering);
  add('word/styles.xml', styles);
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(content, name);
  zip.end();
  return buffer(zip.outputStream);
}
