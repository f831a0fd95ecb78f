import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';

type Wording = Readonly<Record<Verdict, (quotes: string) => string>> & { readonly blank: string };

const wordings: Readonly<Record<Language, Wording>> = {
  zh: {
    covered: (quotes) => `意思说到了这一点：${quotes}。`,
    partial: (quotes) => `意思接近这一点，但还不够具体或不够完整：${quotes}。`,
    missing: () => '没有哪句话的意思说到这一点。',
    contradicted: (quotes) => `意思与这一点相反：${quotes}。`,
    blank: '答案里没有文字。',
  },
  en: {
    covered: (quotes) => `What is meant here is this point: ${quotes}.`,
    partial: (quotes) => `Close to this point, but not concrete or complete enough: ${quotes}.`,
    missing: () => 'No passage means this point.',
    contradicted: (quotes) => `What is meant here is the opposite: ${quotes}.`,
    blank: 'There are no words in the answer.',
  },
};

/** Put a verdict and the passages it rests on, cut from the answer as submitted, into one sentence. */
export function explainVerdict(verdict: Verdict, passages: readonly string[], language: Language): string {
  const quotes =
    language === 'zh'
      ? passages.map((passage) => `“${passage}”`).join('')
      : passages.map((passage) => `"${passage}"`).join(', ');
  return wordings[language][verdict](quotes);
}

/** Say that there is nothing to judge. */
export function explainBlank(language: Language): string {
  return wordings[language].blank;
}
