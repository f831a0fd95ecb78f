import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../api/schemas.ts';

type Props = { readonly question: QuestionReply; readonly number: number; readonly hasDraft: boolean };

export function QuestionOption({ question, number, hasDraft }: Props) {
  const { t } = useTranslation();
  return (
    <Radio value={question.id} className="question-option">
      <span className="question-option-text" lang={question.language}>
        {number}. {question.text}
      </span>
      <span className="question-option-facts">
        <span className="points">{t('points.onOffer', { points: question.points })}</span>
        {hasDraft && <span className="draft-tag">{t('picker.hasDraft')}</span>}
      </span>
    </Radio>
  );
}
