import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { TableUnreadableError } from '../table-unreadable-error.ts';

/** A workbook has a few dozen parts, and a few hundred with pictures. */
const entryLimit = 1000;
/** A million rows of 300 bytes unpack to less. */
const unpackedLimitBytes = 512 * 1024 * 1024;
/** Tables of real text shrink to a tenth, those of one repeated word to a hundredth; bombs to a thousandth. */
const ratioLimit = 200;
/** Below this size a high ratio harms nobody. */
const ratioFreeBytes = 10 * 1024 * 1024;

const oldOfficeMark = Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/**
 * The parts of a zip archive that is not trusted: nothing is written to disk, and no part unpacks to more than it declares.
 * Part names are compared without case, as Office does.
 */
export class ZipArchive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #fileName: string;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, fileName: string) {
    this.#zip = zip;
    this.#entries = entries;
    this.#fileName = fileName;
  }

  /**
   * Read the list of parts. Whoever opens an archive closes it.
   *
   * @throws {TableUnreadableError} `table-not-xlsx` if it is no zip archive or encrypted, `table-too-large` if it declares more
   *   than 1,000 parts, 512 MB, or beyond 10 MB more than 200 times its own size
   */
  static async open(file: string, fileName: string): Promise<ZipArchive> {
    await refuseOldOffice(file, fileName);
    const zip = await openPromise(file, { autoClose: false, lazyEntries: true, validateEntrySizes: false }).catch(
      (cause) => {
        throw toDamage(fileName, 'is not an .xlsx workbook (no zip archive)', cause);
      },
    );
    try {
      return new ZipArchive(zip, await readEntries(zip, fileName), fileName);
    } catch (cause) {
      zip.close();
      throw toDamage(fileName, 'is a damaged zip archive', cause);
    }
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /**
   * Unpack one part as it is taken.
   *
   * @throws {TableUnreadableError} if the part is missing or damaged, or unpacks to more than it declares or `limitBytes`
   */
  async *read(part: string, limitBytes = unpackedLimitBytes): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(part.toLowerCase());
    if (!entry) throw new TableUnreadableError('table-not-xlsx', this.#fileName, `lacks the part ${part}`);
    const allowedBytes = Math.min(entry.uncompressedSize, limitBytes);
    let unpackedBytes = 0;
    let checksum = 0;
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        unpackedBytes += chunk.length;
        if (unpackedBytes > allowedBytes)
          throw tooLarge(this.#fileName, `its part ${part} unpacks to more than allowed`);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
      if (checksum !== entry.crc32) throw new Error('The checksum differs');
    } catch (cause) {
      throw toDamage(this.#fileName, `its part ${part} is damaged`, cause);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function refuseOldOffice(file: string, fileName: string): Promise<void> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0) throw new TableUnreadableError('table-empty', fileName, 'is empty');
    if (!buffer.equals(oldOfficeMark)) return;
    const problem = 'is an old .xls file or protected by a password; save it as .xlsx without a password';
    throw new TableUnreadableError('table-not-xlsx', fileName, problem);
  } finally {
    await handle.close();
  }
}

async function readEntries(zip: ZipFile, fileName: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > entryLimit) throw tooLarge(fileName, `has ${zip.entryCount} parts; ${entryLimit} are allowed`);
  const entries = new Map<string, Entry>();
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) {
      throw new TableUnreadableError('table-not-xlsx', fileName, 'is encrypted; save it without a password');
    }
    unpackedBytes += entry.uncompressedSize;
    entries.set(entry.fileName.toLowerCase(), entry);
  }
  if (unpackedBytes > unpackedLimitBytes) {
    throw tooLarge(fileName, `unpacks to more than ${unpackedLimitBytes / 1024 / 1024} MB`);
  }
  if (unpackedBytes > ratioFreeBytes && unpackedBytes > ratioLimit * zip.fileSize) {
    throw tooLarge(fileName, `unpacks to more than ${ratioLimit} times its size`);
  }
  return entries;
}

function tooLarge(fileName: string, problem: string): TableUnreadableError {
  return new TableUnreadableError('table-too-large', fileName, `${problem}; split the table, or save it as CSV`);
}

/** Failures of the disk stay what they are; all others mean that the content is not what it should be. */
function toDamage(fileName: string, problem: string, cause: unknown): unknown {
  const isKnown = cause instanceof TableUnreadableError || (cause instanceof Error && 'syscall' in cause);
  return isKnown ? cause : new TableUnreadableError('table-not-xlsx', fileName, problem, { cause });
}
