import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import { type CueHit, type CueName, isSameCue } from '../../../rubrics/cue-hits.ts';
import { fieldId } from '../../../rubrics/field-id.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { groupsOf } from '../../../rubrics/groups-of.ts';
import type { CriterionContent } from '../../../rubrics/new-criterion.ts';
import { CueHelp } from './cue-help.tsx';
import { CueRow } from './cue-row.tsx';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly kind: CueName['kind'];
  readonly criterion: CriterionContent;
  readonly index: number;
  readonly vocabulary: QuestionContentReply['vocabulary'];
  readonly hits: readonly CueHit[];
  readonly problems: readonly FieldProblem[];
  readonly activeCue: CueName | null;
  readonly onChange: (changes: Partial<CriterionContent>) => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** The cues of a criterion, or what says the opposite of it, with the words of the answer that each was found in. */
export function CueList(props: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { kind, criterion, index, problems, onChange } = props;
  const list = kind === 'cue' ? 'cues' : 'opposes';
  const field = `criteria.${index}.${list}`;
  const { rows, write } = rowsOf(kind, criterion, onChange);
  const own = problems.find((problem) => problem.field === field);
  return (
    <section className="cue-list" aria-labelledby={id}>
      <h5 id={id}>{t(`criterion.field.${list}`)}</h5>
      <p className="beside">{t(`${list}.hint`)}</p>
      {kind === 'cue' && <CueHelp />}
      <p className="field-problem">{own !== undefined && <ProblemText message={own.message} />}</p>
      <CueRows {...props} field={field} rows={rows} onWrite={write} />
      <AddCue kind={kind} onAdd={(say) => write([...rows, { say, weight: kind === 'cue' ? 1 : undefined }])} />
    </section>
  );
}

type RowsProps = Props & {
  readonly field: string;
  readonly rows: readonly Row[];
  readonly onWrite: (rows: readonly Row[]) => void;
};

function CueRows(props: RowsProps) {
  const { kind, criterion, vocabulary, hits, problems, activeCue, onActiveCue, field, rows, onWrite } = props;
  return (
    <ul>
      {rows.map(({ say, weight }, position) => {
        const name: CueName = { criterionId: criterion.id, kind, say };
        return (
          <CueRow
            // biome-ignore lint/suspicious/noArrayIndexKey: its words change while somebody types them
            key={position}
            inputId={fieldId(`${field}.${position}`)}
            number={position + 1}
            kind={kind}
            say={say}
            weight={weight}
            groups={groupsOf(say, vocabulary)}
            hit={hits.find((it) => isSameCue(it, name))}
            problems={problems.filter((problem) => problem.field === `${field}.${position}`)}
            isActive={isSameCue(activeCue, name)}
            onActive={(isActive) => onActiveCue(name, isActive)}
            onChange={(next) => onWrite(rows.map((row, place) => (place === position ? { ...row, ...next } : row)))}
            onRemove={() => onWrite(rows.filter((_, place) => place !== position))}
          />
        );
      })}
    </ul>
  );
}

type Row = { readonly say: string; readonly weight: number | undefined };

/** Cues and opposites alike: the latter have no weight. */
function rowsOf(kind: CueName['kind'], { cues, opposes }: CriterionContent, onChange: Props['onChange']) {
  const rows: readonly Row[] = kind === 'cue' ? cues : opposes.map((say) => ({ say, weight: undefined }));
  const write = (next: readonly Row[]) =>
    onChange(
      kind === 'cue'
        ? { cues: next.map(({ say, weight = 1 }) => ({ say, weight })) }
        : { opposes: next.map(({ say }) => say) },
    );
  return { rows, write };
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
