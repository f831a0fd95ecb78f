// `node bench/override-proposals.ts`: do changes that are proposed from overrides help on answers that nobody reviewed?
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { markdownTable } from './quality/markdown-table.ts';
import { markedAnswers } from './reviews/practice-decisions.ts';
import { proposeOnPractice, type TriedProposal, withoutPractice } from './reviews/propose-on-practice.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    /** Answers to each question that people review; as many others are left out. */
    reviewed: { type: 'string', default: '60' },
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
  },
});
const reviewed = Number(values.reviewed);
const bankDirectory = resolve(root, values.bank);
const loaded = await loadBank(bankDirectory);
const bank = { ...loaded, questions: loaded.questions.map(withoutPractice) };

const rows: string[][] = [];
const all: TriedProposal[] = [];
for (const [index, question] of bank.questions.entries()) {
  const criterionIds = question.rubric.criteria.map(({ id }) => id);
  const marked = markedAnswers(loaded.questions[index]?.rubric.practiceAnswers ?? [], criterionIds);
  // Every so manieth: answers of one kind, and of one author, stand together.
  const spread = marked.filter((_, place) => place % Math.max(1, Math.floor(marked.length / (2 * reviewed))) === 0);
  const sides = [0, 1].map((side) => spread.filter((_, place) => place % 2 === side).slice(0, reviewed));
  const tried = await proposeOnPractice(question, bank, bankDirectory, [sides[0] ?? [], sides[1] ?? []]);
  all.push(...tried);
  for (const { proposal, leftOut } of tried) {
    const { pattern, changes, overrides, heldOut } = proposal;
    rows.push([
      `${question.id} ${pattern.criterionId}: ${pattern.machineVerdict} to ${pattern.verdict}`,
      `${pattern.answers} of ${pattern.ofAnswers}`,
      String(changes.length),
      `${overrides.agreedBefore} to ${overrides.nowAgree}`,
      `+${overrides.gained} -${overrides.noLongerAgree}`,
      heldOut ? `${heldOut.found} of ${heldOut.of}` : '-',
      leftOut ? `${leftOut.before} to ${leftOut.after} of ${leftOut.decisions}` : 'no draft',
    ]);
  }
}
console.log(`Rubrics of ${values.bank} without their practice answers; of these, ${reviewed} a question are reviewed.`);
console.log('They are synthetic: a model wrote and marked them. What is proposed is tried on as many others.\n');
const header = ['pattern', 'overruled', 'changes', 'agrees', 'all decisions', 'quotes left out', 'answers left out'];
console.log(markdownTable(header, rows));

const drafts = all.flatMap(({ leftOut }) => leftOut ?? []);
const better = drafts.filter(({ before, after }) => after > before).length;
const worse = drafts.filter(({ before, after }) => after < before).length;
const gain = drafts.reduce((sum, { before, after }) => sum + after - before, 0);
const kept = all.filter(({ leftOut }) => leftOut !== null);
const ofReviewed = kept.reduce(
  (sum, { proposal: { overrides } }) => sum + overrides.gained - overrides.noLongerAgree,
  0,
);
const seconds = all.map((it) => it.seconds).sort((a, b) => a - b);
console.log(
  `\n${all.length} patterns, ${drafts.length} drafts: on answers left out ${better} are better, ${worse} worse, ` +
    `${gain} more decisions agree; on those reviewed ${ofReviewed} more. A proposal took ${(seconds[seconds.length >> 1] ?? 0).toFixed(2)} s, ` +
    `the longest ${(seconds.at(-1) ?? 0).toFixed(2)} s.`,
);
