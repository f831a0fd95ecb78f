const asides = /[:,]? ?["“][^"”]*["”]|\s*\([^)]*\)/g;
const contractions: readonly (readonly [RegExp, string])[] = [
  [/\b(I|we|you|they|he|she|it)['’]ll\b/gi, '$1 will'],
  [/\b(I|we|you|they|he|she)['’]d\b/gi, '$1 would'],
  [/\bI['’]m\b/g, 'I am'],
  [/\b(we|you|they)['’]re\b/gi, '$1 are'],
];
const modal = /\b(will|would|can|could|should|must|shall|may|might)\b/gi;
const beVerb = /\b(am|is|are|was|were)\b/i;
const deniesAlready = /^(?:(?:I|we)\b[^,]{0,12})?\b(?:not|never|avoid|don['’]t|won['’]t|wouldn['’]t)\b/i;
const speaker = /\b(?:I|we)\b/i;
const otherSubject =
  /^(?:the|a|an|this|that|these|those|my|our|his|her|their|its|it|he|she|they|you|there|customers|clients|people|everyone|users)\b/i;
const connective = /^(?:(?:first|then|next|finally|afterwards?|also|second|third|meanwhile|lastly|and)\b,? *)+/i;

/**
 * Turn a point of an English model answer into its refusal, sentence by sentence: "would" becomes "would not", an order becomes
 * "I would not …", and a plain statement is denied. A sentence that denies already is left out, and so is what is quoted or stands in
 * brackets.
 *
 * @example
 * negateEnglish('Check the logs and page the owner.'); // 'I would not check the logs or page the owner.'
 */
export function negateEnglish(text: string): string {
  const sentences = text.replace(asides, '').match(/[^.;!?\n]+(?:\.(?=\w)[^.;!?\n]+)*[.;!?]*/g) ?? [];
  const negated = sentences.map((sentence) => negateSentence(sentence.trim())).filter((sentence) => sentence !== '');
  return negated.length === 0 ? 'I would do none of this.' : negated.join(' ');
}

function negateSentence(sentence: string): string {
  const written = contractions.reduce((text, [short, long]) => text.replace(short, long), sentence);
  const lead = connective.exec(written)?.[0] ?? '';
  const rest = written.slice(lead.length);
  if (!/[a-z]/i.test(rest) || deniesAlready.test(rest)) return '';
  if (speaker.test(rest)) return lead + negateSpeaker(rest);
  const lower = rest.charAt(0).toLowerCase() + rest.slice(1);
  if (!otherSubject.test(rest)) return `${lead}I would not ${joinByOr(lower)}`;
  const denied = rest.replace(modal, '$1 not');
  if (denied !== rest) return lead + denied;
  return beVerb.test(rest) ? lead + rest.replace(beVerb, '$1 not') : `${lead}it is not true that ${lower}`;
}

function negateSpeaker(sentence: string): string {
  const denied = sentence.replace(modal, '$1 not').replace(/\bI am\b/g, 'I am not');
  return joinByOr(denied === sentence ? sentence.replace(/\b(I|we)\b(?= [a-z]+)/gi, '$1 never') : denied);
}

/** Of several things that are refused, none is done. */
const joinByOr = (sentence: string): string => sentence.replace(/,? and (?!what\b|who\b)(?=[a-z]+ )/g, ' or ');
