/**
 * What is unusual about an answer as a whole. A flag never rejects an answer; it says why some of its words are not evidence,
 * or why a person should look.
 */
export const flags = [
  'blank',
  'too-short',
  'wrong-language',
  'off-topic',
  'term-list',
  'copied-question',
  'copied-model-answer',
  'addressed-to-grader',
  'hidden-text',
] as const;

export type Flag = (typeof flags)[number];
