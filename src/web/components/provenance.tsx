import { useTranslation } from 'react-i18next';
import type { EvaluationReply } from '../../api/schemas.ts';

/** Which engine and which rubric gave this result, so that it can be repeated and disputed. */
export function Provenance({ evaluation: { id, engine, rubric } }: { readonly evaluation: EvaluationReply }) {
  const { t } = useTranslation();
  return (
    <footer className="provenance">
      <p>{t('provenance.limits')}</p>
      <p>
        {t('provenance.engine', {
          engine: engine.id,
          engineVersion: engine.version,
          rubric: rubric.id,
          rubricVersion: rubric.version,
          id,
        })}
      </p>
    </footer>
  );
}
