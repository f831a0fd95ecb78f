import { defineConfig } from 'vitest/config';

/** Tests that start whole programs, work on databases for long or read the whole project; `npm run check` leaves them to `npm test`. */
const slowTests = [
  'tests/agreement/drift-simulation.test.ts',
  'tests/cli/rubrics-{diff,rescore}.test.ts',
  // What it says of the project is checked as `layers` too.
  'tests/architecture/import-direction.test.ts',
  'tests/engines/keyword/bank-rubrics.test.ts',
  'tests/server/{batch-results,csrf,policy,privacy,reviews,second-reviews-and-appeals}.test.ts',
  'tests/server/{agreement,imports}.test.ts',
  'tests/server/threats/[!t]*.test.ts',
  'tests/workflows/export-results.test.ts',
  'tests/workflows/{older-base,stale-items}.test.ts',
  'tests/bench/derived-measure.test.ts',
  'tests/cli/rubrics-import.test.ts',
  'tests/documents/nothing-is-lost.test.ts',
  'tests/server/{access,api-keys,drafts,rate-limits}.test.ts',
  'tests/workflows/ask-for-proposals.test.ts',
  'tests/workflows/authoring.test.ts',
  'tests/workflows/propose-{from-overrides,with-model}.test.ts',
  'tests/bench/fit-cue-verdicts.test.ts',
  'tests/golden/**/*.test.ts',
  'tests/engines/llm/injections.test.ts',
  'tests/providers/openai/{cancellation,retries}.test.ts',
  'tests/bench/{derived,quality}-command.test.ts',
  'tests/cli/{access,batches,candidates,db,receipt,reviews}-*.test.ts',
  'tests/cli/{batch,bounded-batch}.test.ts',
  'tests/cli/real-program.test.ts',
  'tests/cli/serve.test.ts',
  'tests/cli/stored-batch*.test.ts',
  'tests/threads/{evaluation-pool,rubric-lane}.test.ts',
  'tests/tables/large-table.test.ts',
  'tests/tables/xlsx/hostile-workbook.test.ts',
  'tests/text/guard/guard-properties.test.ts',
  'tests/workflows/authoring-service.test.ts',
  'tests/workflows/run-{batches,model-batches}.test.ts',
];

/** Tests that need the databases themselves; a PostgreSQL is started for them. */
const storeTests = ['tests/storage/**/*.test.ts', 'tests/contract/**/*.test.ts'];

/** Tests with real models are there only where `npm run test:models` has started their servers. */
const modelProjects = process.env.MODEL_TESTS_LLM_URL
  ? [
      {
        test: {
          name: 'models',
          include: ['tests/models/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // The servers have the two cores to themselves.
          fileParallelism: false,
        },
      },
    ]
  : [];

export default defineConfig({
  test: {
    // More workers than the two cores of the machines that run this make single tests slow, not the whole fast.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/models/**', ...slowTests, ...storeTests],
          testTimeout: 10_000,
          // Files of a worker share the modules they load: no test replaces one, and loading them took most of the time.
          isolate: false,
        },
      },
      { test: { name: 'slow', include: slowTests, testTimeout: 60_000 } },
      {
        test: {
          name: 'store',
          include: storeTests,
          globalSetup: ['tests/support/postgres/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...modelProjects,
    ],
  },
});
