import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';
import { groupCriteria } from '../evidence/group-criteria.ts';
import { CriterionCard } from './criterion-card.tsx';
import { ResultNotes } from './result-notes.tsx';

type Props = {
  readonly evaluation: EvaluationReply;
  readonly language: QuestionReply['language'];
  readonly onEmphasise: (number: number | null) => void;
};

/** All criteria by outcome. Good news comes first; where there is none, what may explain it. */
export function CriterionGroups({ evaluation, language, onEmphasise }: Props) {
  const { t } = useTranslation();
  const groups = groupCriteria(evaluation.criteria);
  const hasGoodNews = groups.some(({ outcome }) => outcome === 'covered' || outcome === 'partial');
  const notes = <ResultNotes evaluation={evaluation} language={language} />;
  return (
    <div className="criterion-groups">
      {!hasGoodNews && notes}
      {groups.map(({ outcome, criteria }) => (
        <section key={outcome} className="criterion-group" aria-labelledby={`group-${outcome}`}>
          <h3 id={`group-${outcome}`}>{t(`group.${outcome}`)}</h3>
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
      {hasGoodNews && notes}
    </div>
  );
}
