import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly label: string;
  readonly columns: readonly string[];
  readonly value: string | null;
  readonly onChoose: (column: string) => void;
};

/** Choose one column of the table by its name. */
export function ColumnSelect({ label, columns, value, onChoose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        placeholder={t('mapping.choose')}
        options={columns.map((name) => ({ value: name, label: name }))}
        onChange={onChoose}
      />
    </p>
  );
}
