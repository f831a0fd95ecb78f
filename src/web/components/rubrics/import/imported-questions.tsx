import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReply } from '../../../../api/authoring-schemas.ts';
import type { ReadQuestion } from '../../../rubrics/read-questions.ts';
import { showLine } from '../../../rubrics/show-line.ts';
import { toHash } from '../../../state/page-route.ts';

/** The list has signs of its own. */
const BULLET = /^[-–•·*]\s*/;

type Props = { readonly reply: ImportReply; readonly questions: readonly ReadQuestion[] };

/** The questions that came out of a document, in its order, each with its points and the draft that was made of it. */
export function ImportedQuestions({ reply, questions }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card imported" aria-labelledby="imported-title">
      <h3 id="imported-title">{t('imported.title', { count: questions.length })}</h3>
      <ol className="imported-questions">
        {questions.map((question, index) => (
          <ImportedQuestion
            key={`${question.section} ${question.question}`}
            question={question}
            number={index + 1}
            draftId={reply.draftIds[index]}
            reply={reply}
          />
        ))}
      </ol>
    </section>
  );
}

type QuestionProps = {
  readonly question: ReadQuestion;
  readonly number: number;
  readonly draftId: string | undefined;
  readonly reply: ImportReply;
};

function ImportedQuestion({ question, number, draftId, reply }: QuestionProps) {
  const { t } = useTranslation();
  const draft = reply.drafts.find(({ id }) => id === draftId);
  const { section, question: place, prompt, points, line } = question;
  const doubts = reply.uncertainties.filter((it) => it.section === section && it.question === place).length;
  const titleId = `imported-${number}`;
  return (
    <li className="imported-question">
      <h4 id={titleId} lang={reply.language}>
        {draft === undefined ? prompt : `${number}. ${draft.prompt}`}
      </h4>
      <p className="beside">
        {draft !== undefined && `${t('drafts.facts', { points: draft.points, criteria: draft.criteria })} · `}
        <button type="button" className="line-link" aria-describedby={titleId} onClick={() => showLine(line)}>
          {t('source.goToLine', { line })}
        </button>
      </p>
      <ul className="imported-points" lang={reply.language}>
        {points.map((point) => (
          <li key={point.line}>{point.text.replace(BULLET, '')}</li>
        ))}
      </ul>
      {doubts > 0 && <p className="row-warning">{t('drafts.uncertain', { count: doubts })}</p>}
      {draft === undefined ? (
        <p className="beside">{t('imported.gone')}</p>
      ) : (
        <Button type="primary" href={toHash({ page: 'draft', draftId: draft.id })} aria-describedby={titleId}>
          {t('imported.open')}
        </Button>
      )}
    </li>
  );
}
