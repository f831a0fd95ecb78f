import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { showCriterion } from '../../evidence/show-in-page.ts';
import { askedCriteria } from '../../reviews/decision-draft.ts';
import { type BlindVerdicts, giveBlindVerdicts } from '../../service/review-service.ts';
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
  const asked = askedCriteria(sheet);
  const { submit, reload, isAttempted, isPending, error } = useBlindVerdicts(sheet, draft, onReload);
  return (
    <section className="review-step" aria-labelledby="step-title">
      <h3 id="step-title">{t('blind.title')}</h3>
      <p className="beside">{t('blind.what')}</p>
      {asked.map(({ number, criterion: { id, label }, criterion }) => (
        <CriterionAsked key={id} number={number} criterion={criterion} onActivate={() => onActivate(id)}>
          <VerdictChoice
            label={t('decide.verdictOn', { label })}
            value={draft.blind[id] ?? null}
            problem={isAttempted && draft.blind[id] === undefined ? t('decide.verdictMissing') : ''}
            onChoose={(verdict) => draft.setBlind(id, verdict)}
          />
        </CriterionAsked>
      ))}
      {error !== null && !isPending && (
        <SheetConflict taskId={sheet.task.id} error={error} isOver={false} onReload={reload} />
      )}
      <p>
        <Button type="primary" size="large" loading={isPending} onClick={submit}>
          {t('blind.reveal')}
        </Button>
      </p>
      <p className="beside">{t('blind.final')}</p>
    </section>
  );
}

/** Send the verdicts once there is one for each criterion; else lead to the first that has none. */
function useBlindVerdicts(sheet: ReviewSheetReply, { blind }: ReviewDraft, onReload: () => void) {
  const [isAttempted, setIsAttempted] = useState(false);
  const asked = askedCriteria(sheet);
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (verdicts: BlindVerdicts) => giveBlindVerdicts(sheet.task.id, verdicts),
    onSuccess: onReload,
  });
  const submit = () => {
    setIsAttempted(true);
    const missing = asked.find(({ criterion }) => blind[criterion.id] === undefined);
    if (missing !== undefined) return showCriterion(missing.number);
    const verdicts = asked.flatMap(({ criterion: { id } }) => {
      const verdict = blind[id];
      return verdict === undefined ? [] : [{ criterionId: id, verdict }];
    });
    if (!isPending) mutate(verdicts);
  };
  const reload = () => {
    reset();
    onReload();
  };
  return { submit, reload, isAttempted, isPending, error };
}
