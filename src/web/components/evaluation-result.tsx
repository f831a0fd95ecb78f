import { Alert } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../api/schemas.ts';
import { summarise } from '../evidence/summary.ts';
import type { Submission } from '../state/use-submission.ts';
import { CriterionGroups } from './criterion-groups.tsx';
import { JudgingDetails } from './judging/judging-details.tsx';
import { Provenance } from './provenance.tsx';
import { SubmittedAnswer } from './submitted-answer.tsx';
import { TotalPoints } from './total-points.tsx';

type Props = {
  readonly submission: Submission;
  /** Language of the question, in which labels and reasons are written. */
  readonly language: QuestionReply['language'];
  /** True if the answer was edited after it was submitted. */
  readonly isOutdated: boolean;
  readonly isPending: boolean;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** What came of a submitted answer: the total, what was good, what to add, and the words that prove it. */
export function EvaluationResult({ submission, language, isOutdated, isPending, headingRef, children }: Props) {
  const { t } = useTranslation();
  const [activeNumber, setActiveNumber] = useState<number | null>(null);
  const { answer, evaluation } = submission;
  return (
    <section className="card result" aria-labelledby="result-title" aria-busy={isPending}>
      <h2 id="result-title" ref={headingRef} tabIndex={-1}>
        {t('result.title')}
      </h2>
      {isOutdated && (
        <Alert className="result-outdated" role="status" type="warning" showIcon title={t('result.edited')} />
      )}
      <TotalPoints evaluation={evaluation} />
      <p className="result-summary">{t(...summarise(evaluation))}</p>
      <div className="result-columns">
        <CriterionGroups evaluation={evaluation} language={language} onEmphasise={setActiveNumber} />
        <SubmittedAnswer
          answer={answer}
          evaluation={evaluation}
          language={language}
          activeNumber={activeNumber}
          onEmphasise={setActiveNumber}
        />
      </div>
      {children}
      <JudgingDetails evaluation={evaluation} language={language} />
      <Provenance evaluation={evaluation} recordId={evaluation.recordId} />
    </section>
  );
}
