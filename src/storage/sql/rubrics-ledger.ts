import type { Vouched } from './audit-details.ts';

/** What the audit log says was saved of banks and rubrics. Hashes of contents by the key of their row. */
export class RubricsLedger {
  readonly banks = new Set<string>();
  readonly versions = new Map<string, string>();
  readonly contents = new Map<string, string>();
  readonly publications = new Map<string, string>();

  add(
    { action, subject }: { readonly action: string; readonly subject: string },
    { saved, published }: Pick<Vouched, 'saved' | 'published'>,
  ): void {
    if (saved && action === 'bank-saved') this.banks.add(subject);
    for (const [hash, contentHash] of Object.entries(saved?.rubrics ?? {})) this.versions.set(hash, contentHash);
    for (const [hash, contentHash] of Object.entries(saved?.contents ?? {})) this.contents.set(hash, contentHash);
    if (published) this.publications.set(publicationKey(published.bank, published.number), published.publication);
  }
}

/** Names a row of published_rubrics. */
export function publicationKey(bankId: string, number: number): string {
  return `${bankId}/${number}`;
}
