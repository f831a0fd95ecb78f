import type { Criterion } from '../domain/criterion.ts';
import type { Language } from '../domain/question-bank.ts';
import type { Verdict } from '../domain/verdict.ts';

/** The next thing to say; for a contradiction first that it costs the points. Null where the criterion is covered. */
export function suggestionFor(
  verdict: Verdict,
  { suggestion, suggestionEn }: Pick<Criterion, 'suggestion' | 'suggestionEn'>,
  language: Language,
): string | null {
  if (verdict === 'covered') return null;
  const next = language === 'zh' ? suggestion : suggestionEn;
  if (verdict !== 'contradicted') return next;
  return language === 'zh'
    ? `这里说的与这一点相反，所以没有分。${next}`
    : `This says the opposite, so it earns nothing. ${next}`;
}
