import type { TokenisedText } from '../../text/cue-matcher.ts';
import { findRefusals } from '../../text/negation.ts';

/** The speaker says that he will not, in the clause's own words: 我不会…, 当天我也不打算…, I would never …. */
const ownRefusal =
  /^[^,。]{0,10}?[我咱]们?(?:也|都|就|才|绝|更|又|还|可|是|压根|根本|坚决|肯定)*(?:不会|不想|不打算|不愿|不肯|不准备|没打算)|^(?:(?:and|but|then) )?(?:i|we)\b[^,]{0,12}\b(?:\w+n't|never|not)\b/;
/** Goes on refusing without naming him again: 也不会…, 然后也不想…. */
const furtherRefusal = /^[^,。]{0,8}?[也更还又都](?:不会|不想|不打算|不愿|不肯)/;
/** A condition between two refusals ends nothing. */
const condition = /^(?:如果|要是|看到|或者|不管)/;
/** An English clause that lists more of what is refused: "… page the owner or post updates". */
const startsAnew = /\b(?:i|we|he|she|they|but|then|instead|because|so|until|if|unless)\b/;

/**
 * Find the clauses in which the speaker refuses in so many words what they are about, however well they name it. Promises
 * (我不会打断他) and double negations are none.
 */
export function findRefusedClauses({ text, clauses }: TokenisedText): ReadonlySet<number> {
  const refused = new Set<number>();
  const refusals = findRefusals(text);
  if (refusals.length === 0) return refused;
  let isRefusing = false;
  for (const [index, { start, end, sentence }] of clauses.entries()) {
    const words = text.slice(start, end);
    const refuses = refusals.some((refusal) => refusal.start >= start && refusal.start < end);
    const isOwn = refuses && ownRefusal.test(words);
    const goesOn = refused.has(index - 1) && clauses[index - 1]?.sentence === sentence;
    const isListed = goesOn && /^[a-z]/.test(words) && !startsAnew.test(words);
    if (isOwn || isListed || (isRefusing && refuses && furtherRefusal.test(words))) refused.add(index);
    isRefusing = isOwn || (isRefusing && (refused.has(index) || condition.test(words)));
  }
  return refused;
}
