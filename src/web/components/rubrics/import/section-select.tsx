import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from '../../../rubrics/field-id.ts';

export type Section = { readonly id: string; readonly title: string };

type Props = {
  /** Those of the bank. */
  readonly sections: readonly Section[];
  readonly section: Section | undefined;
  readonly onChange: (section: Section) => void;
};

const NEW = '+';

/** Where in the bank a question stands: in a section that is there, or in a new one with a title of its own. */
export function SectionSelect({ sections, section, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isNew = section !== undefined && !sections.some((it) => it.id === section.id);
  const choose = (chosen: string) => {
    const known = sections.find((it) => it.id === chosen);
    onChange(known === undefined ? { id: freeId(sections), title: '' } : { id: known.id, title: known.title });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('question.section')}</label>
      <Select
        id={id}
        value={isNew ? NEW : (section?.id ?? null)}
        options={[
          ...sections.map((it) => ({ value: it.id, label: it.title })),
          { value: NEW, label: t('question.section.new') },
        ]}
        onChange={choose}
      />
      {isNew && (
        <Input
          id={fieldId('section.title')}
          aria-label={t('question.section.title')}
          placeholder={t('question.section.title')}
          value={section.title}
          onChange={(event) => onChange({ id: section.id, title: event.target.value })}
        />
      )}
    </div>
  );
}

/** An id that no section of the bank has. */
function freeId(sections: readonly Section[]): string {
  let number = sections.length + 1;
  while (sections.some(({ id }) => id === `section-${number}`)) number += 1;
  return `section-${number}`;
}
