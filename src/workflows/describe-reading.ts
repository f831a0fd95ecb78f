import type { Language } from '../domain/question-bank.ts';
import type { DerivationNote } from '../domain/rubric-draft.ts';
import type { ImportUncertainty } from './bank-import.ts';
import { readingWords } from './reading-words.ts';

/** Say where lines are: "第 12–15, 18 行". @param lines numbers in order; at least one */
export function describeLines(lines: readonly number[], language: Language): string {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines) {
    const range = ranges.at(-1);
    if (range && line <= range.last + 1) range.last = line;
    else ranges.push({ first: line, last: line });
  }
  const text = ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
  return readingWords[language].lines(text, lines.length === 1);
}

/** Say from which line to which something goes: "第 12–18 行". @param lines numbers in order; at least one */
export function describeSpan(lines: readonly number[], language: Language): string {
  const [first = 1] = lines;
  const last = lines.at(-1) ?? first;
  return describeLines(
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
    language,
  );
}

/** Say what is uncertain and where, in a sentence. */
export function describeUncertainty({ code, lines, facts, questionId }: ImportUncertainty, language: Language): string {
  const sentence = readingWords[language].uncertain[code](facts);
  const where = [...(lines.length > 0 ? [describeLines(lines, language)] : []), ...(questionId ? [questionId] : [])];
  if (where.length === 0) return sentence;
  return language === 'zh' ? `${where.join('，')}：${sentence}` : `${where.join(', ')}: ${sentence}`;
}

/** Say what the derivation noted; undefined where it is nothing for whoever imports. */
export function describeNote({ code, facts }: DerivationNote, language: Language): string | undefined {
  return readingWords[language].notes[code]?.(facts);
}
