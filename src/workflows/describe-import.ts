import type { YamlComment } from '../rubrics/to-yaml.ts';
import type { WritableBank } from '../rubrics/write-bank.ts';
import type { ImportedQuestion, PreparedBank } from './bank-import.ts';
import { describeLines, describeNote, describeSpan } from './describe-reading.ts';
import { describeSource } from './describe-source.ts';
import { linesOfCriterion } from './lines-of-criterion.ts';

/** Beside the bank; says what came from which line. */
const sourceFile = 'source.md';

const phrases = {
  zh: {
    from: (name: string) => `来自${name === '' ? '粘贴的文字' : ` ${name}`}`,
    sum: '每节的分数等于节里各题的分数之和；改过以后用 answer-eval rubrics check 检查',
    cues: '线索和权重是从参考答案推出来的，写法见 docs/rubric-format.md；全部自己改写过，就删掉 derived 那一行',
    source: `每一行的去处见 ${sourceFile}`,
  },
  en: {
    from: (name: string) => `From ${name === '' ? 'pasted text' : name}`,
    sum: 'The points of a section are the sum of its questions; answer-eval rubrics check finds mistakes',
    cues: 'Cues and weights were derived from the model answer; docs/rubric-format.md explains cues. Remove the line "derived" once all are your own',
    source: `${sourceFile} says what became of each line`,
  },
} as const;

/** Put an import into the files of a bank, with comments and a page on what came from which line. */
export function describeImport(report: PreparedBank, version: string): WritableBank {
  const { bank, language, questions, name } = report;
  const { from, sum, source } = phrases[language];
  return {
    bank: { ...bank, version, language },
    questions: questions.map((question) => ({
      content: question.content,
      version,
      comments: commentQuestion(question, report),
    })),
    comments: [from(name), sum, source],
    others: { [sourceFile]: describeSource(report) },
  };
}

function commentQuestion(question: ImportedQuestion, { name, language }: PreparedBank): readonly YamlComment[] {
  const { from, cues } = phrases[language];
  const notesOf = (criterionId: string | undefined): readonly string[] =>
    question.notes.filter((it) => it.criterionId === criterionId).flatMap((it) => describeNote(it, language) ?? []);
  const place = `${from(name)}${language === 'zh' ? '，' : ', '}${describeSpan(question.source.lines, language)}`;
  const criteria = question.content.criteria.map(
    ({ id }, index): YamlComment => ({
      at: ['criteria', index],
      lines: [describeLines(linesOfCriterion(question, index), language), ...notesOf(id)],
    }),
  );
  return [{ at: [], lines: [place, ...notesOf(undefined), cues] }, ...criteria];
}
