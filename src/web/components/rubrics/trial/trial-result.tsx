import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { CriterionReply, EvaluationReply } from '../../../../api/schemas.ts';
import { outcomeOf } from '../../../evidence/group-criteria.ts';
import { type CueName, cueHits, isSameCue } from '../../../rubrics/cue-hits.ts';
import type { TriedAnswer } from '../../../state/use-trial.ts';
import { CriterionBadge } from '../../criterion-badge.tsx';
import { OutcomeIcon } from '../../outcome-icon.tsx';
import { TotalPoints } from '../../total-points.tsx';
import { FoundCues } from './found-cues.tsx';
import { TriedText } from './tried-text.tsx';

type Props = {
  readonly tried: TriedAnswer;
  readonly language: QuestionContentReply['language'];
  readonly activeCue: CueName | null;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** The total, the answer with its evidence, and for each criterion its verdict and the cues that were found. */
export function TrialResult({ tried, language, activeCue, onActiveCue }: Props) {
  const { t } = useTranslation();
  const [activeNumber, setActiveNumber] = useState<number | null>(null);
  const { evaluation } = tried.trial;
  const hits = cueHits(tried);
  return (
    <>
      <TotalPoints evaluation={evaluation} />
      <Flags flags={evaluation.flags} />
      <TriedText
        answer={tried.answer}
        evaluation={evaluation}
        language={language}
        activeNumber={activeNumber}
        cueSpans={hits.find((hit) => isSameCue(activeCue, hit))?.spans ?? []}
      />
      <h4>{t('trial.why')}</h4>
      <ul className="trial-criteria">
        {evaluation.criteria.map((criterion, index) => {
          return (
            <li
              key={criterion.id}
              onMouseEnter={() => setActiveNumber(index + 1)}
              onMouseLeave={() => setActiveNumber(null)}
            >
              <TriedCriterion criterion={criterion} number={index + 1} language={language} />
              <FoundCues
                content={tried.content}
                criterionId={criterion.id}
                hits={hits.filter((hit) => hit.criterionId === criterion.id)}
                activeCue={activeCue}
                onActiveCue={onActiveCue}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Why words that are there may count for nothing. */
function Flags({ flags }: Pick<EvaluationReply, 'flags'>) {
  const { t } = useTranslation();
  return flags.map((flag) => (
    <p key={flag} className="trial-flag">
      <strong>{t(`flag.${flag}`)}</strong> {t(`flag.${flag}.meaning.interviewer`)}
    </p>
  ));
}

type CriterionProps = {
  readonly criterion: CriterionReply;
  readonly number: number;
  readonly language: QuestionContentReply['language'];
};

function TriedCriterion({ criterion, number, language }: CriterionProps) {
  const { t } = useTranslation();
  const outcome = outcomeOf(criterion);
  return (
    <p className="trial-criterion">
      <CriterionBadge number={number} />
      <span lang={language}>{criterion.label}</span>
      <span className={`outcome-tag outcome-${outcome}`}>
        <OutcomeIcon outcome={outcome} />
        {t(`verdict.${outcome}`)}
      </span>
      {criterion.status === 'scored' && (
        <span className="nowrap">
          {t('criterion.points', { points: criterion.points, maxPoints: criterion.maxPoints })}
        </span>
      )}
    </p>
  );
}
