import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../../api/schemas.ts';
import { compareVerdicts, type ProvenanceReply } from '../../judging/compare-verdicts.ts';
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
  const isDisputed = reviewReasons.some(({ code }) => code === 'engines-disagree');
  return (
    <details className="judging" open={reader === 'interviewer' && isDisputed}>
      <summary>
        <span className="judging-title">{t('judging.title')}</span>
        {reader === 'interviewer' && <Remarks comparison={comparison} provenance={provenance} />}
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

type RemarksProps = { readonly comparison: ReturnType<typeof compareVerdicts>; readonly provenance: ProvenanceReply };

/** What is worth opening it for. */
function Remarks({ comparison, provenance: { failures, firstLooks } }: RemarksProps) {
  const { t } = useTranslation();
  const split = comparison.rows.filter(({ isSplit }) => isSplit).length;
  const hasWorked = firstLooks.some(({ pointsShift }) => pointsShift !== null && pointsShift !== 0);
  const remarks = [
    ...(split > 0 ? [t('judging.disagree', { count: split })] : []),
    ...(failures.length > 0 ? [t('judging.stoodIn')] : []),
    ...(hasWorked ? [t('judging.wordsWorked')] : []),
  ];
  return remarks.map((remark) => (
    <span key={remark} className="judging-remark">
      {remark}
    </span>
  ));
}
