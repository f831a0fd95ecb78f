import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftSummaryReply } from '../../../../api/authoring-schemas.ts';
import { removeDraft } from '../../../service/rubric-service.ts';
import { toHash } from '../../../state/page-route.ts';
import { useFormats } from '../../../state/use-formats.ts';
import { FailureNotice } from '../../failure-notice.tsx';

/** Drafts, those touched last first, or what to do where there is none. */
export function DraftList({ drafts }: { readonly drafts: readonly DraftSummaryReply[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: removeDraft,
    onSettled: () => client.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const newestFirst = drafts.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return (
    <section aria-labelledby="drafts-title">
      <h3 id="drafts-title">{t('drafts.title', { count: drafts.length })}</h3>
      {remove.error !== null && !remove.isPending && (
        <FailureNotice error={remove.error} title={t('drafts.removeFailed')} />
      )}
      {drafts.length === 0 && <p className="beside">{t('drafts.none')}</p>}
      <ul className="rubric-rows">
        {newestFirst.map((draft) => (
          <DraftRow key={draft.id} draft={draft} onRemove={() => remove.mutate(draft.id)} />
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft, onRemove }: { readonly draft: DraftSummaryReply; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { id, prompt, points, criteria, uncertainties, section, basedOn, updatedAt } = draft;
  const titleId = `draft-${id}`;
  return (
    <li className="rubric-row">
      <div>
        <a id={titleId} className="row-title" href={toHash({ page: 'draft', draftId: id })}>
          {prompt}
        </a>
        <p className="beside">
          {t(basedOn === null ? 'drafts.new' : 'drafts.change')} · {section.title} ·{' '}
          {t('drafts.facts', { points, criteria })} · {t('drafts.updated', { time: time(updatedAt) })}
        </p>
        {uncertainties > 0 && <p className="row-warning">{t('drafts.uncertain', { count: uncertainties })}</p>}
      </div>
      <div className="buttons">
        <Popconfirm
          title={t('drafts.removeAsk')}
          okText={t('drafts.remove')}
          okButtonProps={{ danger: true }}
          cancelText={t('drafts.keep')}
          onConfirm={onRemove}
        >
          <Button aria-describedby={titleId}>{t('drafts.remove')}</Button>
        </Popconfirm>
      </div>
    </li>
  );
}
