import type { Language } from '../domain/question-bank.ts';

/** A Han character says about as much as four letters of English. */
const lettersPerHan = 4;

/** Guess the language of a text: Chinese where Han characters carry at least half of it. Empty texts are Chinese. */
export function guessLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && han * lettersPerHan < letters ? 'en' : 'zh';
}
