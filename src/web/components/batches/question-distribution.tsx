import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionDistributionReply } from '../../../api/distributions-schema.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { difficultyHint } from '../../batches/distribution-hints.ts';
import { useFormats } from '../../state/use-formats.ts';
import { CriterionShares } from './criterion-shares.tsx';
import { PointsHistogram } from './points-histogram.tsx';
import { QuestionName } from './question-name.tsx';

type Props = { readonly distribution: QuestionDistributionReply; readonly questions: readonly QuestionReply[] };

/** One question: how many points its answers got, and how each criterion came out. */
export function QuestionDistribution({ distribution, questions }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const hint = difficultyHint(distribution);
  return (
    <section className="question-distribution" aria-labelledby={id}>
      <h4 id={id}>
        <QuestionName questionId={distribution.questionId} questions={questions} />
      </h4>
      <Figures distribution={distribution} />
      {hint !== undefined && <p className="hint">{t(hint)}</p>}
      <div className="distribution-columns">
        <PointsHistogram distribution={distribution} />
        <CriterionShares criteria={distribution.criteria} />
      </div>
    </section>
  );
}

function Figures({ distribution }: { readonly distribution: QuestionDistributionReply }) {
  const { t } = useTranslation();
  const { count, decimal, percent } = useFormats();
  const { answers, unscored, needsReview, mean, meanShare, median, lowerQuartile, upperQuartile, maxPoints } =
    distribution;
  const points = (value: number | null) => (value === null ? t('figure.none') : decimal(value));
  const figures = [
    ['figure.answers', count(answers)],
    ['figure.mean', meanShare === null ? points(mean) : `${points(mean)} / ${maxPoints} (${percent(meanShare)})`],
    ['figure.median', points(median)],
    ['figure.middle', `${points(lowerQuartile)} – ${points(upperQuartile)}`],
    ['figure.review', count(needsReview)],
    ...(unscored > 0 ? ([['figure.unscored', count(unscored)]] as const) : []),
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([key, value]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
