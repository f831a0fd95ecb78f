import { Button, Input } from 'antd';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswerCheck } from '../state/use-answer-check.ts';
import type { DraftStatus } from '../state/use-draft.ts';
import { DraftNote } from './draft-note.tsx';
import { FailureNotice } from './failure-notice.tsx';

type Props = {
  readonly text: string;
  readonly draftStatus: DraftStatus;
  readonly isPending: boolean;
  /** True while it is under way for so long that a word about it is due. */
  readonly isLongWait: boolean;
  readonly hasResult: boolean;
  /** Why the last attempt brought no result; null if it did. */
  readonly failure: Error | null;
  readonly onType: (text: string) => void;
  readonly onSubmit: () => void;
};

/** Where the answer is written. Text beyond the limit is kept and pointed out, never cut off. */
export function AnswerForm({ text, draftStatus, isPending, isLongWait, hasResult, failure, onType, onSubmit }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { problem, count, isOverLimit, check } = useAnswerCheck(text);
  const submit = () => {
    if (check()) onSubmit();
    else document.getElementById(id)?.focus();
  };

  return (
    <div className="answer-form">
      <label htmlFor={id}>{t('answer.label')}</label>
      <p id={`${id}-hint`} className="answer-hint">
        {t('answer.hint')}
      </p>
      <AnswerBox id={id} text={text} isWrong={problem !== ''} onType={onType} onSubmit={submit} />
      <p id={`${id}-problem`} className="answer-problem" role="alert">
        {problem}
      </p>
      <div className="answer-facts">
        <DraftNote status={draftStatus} />
        <span id={`${id}-count`} className={isOverLimit ? 'answer-count is-over' : 'answer-count'}>
          {count}
        </span>
      </div>
      {failure && !isPending && <FailureNotice error={failure} isTextKept />}
      <div className="answer-actions">
        <Button type="primary" size="large" loading={isPending} onClick={submit}>
          {t(isPending ? 'answer.submitting' : hasResult ? 'answer.submitAgain' : 'answer.submit')}
        </Button>
        <span className="answer-shortcut">{t(isLongWait ? 'answer.longWait' : 'answer.shortcut')}</span>
      </div>
    </div>
  );
}

type BoxProps = Pick<Props, 'text' | 'onType' | 'onSubmit'> & { readonly id: string; readonly isWrong: boolean };

function AnswerBox({ id, text, isWrong, onType, onSubmit }: BoxProps) {
  const { t } = useTranslation();
  const submitByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <Input.TextArea
      id={id}
      value={text}
      placeholder={t('answer.placeholder')}
      autoSize={{ minRows: 7, maxRows: 22 }}
      {...(isWrong ? { status: 'error' as const } : {})}
      aria-invalid={isWrong}
      aria-describedby={`${id}-hint ${id}-problem ${id}-count`}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={submitByKeys}
    />
  );
}
