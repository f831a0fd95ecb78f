/** A concept and the words for it in both languages: any one of them, found in an answer, says nearly the same as another. */
export type Concept = {
  readonly name: string;
  /** As in a cue: normalised when matched, `apologi*` for any word that begins so. */
  readonly terms: readonly string[];
};

/** What the derivation knows beyond the document; the files are described in rubrics/thesaurus/README.md. */
export type Thesaurus = {
  readonly concepts: readonly Concept[];
  /** Sentences of answers about anything, by language: what is frequent there says little. */
  readonly background: Readonly<Record<'zh' | 'en', readonly string[]>>;
};
