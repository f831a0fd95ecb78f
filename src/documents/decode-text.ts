import { isAscii, isUtf8 } from 'node:buffer';
import { DocumentUnreadableError } from '../domain/authoring-errors.ts';

const lineFeed = 0x0a;

/**
 * Decode the bytes of a text file: UTF-8, UTF-16 with a byte order mark, or GB18030.
 *
 * A byte order mark decides; else the lines beyond ASCII vote. UTF-8 wins if at least half of them are valid in it: text in GB18030
 * hardly ever is, while much of UTF-8 passes as GB18030, as gibberish. A broken byte in a file that is otherwise sound becomes U+FFFD.
 *
 * @param name for messages
 * @throws {DocumentUnreadableError} if it is none of these, or no text at all
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    throw new DocumentUnreadableError(`${name} is no text file; save it as .docx, or paste the text`);
  }
  if (isMostly(bytes, isUtf8)) return new TextDecoder('utf-8').decode(bytes);
  if (isMostly(bytes, isGb18030)) return new TextDecoder('gb18030').decode(bytes);
  throw new DocumentUnreadableError(`${name} is neither UTF-8 nor GB18030; save it as UTF-8, or paste the text`);
}

/** Are at least half of the lines valid that are not plain ASCII? */
function isMostly(bytes: Uint8Array, isValid: (line: Uint8Array) => boolean): boolean {
  if (isValid(bytes)) return true;
  let all = 0;
  let valid = 0;
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, from);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(from, end);
    from = end + 1;
    if (isAscii(line)) continue;
    all += 1;
    if (isValid(line)) valid += 1;
  }
  return 2 * valid >= all;
}

const gb18030Decoder = new TextDecoder('gb18030', { fatal: true });

function isGb18030(bytes: Uint8Array): boolean {
  try {
    gb18030Decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
