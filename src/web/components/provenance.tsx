import { useTranslation } from 'react-i18next';
import type { EvaluationReply } from '../../api/schemas.ts';
import { useReaderSuffix } from '../state/reader.ts';

type Props = {
  readonly evaluation: EvaluationReply;
  /** The name under which this evaluation is stored. */
  readonly recordId: string;
};

/** Which engine and which rubric gave this result, and where it is kept, so that it can be repeated and disputed. */
export function Provenance({ evaluation: { id, engine, rubric }, recordId }: Props) {
  const { t } = useTranslation();
  const suffix = useReaderSuffix();
  return (
    <footer className="provenance">
      <p>{t(`provenance.limits${suffix}`)}</p>
      <p>
        {t('provenance.engine', {
          engine: t(`engine.${engine.id}`),
          engineId: engine.id,
          engineVersion: engine.version,
          rubric: rubric.id,
          rubricVersion: rubric.version,
          id,
          recordId,
        })}
      </p>
    </footer>
  );
}
