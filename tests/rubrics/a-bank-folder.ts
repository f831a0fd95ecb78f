import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { RubricInvalidError, type RubricProblem } from '../../src/domain/errors.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';

/** A bank of two questions as files, by name. Change one to break it. */
export const bankFiles = {
  'bank.yaml': `id: small-bank
version: 1.0.0
language: zh
title: 小题库
sections:
  - id: service
    title: 服务
    points: 5
    questions: [complaint, delay]
`,
  'complaint.yaml': `id: complaint
version: 1.0.0
language: zh
points: 3
prompt: 客户投诉怎么办？
vocabulary:
  道歉: 道歉|抱歉
criteria:
  - id: apologise
    label: 道歉
    points: 1.5
    covered: 说出怎样道歉
    partial: 只说态度要好
    modelAnswer: 先向客户道歉。
    suggestion: 说出第一句话。
    suggestionEn: Write the first sentence.
    cues:
      - { say: "@道歉", weight: 2 }
      - 态度 .. 好
    opposes:
      - 让他 .. 等着
  - id: cause
    label: 查原因
    points: 1.5
    covered: 说出怎样查
    partial: 只说要查
    modelAnswer: 查叫号记录。
    suggestion: 说出查什么。
    suggestionEn: Say what you check.
    cues:
      - 查 + 原因|记录
`,
  'complaint.answers.a.txt': `# practice answers
full: [-]我在大堂干过。[apologise+]先给他道歉，[cause~]再查原因。
negated: [apologise!]我不道歉。
`,
  'delay.yaml': `id: delay
version: 1.0.0
language: en
points: 2
prompt: What do you do about a delay?
criteria:
  - id: tell
    label: Tell the customer
    points: 2
    covered: Says how and when
    partial: Only names it
    modelAnswer: I ring them the same day.
    suggestion: 说说什么时候告诉他。
    suggestionEn: Say when you tell them.
    cues: [tell, call*]
`,
} as const;

export type BankFileName = keyof typeof bankFiles;

/** Write the bank, with some files changed or (undefined) left out, into a folder of its own. */
export function aBankFolder(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'bank-'));
  for (const [name, content] of Object.entries({ ...bankFiles, ...changes })) {
    if (content !== undefined) writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Load a bank that must not load, and give its problems with the file named as in the folder. */
export async function problemsOf(
  changes: Readonly<Record<string, string | Uint8Array | undefined>>,
): Promise<RubricProblem[]> {
  const folder = aBankFolder(changes);
  const error = await loadBank(folder).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(RubricInvalidError);
  const { problems } = error as RubricInvalidError;
  return problems.map((problem) => ({ ...problem, file: problem.file.replace(join(folder, '/'), '') }));
}
