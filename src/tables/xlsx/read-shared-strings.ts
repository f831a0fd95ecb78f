import { readPart } from './read-part.ts';
import { SharedStrings } from './shared-strings.ts';
import { TextCollector } from './text-collector.ts';
import type { ZipArchive } from './zip-archive.ts';

/**
 * Read the texts that the cells of a workbook share.
 *
 * @param part where they are; none if no cell refers to one
 * @throws {TableUnreadableError} if the part is missing or damaged, or holds more than fits into memory
 */
export async function readSharedStrings(
  archive: ZipArchive,
  fileName: string,
  part: string | undefined,
): Promise<SharedStrings> {
  const strings = new SharedStrings(fileName);
  if (part === undefined) return strings;
  const collector = new TextCollector();
  await readPart(
    archive,
    fileName,
    part,
    {
      open: (name) => collector.open(name),
      close(name) {
        collector.close(name);
        if (name === 'si') strings.add(collector.take());
      },
      text: (text) => collector.text(text),
    },
    Number.POSITIVE_INFINITY,
  );
  return strings;
}
