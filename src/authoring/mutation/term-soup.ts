import type { Language } from '../../domain/question-bank.ts';
import { englishFunctionWords } from '../../text/guard/function-words.ts';
import { normalise } from '../../text/normalise.ts';
import { type ClassedWord, classedWordsOf } from '../../text/words.ts';
import { mutationWords } from './mutation-words.ts';

/** Classes of words in jieba's dictionary that name a thing or a deed; words that it does not know are names more often than not. */
const namesSomething = /^(?:n|v|a|l|i|j|x|eng)/;
/** Characters of words that only sentences have: pronouns, particles, auxiliary verbs. */
const glue = /[我你您他她它们这那哪的了着得地就都也才再先不没会要能让给把被]/;
const shortestEnglishWord = 3;
const mostTerms = 40;

/** List the content words of texts, each once, as a candidate does who knows the catchwords and nothing else. */
export function termSoup(texts: readonly string[], language: Language): string {
  const words = texts.flatMap((text) => classedWordsOf(normalise(text).text));
  const terms = [...new Set(words.filter(hasContent).map(({ text }) => text))];
  return terms.slice(0, mostTerms).join(mutationWords[language].listMark);
}

function hasContent({ text, wordClass }: ClassedWord): boolean {
  if (/^[\u3400-\u9fff]/.test(text)) return text.length >= 2 && namesSomething.test(wordClass) && !glue.test(text);
  return text.length >= shortestEnglishWord && /^[a-z]/.test(text) && !englishFunctionWords.has(text);
}
