import type { Language } from '../../domain/question-bank.ts';
import { normalise } from '../../text/normalise.ts';
import type { Tagger } from '../../text/words.ts';
import { contentWordsOf } from './content-words.ts';

/** Longest label, in characters or in English words: it stands beside points in a table. */
const longest = { zh: 12, en: 6 } as const;

/** Words that say which point it is, and nothing about it. */
const ordinal =
  /^(?:(?:首先|其次|再次|再者|接着|接下来|随后|最后)[，,]?|(?:然后|此外|另外|同时)[，,]|[一二三四五六七八九]是(?!否)|第[一二三四五六七八九](?:步|点)?[，,：:]|(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|after that|finally|lastly|in addition)\b,?\s)\s*/i;

/** Make a label for a point that has none: its first clause, shortened to its content words where that is too long. */
export function labelPoint(text: string, language: Language, tagger: Tagger): string {
  const clause = firstClause(text.replace(ordinal, ''));
  if (language === 'zh') {
    if (clause.length <= longest.zh) return clause;
    const words = contentWordsOf(normalise(clause).text, tagger).map((word) => word.text);
    const label = takeWhile(words, (taken) => taken.join('').length <= longest.zh).join('');
    return label === '' ? clause.slice(0, longest.zh) : label;
  }
  const words = clause.split(/\s+/);
  return words.length <= longest.en ? clause : words.slice(0, longest.en).join(' ');
}

/** The first clause that has letters; a text of signs alone is its own label. */
function firstClause(text: string): string {
  const clauses = text.split(/[，,。；;：:！!？?（）()\n]|\. |\.$/).map((clause) => clause.trim());
  return clauses.find((clause) => /\p{L}{2}/u.test(clause)) ?? text.trim();
}

function takeWhile(words: readonly string[], fits: (taken: readonly string[]) => boolean): string[] {
  const taken: string[] = [];
  for (const word of words) {
    if (!fits([...taken, word])) break;
    taken.push(word);
  }
  return taken;
}
