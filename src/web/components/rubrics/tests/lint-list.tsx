import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { RubricReportReply } from '../../../../api/rubric-check-schemas.ts';

type Props = { readonly lint: RubricReportReply['lint']; readonly content: QuestionContentReply };

/** What lint found, errors first: what it is, where, and which cue. */
export function LintList({ lint, content }: Props) {
  const { t } = useTranslation();
  if (lint.length === 0) return null;
  const errorsFirst = lint.toSorted((a, b) => a.severity.localeCompare(b.severity));
  const labelOf = (id: string) => content.criteria.find((criterion) => criterion.id === id)?.label ?? id;
  return (
    <section aria-labelledby="lint-title">
      <h4 id="lint-title">{t('report.lint', { count: lint.length })}</h4>
      <ul className="lint">
        {errorsFirst.map(({ code, severity, criterionId, otherCriterionId, cue }) => (
          <li key={`${code} ${criterionId} ${otherCriterionId} ${cue}`} className={`lint-${severity}`}>
            <span className="lint-severity">{t(`lint.severity.${severity}`)}</span>
            <span>
              {criterionId !== undefined && (
                <strong lang={content.language}>
                  {[criterionId, otherCriterionId].flatMap((id) => (id === undefined ? [] : [labelOf(id)])).join(' / ')}
                  {t('lint.colon')}
                </strong>
              )}
              {t(`lint.${code}`)}
              {cue !== undefined && (
                <>
                  {' '}
                  <code lang={content.language}>{cue}</code>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
