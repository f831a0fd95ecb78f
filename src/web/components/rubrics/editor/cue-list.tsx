import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { CueLine } from '../../../rubrics/cue-families.ts';
import type { CueHit, CueName } from '../../../rubrics/cue-hits.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import type { CriterionContent } from '../../../rubrics/new-criterion.ts';
import { useCueFamilies } from '../../../state/use-cue-families.ts';
import { CueFamilies } from './cue-families.tsx';
import { CueHelp } from './cue-help.tsx';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly kind: CueName['kind'];
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

/** What somebody adds themself is meant to count; the weight stands beside it and can be lowered. */
const OWN_WEIGHT = 2;

/** The cues of a criterion, or what says the opposite of it, with the words of the answer that each was found in. */
export function CueList({ onChange, index, ...shared }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { kind, criterion, problems } = shared;
  const list = kind === 'cue' ? 'cues' : 'opposes';
  const field = `criteria.${index}.${list}`;
  const { lines, write } = linesOf(kind, criterion, onChange);
  const families = useCueFamilies(lines);
  const hasSmall = families.some(({ isFolded }) => isFolded);
  const own = problems.find((problem) => problem.field === field);
  return (
    <section className="cue-list" aria-labelledby={id}>
      <h5 id={id}>{t(`criterion.field.${list}`)}</h5>
      <p className="beside">{t(hasSmall ? 'cues.hint.small' : `${list}.hint`)}</p>
      {kind === 'cue' && <CueHelp />}
      <p className="field-problem">{own !== undefined && <ProblemText message={own.message} />}</p>
      <AddCue
        kind={kind}
        onAdd={(say) => write([...lines, { say, weight: kind === 'cue' ? OWN_WEIGHT : undefined }])}
      />
      <CueFamilies
        {...shared}
        criterionId={criterion.id}
        field={field}
        lines={lines}
        families={families}
        onWrite={write}
      />
    </section>
  );
}

/** Cues and opposites alike: the latter have no weight. */
function linesOf(kind: CueName['kind'], { cues, opposes }: CriterionContent, onChange: Props['onChange']) {
  const lines: readonly CueLine[] = kind === 'cue' ? cues : opposes.map((say) => ({ say, weight: undefined }));
  const write = (next: readonly CueLine[]) =>
    onChange(
      kind === 'cue'
        ? { cues: next.map(({ say, weight = OWN_WEIGHT }) => ({ say, weight })) }
        : { opposes: next.map(({ say }) => say) },
    );
  return { lines, write };
}

/** A cue that is being written is no part of the rubric until it is added, by Enter, the button, or on leaving it. */
function AddCue({ kind, onAdd }: { readonly kind: CueName['kind']; readonly onAdd: (say: string) => void }) {
  const { t } = useTranslation();
  const [say, setSay] = useState('');
  const add = () => {
    if (say.trim() !== '') onAdd(say.trim());
    setSay('');
  };
  return (
    <div className="add-cue">
      <Input
        value={say}
        aria-label={t(`${kind}.new`)}
        placeholder={t(`${kind}.new`)}
        onChange={(event) => setSay(event.target.value)}
        onPressEnter={(event) => !event.nativeEvent.isComposing && add()}
        onBlur={add}
      />
      <Button onClick={add}>{t('cue.add')}</Button>
    </div>
  );
}
