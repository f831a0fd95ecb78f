import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionListReply } from '../../api/schemas.ts';
import { useQuestionsWithDraft } from '../state/use-draft.ts';
import { QuestionOption } from './question-option.tsx';

type Props = {
  readonly list: QuestionListReply;
  readonly chosenId: string;
  readonly onChoose: (questionId: string) => void;
};

/** All questions of the bank, by section. One tab stop; the arrow keys choose. */
export function QuestionList({ list, chosenId, onChoose }: Props) {
  const { t } = useTranslation();
  const withDraft = useQuestionsWithDraft(list.questions.map(({ id }) => id));
  const numbered = list.questions.map((question, index) => ({ question, number: index + 1 }));
  return (
    <Radio.Group
      className="picker-group"
      name="question"
      aria-label={t('picker.title')}
      value={chosenId}
      onChange={(event) => onChoose(String(event.target.value))}
    >
      {list.sections.map((section) => (
        <section key={section.id}>
          <h3>
            <span lang={list.bank.language}>{section.title}</span>
            <span className="points">{t('points.onOffer', { points: section.points })}</span>
          </h3>
          {numbered
            .filter(({ question }) => question.sectionId === section.id)
            .map(({ question, number }) => (
              <QuestionOption
                key={question.id}
                question={question}
                number={number}
                hasDraft={withDraft.has(question.id)}
              />
            ))}
        </section>
      ))}
    </Radio.Group>
  );
}
