import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../../api/authoring-schemas.ts';
import type { ProposalsReply } from '../../../../api/rubric-check-schemas.ts';
import { checkWords } from '../../../rubrics/check-words.ts';
import { derivationWords } from '../../../rubrics/derivation-words.ts';
import { listEngines } from '../../../service/engine-service.ts';
import type { DraftActions } from '../../../state/use-draft-actions.ts';
import { FailureNotice } from '../../failure-notice.tsx';

type Props = { readonly draft: DraftReply; readonly actions: DraftActions };

/** How the rubric was derived, and, where a language model is set up, what it would add. */
export function ProposalsPanel({ draft, actions: { propose } }: Props) {
  const { t } = useTranslation();
  const { data: engines } = useQuery({ queryKey: ['engines'], queryFn: listEngines });
  const hasModel = engines?.engines.some(({ id, configured }) => id === 'llm' && configured) ?? false;
  return (
    <div className="origin">
      <DerivationNotes draft={draft} />
      <h4>{t('propose.title')}</h4>
      {hasModel ? (
        <>
          <p className="beside">{t('propose.what')}</p>
          <Button loading={propose.isPending} onClick={() => propose.mutate()}>
            {t('propose.do')}
          </Button>
        </>
      ) : (
        <p className="beside">{t('propose.noModel')}</p>
      )}
      <p role="status">
        {propose.isPending && t('propose.running')}
        {propose.data !== undefined &&
          t('propose.done', {
            used: propose.data.proposals.filter(({ isUsed }) => isUsed).length,
            total: propose.data.proposals.length,
          })}
      </p>
      {propose.error !== null && !propose.isPending && (
        <FailureNotice error={propose.error} title={t('propose.failed')} isTextKept />
      )}
      {propose.data !== undefined && <Proposals draft={draft} proposals={propose.data.proposals} />}
    </div>
  );
}

/** Why points and cues are as they are, as far as the derivation says. */
function DerivationNotes({ draft: { derivation, content } }: { readonly draft: DraftReply }) {
  const { t } = useTranslation();
  const labelOf = (id: string) => content.criteria.find((criterion) => criterion.id === id)?.label ?? id;
  const notes = derivation.flatMap((note) => {
    const words = derivationWords(note);
    if (words === undefined) return [];
    const text = t(...words);
    return [note.criterionId === undefined ? text : t('propose.about', { label: labelOf(note.criterionId), text })];
  });
  if (notes.length === 0) return null;
  return (
    <>
      <h4>{t('derivation.title')}</h4>
      <ul className="plain-list">
        {[...new Set(notes)].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

type ProposalsProps = { readonly draft: DraftReply; readonly proposals: ProposalsReply['proposals'] };

/** Those that are used first, then those that are not, with why. */
function Proposals({ draft: { content }, proposals }: ProposalsProps) {
  const { t } = useTranslation();
  const labelOf = (id: string) => content.criteria.find((criterion) => criterion.id === id)?.label ?? id;
  return [true, false].map((isUsed) => {
    const list = proposals.filter((proposal) => proposal.isUsed === isUsed);
    if (list.length === 0) return null;
    return (
      <section key={String(isUsed)} aria-label={t(isUsed ? 'propose.used' : 'propose.refused')}>
        <h5>{t(isUsed ? 'propose.used' : 'propose.refused')}</h5>
        <ul className="proposals">
          {list.map(({ criterionId, kind, text, failedCheck }) => (
            <li key={`${criterionId} ${kind} ${text}`} className={isUsed ? 'proposal is-used' : 'proposal'}>
              <span className="beside">
                {labelOf(criterionId)} · {t(`propose.kind.${kind}`)}
              </span>
              <span lang={content.language}>{text}</span>
              {failedCheck !== null && (
                <span className="proposal-why">
                  {t(...checkWords(failedCheck, (mutantKind) => t(`mutant.${mutantKind}`)))}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
