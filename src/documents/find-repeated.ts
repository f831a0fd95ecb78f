import type { Uncertainty } from '../domain/document-reading.ts';
import type { QuestionReading } from './question-reading.ts';

/** Two prompts are nearly the same from this share of common pairs of characters on (Dice). */
const sameShare = 0.85;
/** Prompts with none of their first pairs in common are not compared. */
const keyLength = 6;

/** Find questions whose prompt stands in the document before, word for word or nearly. */
export function findRepeated(questions: readonly QuestionReading[]): readonly Uncertainty[] {
  const doubts: Uncertainty[] = [];
  const byKey = new Map<string, QuestionReading[]>();
  const pairs = new Map<QuestionReading, ReadonlySet<string>>();
  for (const question of questions) {
    const text = bareText(question.question.prompt);
    const own = pairsOf(text);
    pairs.set(question, own);
    const keys = [text.slice(0, keyLength), text.slice(-keyLength)];
    const earlier = keys.flatMap((key) => byKey.get(key) ?? []).find((it) => isSame(own, pairs.get(it) ?? new Set()));
    if (text !== '' && earlier) {
      doubts.push({
        code: 'repeated-question',
        lines: [...earlier.raw.promptLines, ...question.raw.promptLines],
        section: question.section,
        question: question.position,
        facts: { earlierLine: earlier.raw.promptLines[0] ?? 0 },
      });
    } else for (const key of new Set(keys)) byKey.set(key, [...(byKey.get(key) ?? []), question]);
  }
  return doubts;
}

function bareText(prompt: string): string {
  return prompt.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
}

function isSame(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  const smaller = Math.min(first.size, second.size);
  if (2 * smaller < sameShare * (first.size + second.size)) return false;
  return 2 * first.intersection(second).size >= sameShare * (first.size + second.size);
}
