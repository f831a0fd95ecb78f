import { createDeriveRubric, type DeriveRubric } from './authoring/derive/derive-rubric.ts';
import { addSharedCues } from './authoring/overrides/add-shared-cues.ts';
import { openDocument } from './documents/open-document.ts';
import { readDocument } from './documents/read-document.ts';
import type { Question, QuestionBank } from './domain/question-bank.ts';
import { fitQuestion } from './engines/keyword/fitted-question.ts';
import { formatWeights } from './engines/keyword/weights-file.ts';
import { openUnfitted } from './open-engines.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { loadThesaurus } from './rubrics/load-thesaurus.ts';
import type { Trial } from './workflows/authoring-services.ts';
import type { RubricWork } from './workflows/rubric-work.ts';
import { createTestRubric, type OpenEvaluate } from './workflows/test-rubric.ts';
import { createTryRubric } from './workflows/try-rubric.ts';

/** What the work with rubrics starts from. Can be sent to a thread. */
export type RubricWorkParts = {
  /** As loaded from its files; it need not hold practice answers. */
  readonly base: QuestionBank;
  /** Where its practice answers are loaded from when a rubric has any to be fitted on. */
  readonly bankDirectory: string;
  readonly thesaurusDirectory: string;
};

/** Open the work with rubrics in this thread; what it needs is loaded when it is first needed, and again if that failed. */
export function openRubricWork({ base, bankDirectory, thesaurusDirectory }: RubricWorkParts): RubricWork {
  const loadDerive = keepOnce(async () => createDeriveRubric(await loadThesaurus(thesaurusDirectory)));
  const loadWhole = keepOnce(() => loadBank(bankDirectory));
  const openEvaluate: OpenEvaluate = async (question) =>
    openUnfitted(hasPracticeAnswers(question) ? await loadWhole() : base)(question);
  const tryRubric = createTryRubric({ openEvaluate });
  return {
    async read(file) {
      const lines = await openDocument(file);
      return { lines, reading: readDocument(lines) };
    },
    async derive(questions) {
      const derive: DeriveRubric = await loadDerive();
      return questions.map((question) => derive(question));
    },
    addCues: async (...asked) => addSharedCues(...asked),
    test: createTestRubric({ openEvaluate }),
    try: tryRubric,
    async tryAll(content, answers, practiceAnswers) {
      const trials: Trial[] = [];
      for (const answer of answers) trials.push(await tryRubric(content, answer, practiceAnswers));
      return trials;
    },
    fit: async (question) => formatWeights(fitQuestion(await loadWhole(), question)),
  };
}

function hasPracticeAnswers({ rubric }: Question): boolean {
  return rubric.practiceAnswers.length > 0;
}

/** Load when first asked; a failure is not kept. */
function keepOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= load().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}
