import { useTranslation } from 'react-i18next';
import type { EvaluationReply } from '../../../api/schemas.ts';
import { findEngineFailure } from '../../evidence/engine-failures.ts';
import type { ProvenanceReply } from '../../judging/compare-verdicts.ts';

type Props = { readonly engine: EvaluationReply['engine']; readonly provenance: ProvenanceReply };

/** Step by step from what was asked for to who answered, with the reason of every failure on the way. */
export function WhoJudged({ engine, provenance: { asked, failures } }: Props) {
  const { t } = useTranslation();
  const describe = useFailureWords();
  return (
    <section>
      <h4>{t('judging.who')}</h4>
      <ol className="judging-steps">
        <li>{asked === 'auto' ? t('judging.askedAuto') : t('judging.asked', { engine: t(`engine.${asked}`) })}</li>
        {failures.map((failure) => (
          <li key={`${failure.engine} ${failure.code}`} className="judging-failure">
            {describe(failure)}
          </li>
        ))}
        <li>{t('judging.answered', { engine: t(`engine.${engine.id}`), version: engine.version })}</li>
      </ol>
      {failures.length > 0 && <p className="judging-small">{t('judging.notZero')}</p>}
    </section>
  );
}

/** Code of a failure that only concerned some of the criteria. */
const PART_FAILURE = 'criteria-unscored';

/** What an engine could not do: in the page's words, or in the service's where it has none. */
function useFailureWords(): (failure: ProvenanceReply['failures'][number]) => string {
  const { t } = useTranslation();
  return ({ engine: id, code, message }) => {
    const engine = t(`engine.${id}`);
    if (code === PART_FAILURE) return t('judging.failedPart', { engine });
    const known = findEngineFailure(code);
    return t('judging.failed', { engine, reason: known === undefined ? message : t(`problem.${known}`) });
  };
}
