import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';

type Props = {
  readonly reasons: EvaluationReply['reviewReasons'];
  readonly language: QuestionReply['language'];
};

const KNOWN_REASONS = ['low-confidence', 'unscored'] as const;

/** Reasons that the page can put in its own language; for others the service's words are shown. */
function isKnown(code: string): code is (typeof KNOWN_REASONS)[number] {
  return KNOWN_REASONS.some((known) => known === code);
}

/** Why a person should look at the evaluation too. */
export function ReviewNote({ reasons, language }: Props) {
  const { t } = useTranslation();
  const list = (
    <ul>
      {reasons.map(({ code, message }) => (
        <li key={`${code} ${message}`}>
          {isKnown(code) ? t(`review.${code}`) : <span lang={language}>{message}</span>}
        </li>
      ))}
    </ul>
  );
  return <Alert role="note" type="info" showIcon title={t('notes.review')} description={reasons.length > 0 && list} />;
}
