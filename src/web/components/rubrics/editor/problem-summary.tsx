import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly problems: readonly FieldProblem[];
  readonly content: QuestionContentReply;
  /** Asks to go to a field. */
  readonly onShow: (field: string) => void;
};

const NAMED = ['label', 'points', 'covered', 'partial', 'modelAnswer', 'suggestion', 'suggestionEn'] as const;

/** Everything that has to be mended before the rubric can be tried or saved, each with the way to its field. */
export function ProblemSummary({ problems, content, onShow }: Props) {
  const { t } = useTranslation();
  const nameOf = useFieldNames(content);
  return (
    <div role="status">
      {problems.length > 0 && (
        <Alert
          className="problem-summary"
          type="error"
          showIcon
          title={t('editor.problems', { count: problems.length })}
          description={
            <ul>
              {problems.map(({ field, message }) => (
                <li key={`${field} ${message}`}>
                  <button type="button" className="line-link" onClick={() => onShow(field)}>
                    {nameOf(field)}
                  </button>{' '}
                  <ProblemText message={message} />
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

/** Name a field as the page does: "point 2 · cue 3". */
function useFieldNames(content: QuestionContentReply) {
  const { t } = useTranslation();
  return (field: string): string => {
    const [first = '', place = '', part = '', position] = field.split('.');
    if (first === 'points') return t('question.points');
    if (first === 'prompt') return t('question.prompt');
    if (first === 'section') return t('question.section');
    if (first === 'vocabulary') return `${t('vocabulary.title')} @${place}`;
    if (first !== 'criteria' || place === '') return first === 'criteria' ? t('criteria.title') : field;
    const index = Number(place);
    const criterion = t('editor.criterion', { number: index + 1, label: content.criteria[index]?.label ?? '' });
    const known = NAMED.find((name) => name === part);
    if (known !== undefined) return `${criterion} · ${t(`criterion.field.${known}`)}`;
    if (part === 'cues' || part === 'opposes') {
      const name = t(`criterion.field.${part}`);
      return `${criterion} · ${name}${position === undefined ? '' : ` ${Number(position) + 1}`}`;
    }
    return criterion;
  };
}
