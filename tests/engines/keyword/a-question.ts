import type { Criterion, Cue } from '../../../src/domain/criterion.ts';
import type { PracticeAnswer, Question, QuestionBank } from '../../../src/domain/question-bank.ts';

/** A criterion with the given cues; its other texts do not matter to the engine. */
export function aCriterion(id: string, cues: readonly (string | Cue)[], opposes: readonly string[] = []): Criterion {
  return {
    id,
    label: id,
    points: 2,
    covered: '说出具体做法',
    partial: '只提到',
    modelAnswer: '示范',
    suggestion: '说一个做法',
    suggestionEn: 'Name one thing you would do',
    cues: cues.map((cue) => (typeof cue === 'string' ? { say: cue, weight: 2 } : cue)),
    opposes,
  };
}

/** A question that has only cues, as somebody writes it before there are practice answers. */
export function aQuestion(criteria: readonly Criterion[], practiceAnswers: readonly PracticeAnswer[] = []): Question {
  const points = criteria.reduce((sum, criterion) => sum + criterion.points, 0);
  const rubric = {
    id: 'a-question',
    version: '1.0.0',
    hash: JSON.stringify(criteria),
    criteria,
    vocabulary: {},
    practiceAnswers,
  };
  return { id: 'a-question', language: 'zh', prompt: '客人丢了行李，你会怎么做？', points, rubric };
}

/** A bank of one question. */
export function aBank(question: Question): QuestionBank {
  const sections = [{ id: 'only', title: '唯一', points: question.points, questionIds: [question.id] }];
  return {
    id: 'a-bank',
    version: '1.0.0',
    language: 'zh',
    title: '测试',
    sections,
    questions: [question],
    offTopicTexts: [],
  };
}
