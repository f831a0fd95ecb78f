import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { DraftStore } from '../storage/draft-store.ts';
import type { PublicationStore } from '../storage/publication-store.ts';
import type { RubricStore } from '../storage/rubric-store.ts';
import type { AuthoringServices } from './authoring-services.ts';
import type { LoadPracticeAnswers } from './draft-reading.ts';
import type { RubricWork } from './rubric-work.ts';

/** What the work with rubrics is made of. */
export type AuthoringParts = {
  /** Its questions are always those in use. */
  readonly bank: QuestionBank;
  /** The bank as loaded from its files. */
  readonly base: QuestionBank;
  /** All versions that can be evaluated with, in use or not. */
  readonly versions: () => readonly Question[];
  readonly drafts: DraftStore;
  /** What is published with it is in use at once. */
  readonly publications: PublicationStore;
  readonly rubrics: Pick<RubricStore, 'findContent' | 'findRubric'>;
  readonly work: RubricWork;
  readonly loadPracticeAnswers: LoadPracticeAnswers;
  readonly compare: AuthoringServices['compare'];
  readonly rescore: AuthoringServices['rescore'];
  /** Left out where no language model is set up. */
  readonly propose?: AuthoringServices['propose'] | undefined;
};
