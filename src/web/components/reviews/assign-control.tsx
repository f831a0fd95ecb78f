import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewTaskReply } from '../../../api/review-schemas.ts';
import { assignReview, listReviewers } from '../../service/review-service.ts';
import { useAccess } from '../../state/access.ts';
import { queueKey } from '../../state/use-next-review.ts';
import { codeOf } from '../../state/use-sheet.ts';

type Props = {
  readonly task: ReviewTaskReply;
  /** Id of the element that names the answer. */
  readonly titleId: string;
};

/** No person has an empty id. */
const NOBODY = '';

/** Who shall do it: oneself at a click, or anybody who reviews. */
export function AssignControl({ task, titleId }: Props) {
  const { t } = useTranslation();
  const { account } = useAccess();
  const client = useQueryClient();
  const id = useId();
  const reviewers = useQuery({ queryKey: ['reviewers'], queryFn: listReviewers });
  const { mutate, isPending, error } = useMutation({
    mutationFn: (userId: string | null) => assignReview(task.id, userId),
    onSettled: () => client.invalidateQueries({ queryKey: queueKey }),
  });
  const { assignee } = task;
  const options = [{ value: NOBODY, label: t('assign.nobody') }, ...toOptions(reviewers.data ?? [], assignee)];
  return (
    <div className="assign">
      <span className="assign-choice">
        <label htmlFor={id}>{t('assign.label')}</label>
        <Select
          id={id}
          value={assignee?.id ?? NOBODY}
          options={options}
          loading={isPending}
          aria-describedby={titleId}
          onChange={(userId) => mutate(userId === NOBODY ? null : userId)}
        />
      </span>
      {account !== null && assignee === null && (
        <Button type="link" disabled={isPending} aria-describedby={titleId} onClick={() => mutate(account.id)}>
          {t('assign.me')}
        </Button>
      )}
      <span className="field-problem" role="alert">
        {error !== null && !isPending && t(codeOf(error) === 'not-allowed' ? 'assign.notAllowed' : 'assign.failed')}
      </span>
    </div>
  );
}

type Person = NonNullable<ReviewTaskReply['assignee']>;

/** Whoever has it already can be chosen too, even if they do not review any more. */
function toOptions(people: readonly Person[], assignee: Person | null) {
  const isKnown = assignee === null || people.some(({ id }) => id === assignee.id);
  return (isKnown ? people : [...people, assignee]).map(({ id, name }) => ({ value: id, label: name }));
}
