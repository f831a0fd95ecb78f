import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { type CriterionDraft, findLacks } from '../../reviews/decision-draft.ts';
import { earnsMore } from '../../reviews/verdicts.ts';
import { TextField } from '../text-field.tsx';
import { CriterionAsked } from './criterion-asked.tsx';
import { MachineSays } from './machine-says.tsx';
import { PeopleBefore } from './people-before.tsx';
import { VerdictChoice } from './verdict-choice.tsx';

type Props = {
  readonly number: number;
  readonly criterion: ReviewSheetReply['criteria'][number];
  readonly sheet: ReviewSheetReply;
  readonly draft: CriterionDraft;
  /** True for the one that was worked on last: selected words go there. */
  readonly isActive: boolean;
  readonly isAttempted: boolean;
  /** True if the service did not accept the quote. */
  readonly isQuoteRefused: boolean;
  readonly selected: string;
  readonly onActivate: () => void;
  readonly onChange: (changes: Partial<CriterionDraft>) => void;
};

/** One criterion to decide about. What is asked for depends on how far one is from the machine. */
export function CriterionDecision({ number, criterion, sheet, draft, isAttempted, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const { isActive, isQuoteRefused, selected, onActivate } = rest;
  const machine = sheet.evaluation?.criteria.find(({ id }) => id === criterion.id);
  const said = machine?.status === 'scored' ? machine.verdict : null;
  const lacks = isAttempted ? findLacks(draft, said) : [];
  const { verdict, reason, quote } = draft;
  const isDifferent = verdict !== null && verdict !== said;
  const needsQuote = verdict !== null && earnsMore(verdict, said);
  return (
    <CriterionAsked number={number} criterion={criterion} isDifferent={isDifferent} onActivate={onActivate}>
      {machine !== undefined && <MachineSays number={number} criterion={machine} />}
      <PeopleBefore reviews={sheet.earlierReviews} criterionId={criterion.id} />
      <p className="small-title">{t(isDifferent ? 'decide.mineDiffers' : 'decide.mine')}</p>
      <VerdictChoice
        label={t('decide.verdictOn', { label: criterion.label })}
        value={verdict}
        problem={lacks.includes('verdict') ? t('decide.verdictMissing') : ''}
        onChoose={(to) => onChange({ verdict: to })}
      />
      {needsQuote && (
        <QuoteField
          quote={quote}
          answer={sheet.answer}
          selected={selected}
          isFilled={isActive}
          problem={lacks.includes('quote') ? t('decide.quoteMissing') : isQuoteRefused ? t('decide.quoteRefused') : ''}
          onType={(to) => onChange({ quote: to })}
        />
      )}
      {isDifferent && (
        <TextField
          label={t('decide.reason')}
          value={reason}
          problem={lacks.includes('reason') ? t('decide.reasonMissing') : ''}
          onType={(to) => onChange({ reason: to })}
        />
      )}
    </CriterionAsked>
  );
}

type QuoteProps = {
  readonly quote: string;
  readonly answer: string;
  readonly selected: string;
  /** True where words go that are selected from now on. */
  readonly isFilled: boolean;
  readonly problem: string;
  readonly onType: (quote: string) => void;
};

/** Words of the answer: selected in it, or typed. */
function QuoteField({ quote, answer, selected, isFilled, problem, onType }: QuoteProps) {
  const { t } = useTranslation();
  const lastSelected = useRef(selected);
  useEffect(() => {
    if (selected === lastSelected.current) return;
    lastSelected.current = selected;
    if (isFilled && selected !== '') onType(selected);
  });
  const isFound = quote.trim() === '' || answer.includes(quote.trim());
  return (
    <>
      <TextField
        label={t('decide.quote')}
        hint={t('decide.quote.hint')}
        value={quote}
        problem={problem === '' && !isFound ? t('decide.quoteNotFound') : problem}
        maxLength={5_000}
        onType={onType}
      />
      {selected !== '' && selected !== quote && (
        <Button size="small" className="fill-quote" onClick={() => onType(selected)}>
          {t('decide.fill', { words: shorten(selected) })}
        </Button>
      )}
    </>
  );
}

/** As much as fits into a button. */
const SHORT = 24;

function shorten(words: string): string {
  const characters = [...words];
  return characters.length <= SHORT ? words : `${characters.slice(0, SHORT).join('')}…`;
}
