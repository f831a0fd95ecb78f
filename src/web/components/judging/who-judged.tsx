import { useTranslation } from 'react-i18next';
import type { EvaluationReply } from '../../../api/schemas.ts';
import { findEngineFailure } from '../../evidence/engine-failures.ts';
import type { ProvenanceReply } from '../../judging/compare-verdicts.ts';

type Props = { readonly engine: EvaluationReply['engine']; readonly provenance: ProvenanceReply };

/** Step by step from what was asked for to who answered, with the reason of every failure on the way. */
export function WhoJudged({ engine, provenance: { asked, failures } }: Props) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  return (
    <section>
      <h4>{t('judging.who')}</h4>
      <ol className="judging-steps">
        <li>{asked === 'auto' ? t('judging.askedAuto') : t('judging.asked', { engine: t(`engine.${asked}`) })}</li>
        {failures.map((failure) => (
          <li key={`${failure.engine} ${failure.code}`} className="judging-failure">
            {t('judging.failed', { engine: t(`engine.${failure.engine}`), reason: reasonOf(failure) })}
          </li>
        ))}
        <li>{t('judging.answered', { engine: t(`engine.${engine.id}`), version: engine.version })}</li>
      </ol>
      {failures.length > 0 && <p className="judging-small">{t('judging.notZero')}</p>}
    </section>
  );
}

/** In the page's words, or in the service's where it has none. */
function useReason(): (failure: ProvenanceReply['failures'][number]) => string {
  const { t } = useTranslation();
  return ({ code, message }) => {
    const known = findEngineFailure(code);
    return known === undefined ? message : t(`problem.${known}`);
  };
}
