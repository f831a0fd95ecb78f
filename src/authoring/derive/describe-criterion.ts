import type { Criterion } from '../../domain/criterion.ts';
import type { Language } from '../../domain/question-bank.ts';

/** Say what counts as covered and as partial, and what to say next time, in the question's language. */
export function describeCriterion(
  label: string,
  text: string,
  language: Language,
): Pick<Criterion, 'covered' | 'partial' | 'suggestion' | 'suggestionEn'> {
  const suggestion = `下次就“${label}”说一个具体的做法、理由或例子。`;
  const suggestionEn = `Next time, give one concrete action, reason or example about "${label}".`;
  if (language === 'zh')
    return {
      covered: `说到“${label}”，并有具体的做法、理由或例子，意思相当于：${text}`,
      partial: `只提到“${label}”，或只说了其中一小部分，没有具体内容`,
      suggestion,
      suggestionEn,
    };
  return {
    covered: `Says with a concrete action, reason or example what amounts to: ${text}`,
    partial: `Only names "${label}", or says a small part of it without anything concrete`,
    suggestion,
    suggestionEn,
  };
}
