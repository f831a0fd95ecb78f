import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/schemas.ts';
import { findKnownProblem } from '../service/known-problem.ts';
import { RequestFailure } from '../service/request-failure.ts';

type Props = {
  readonly error: Error;
  /** Replaces the general title, where the page knows better what failed. */
  readonly title?: string;
  /** True where the person has typed something and may fear for it. */
  readonly isTextKept?: boolean;
  /** Left out where the button that sends the request again is beside this. */
  readonly onRetry?: () => void;
};

/** Say what went wrong, what to do next, and that nothing typed was lost. */
export function FailureNotice({ error, title, isTextKept = false, onRetry }: Props) {
  const { t } = useTranslation();
  const failure = error instanceof RequestFailure ? error : new RequestFailure({ kind: 'unexpected-reply' });
  const { kind, problem, retryAfterSeconds } = failure;
  const known = findKnownProblem(problem?.code);
  const what = t(known === undefined ? `failure.${kind}` : `problem.${known}`);
  const how = known === undefined ? t(`failure.${kind}.next`) : t(`problem.${known}.next`);
  const next = retryAfterSeconds === undefined ? how : t(...waitWords(retryAfterSeconds));
  return (
    <Alert
      className="failure-notice"
      type="error"
      showIcon
      role="alert"
      title={title ?? what}
      description={
        <>
          {title !== undefined && <p>{what}</p>}
          <p>
            {isTextKept && t('failure.textKept')} {next}
          </p>
          {problem && <ProblemFacts problem={problem} isExplained={kind === 'rejected'} />}
          {onRetry && <Button onClick={onRetry}>{t('failure.retry')}</Button>}
        </>
      }
    />
  );
}

/** From here on nobody counts seconds. */
const LONG_WAIT_SECONDS = 120;

function waitWords(seconds: number): ['failure.wait' | 'failure.waitMinutes', { seconds: number; minutes: number }] {
  return [
    seconds < LONG_WAIT_SECONDS ? 'failure.wait' : 'failure.waitMinutes',
    { seconds, minutes: Math.ceil(seconds / 60) },
  ];
}

/** The service's own words, which name fields, only where they help the person to mend the request. */
function ProblemFacts({ problem, isExplained }: { readonly problem: Problem; readonly isExplained: boolean }) {
  const { t } = useTranslation();
  const fieldNames: Record<string, string> = {
    answer: t('field.answer'),
    questionId: t('field.questionId'),
    email: t('entry.email'),
    name: t('entry.name'),
    quote: t('decide.quote'),
  };
  const { errors = [], detail, requestId } = problem;
  return (
    <>
      {isExplained && errors.length === 0 && <p lang="en">{detail}</p>}
      {isExplained && errors.length > 0 && (
        <ul className="field-errors">
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <strong>{fieldNames[field] ?? field}</strong> — {message}
            </li>
          ))}
        </ul>
      )}
      <p className="request-id">{t('failure.requestId', { requestId })}</p>
    </>
  );
}
