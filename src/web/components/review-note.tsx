import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';
import { findKnownReason } from '../evidence/review-reasons.ts';

type Props = {
  readonly reasons: EvaluationReply['reviewReasons'];
  readonly language: QuestionReply['language'];
};

/** Why a person should look at the evaluation too. */
export function ReviewNote({ reasons, language }: Props) {
  const { t } = useTranslation();
  const list = (
    <ul>
      {reasons.map(({ code, message }) => {
        const known = findKnownReason(code);
        return (
          <li key={`${code} ${message}`}>
            {known === undefined ? <span lang={language}>{message}</span> : t(`review.${known}`)}
          </li>
        );
      })}
    </ul>
  );
  return <Alert role="note" type="info" showIcon title={t('notes.review')} description={reasons.length > 0 && list} />;
}
