import { Button, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { batchProgress } from '../../batches/batch-progress.ts';
import type { BatchCap } from '../../service/batch-service.ts';
import { useForecast } from '../../state/use-forecast.ts';
import { useFormats } from '../../state/use-formats.ts';
import { useSettled } from '../../state/use-settled.ts';
import { ForecastNote } from './forecast-note.tsx';

type Props = {
  readonly batch: BatchReply;
  readonly isPending: boolean;
  readonly onRun: (cap: BatchCap) => void;
};

/** Start a batch, or go on with it, with an optional limit after which it pauses by itself. */
export function RunForm({ batch, isPending, onRun }: Props) {
  const { t } = useTranslation();
  const [cap, setCap] = useState<BatchCap>(() => withoutReachedLimit(batch));
  const forecast = useForecast(batch, useSettled(cap));
  const { done } = batchProgress(batch);
  const { count } = useFormats();
  const hasCostCap = batch.cap.costUsd !== null || batch.costUsd > 0 || (forecast.data?.costUsd ?? 0) > 0;
  return (
    <form
      className="run-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onRun(cap);
      }}
    >
      <ForecastNote forecast={forecast} />
      <CapField
        label={t('run.capItems')}
        hint={done > 0 ? t('run.capItems.hintDone', { done: count(done) }) : t('run.capItems.hint')}
        min={done + 1}
        value={cap.items}
        onChange={(items) => setCap({ ...cap, items })}
      />
      {hasCostCap && (
        <CapField
          label={t('run.capCost')}
          hint={t('run.capCost.hint')}
          min={0.01}
          value={cap.costUsd}
          onChange={(costUsd) => setCap({ ...cap, costUsd })}
        />
      )}
      <Button type="primary" size="large" htmlType="submit" loading={isPending}>
        {t(batch.status === 'ready' ? 'run.start' : 'run.resume')}
      </Button>
    </form>
  );
}

type FieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly min: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

function CapField({ label, hint, min, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const isWhole = Number.isInteger(min);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <InputNumber<number>
        id={id}
        aria-describedby={`${id}-hint`}
        min={min}
        {...(isWhole ? { precision: 0 } : {})}
        value={value}
        placeholder={t('run.noCap')}
        onChange={onChange}
      />
      <p id={`${id}-hint`} className="beside">
        {hint}
      </p>
    </div>
  );
}

/** A limit that has stopped the batch would stop it again at once. */
function withoutReachedLimit({ cap, pauseReason }: BatchReply): BatchCap {
  return {
    items: pauseReason === 'cap-items' ? null : cap.items,
    costUsd: pauseReason === 'cap-cost' ? null : cap.costUsd,
  };
}
