import type { Tampering } from '../audit-log.ts';

/** More would not help anybody, and a database that was changed everywhere must not fill the memory. */
const maxFindings = 100;

/** Collects what is not as it was written, up to a limit. */
export class AuditFindings {
  readonly #found: Tampering[] = [];

  get all(): readonly Tampering[] {
    return this.#found;
  }

  add(table: string, row: string | number, message: string): void {
    if (this.#found.length < maxFindings) this.#found.push({ table, row: String(row), message });
  }
}
