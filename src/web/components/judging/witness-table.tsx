import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../../api/schemas.ts';
import type { Comparison, EngineId, Opinion } from '../../judging/compare-verdicts.ts';
import { useFormats } from '../../state/use-formats.ts';
import { CriterionBadge } from '../criterion-badge.tsx';
import { VerdictWords } from './verdict-words.tsx';

type Props = {
  readonly comparison: Comparison;
  /** The engine whose verdicts give the points. */
  readonly counted: EngineId;
  readonly language: QuestionReply['language'];
};

/** The verdicts of all engines side by side; a row on which they differ says so in words. */
export function WitnessTable({ comparison: { engines, rows }, counted, language }: Props) {
  const { t } = useTranslation();
  const hasSplit = rows.some(({ isSplit }) => isSplit);
  return (
    <section>
      <h4>{t('judging.witnesses')}</h4>
      <p className="judging-small">
        {t('judging.witnesses.what')} {!hasSplit && t('judging.witnesses.agree')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="witness-scroll" aria-label={t('judging.witnesses')} tabIndex={0}>
        <table className="witnesses">
          <Head engines={engines} counted={counted} />
          <tbody>
            {rows.map(({ id, number, label, isSplit, counted: own, others }) => (
              <tr key={id} className={isSplit ? 'is-split' : ''}>
                <th scope="row">
                  <CriterionBadge number={number} /> <span lang={language}>{label}</span>
                  {isSplit && <span className="split-mark">≠ {t('judging.differs')}</span>}
                </th>
                <OpinionCell opinion={own} />
                {others.map((opinion, index) => (
                  <OpinionCell key={engines[index]} opinion={opinion} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Head({ engines, counted }: { readonly engines: readonly EngineId[]; readonly counted: EngineId }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('judging.column.criterion')}</th>
        <th scope="col">{t('judging.column.counted', { engine: t(`engine.${counted}`) })}</th>
        {engines.map((engine) => (
          <th key={engine} scope="col">
            {t(`engine.${engine}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function OpinionCell({ opinion: { outcome, confidence } }: { readonly opinion: Opinion }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return (
    <td>
      <VerdictWords outcome={outcome} />
      {confidence !== null && (
        <span className="judging-small">{t('judging.confidence', { share: percent(confidence) })}</span>
      )}
    </td>
  );
}
