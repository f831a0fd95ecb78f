import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { RubricReportReply } from '../../../../api/rubric-check-schemas.ts';
import { criterionMark } from '../../../evidence/criterion-mark.ts';
import { splitAtSpans } from '../../../evidence/split-at-spans.ts';
import { mutantAbout, mutantKey } from '../../../rubrics/mutant-about.ts';

type MutantReply = RubricReportReply['mutants'][number];

type Props = { readonly mutant: MutantReply; readonly content: QuestionContentReply };

/** A text that the rubric judged otherwise than it should: what was expected, what came out, and the words that did it. */
export function SurvivorView({ mutant, content }: Props) {
  const { t } = useTranslation();
  const { name, text, misses, totalPoints, points } = mutant;
  const isOutOfBounds = totalPoints === null || totalPoints < points.least || totalPoints > points.most;
  const numberOf = (id: string) => content.criteria.findIndex((criterion) => criterion.id === id) + 1;
  const labelOf = (id: string) => content.criteria[numberOf(id) - 1]?.label ?? id;
  return (
    <li className="survivor">
      <h5>
        {t(mutantKey(mutant))} <span lang={content.language}>{mutantAbout(name, content)}</span>
      </h5>
      <p className="beside">{t(`${mutantKey(mutant)}.what`)}</p>
      <ul className="plain-list">
        {misses.map(({ criterionId, verdicts, got }) => (
          <li key={criterionId}>
            {t('survivor.miss', {
              label: labelOf(criterionId),
              expected: verdicts.map((verdict) => t(`verdict.${verdict}`)).join(' / '),
              got: t(`verdict.${got}`),
            })}
          </li>
        ))}
        {isOutOfBounds && (
          <li>
            {totalPoints === null
              ? t('survivor.noTotal', points)
              : t(boundsOf(points), { total: totalPoints, ...points })}
          </li>
        )}
      </ul>
      {text.trim() !== '' && <FoolingText mutant={mutant} numberOf={numberOf} lang={content.language} />}
    </li>
  );
}

function boundsOf({ least, most }: MutantReply['points']): 'survivor.total' | 'survivor.totalExact' {
  return least === most ? 'survivor.totalExact' : 'survivor.total';
}

type TextProps = {
  readonly mutant: MutantReply;
  readonly numberOf: (criterionId: string) => number;
  readonly lang: string;
};

function FoolingText({ mutant: { text, misses }, numberOf, lang }: TextProps) {
  const { t } = useTranslation();
  const evidence = misses.flatMap(({ criterionId, evidence: spans }) =>
    spans.map((span) => ({ ...span, criterionNumber: numberOf(criterionId) })),
  );
  return (
    <>
      <p className="small-title">{t(evidence.length > 0 ? 'survivor.fooled' : 'survivor.notRecognised')}</p>
      <p className="survivor-text submitted" lang={lang}>
        {splitAtSpans(text, evidence, []).map((segment) => {
          const number = segment.criteria[0];
          if (number === undefined) return segment.text;
          return (
            <mark key={segment.start} data-numbers={segment.endingCriteria.join(' ') || undefined}>
              <span className={`evidence level-0 ${criterionMark(number)}`}>{segment.text}</span>
            </mark>
          );
        })}
      </p>
    </>
  );
}
