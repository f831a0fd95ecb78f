import type { XmlHandler } from './xml-parser.ts';

/**
 * Collects the text of a shared or inline string: that of its runs in order (`t`), without the reading aids of Chinese and
 * Japanese characters (`rPh`).
 */
export class TextCollector implements XmlHandler {
  #text = '';
  #isInText = false;
  #isInReadingAid = false;

  open(name: string): void {
    if (name === 't') this.#isInText = true;
    else if (name === 'rPh') this.#isInReadingAid = true;
  }

  close(name: string): void {
    if (name === 't') this.#isInText = false;
    else if (name === 'rPh') this.#isInReadingAid = false;
  }

  text(text: string): void {
    if (this.#isInText && !this.#isInReadingAid) this.#text += text;
  }

  /** The text since the last call, its escapes not resolved. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}
