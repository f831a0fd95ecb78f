import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionListReply } from '../../api/schemas.ts';
import { QuestionList } from './question-list.tsx';

type Props = {
  readonly list: QuestionListReply;
  readonly chosenId: string;
  readonly onChoose: (questionId: string) => void;
};

/** The questions beside the answer; on a narrow screen folded away behind a button. */
export function QuestionPicker({ list, chosenId, onChoose }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const panelId = useId();
  const position = list.questions.findIndex(({ id }) => id === chosenId) + 1;
  const choose = (questionId: string) => {
    onChoose(questionId);
    // Who chooses with the arrow keys goes on choosing; who taps is done.
    if (!isOpen || document.activeElement?.matches(':focus-visible')) return;
    setIsOpen(false);
    window.scrollTo({ top: 0 });
  };
  return (
    <nav className="question-picker" aria-label={t('picker.title')}>
      <div className="picker-toggle">
        <span>{t('picker.position', { position, total: list.questions.length })}</span>
        <Button aria-expanded={isOpen} aria-controls={panelId} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'picker.close' : 'picker.change')}
        </Button>
      </div>
      <div id={panelId} className={isOpen ? 'picker-panel is-open' : 'picker-panel'}>
        <h2>{t('picker.title')}</h2>
        <p className="picker-bank" lang={list.bank.language}>
          {list.bank.title}
        </p>
        <QuestionList list={list} chosenId={chosenId} onChoose={choose} />
      </div>
    </nav>
  );
}
