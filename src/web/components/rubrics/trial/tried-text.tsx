import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../../../api/schemas.ts';
import { type GuardedBy, splitAtSpans } from '../../../evidence/split-at-spans.ts';
import { AnswerPiece } from '../../answer-piece.tsx';

type Props = {
  readonly answer: string;
  readonly evaluation: EvaluationReply;
  readonly language: QuestionReply['language'];
  /** The criterion whose evidence stands out; null for all alike. */
  readonly activeNumber: number | null;
  /** Words in which a cue was found that somebody points at. */
  readonly cueSpans: readonly { readonly start: number; readonly end: number }[];
};

type Mark = EvaluationReply['flags'][number] | 'cue';

/** The answer that was tried, with the evidence of every criterion and the words of one cue. */
export function TriedText({ answer, evaluation, language, activeNumber, cueSpans }: Props) {
  const { t } = useTranslation();
  const segments = useMemo(() => {
    const evidence = evaluation.criteria.flatMap((criterion, index) =>
      criterion.status === 'scored' ? criterion.evidence.map((it) => ({ ...it, criterionNumber: index + 1 })) : [],
    );
    const cue = cueSpans.map(({ start, end }): GuardedBy<Mark> => ({ start, end, flag: 'cue' }));
    return splitAtSpans<Mark>(answer, evidence, [...evaluation.guardedSpans, ...cue]);
  }, [answer, evaluation, cueSpans]);
  return (
    <section className="submitted tried-text" aria-label={t('trial.marked')} lang={language}>
      {segments.map((segment) => {
        const flags = segment.flags.filter((flag) => flag !== 'cue');
        const piece = <AnswerPiece key={segment.start} segment={{ ...segment, flags }} activeNumber={activeNumber} />;
        if (flags.length === segment.flags.length) return piece;
        return (
          <mark key={segment.start} className="cue-words">
            {piece}
          </mark>
        );
      })}
    </section>
  );
}
