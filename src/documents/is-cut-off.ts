import { findOpenBrackets } from './open-brackets.ts';

/** Words that a sentence does not end with. */
const connectors =
  /(?:[和或]|以及|例如|比如|因为|所以|但是)$|\b(?:and|or|but|the|a|an|of|to|with|for|by|because|that|which|such as|e\.g\.)$/i;

/**
 * Tell whether a text ends in the middle of a sentence, a bracket or a quotation.
 *
 * @param endsSentences the texts around it end with a full stop: one without is torn
 */
export function isCutOff(text: string, endsSentences: boolean): boolean {
  if (findOpenBrackets(text).length > 0) return true;
  if (/[，,、：:（(“—-]$/.test(text) || connectors.test(text)) return true;
  return endsSentences && !endsWithStop(text);
}

export function endsWithStop(text: string): boolean {
  return /[。！？!?.；;…]["”’」』）)\]]*$/.test(text);
}
