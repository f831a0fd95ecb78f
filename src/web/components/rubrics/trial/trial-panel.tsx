import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import { maxAnswerLength } from '../../../../api/schemas.ts';
import type { CueName } from '../../../rubrics/cue-hits.ts';
import type { LiveTrial } from '../../../state/use-trial.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { TrialResult } from './trial-result.tsx';

type Props = {
  readonly live: LiveTrial;
  readonly answer: string;
  /** Of all criteria, one a line. */
  readonly modelAnswer: string;
  readonly language: QuestionContentReply['language'];
  readonly activeCue: CueName | null;
  readonly onAnswer: (answer: string) => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** An answer to try the rubric with, and what the rubric makes of it as either changes. Nothing is stored. */
export function TrialPanel({ live, answer, modelAnswer, language, activeCue, onAnswer, onActiveCue }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { tried, isCurrent, problems, error, retry } = live;
  const hasResult = tried !== undefined && tried.answer.trim() !== '';
  return (
    <div className="trial">
      <label htmlFor={id}>{t('trial.answer')}</label>
      <Input.TextArea
        id={id}
        value={answer}
        maxLength={maxAnswerLength}
        placeholder={t('trial.placeholder')}
        autoSize={{ minRows: 4, maxRows: 10 }}
        onChange={(event) => onAnswer(event.target.value)}
      />
      {answer === '' && <Button onClick={() => onAnswer(modelAnswer)}>{t('trial.fill')}</Button>}
      <p className="trial-state" role="status">
        {problems.length > 0 && t('trial.blocked', { count: problems.length })}
        {problems.length === 0 && answer.trim() === '' && t('trial.empty')}
        {problems.length === 0 && answer.trim() !== '' && !isCurrent && error === null && t('trial.running')}
      </p>
      {error !== null && problems.length === 0 && (
        <FailureNotice error={error} title={t('trial.failed')} isTextKept onRetry={retry} />
      )}
      {hasResult && answer.trim() !== '' && (
        <div className={isCurrent ? 'trial-result' : 'trial-result is-old'}>
          <TrialResult tried={tried} language={language} activeCue={activeCue} onActiveCue={onActiveCue} />
        </div>
      )}
    </div>
  );
}
