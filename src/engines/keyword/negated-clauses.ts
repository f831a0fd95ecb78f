import type { CueMatch, TokenisedText } from '../../text/cue-matcher.ts';
import { findDoubleNegations, findReassurances } from '../../text/negation.ts';

/**
 * Words that turn what follows into its contrary, without those in which the character means something else (不仅, 别人, 特别).
 * Wider than the refusals of text/negation.ts: it is used only where a cue follows.
 */
const before =
  /(?<![特分区个级性告辨好要是能])(?:拒绝|拒不|懒得|没有|从不|绝不|不[去做给再想肯愿必用会]?|没|别|未|甭)(?!仅|但|光|只|管|论|断|同|少|错|好意|过|如|足|满|熟|清|懂|明白|知道|久|要紧|可|的|人|处|样|关系|问题|准)|\b(?:not|never|no|without|rather than|instead of|refus\w+|\w+n't)\b/g;
/** Words that belittle what went before in the same clause. */
const behind =
  /走形式|走过场|形式主义|只会添乱|添乱|浪费时间|多此一举|没(?:有|什么)?意义|不重要|没必要|没(?:什么)?用|不用管|不值得|算了|无所谓|不需要|不管(?!怎|如何|是)|不负责|不承担|说不准|管不着|不关我|(?:isn't|not|aren't|hardly) worth|can wait|(?:doesn't|don't) matter|(?:isn't|aren't|not) (?:needed|necessary|my job|our job)|only caus\w+|(?:is|are|just) (?:a waste|paperwork|pointless|useless|overkill|noise)|waste of time/g;
/** Gives the reason for what was refused just before. */
const reason = /^(?:因为|由于|反正|免得|省得|毕竟|since|because|as)/;
/** Between a negation and a cue these begin something of its own. */
const startsAnew = /[我咱您]|就|先|才|而是|但|应该|\b(?:i|we|i'd|we'd|i'll|but|then|so|just)\b/;
/** Negation reaches so far, in characters. */
const reach = { han: 8, latin: 32 } as const;

/**
 * Find the clauses in which a cue is negated or belittled: "不去联系别的酒店", "updates can wait". Reassurances and double negations
 * are none, nor is a negation that is a part of the cue or that the model answers make themselves.
 *
 * @param modelAnswers of the question, normalised.
 */
export function findNegatedClauses(
  tokenised: TokenisedText,
  matches: readonly CueMatch[],
  modelAnswers = '',
): ReadonlySet<number> {
  const { text, tokens, clauses } = tokenised;
  const negated = new Set<number>();
  const affirmed = [...findDoubleNegations(text), ...findReassurances(text)];
  const isMeant = (start: number): boolean => !affirmed.some((span) => span.start <= start && start < span.end);
  for (const { firstClause, occurrences } of matches) {
    const clause = clauses[firstClause];
    const [first] = occurrences;
    if (!clause || !first || negated.has(firstClause)) continue;
    const from = tokens.starts[first.first] as number;
    const to = tokens.ends[first.last] as number;
    const ahead = text.slice(clause.start, from);
    const limit = /\p{Script=Han}/u.test(text.slice(from, to)) ? reach.han : reach.latin;
    const isNegated = [...ahead.matchAll(before)].some(({ index, 0: word }) => {
      const between = ahead.slice(index + word.length);
      const isAsked = modelAnswers.includes(text.slice(clause.start + index, to));
      return between.length <= limit && !startsAnew.test(between) && !isAsked && isMeant(clause.start + index);
    });
    if (isNegated || [...text.slice(to, clause.end).matchAll(behind)].some(({ index }) => isMeant(to + index)))
      negated.add(firstClause);
  }
  for (const [index, { start, end, sentence }] of clauses.entries()) {
    const follows = negated.has(index - 1) && clauses[index - 1]?.sentence === sentence;
    if (follows && reason.test(text.slice(start, end))) negated.add(index);
  }
  return negated;
}
