import type { QuestionContentReply } from '../../api/authoring-schemas.ts';
import { alternativesOf } from './cue-families.ts';

/** A family by the word that it comes from, and other words that count nearly as much. */
export type FamilyWords = { readonly title: string; readonly others: readonly string[] };

/** One line holds no more. */
const MOST_WORDS = 6;

/**
 * Say for people what a family of cues is looking for: words in the language of the question, not names of groups.
 *
 * @param say the widest cue
 *
 * @example
 * familyWords('@道歉|歉意', { 道歉: '道歉|赔不是|apologi*' }, 'zh'); // { title: '歉意', others: ['道歉', '赔不是'] }
 */
export function familyWords(
  say: string,
  vocabulary: QuestionContentReply['vocabulary'],
  language: QuestionContentReply['language'],
): FamilyWords {
  if (/ \.\. | \+ | & /.test(say)) return { title: say, others: [] };
  const parts = alternativesOf(say);
  const own = parts.filter((part) => !part.startsWith('@')).map(readable);
  const groups = parts
    .filter((part) => part.startsWith('@'))
    .map((part) => wordsOf(part.slice(1), vocabulary, language));
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, place) => groups.flatMap((words) => words[place] ?? [])).flat();
  const [title = say, ...others] = withoutCovered([...own, ...inTurn]);
  return { title, others: others.slice(0, MOST_WORDS) };
}

/** Leave out words that are there already, or that an earlier stem stands for. */
function withoutCovered(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const word of words) {
    const isCovered = kept.some((it) => it === word || (it.endsWith('-') && word.startsWith(it.slice(0, -1))));
    if (!isCovered) kept.push(word);
  }
  return kept;
}

/** The words of a group in a language; all of them, or its name, where it has none. */
function wordsOf(
  name: string,
  vocabulary: QuestionContentReply['vocabulary'],
  language: QuestionContentReply['language'],
): readonly string[] {
  const words = Object.hasOwn(vocabulary, name) ? (vocabulary[name] ?? '').split('|').map(readable) : [];
  const own = words.filter((word) => /\p{Script=Han}/u.test(word) === (language === 'zh'));
  if (own.length > 0) return own;
  return words.length > 0 ? words : [name];
}

/** "apologi*", with any ending, is a stem as dictionaries print it. */
function readable(term: string): string {
  return term.trim().replace(/\*$/, '-').replace(/~$/, '');
}
