import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { CueHit, CueName } from '../../../rubrics/cue-hits.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import type { CriterionContent } from '../../../rubrics/new-criterion.ts';
import { CueList } from './cue-list.tsx';
import { EditedText } from './edited-text.tsx';

type Props = {
  readonly criterion: CriterionContent;
  readonly index: number;
  readonly language: QuestionContentReply['language'];
  readonly vocabulary: QuestionContentReply['vocabulary'];
  readonly hits: readonly CueHit[];
  readonly problems: readonly FieldProblem[];
  readonly activeCue: CueName | null;
  readonly onChange: (changes: Partial<CriterionContent>) => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

const FIRST = ['label', 'modelAnswer'] as const;
const VERDICTS = ['covered', 'partial'] as const;

/** What the criterion asks for, and the words by which it is recognised. */
export function CriterionFields({ criterion, index, language, problems, onChange, ...cues }: Props) {
  const { t } = useTranslation();
  const text = (name: (typeof FIRST | typeof VERDICTS)[number] | 'suggestion' | 'suggestionEn', lang: string) => (
    <EditedText
      key={name}
      label={t(`criterion.field.${name}`)}
      field={`criteria.${index}.${name}`}
      value={criterion[name]}
      problems={problems}
      lang={lang}
      onType={(value) => onChange({ [name]: value })}
    />
  );
  const shared = { criterion, index, language, problems, onChange, ...cues };
  return (
    <div className="criterion-fields">
      {FIRST.map((name) => text(name, language))}
      <CueList kind="cue" {...shared} />
      <CueList kind="opposes" {...shared} />
      <details className="more-fields">
        <summary>{t('criterion.more')}</summary>
        {VERDICTS.map((name) => text(name, language))}
        {text('suggestion', language)}
        {text('suggestionEn', 'en')}
      </details>
    </div>
  );
}
