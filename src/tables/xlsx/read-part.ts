import { type XmlHandler, XmlParser } from './xml-parser.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Parts that describe a workbook are a few kB; those with thousands of cell styles about 1 MB. */
const descriptionLimitBytes = 16 * 1024 * 1024;

/**
 * Read a part that describes the workbook, to its end.
 *
 * @throws {TableUnreadableError} if it is missing, damaged or larger than `limitBytes`
 */
export async function readPart(
  archive: ZipArchive,
  fileName: string,
  part: string,
  handler: XmlHandler,
  limitBytes = descriptionLimitBytes,
): Promise<void> {
  const parser = new XmlParser(fileName, handler);
  for await (const chunk of archive.read(part, limitBytes)) parser.write(chunk);
  parser.end();
}
