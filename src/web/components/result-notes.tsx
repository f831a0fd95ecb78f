import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';
import { useReaderSuffix } from '../state/reader.ts';
import { ReviewNote } from './review-note.tsx';

type Props = { readonly evaluation: EvaluationReply; readonly language: QuestionReply['language'] };

/** Flags and reasons for a review in plain words. A flag explains, it does not accuse. */
export function ResultNotes({ evaluation, language }: Props) {
  const { t } = useTranslation();
  const suffix = useReaderSuffix();
  const { flags, guardedSpans, needsReview, reviewReasons } = evaluation;
  const explained = [...new Set([...flags, ...guardedSpans.map(({ flag }) => flag)])];
  // A review because of a flag is explained by the flag's own note.
  const otherReasons = reviewReasons.filter(({ code }) => !explained.some((flag) => flag === code));
  if (explained.length === 0 && !needsReview) return null;
  return (
    <section className="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">{t('notes.title')}</h3>
      {explained.map((flag) => (
        <Alert
          key={flag}
          role="note"
          type="info"
          showIcon
          title={t(`flag.${flag}`)}
          description={t(`flag.${flag}.meaning${suffix}`)}
        />
      ))}
      {needsReview && <ReviewNote reasons={otherReasons} language={language} />}
      <p className="notes-tone">{t('notes.notAccusation')}</p>
    </section>
  );
}
