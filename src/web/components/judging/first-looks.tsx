import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../../api/schemas.ts';
import { findChanges, type ProvenanceReply } from '../../judging/compare-verdicts.ts';
import { useFormats } from '../../state/use-formats.ts';
import { CriterionBadge } from '../criterion-badge.tsx';
import { VerdictWords } from './verdict-words.tsx';

type Props = {
  readonly evaluation: EvaluationReply;
  readonly provenance: ProvenanceReply;
  readonly language: QuestionReply['language'];
};

/** What words for the grader would have changed: the points, and the verdicts before and after they were cut. */
export function FirstLooks({ evaluation, provenance, language }: Props) {
  const { t } = useTranslation();
  const shiftWords = useShiftWords();
  const { firstLooks } = provenance;
  if (firstLooks.length === 0) return null;
  return (
    <section>
      <h4>{t('judging.firstLook')}</h4>
      {firstLooks.map((firstLook) => {
        const changes = findChanges(firstLook, evaluation, provenance);
        return (
          <div key={firstLook.engine}>
            <p className="judging-small">{t('judging.firstLook.what', { engine: t(`engine.${firstLook.engine}`) })}</p>
            <p className={changes.length === 0 ? '' : 'judging-shift'}>
              {shiftWords(firstLook.pointsShift, changes.length > 0)}
            </p>
            <ul className="judging-changes">
              {changes.map(({ id, number, label, before, after }) => (
                <li key={id}>
                  <CriterionBadge number={number} /> <span lang={language}>{label}</span>
                  <VerdictWords outcome={before} />
                  <span aria-hidden="true">→</span>
                  <VerdictWords outcome={after} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/** Points more or fewer, in words. One criterion up and another down can hide a change. */
function useShiftWords(): (pointsShift: number | null, hasChanges: boolean) => string {
  const { t } = useTranslation();
  const { decimal } = useFormats();
  return (shift, hasChanges) => {
    if (shift === null) return t('judging.shift.unknown');
    if (shift === 0) return t(hasChanges ? 'judging.shift.hidden' : 'judging.shift.none');
    return t(shift > 0 ? 'judging.shift.gained' : 'judging.shift.lost', { points: decimal(Math.abs(shift)) });
  };
}
