import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';

type Wording = { readonly withWords: (words: string) => string; readonly without: string };

const wordings: Readonly<Record<Language, Readonly<Record<Verdict, Wording>>>> = {
  zh: {
    covered: { withWords: (words) => `答到了这一点，依据是${words}。`, without: '答到了这一点。' },
    partial: {
      withWords: (words) => `答到一半：提到${words}，但还不够具体或不够完整。`,
      without: '答到一半，还不够具体或不够完整。',
    },
    missing: {
      withWords: (words) => `没有答到这一点；最接近的是${words}，还不能说明它。`,
      without: '没有读到与这一点有关的内容。',
    },
    contradicted: { withWords: (words) => `说的是相反的意思，依据是${words}。`, without: '说的是相反的意思。' },
  },
  en: {
    covered: { withWords: (words) => `Covered, on the strength of ${words}.`, without: 'Covered.' },
    partial: {
      withWords: (words) => `Half of it: ${words} is there, but not concrete or complete enough.`,
      without: 'Half of it: not concrete or complete enough.',
    },
    missing: {
      withWords: (words) => `Not covered; the closest is ${words}, which does not show it.`,
      without: 'Nothing about this point was found.',
    },
    contradicted: { withWords: (words) => `Says the opposite: ${words}.`, without: 'Says the opposite.' },
  },
};

/** Put a verdict and its telling words, cut from the answer as submitted, into one sentence. */
export function explainVerdict(verdict: Verdict, words: readonly string[], language: Language): string {
  const { withWords, without } = wordings[language][verdict];
  if (words.length === 0) return without;
  return withWords(
    language === 'zh' ? words.map((word) => `“${word}”`).join('') : words.map((word) => `"${word}"`).join(', '),
  );
}
