import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { RubricReportReply } from '../../../../api/rubric-check-schemas.ts';
import { mutantAbout, mutantKey } from '../../../rubrics/mutant-about.ts';
import { LintList } from './lint-list.tsx';
import { SurvivorView } from './survivor-view.tsx';

type Props = { readonly report: RubricReportReply; readonly content: QuestionContentReply };

/** What the checks said: what speaks against the rubric first, what it passed last. */
export function ReportView({ report, content }: Props) {
  const { t } = useTranslation();
  const { lint, mutants, isSound } = report;
  const survivors = mutants.filter(({ survived }) => survived);
  const passed = mutants.filter(({ survived }) => !survived);
  const errors = lint.filter(({ severity }) => severity === 'error');
  const numbers = { survivors: survivors.length, errors: errors.length, mutants: mutants.length };
  return (
    <div className="report">
      <div role="status">
        <Alert
          type={isSound ? 'success' : 'warning'}
          showIcon
          title={t(isSound ? 'report.sound' : 'report.unsound', numbers)}
          description={t(isSound ? 'report.sound.what' : 'report.unsound.what')}
        />
      </div>
      {survivors.length > 0 && (
        <section aria-labelledby="survivors-title">
          <h4 id="survivors-title">{t('report.survivors', { count: survivors.length })}</h4>
          <ul className="survivors">
            {survivors.map((mutant) => (
              <SurvivorView key={mutant.name} mutant={mutant} content={content} />
            ))}
          </ul>
        </section>
      )}
      <LintList lint={lint} content={content} />
      {passed.length > 0 && <PassedList passed={passed} content={content} />}
    </div>
  );
}

type PassedProps = {
  readonly passed: RubricReportReply['mutants'];
  readonly content: QuestionContentReply;
};

function PassedList({ passed, content }: PassedProps) {
  const { t } = useTranslation();
  return (
    <details className="passed">
      <summary>{t('report.passed', { count: passed.length })}</summary>
      <ul className="plain-list">
        {passed.map(({ name, kind, totalPoints }) => (
          <li key={name}>
            {t(mutantKey({ name, kind }))}
            <span lang={content.language}> {mutantAbout(name, content)}</span>{' '}
            <span className="beside">{totalPoints !== null && t('points.onOffer', { points: totalPoints })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
