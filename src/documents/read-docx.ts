import mammoth from 'mammoth';
import { type Entry, fromBufferPromise } from 'yauzl';
import { DocumentUnreadableError } from '../domain/authoring-errors.ts';
import { listParagraphs } from './list-paragraphs.ts';

/** A Word document has a few dozen parts, and a few hundred with pictures. */
const partLimit = 5000;
/** Pictures count too; the text of a long document unpacks to a few megabytes. */
const unpackedLimitBytes = 100 * 1024 * 1024;
/**
 * Tags of all parts, whatever their names, and the few bytes of pictures that look like one: several times those of a book. A million
 * take half a gigabyte and some seconds to read.
 */
const tagLimit = 1_000_000;

/**
 * Read the paragraphs of a Word document (.docx) as lines. Numbers and bullets that Word computes are written out, headings
 * get "#" for each level; table rows are lines with "|" between the cells. Headers, footers, notes, comments and pictures are not
 * read, deleted text of tracked changes neither.
 *
 * @param name for messages
 * @throws {DocumentUnreadableError} if it is no Word document, damaged, holds more than a million tags, or declares more than 100 MB
 *   or 5,000 parts
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await checkParts(name, buffer);
  let lines: readonly string[] = [];
  const takeDocument = (document: unknown): unknown => {
    lines = listParagraphs(document);
    return { ...(document as object), children: [] }; // nothing is left for mammoth to turn into HTML
  };
  try {
    await mammoth.convertToHtml({ buffer }, { transformDocument: takeDocument, externalFileAccess: false });
  } catch (cause) {
    throw damaged(name, cause);
  }
  return lines;
}

/** Unpack every part to nothing: yauzl stops at the first byte beyond the declared size, the reader that follows would not. */
async function checkParts(name: string, buffer: Buffer): Promise<void> {
  let unpackedBytes = 0;
  let isWord = false;
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
    const parts: Entry[] = [];
    if (zip.entryCount > partLimit) throw tooLarge(name, `${partLimit} parts`);
    for await (const entry of zip.eachEntry()) {
      unpackedBytes += entry.uncompressedSize;
      if (unpackedBytes > unpackedLimitBytes) throw tooLarge(name, `${unpackedLimitBytes / 1024 / 1024} MB`);
      if (/^word\/[^/]*\.xml$/i.test(entry.fileName)) isWord = true;
      parts.push(entry);
    }
    let tags = 0;
    for (const part of parts) {
      for await (const chunk of await zip.openReadStreamPromise(part)) {
        tags += countTags(chunk);
        if (tags > tagLimit) throw tooLarge(name, `${tagLimit} tags`);
      }
    }
  } catch (cause) {
    throw cause instanceof DocumentUnreadableError ? cause : damaged(name, cause);
  }
  if (!isWord) {
    throw new DocumentUnreadableError(`${name} is no Word document; save it as .docx, or paste the text`);
  }
}

function countTags(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) count++;
  return count;
}

function tooLarge(name: string, limit: string): DocumentUnreadableError {
  return new DocumentUnreadableError(`${name} unpacks to more than ${limit}; remove its pictures, or paste the text`);
}

function damaged(name: string, cause: unknown): DocumentUnreadableError {
  return new DocumentUnreadableError(`${name} is damaged; save it again as .docx, or paste the text`, { cause });
}
