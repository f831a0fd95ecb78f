import type { Question } from '../../src/domain/question-bank.ts';
import { contentOf, contentToQuestion } from '../../src/rubrics/to-question.ts';
import type { NewDraft } from '../../src/storage/draft-store.ts';
import type { NewPublication } from '../../src/storage/publication-store.ts';
import { aBank } from '../workflows/a-bank.ts';

/** The question "complaint" of the small bank, in another version and with other words. */
export function aVersion(version: string, prompt = '客户等急了，你怎么办？'): Question {
  const question = aBank().questions[0];
  if (!question) throw new Error('The bank has no question');
  return contentToQuestion({ ...contentOf(question), prompt }, version, question.rubric.practiceAnswers);
}

/** A draft of that question. */
export function aDraft(overrides: Partial<NewDraft> = {}): NewDraft {
  const { rubric, ...question } = aVersion('1.0.0');
  return {
    section: { id: 'service', title: '服务' },
    content: contentOf({ ...question, rubric }),
    practiceAnswers: rubric.practiceAnswers,
    basedOn: 'f'.repeat(64),
    source: { name: '题目.docx', lines: [{ number: 3, text: '-道歉：先道歉' }] },
    derivation: [{ code: 'points-even', facts: { points: 3 } }],
    uncertainties: [{ code: 'cut-off', lines: [3], facts: {} }],
    ...overrides,
  };
}

/** What is published of that question. */
export function aPublication(version: string, overrides: Partial<NewPublication> = {}): NewPublication {
  return {
    section: { id: 'service', title: '服务' },
    question: aVersion(version),
    weights: '{"weights":{}}\n',
    override: { reason: '已经人工核对', overridden: ['single-cue apologise'] },
    isConfirmed: true,
    ...overrides,
  };
}
