import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';
import { groupCriteria } from '../evidence/group-criteria.ts';
import { Reader, useReaderSuffix } from '../state/reader.ts';
import { CriterionCard } from './criterion-card.tsx';
import { ResultNotes } from './result-notes.tsx';

type Props = {
  readonly evaluation: EvaluationReply;
  readonly language: QuestionReply['language'];
  readonly onEmphasise: (number: number | null) => void;
};

/**
 * All criteria by outcome. For a candidate good news comes first, and where there is none, what may explain it; an
 * interviewer first reads why the answer needs a look.
 */
export function CriterionGroups({ evaluation, language, onEmphasise }: Props) {
  const { t } = useTranslation();
  const reader = useContext(Reader);
  const suffix = useReaderSuffix();
  const groups = groupCriteria(evaluation.criteria);
  const hasGoodNews = groups.some(({ outcome }) => outcome === 'covered' || outcome === 'partial');
  const isNotesFirst = !hasGoodNews || reader === 'interviewer';
  const notes = <ResultNotes evaluation={evaluation} language={language} />;
  return (
    <div className="criterion-groups">
      {isNotesFirst && notes}
      {groups.map(({ outcome, criteria }) => (
        <section key={outcome} className="criterion-group" aria-labelledby={`group-${outcome}`}>
          <h3 id={`group-${outcome}`}>{t(`group.${outcome}${suffix}`)}</h3>
          {criteria.map(({ number, criterion }) => (
            <CriterionCard
              key={criterion.id}
              number={number}
              criterion={criterion}
              language={language}
              onEmphasise={onEmphasise}
            />
          ))}
        </section>
      ))}
      {!isNotesFirst && notes}
    </div>
  );
}
