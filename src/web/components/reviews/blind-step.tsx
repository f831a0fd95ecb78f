import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { showCriterion } from '../../evidence/show-in-page.ts';
import { askedCriteria } from '../../reviews/decision-draft.ts';
import { giveBlindVerdicts } from '../../service/review-service.ts';
import type { ReviewDraft } from '../../state/use-review-draft.ts';
import { CriterionAsked } from './criterion-asked.tsx';
import { SheetConflict } from './sheet-conflict.tsx';
import { VerdictChoice } from './verdict-choice.tsx';

type Props = {
  readonly sheet: ReviewSheetReply;
  readonly draft: ReviewDraft;
  readonly onActivate: (criterionId: string) => void;
  readonly onReload: () => void;
};

/** One's own verdicts, before anybody else's can be seen. */
export function BlindStep({ sheet, draft, onActivate, onReload }: Props) {
  const { t } = useTranslation();
  const [isAttempted, setIsAttempted] = useState(false);
  const taskId = sheet.task.id;
  const asked = askedCriteria(sheet);
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: () =>
      giveBlindVerdicts(
        taskId,
        asked.flatMap(({ criterion: { id } }) => {
          const verdict = draft.blind[id];
          return verdict === undefined ? [] : [{ criterionId: id, verdict }];
        }),
      ),
    onSuccess: onReload,
  });
  const firstMissing = asked.find(({ criterion }) => draft.blind[criterion.id] === undefined);
  const reload = () => {
    reset();
    onReload();
  };
  const submit = () => {
    setIsAttempted(true);
    if (firstMissing !== undefined) showCriterion(firstMissing.number);
    else if (!isPending) mutate();
  };
  return (
    <section className="review-step" aria-labelledby="step-title">
      <h3 id="step-title">{t('blind.title')}</h3>
      <p className="beside">{t('blind.what')}</p>
      {asked.map(({ number, criterion }) => (
        <CriterionAsked
          key={criterion.id}
          number={number}
          criterion={criterion}
          onActivate={() => onActivate(criterion.id)}
        >
          <VerdictChoice
            label={t('decide.verdictOn', { label: criterion.label })}
            value={draft.blind[criterion.id] ?? null}
            problem={isAttempted && draft.blind[criterion.id] === undefined ? t('decide.verdictMissing') : ''}
            onChoose={(verdict) => draft.setBlind(criterion.id, verdict)}
          />
        </CriterionAsked>
      ))}
      {error !== null && !isPending && <SheetConflict taskId={taskId} error={error} isOver={false} onReload={reload} />}
      <p>
        <Button type="primary" size="large" loading={isPending} onClick={submit}>
          {t('blind.reveal')}
        </Button>
      </p>
      <p className="beside">{t('blind.final')}</p>
    </section>
  );
}
