import { applyPublications } from '../domain/apply-publications.ts';
import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { PublishedRubric } from '../domain/rubric-draft.ts';
import type { PublicationStore } from '../storage/publication-store.ts';

/** A bank as it was loaded, with what is published laid over it. */
export type LiveBank = {
  /** One object for good, whose `sections` and `questions` are always those in use. Both are replaced, never changed. */
  readonly bank: QuestionBank;
  /** Look for new publications. @returns whether there were any. Failures are those of src/storage/store-errors.ts. */
  refresh(): Promise<boolean>;
  /** Be told after each change. @returns what ends that. */
  onChange(listener: () => void): () => void;
  /** All versions that can be evaluated with, in use or not: those of the files, then those published, in order. */
  versions(): readonly Question[];
  /** Fitted weights of published versions as JSON text, by the rubric's hash; replaced with each change. */
  weights(): ReadonlyMap<string, string>;
};

export type LiveBankOptions = {
  /** Keep the practice answers of versions whose weights are fitted; embeddings are calibrated with them. */
  readonly keepsPracticeAnswers?: boolean;
};

/**
 * Create a bank that follows what is published, also by other processes; until the first refresh it is the one given.
 *
 * @param base as loaded from its files
 */
export function createLiveBank(
  base: QuestionBank,
  publications: Pick<PublicationStore, 'listSince'>,
  { keepsPracticeAnswers = true }: LiveBankOptions = {},
): LiveBank {
  let published: readonly PublishedRubric[] = [];
  let weights: ReadonlyMap<string, string> = new Map();
  let current = base;
  const listeners = new Set<() => void>();
  return {
    bank: {
      ...base,
      get sections() {
        return current.sections;
      },
      get questions() {
        return current.questions;
      },
    },
    async refresh() {
      const found = await publications.listSince(base.id, published.at(-1)?.number ?? 0);
      // Somebody else may have asked at the same time and been first.
      const last = published.at(-1)?.number ?? 0;
      const added = found.filter(({ number }) => number > last);
      if (added.length === 0) return false;
      published = [...published, ...added.map((it) => (keepsPracticeAnswers ? it : withoutFittedTexts(it)))];
      weights = new Map(
        published.flatMap((it) => (it.weights === null ? [] : [[it.question.rubric.hash, it.weights]])),
      );
      current = applyPublications(base, published);
      for (const listener of listeners) listener();
      return true;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    versions: () => [...base.questions, ...published.map(({ question }) => question)],
    weights: () => weights,
  };
}

function withoutFittedTexts(published: PublishedRubric): PublishedRubric {
  if (published.weights === null) return published;
  const { question } = published;
  return { ...published, question: { ...question, rubric: { ...question.rubric, practiceAnswers: [] } } };
}
