import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply } from '../../api/schemas.ts';
import { criterionMark, isInvisible } from '../evidence/criterion-mark.ts';
import type { AnswerSegment } from '../evidence/split-at-spans.ts';

type Props = {
  readonly segment: AnswerSegment<EvaluationReply['flags'][number]>;
  readonly activeNumber: number | null;
};

/** Lines under the text that still can be told apart; further criteria share the lowest. */
const LEVELS = 4;

/**
 * One piece of the answer with its marks: a line and a tint for each criterion it proves, one below the other, and
 * the number of a criterion where its evidence ends. Numbers and labels come from CSS, so that copying the answer
 * gives the answer.
 */
export function AnswerPiece({ segment, activeNumber }: Props) {
  const { t } = useTranslation();
  const { text, criteria, endingCriteria, flags, start } = segment;
  let content: ReactNode = text;
  if (flags.length > 0) {
    const label = isInvisible(text) ? { 'data-label': t('submitted.invisible') } : {};
    content = (
      <s className="guarded" title={flags.map((flag) => t(`flag.${flag}`)).join(' · ')} {...label}>
        {content}
      </s>
    );
  }
  if (criteria.length === 0) return content;

  // From the inside out: the first criterion's line ends up nearest to the text.
  for (const [level, number] of [...criteria.entries()].reverse()) {
    const depth = `level-${Math.min(level, LEVELS - 1)}`;
    const className = `evidence ${depth} ${criterionMark(number)} ${stateOf(number, activeNumber)}`;
    content = <span className={className}>{content}</span>;
  }
  const numbers = endingCriteria.length > 0 ? { 'data-numbers': endingCriteria.join(' ') } : {};
  return (
    <mark data-criteria={criteria.join(' ')} data-start={start} {...numbers}>
      {content}
    </mark>
  );
}

function stateOf(number: number, activeNumber: number | null): string {
  if (activeNumber === null) return '';
  return number === activeNumber ? 'is-active' : 'is-faded';
}
