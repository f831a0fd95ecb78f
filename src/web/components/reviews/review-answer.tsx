import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { splitAtSpans } from '../../evidence/split-at-spans.ts';
import { useSelectedWords } from '../../state/use-selected-words.ts';
import { AnswerPiece } from '../answer-piece.tsx';

type Props = {
  readonly sheet: ReviewSheetReply;
  /** The criterion that is worked on: its evidence stands out. */
  readonly activeId: string | null;
  readonly onSelect: (words: string) => void;
};

/** The answer to the letter. Marked in it is what the machine found, once it may be seen, and what a candidate points to. */
export function ReviewAnswer({ sheet, activeId, onSelect }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useSelectedWords(box, onSelect);
  const { answer, criteria, evaluation, appeal } = sheet;
  const segments = useMemo(() => {
    const numberOf = (criterionId: string) => criteria.findIndex(({ id }) => id === criterionId) + 1;
    const machine = (evaluation?.criteria ?? []).flatMap((it) =>
      it.status === 'scored' ? it.evidence.map((span) => ({ ...span, criterionNumber: numberOf(it.id) })) : [],
    );
    const contested = appeal?.quote ? [{ ...appeal.quote, criterionNumber: numberOf(appeal.criterionId) }] : [];
    return splitAtSpans(answer, [...machine, ...contested], evaluation?.guardedSpans ?? []);
  }, [answer, criteria, evaluation, appeal]);
  const activeNumber = criteria.findIndex(({ id }) => id === activeId) + 1;
  const hasMarks = segments.some((segment) => segment.criteria.includes(activeNumber));
  return (
    <section className="submitted" aria-labelledby="submitted-title">
      <h3 id="submitted-title">{t('submitted.title.interviewer')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="submitted-text" aria-labelledby="submitted-title" tabIndex={0} ref={box}>
        {segments.map((segment) => (
          <AnswerPiece key={segment.start} segment={segment} activeNumber={hasMarks ? activeNumber : null} />
        ))}
      </section>
      {(evaluation?.guardedSpans.length ?? 0) > 0 && <p className="submitted-guarded">{t('review.guarded')}</p>}
    </section>
  );
}
