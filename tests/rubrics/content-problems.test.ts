import { expect, it } from 'vitest';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';
import { contentToQuestion } from '../../src/rubrics/to-question.ts';
import { aDraft } from '../contract/a-draft.ts';

/** A rubric whose first criterion has so many cues, each of which stands for so many words; the others have three cues. */
function contentWith(cues: number, wordsOfCue: number): QuestionContent {
  const { content } = aDraft();
  const words = Array.from({ length: wordsOfCue }, (_, index) => `词${index}`).join('|');
  const [first, ...others] = content.criteria;
  if (!first) throw new Error('there is no criterion');
  const criterion = { ...first, cues: Array.from({ length: cues }, () => ({ say: '@词', weight: 1 })), opposes: [] };
  return { ...content, vocabulary: { ...content.vocabulary, 词: words }, criteria: [criterion, ...others] };
}

it('takes cues that stand for less than half a million words in all, and no more', () => {
  expect(() => contentToQuestion(contentWith(99, 5_000), '1.0.0', [])).not.toThrow();
  expect(() => contentToQuestion(contentWith(101, 5_000), '1.0.0', [])).toThrow(
    /^criteria: all cues together stand for more than 500000 words/,
  );
});

it('stops reading cues that are all too long before anybody has to wait for them', () => {
  const tooLong = { field: expect.stringMatching(/^criteria\.0\.cues\.\d+$/), message: expect.stringMatching(/10000/) };
  // Each counts as 10,000 words: with the fifty-first they are more than half a million.
  expect(() => contentToQuestion(contentWith(300, 10_001), '1.0.0', [])).toThrow(
    expect.objectContaining({
      problems: [...Array.from({ length: 51 }, () => tooLong), expect.objectContaining({ field: 'criteria' })],
    }),
  );
});
