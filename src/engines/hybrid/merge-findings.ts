import type { EngineId } from '../../domain/engine-id.ts';
import type { Span } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { nameOfEngine } from '../../scoring/engine-names.ts';
import type { CombinedVerdict } from './combination-model.ts';

/** A finding and whose it is. */
export type WitnessFinding = { readonly engine: EngineId; readonly finding: Finding };

const verdictNames: Readonly<Record<Language, Readonly<Record<Verdict, string>>>> = {
  zh: { covered: '答到', partial: '答到一半', missing: '没有答到', contradicted: '说反了' },
  en: { covered: 'covered', partial: 'partly covered', missing: 'missing', contradicted: 'contradicted' },
};

/**
 * Make one finding of several: the combined verdict, with evidence and reason of the witnesses that say the same. Where none does,
 * which only happens to a half that lies between all and nothing, the evidence is that of the witnesses that give credit, and the
 * reason tells who said what.
 */
export function mergeFindings(
  found: readonly WitnessFinding[],
  { verdict, confidence }: CombinedVerdict,
  language: Language,
): Finding {
  const bySurest = [...found].sort((a, b) => b.finding.confidence - a.finding.confidence);
  const agreeing = bySurest.filter(({ finding }) => finding.verdict === verdict);
  const backing = agreeing.length > 0 ? agreeing : bySurest.filter(({ finding }) => givesCredit(finding.verdict));
  const [surest] = bySurest;
  if (!surest) throw new RangeError('Nothing can be made of no findings');
  return {
    criterionId: surest.finding.criterionId,
    verdict,
    evidence: verdict === 'missing' ? [] : joinSpans(backing.flatMap(({ finding }) => finding.evidence)),
    reason: agreeing[0]?.finding.reason ?? tellWhoSaidWhat(bySurest, verdict, language),
    confidence: Math.round(confidence * 100) / 100,
  };
}

const givesCredit = (verdict: Verdict): boolean => verdict === 'covered' || verdict === 'partial';

function tellWhoSaidWhat(found: readonly WitnessFinding[], verdict: Verdict, language: Language): string {
  const words = verdictNames[language];
  const said = found.map(({ engine, finding }) =>
    language === 'zh'
      ? `${nameOfEngine(engine, language)}认为${words[finding.verdict]}`
      : `${nameOfEngine(engine, language)} says ${words[finding.verdict]}`,
  );
  return language === 'zh'
    ? `看法不一，折中为${words[verdict]}：${said.join('，')}。`
    : `Opinions differ, taken as ${words[verdict]}: ${said.join(', ')}.`;
}

/** Put spans in the answer's order, those that overlap or touch as one. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push({ start: span.start, end: span.end });
  }
  return joined;
}
