import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openRubricWork } from '../../src/open-rubric-work.ts';
import { openStoredServices, type StoredServices } from '../../src/open-stored-services.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import type { AuthoringParts } from '../../src/workflows/authoring-parts.ts';
import { createAuthoringServices } from '../../src/workflows/create-authoring-services.ts';
import { createLiveBank } from '../../src/workflows/live-bank.ts';
import { refreshAfterPublishing } from '../../src/workflows/refresh-after-publishing.ts';
import { aBankFolder } from '../rubrics/a-bank-folder.ts';

/** A few concepts and background sentences in the form of the program's own thesaurus. */
const thesaurus = {
  'general.txt':
    '倾听: 倾听|听他说|耐心听\n回访: 回访|打电话问\n致歉: 道歉|抱歉|sorry|apolog*\n电话: 电话|ring|phone\n',
  'background.zh.txt': '我平时喜欢看书和跑步。\n项目进度要每周汇报一次。\n仓库里的货物要分类摆放。\n',
  'background.en.txt': 'I like reading and running.\nThe project is reported on every week.\n',
} as const;

/** The text of a document in the usual form, with one question that is in no bank. */
export const aDocument = `服务意识（共1题，每题6分，总分6分）
1.客户说排队太久想投诉，你怎么办？
答案：
-耐心倾听：请客户到休息区坐下，耐心听他说完不满的地方。
-查明经过：调取叫号记录，弄清楚窗口排队变慢的原因。
-电话回访：第二天打电话问客户是否满意处理结果。
`;

/** A folder that is removed after the test, with the thesaurus in it. */
function aThesaurusFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'authoring-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(thesaurus)) writeFileSync(join(folder, name), text);
  return folder;
}

/**
 * Where rubrics are written: a small bank in files and a database of its own.
 *
 * @returns what opens services over them, each as a process of its own would; they are closed after the test.
 */
export function anAuthoringPlace(): () => Promise<StoredServices> {
  const folder = aThesaurusFolder();
  const settings = {
    uploadLimitBytes: 1_000_000,
    batchThreads: 1,
    llm: undefined,
    embedding: undefined,
    maskPersonalData: true,
    databaseUrl: undefined,
    dataDirectory: join(folder, 'data'),
    thesaurusDirectory: folder,
  };
  const bankDirectory = aBankFolder();
  return async () => {
    const services = await openStoredServices(bankDirectory, settings, () => {});
    onTestFinished(() => services.close());
    return services;
  };
}

/** The work with rubrics alone, over a database of its own and without a thread: quicker, and its parts can be others. */
export async function anAuthoring(overrides: Partial<AuthoringParts> = {}) {
  const folder = aThesaurusFolder();
  const bankDirectory = aBankFolder();
  const base = await loadBank(bankDirectory);
  const { storage } = await openSqlStorage({ sqliteFile: join(folder, 'store.sqlite') });
  onTestFinished(() => storage.close());
  await storage.rubrics.saveBank(base);
  const { bank, versions, refresh } = createLiveBank(base, storage.publications);
  const publications = refreshAfterPublishing(storage.publications, { refresh });
  const notHere = () => Promise.reject(new Error('is no part of this test'));
  const parts: AuthoringParts = {
    ...{ bank, base, versions, publications, drafts: storage.drafts, rubrics: storage.rubrics },
    work: openRubricWork({ base, bankDirectory, thesaurusDirectory: folder }),
    loadPracticeAnswers: async () => (question) => question.rubric.practiceAnswers,
    compare: notHere,
    rescore: notHere,
    ...overrides,
  };
  return { bank, storage, authoring: createAuthoringServices(parts) };
}

export const toFile = (text: string, name = '') => ({ name, bytes: new TextEncoder().encode(text) });
