import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { listEngines } from '../../service/engine-service.ts';

export type EngineChoice = BatchReply['engine'];

type Props = { readonly value: EngineChoice; readonly onChoose: (engine: EngineChoice) => void };

/** Which engine evaluates. Only what is set up is on offer; where that is the keyword engine alone, there is nothing to choose. */
export function EngineSelect({ value, onChoose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { data, error } = useQuery({ queryKey: ['engines'], queryFn: listEngines });
  if (error !== null) return <p className="beside">{t('mapping.engine.unknown')}</p>;
  if (data === undefined) return null;
  const configured = data.engines.filter((engine) => engine.configured).map((engine) => engine.id);
  if (configured.every((engine) => engine === 'keyword')) {
    return <p className="beside">{t('mapping.engine.onlyKeyword')}</p>;
  }
  const choices: readonly EngineChoice[] = ['auto', ...configured];
  return (
    <div className="field">
      <label htmlFor={id}>{t('mapping.engine')}</label>
      <Select<EngineChoice>
        id={id}
        aria-describedby={`${id}-what`}
        value={value}
        options={choices.map((engine) => ({ value: engine, label: t(`engine.${engine}`) }))}
        onChange={onChoose}
      />
      <p id={`${id}-what`} className="beside">
        {t(`engine.${value}.what`)}
      </p>
    </div>
  );
}
