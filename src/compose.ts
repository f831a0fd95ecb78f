import { dirname } from 'node:path';
import { createDeriveRubric } from './authoring/derive/derive-rubric.ts';
import { thesaurusDirectory } from './config.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import { findStaleWeights } from './engines/keyword/load-keyword-engine.ts';
import { openFitted, openUnfitted } from './open-engines.ts';
import type { ModelSettings } from './open-model-engines.ts';
import { openServices, type Services } from './open-services.ts';
import {
  databaseOf,
  hasStore,
  openStoredServices,
  type StoredServices,
  type StoreSettings,
} from './open-stored-services.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { loadQuestionFile } from './rubrics/load-question-file.ts';
import { loadThesaurus } from './rubrics/load-thesaurus.ts';
import { requireEmptyFolder, writeBank } from './rubrics/write-bank.ts';
import type { MigrationReport } from './storage/sql/migrate.ts';
import { migrateStorage, openSqlStorage } from './storage/sql/open-storage.ts';
import type { Storage } from './storage/storage.ts';
import { type BankCheck, type CheckRubrics, createCheckRubrics } from './workflows/check-rubrics.ts';
import type { RubricSide } from './workflows/compare-banks.ts';
import { createImportBank, type ImportBank } from './workflows/import-bank.ts';
import { createTestRubric, type TestRubric } from './workflows/test-rubric.ts';

/** What the command line starts from; each part does its work only when called. */
export type Program = {
  openBank(directory: string): Promise<QuestionBank>;
  openServices(bankDirectory: string, settings: ModelSettings): Promise<Services>;
  /** @param note is told in words what goes wrong in the background; never with a word of an answer. */
  openStoredServices(
    bankDirectory: string,
    settings: StoreSettings,
    note: (text: string) => void,
  ): Promise<StoredServices>;
  /** The database alone, at the schema of this program. */
  openStorage(settings: StoreSettings): Promise<Storage>;
  /** Is there a database already? One that a server keeps is taken to be there: asking it says whether it is. */
  hasStore(settings: StoreSettings): Promise<boolean>;
  migrateStorage(settings: StoreSettings): Promise<MigrationReport>;
  readonly checkRubrics: CheckRubrics;
  readonly importBank: ImportBank;
  /** A bank's folder or one question file (.yaml), and what evaluates answers with its rubrics offline. */
  openRubrics(path: string): Promise<RubricSide>;
  /** Lint and mutants of rubrics that this bank holds, or may hold one day. */
  openRubricTest(bank: QuestionBank): TestRubric;
};

/** Choose the implementations. */
export function compose(): Program {
  return {
    openBank: loadBank,
    openServices,
    openStoredServices,
    openStorage: async (settings) => (await openSqlStorage(databaseOf(settings))).storage,
    hasStore: async (settings) => hasStore(settings),
    migrateStorage: (settings) => migrateStorage(databaseOf(settings)),
    checkRubrics: createCheckRubrics(loadBank, [checkWeights]),
    importBank: createImportBank({
      derive: async (questions) => questions.map(createDeriveRubric(await loadThesaurus(thesaurusDirectory))),
      requireEmptyFolder,
      writeBank,
    }),
    openRubrics,
    openRubricTest: (bank) => createTestRubric({ openEvaluate: openUnfitted(bank) }),
  };
}

async function openRubrics(path: string): Promise<RubricSide> {
  if (!path.endsWith('.yaml')) {
    const bank = await loadBank(path);
    return { bank, openEvaluate: await openFitted(bank, path) };
  }
  const question = await loadQuestionFile(path);
  const { id, language, prompt, points } = question;
  const sections = [{ id, title: prompt, points, questionIds: [id] }];
  const bank = { id, version: '0.0.0', language, title: prompt, sections, questions: [question], offTopicTexts: [] };
  return { bank, openEvaluate: await openFitted(bank, dirname(path)) };
}

/** Say whether the fitted weights belong to the rubrics as they are; stale ones cost time, not correctness. */
const checkWeights: BankCheck = async (directory, bank) => {
  const fittable = bank.questions.filter(({ rubric }) => rubric.practiceAnswers.length > 0).map(({ id }) => id);
  if (fittable.length === 0) return { problems: [], notes: ['There are no practice answers to fit weights on.'] };
  const stale = (await findStaleWeights(bank, directory)).filter((id) => fittable.includes(id));
  const note =
    stale.length === 0
      ? 'The fitted weights are up to date.'
      : `Not fitted on the rubric as it is now: ${stale.join(', ')}. Until they are (npm run fit -- --bank DIR), each is fitted when first used.`;
  return { problems: [], notes: [note] };
};
