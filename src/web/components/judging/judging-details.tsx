import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../../api/schemas.ts';
import { type Comparison, compareVerdicts } from '../../judging/compare-verdicts.ts';
import { Reader } from '../../state/reader.ts';
import { FirstLooks } from './first-looks.tsx';
import { ModelUses } from './model-uses.tsx';
import { WhoJudged } from './who-judged.tsx';
import { WitnessTable } from './witness-table.tsx';

type Props = { readonly evaluation: EvaluationReply; readonly language: QuestionReply['language'] };

/** Who judged an answer, with what, and where others disagree. Closed until asked for, except where an interviewer has to decide. */
export function JudgingDetails({ evaluation, language }: Props) {
  const { t } = useTranslation();
  const reader = useContext(Reader);
  const { provenance, reviewReasons } = evaluation;
  if (provenance === undefined) return null;
  const comparison = compareVerdicts(evaluation, provenance);
  const hasReason = (code: string) => reviewReasons.some((reason) => reason.code === code);
  return (
    <details className="judging" open={reader === 'interviewer' && hasReason('engines-disagree')}>
      <summary>
        <span className="judging-title">{t('judging.title')}</span>
        {reader === 'interviewer' && (
          <Remarks
            comparison={comparison}
            hasFailure={provenance.failures.length > 0}
            haveWordsWorked={hasReason('guarded-words-worked')}
          />
        )}
      </summary>
      <WhoJudged engine={evaluation.engine} provenance={provenance} />
      {comparison.engines.length > 0 && (
        <WitnessTable comparison={comparison} counted={evaluation.engine.id} language={language} />
      )}
      <FirstLooks evaluation={evaluation} provenance={provenance} language={language} />
      <ModelUses uses={provenance.modelUses} />
    </details>
  );
}

type RemarksProps = {
  readonly comparison: Comparison;
  readonly hasFailure: boolean;
  readonly haveWordsWorked: boolean;
};

/** What is worth opening it for. */
function Remarks({ comparison, hasFailure, haveWordsWorked }: RemarksProps) {
  const { t } = useTranslation();
  const split = comparison.rows.filter(({ isSplit }) => isSplit).length;
  const remarks = [
    ...(split > 0 ? [t('judging.disagree', { count: split })] : []),
    ...(hasFailure ? [t('judging.stoodIn')] : []),
    ...(haveWordsWorked ? [t('judging.wordsWorked')] : []),
  ];
  return remarks.map((remark) => (
    <span key={remark} className="judging-remark">
      {remark}
    </span>
  ));
}
