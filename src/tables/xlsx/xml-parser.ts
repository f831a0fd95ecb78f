import { SaxesParser } from 'saxes';
import { TableUnreadableError } from '../table-unreadable-error.ts';

/** What happens while XML is read. Names come without their namespace prefix, which writers choose as they like. */
export type XmlHandler = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
};

/** Workbooks nest about ten deep. */
const depthLimit = 64;
/** The parser keeps a piece of text until it ends; a cell may have 32,767 characters, a bad row of 5 MB still passes. */
const pieceLimitBytes = 16 * 1024 * 1024;

/** Reads XML in UTF-8 piece by piece. A document type, and so an entity of its own, is refused. */
export class XmlParser {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #saxes = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  readonly #fileName: string;
  #depth = 0;
  #bytesSinceTag = 0;

  constructor(fileName: string, handler: XmlHandler) {
    this.#fileName = fileName;
    this.#saxes.on('doctype', () => {
      throw this.#toError('table-not-xlsx', 'holds a document type, which no workbook has');
    });
    this.#saxes.on('opentag', ({ name, attributes }) => {
      this.#bytesSinceTag = 0;
      this.#depth += 1;
      if (this.#depth > depthLimit) throw this.#toError('table-too-large', `nests more than ${depthLimit} deep`);
      handler.open(toLocalName(name), attributes);
    });
    this.#saxes.on('closetag', ({ name }) => {
      this.#bytesSinceTag = 0;
      this.#depth -= 1;
      handler.close(toLocalName(name));
    });
    this.#saxes.on('text', (text) => handler.text(text));
    this.#saxes.on('cdata', (text) => handler.text(text));
  }

  /** @throws {TableUnreadableError} if it is no XML, or built to exhaust the memory; whatever the handler throws */
  write(bytes: Buffer): void {
    this.#bytesSinceTag += bytes.length;
    this.#refuseDamage(() => this.#saxes.write(this.#decoder.decode(bytes, { stream: true })));
    if (this.#bytesSinceTag > pieceLimitBytes)
      throw this.#toError('table-too-large', 'holds a cell of more than 16 MB');
  }

  /** @throws {TableUnreadableError} if the XML is not complete */
  end(): void {
    this.#refuseDamage(() => this.#saxes.write(this.#decoder.decode()).close());
  }

  #refuseDamage(parse: () => void): void {
    try {
      parse();
    } catch (cause) {
      if (cause instanceof TableUnreadableError) throw cause;
      throw this.#toError('table-not-xlsx', 'is damaged (no valid XML)', { cause });
    }
  }

  #toError(code: 'table-not-xlsx' | 'table-too-large', problem: string, options?: ErrorOptions): TableUnreadableError {
    return new TableUnreadableError(code, this.#fileName, problem, options);
  }
}

function toLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
