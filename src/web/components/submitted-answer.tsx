import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';
import { splitAtSpans } from '../evidence/split-at-spans.ts';
import { useReaderSuffix } from '../state/reader.ts';
import { AnswerPiece } from './answer-piece.tsx';
import { EvidenceLegend } from './evidence-legend.tsx';

type Props = {
  readonly answer: string;
  readonly evaluation: EvaluationReply;
  readonly language: QuestionReply['language'];
  /** The criterion whose evidence stands out; null for all alike. */
  readonly activeNumber: number | null;
  readonly onEmphasise: (number: number | null) => void;
};

/** The answer as it was submitted, to the letter, with the evidence of every criterion marked in it. */
export function SubmittedAnswer({ answer, evaluation, language, activeNumber, onEmphasise }: Props) {
  const { t } = useTranslation();
  const suffix = useReaderSuffix();
  const segments = useMemo(() => {
    const evidence = evaluation.criteria.flatMap((criterion, index) =>
      criterion.status === 'scored' ? criterion.evidence.map((it) => ({ ...it, criterionNumber: index + 1 })) : [],
    );
    return splitAtSpans(answer, evidence, evaluation.guardedSpans);
  }, [answer, evaluation]);

  return (
    <section className="submitted" aria-labelledby="submitted-title">
      <h3 id="submitted-title">{t(`submitted.title${suffix}`)}</h3>
      <EvidenceLegend
        evaluation={evaluation}
        language={language}
        activeNumber={activeNumber}
        onEmphasise={onEmphasise}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="submitted-text" aria-labelledby="submitted-title" tabIndex={0}>
        {segments.map((segment) => (
          <AnswerPiece key={segment.start} segment={segment} activeNumber={activeNumber} />
        ))}
      </section>
      {evaluation.guardedSpans.length > 0 && <p className="submitted-guarded">{t('submitted.guarded')}</p>}
    </section>
  );
}
