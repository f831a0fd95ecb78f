import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from '../../../rubrics/field-id.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { ProblemText } from './problem-text.tsx';

type Vocabulary = Readonly<Record<string, string>>;

type Props = {
  readonly vocabulary: Vocabulary;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (vocabulary: Record<string, string>) => void;
};

/** Named groups of words that cues can refer to. A derived rubric has many: they are drawn once somebody wants to see them. */
export function VocabularyEditor({ vocabulary, problems, onChange }: Props) {
  const { t } = useTranslation();
  const groups = Object.entries(vocabulary);
  const [isOpened, setIsOpened] = useState(false);
  const isOpen = isOpened || problems.some(({ field }) => field.startsWith('vocabulary.'));
  return (
    <details className="vocabulary" open={isOpen} onToggle={(event) => setIsOpened(event.currentTarget.open)}>
      <summary>{t('vocabulary.count', { count: groups.length })}</summary>
      {isOpen && (
        <>
          <p className="beside">{t('vocabulary.hint')}</p>
          <ul>
            {groups.map(([name, words]) => (
              <VocabularyRow
                key={name}
                name={name}
                words={words}
                problems={problems.filter(({ field }) => field === `vocabulary.${name}`)}
                onType={(next) => onChange({ ...vocabulary, [name]: next })}
                onRemove={() => onChange(Object.fromEntries(groups.filter(([it]) => it !== name)))}
              />
            ))}
          </ul>
          <AddGroup onAdd={(name, words) => onChange({ ...vocabulary, [name]: words })} />
        </>
      )}
    </details>
  );
}

type RowProps = {
  readonly name: string;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
  readonly onType: (words: string) => void;
  readonly onRemove: () => void;
};

function VocabularyRow({ name, words, problems, onType, onRemove }: RowProps) {
  const { t } = useTranslation();
  const id = fieldId(`vocabulary.${name}`);
  return (
    <li className="vocabulary-row">
      <label htmlFor={id}>@{name}</label>
      <Input
        id={id}
        value={words}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onType(event.target.value)}
      />
      <Button type="text" aria-label={t('vocabulary.remove', { name })} onClick={onRemove}>
        ×
      </Button>
      <p id={`${id}-problem`} className="field-problem">
        {problems.map(({ message }) => (
          <ProblemText key={message} message={message} />
        ))}
      </p>
    </li>
  );
}

function AddGroup({ onAdd }: { readonly onAdd: (name: string, words: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [words, setWords] = useState('');
  const add = () => {
    onAdd(name.trim().replace(/^@/, ''), words.trim());
    setName('');
    setWords('');
  };
  return (
    <div className="add-cue">
      <Input
        className="group-name"
        value={name}
        aria-label={t('vocabulary.newName')}
        placeholder={t('vocabulary.newName')}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        value={words}
        aria-label={t('vocabulary.newWords')}
        placeholder={t('vocabulary.newWords')}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button disabled={name.trim() === '' || words.trim() === ''} onClick={add}>
        {t('cue.add')}
      </Button>
    </div>
  );
}
