import { useTranslation } from 'react-i18next';
import type { DraftSummaryReply } from '../../../../api/authoring-schemas.ts';
import type { RubricVersionReply } from '../../../../api/rubric-check-schemas.ts';
import type { QuestionListReply } from '../../../../api/schemas.ts';
import { QuestionRow } from './question-row.tsx';

type Props = {
  readonly versions: readonly RubricVersionReply[];
  readonly list: QuestionListReply;
  readonly drafts: readonly DraftSummaryReply[];
};

/** Every question of the bank, section by section, with the rubric versions there are of it. */
export function QuestionVersions({ versions, list, drafts }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="versions-title">
      <h3 id="versions-title">{t('versions.title')}</h3>
      <p className="beside">{t('versions.what')}</p>
      {list.sections.map(({ id, title, points, questionIds }) => (
        <section key={id} aria-labelledby={`section-${id}`}>
          <h4 id={`section-${id}`} className="section-title">
            <span lang={list.bank.language}>{title}</span>
            <span className="beside">{t('points.onOffer', { points })}</span>
          </h4>
          <ul className="rubric-rows">
            {questionIds.map((questionId) => {
              const own = versions.filter((version) => version.questionId === questionId);
              const question = list.questions.find((it) => it.id === questionId);
              const draft = drafts.find((it) => it.questionId === questionId && it.basedOn !== null);
              if (question === undefined) return null;
              return <QuestionRow key={questionId} question={question} versions={own} draftId={draft?.id} />;
            })}
          </ul>
        </section>
      ))}
    </section>
  );
}
