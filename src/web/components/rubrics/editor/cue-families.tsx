import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { CueFamily, CueLine } from '../../../rubrics/cue-families.ts';
import { type CueHit, type CueName, familyHit, isSameCue } from '../../../rubrics/cue-hits.ts';
import { fieldId } from '../../../rubrics/field-id.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { groupsOf } from '../../../rubrics/groups-of.ts';
import { CueFamilyLine } from './cue-family-line.tsx';
import { CueRow } from './cue-row.tsx';

type Props = {
  readonly kind: CueName['kind'];
  readonly criterionId: string;
  /** Path of the list, as in `criteria.0.cues`. */
  readonly field: string;
  readonly lines: readonly CueLine[];
  readonly families: readonly CueFamily[];
  readonly language: QuestionContentReply['language'];
  readonly vocabulary: QuestionContentReply['vocabulary'];
  readonly hits: readonly CueHit[];
  readonly problems: readonly FieldProblem[];
  readonly activeCue: CueName | null;
  readonly onWrite: (lines: readonly CueLine[]) => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** So many are read at a glance; the rest of a long list is a press away. */
const MOST_SHOWN = 6;
/** A list that is hardly longer is shown whole. */
const LONG_LIST = 9;

/** The cues of a list, the strongest first. Small ones are a line for each word; of a long list those that were found are always shown. */
export function CueFamilies(props: Props) {
  const { t } = useTranslation();
  const { families, kind } = props;
  const hits = props.hits.filter((hit) => hit.kind === kind);
  const { shown, isLong, isWhole, isSearched, query, setQuery, setIsWhole, isOpen, toggle } = useShown(props, hits);
  return (
    <>
      {isLong && (
        <Input.Search
          className="cue-search"
          value={query}
          allowClear
          aria-label={t('cue.search')}
          placeholder={t('cue.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <ul className="cue-families">
        {shown.map((family) => (
          <CueFamilyItem
            key={family.key}
            {...props}
            family={family}
            hits={hits}
            isOpen={isOpen(family)}
            onToggle={() => toggle(family.key)}
          />
        ))}
      </ul>
      {isSearched && shown.length === 0 && <p className="beside">{t('cue.nothing')}</p>}
      {!isSearched && (isWhole || shown.length < families.length) && (
        <Button type="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('cue.showFewer') : t('cue.showAll', { count: families.length })}
        </Button>
      )}
    </>
  );
}

/** Which families are shown and open. What is wrong is both, wherever it stands. */
function useShown({ field, lines, families, vocabulary, problems }: Props, hits: readonly CueHit[]) {
  const [query, setQuery] = useState('');
  const [isWhole, setIsWhole] = useState(false);
  const [openKeys, setOpenKeys] = useState<ReadonlySet<number>>(new Set());
  const isLong = families.length >= LONG_LIST;
  const sought = isLong ? query.trim().toLowerCase() : '';
  const isWrong = ({ positions }: CueFamily) =>
    positions.some((position) => problems.some((problem) => problem.field === `${field}.${position}`));
  const isShown = (family: CueFamily, place: number) => {
    if (isWrong(family)) return true;
    if (sought !== '') return textOf(family, lines, vocabulary).includes(sought);
    const isAlways = isWhole || !isLong || place < MOST_SHOWN || openKeys.has(family.key);
    return isAlways || familyHit(family, lines, hits) !== undefined;
  };
  return {
    ...{ isLong, isWhole, query, setQuery, setIsWhole },
    isSearched: sought !== '',
    shown: families.filter(isShown),
    isOpen: (family: CueFamily) => !family.isFolded || openKeys.has(family.key) || isWrong(family),
    toggle: (key: number) =>
      setOpenKeys((before) => new Set(before.has(key) ? [...before].filter((it) => it !== key) : [...before, key])),
  };
}

/** Everything that a family can be looked for by. */
function textOf({ positions }: CueFamily, lines: readonly CueLine[], vocabulary: Props['vocabulary']): string {
  const says = positions.map((position) => lines[position]?.say ?? '');
  const words = says.flatMap((say) => groupsOf(say, vocabulary)).map((group) => group.words);
  return [...says, ...words].join('\n').toLowerCase();
}

type ItemProps = Props & {
  readonly family: CueFamily;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** A family as a line that opens, or the cues themselves. */
function CueFamilyItem({ family, isOpen, onToggle, ...props }: ItemProps) {
  const { kind, criterionId, lines, hits, activeCue, onActiveCue } = props;
  const rows = family.positions.map((position) => <CueAt key={position} {...props} position={position} />);
  if (!family.isFolded) return rows;
  const widest: CueName = { criterionId, kind, say: lines[family.positions[0] ?? -1]?.say ?? '' };
  const names = family.positions.map((position) => ({ ...widest, say: lines[position]?.say ?? '' }));
  return (
    <CueFamilyLine
      say={widest.say}
      lines={lines}
      positions={family.positions}
      language={props.language}
      vocabulary={props.vocabulary}
      hit={familyHit(family, lines, hits)}
      isOpen={isOpen}
      isActive={names.some((name) => isSameCue(activeCue, name))}
      onActive={(isActive) => onActiveCue(widest, isActive)}
      onToggle={onToggle}
    >
      {rows}
    </CueFamilyLine>
  );
}

type CueAtProps = Props & { readonly position: number };

function CueAt({ position, kind, criterionId, field, lines, onWrite, ...props }: CueAtProps) {
  const line = lines[position];
  if (line === undefined) return null;
  const { say, weight } = line;
  const name: CueName = { criterionId, kind, say };
  return (
    <CueRow
      inputId={fieldId(`${field}.${position}`)}
      number={position + 1}
      kind={kind}
      say={say}
      weight={weight}
      groups={groupsOf(say, props.vocabulary)}
      hit={props.hits.find((it) => isSameCue(it, name))}
      problems={props.problems.filter((problem) => problem.field === `${field}.${position}`)}
      isActive={isSameCue(props.activeCue, name)}
      onActive={(isActive) => props.onActiveCue(name, isActive)}
      onChange={(next) => onWrite(lines.map((it, place) => (place === position ? { ...it, ...next } : it)))}
      onRemove={() => onWrite(lines.filter((_, place) => place !== position))}
    />
  );
}
