import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';

type Wording = Readonly<Record<Language, string>>;

const withoutWords: Readonly<Record<Verdict, Wording>> = {
  covered: { zh: '答到了这一点。', en: 'Covered.' },
  partial: { zh: '答到一半。', en: 'Half of it is there.' },
  missing: { zh: '没有答到这一点。', en: 'Not covered.' },
  contradicted: { zh: '说的是相反的意思。', en: 'Says the opposite.' },
};

const unproven: Wording = {
  zh: '模型判断说到了这一点，但答案里没有能证明它的原话，所以不算。',
  en: 'The model took this point as made, but no words of the answer prove it, so it does not count.',
};

const blank: Wording = {
  zh: '没有可以评判的文字。',
  en: 'There are no words to judge.',
};

/** In code points. Four times what the prompt asks for, so that nothing is lost but rambling. */
const longestReason = 240;

/** Put a model's reason into one bounded line; where it gave none, say the verdict. */
export function explainJudgement(verdict: Verdict, reason: string, language: Language): string {
  const line = reason.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return withoutWords[verdict][language];
  const characters = [...line];
  return characters.length <= longestReason ? line : `${characters.slice(0, longestReason - 1).join('')}…`;
}

/** Say why a verdict that needs words of the answer is none without them. */
export function explainUnproven(language: Language): string {
  return unproven[language];
}

/** Say why an answer of no words covers nothing. */
export function explainBlank(language: Language): string {
  return blank[language];
}
