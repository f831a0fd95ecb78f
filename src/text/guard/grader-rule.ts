import type { Span } from '../../domain/evidence.ts';
import { TextCharacters } from './text-characters.ts';

/** One sign that words are addressed to the grader. Signs near each other add up; `certainWeight` together is a finding. */
export type GraderRule = {
  readonly name: string;
  readonly weight: number;
  /** The pattern cannot match without one of these; a search for them is far cheaper than the pattern. */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  /** Words around the match that give it an ordinary meaning, such as a customer who does the rating. */
  readonly unless?: RegExp;
  /** What follows such words belongs to them: a claim, a notice, a result. */
  readonly isFrame?: boolean;
};

export type GraderSign = Span & { readonly rule: GraderRule };

/** Weight from which a group of signs is a finding: one certain sign, or two to three weaker ones. */
export const certainWeight = 3;

/** How many units around a match are looked at for an ordinary meaning: about one clause before, a word behind. */
const contextBefore = 14;
const contextBehind = 6;

/** List the signs of the given rules in a normalised text, in its order. */
export function findSigns(text: string, rules: readonly GraderRule[]): GraderSign[] {
  const signs: GraderSign[] = [];
  const characters = new TextCharacters(text);
  for (const rule of rules) {
    if (!rule.needs.some((word) => characters.hasAllOf(word) && text.includes(word))) continue;
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end > start && !(rule.unless && hasOrdinaryMeaning(text, start, end, rule.unless)))
        signs.push({ rule, start, end });
    }
  }
  return signs.sort((a, b) => a.start - b.start || a.end - b.end);
}

function hasOrdinaryMeaning(text: string, start: number, end: number, unless: RegExp): boolean {
  const isLatin = /[a-z]/.test(text[start] ?? '');
  // A Latin word takes about three times the units of a Han word.
  const scale = isLatin ? 3 : 1;
  const from = Math.max(0, start - contextBefore * scale);
  const before = text.slice(from, start);
  const lastStop = Math.max(...[...'。.!?;\n'].map((stop) => before.lastIndexOf(stop)));
  // Behind a stop or a closing bracket is another sentence, which must not excuse this one.
  const behind = text.slice(end, end + contextBehind * scale).split(/[。.!?;\n\])>]/, 1)[0] as string;
  return unless.test(before.slice(lastStop + 1) + text.slice(start, end) + behind);
}
