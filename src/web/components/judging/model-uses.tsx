import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvenanceReply } from '../../judging/compare-verdicts.ts';
import { useFormats } from '../../state/use-formats.ts';

type ModelUse = ProvenanceReply['modelUses'][number];

/** Every model that was asked, with what decides its reply and what it took: for those who want to repeat it or pay for it. */
export function ModelUses({ uses }: { readonly uses: readonly ModelUse[] }) {
  const { t } = useTranslation();
  if (uses.length === 0) return null;
  return (
    <details className="judging-models">
      <summary>{t('judging.models')}</summary>
      {uses.map((use) => (
        <ModelFacts key={`${use.engine} ${use.model}`} use={use} />
      ))}
    </details>
  );
}

function ModelFacts({ use: { engine, model, parameters, promptHash, inputHash, spent } }: { readonly use: ModelUse }) {
  const { t } = useTranslation();
  const usage = useUsageWords(spent);
  const settings = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return (
    <dl className="model-facts">
      <Fact name={t('judging.model')}>
        {model} <span className="judging-small">{t(`engine.${engine}`)}</span>
      </Fact>
      {settings.length > 0 && <Fact name={t('judging.parameters')}>{settings.join(' · ')}</Fact>}
      {promptHash !== null && (
        <Fact name={t('judging.prompt')}>
          <Fingerprint hash={promptHash} />
        </Fact>
      )}
      <Fact name={t('judging.input')}>
        <Fingerprint hash={inputHash} />
      </Fact>
      <Fact name={t('judging.usage')}>{usage.amount}</Fact>
      <Fact name={t('judging.cost')}>{usage.cost}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** As many digits as one compares by eye; all of them when pointed at. */
const SHOWN_DIGITS = 12;

function Fingerprint({ hash }: { readonly hash: string }) {
  return <code title={hash}>{hash.slice(0, SHOWN_DIGITS)}</code>;
}

/** Tokens and money in words; a reply from the cache took neither. */
function useUsageWords(spent: ModelUse['spent']): { readonly amount: string; readonly cost: string } {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const { requests, inputTokens, cachedInputTokens, outputTokens, costUsd } = spent;
  if (requests === 0) return { amount: t('judging.usage.fromCache'), cost: t('judging.cost.fromCache') };
  const numbers = {
    requests: count(requests),
    input: count(inputTokens),
    cached: count(cachedInputTokens),
    output: count(outputTokens),
  };
  return {
    amount: t('judging.usage.text', numbers),
    cost: costUsd === 0 ? t('judging.cost.none') : money(costUsd),
  };
}
