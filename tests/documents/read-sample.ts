import { readFile } from 'node:fs/promises';
import { openDocument } from '../../src/documents/open-document.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import type { DocumentReading, SourceLine } from '../../src/domain/document-reading.ts';

/** Open and read a document of tests/documents/samples/. */
export async function readSample(name: string): Promise<DocumentReading> {
  const bytes = await readFile(new URL(`samples/${name}`, import.meta.url));
  return readDocument(await openDocument({ name, bytes }));
}

/** The lines of a text, as `openDocument` numbers them. */
export function toLines(text: string): readonly SourceLine[] {
  return text.split('\n').map((line, index) => ({ number: index + 1, text: line }));
}

/** Each section's title with its questions' prompts. */
export function outlineOf({ sections }: DocumentReading): Record<string, readonly string[]> {
  return Object.fromEntries(sections.map(({ title, questions }) => [title, questions.map(({ prompt }) => prompt)]));
}

/** Each doubt as "code@line". */
export function doubtsOf({ uncertainties }: DocumentReading): readonly string[] {
  return uncertainties.map(({ code, lines }) => `${code}@${lines[0]}`);
}

/** Left-out lines by reason. */
export function leftOutOf({ lines }: DocumentReading): Record<string, readonly number[]> {
  const groups = Object.groupBy(lines, (line) => (line.use === 'left-out' ? line.reason : ''));
  return Object.fromEntries(
    Object.entries(groups).flatMap(([reason, group = []]) => (reason ? [[reason, group.map((it) => it.number)]] : [])),
  );
}
