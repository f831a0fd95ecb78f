import { DocumentUnreadableError } from '../domain/authoring-errors.ts';
import type { SourceLine } from '../domain/document-reading.ts';
import { decodeText } from './decode-text.ts';
import { readDocx } from './read-docx.ts';

const sizeLimitBytes = 20 * 1024 * 1024;
/** In UTF-16 units: a shelf of such documents; more is some other file. */
const lengthLimit = 2_000_000;
const lineLimit = 50_000;

/** Line breaks of every system. A form feed stays: it says where a page begins. */
const lineBreak = /\r\n|[\n\r\v\u0085\u2028\u2029]/;

/** Files that are no text, by their first bytes, and what to do instead. */
const knownBinaries: readonly { readonly kind: string; readonly mark: readonly number[] }[] = [
  { kind: 'a PDF file', mark: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  {
    kind: 'an old Word file (.doc) or protected by a password',
    mark: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
  { kind: 'a picture', mark: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'a picture', mark: [0xff, 0xd8, 0xff] },
  { kind: 'a picture', mark: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'an RTF file', mark: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

const zipMark = [0x50, 0x4b, 0x03, 0x04];

/**
 * Read a document into its lines: a Word document (.docx) or text in UTF-8, UTF-16 or GB18030. The content decides, not the name.
 *
 * @param document its name for messages, empty for pasted text, and its bytes: at most 20 MB
 * @returns the lines with their numbers from 1, blank ones included; of a Word document its paragraphs
 * @throws {DocumentUnreadableError} if it is neither, damaged, empty, or has more than 2,000,000 characters or 50,000 lines
 */
export async function openDocument(document: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<readonly SourceLine[]> {
  const { bytes } = document;
  const name = document.name === '' ? 'The text' : document.name;
  if (bytes.length > sizeLimitBytes) throw tooLarge(name, `${sizeLimitBytes / 1024 / 1024} MB`);
  const binary = knownBinaries.find(({ mark }) => startsWith(bytes, mark));
  if (binary) {
    throw new DocumentUnreadableError(`${name} is ${binary.kind}; save it as .docx, or paste the text`);
  }
  const texts = startsWith(bytes, zipMark) ? await readDocx(name, bytes) : splitText(name, decodeText(name, bytes));
  if (texts.length > lineLimit) throw tooLarge(name, `${lineLimit} lines`);
  if (texts.reduce((sum, text) => sum + text.length + 1, 0) > lengthLimit + 1) {
    throw tooLarge(name, `${lengthLimit} characters`);
  }
  if (texts.every((text) => text.trim() === '')) throw new DocumentUnreadableError(`${name} holds no text`);
  return texts.map((text, index) => ({ number: index + 1, text }));
}

function splitText(name: string, text: string): readonly string[] {
  if (text.length > lengthLimit) throw tooLarge(name, `${lengthLimit} characters`);
  return text.replace(/^\ufeff/, '').split(lineBreak);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function tooLarge(name: string, limit: string): DocumentUnreadableError {
  return new DocumentUnreadableError(`${name} is too large: at most ${limit} are read; split it`);
}
