import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { type ItemFilter, pathOf } from '../../service/batch-service.ts';
import { listQuestions } from '../../service/practice-service.ts';
import { DistributionsView } from './distributions-view.tsx';
import { ItemDrawer, type OpenItem } from './item-drawer.tsx';
import { ItemsView } from './items-view.tsx';
import { ReviewPlanView } from './review-plan-view.tsx';
import { SimilarAnswersView } from './similar-answers-view.tsx';

const TABS = ['items', 'plan', 'distributions', 'similar'] as const;

/** What of the results is shown. */
export type ResultsView = { readonly tab: (typeof TABS)[number]; readonly filter: ItemFilter };

type Props = {
  readonly batch: BatchReply;
  readonly view: ResultsView;
  readonly onView: (view: ResultsView) => void;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
};

const FORMATS = ['csv', 'xlsx', 'ndjson'] as const;

/** What came of a batch: answer by answer, question by question, and which answers repeat each other. */
export function BatchResults({ batch, view, onView, headingRef }: Props) {
  const { t } = useTranslation();
  const { item, isOpen, open, turn, close } = useOpenItem();
  const { data } = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  const questions = data?.questions ?? [];
  const shared = { batch, questions, onOpen: open };
  const filterItems = (filter: ItemFilter) => onView({ ...view, filter });
  const content = {
    items: <ItemsView {...shared} filter={view.filter} onFilter={filterItems} />,
    plan: <ReviewPlanView {...shared} />,
    distributions: <DistributionsView {...shared} />,
    similar: <SimilarAnswersView {...shared} />,
  };
  return (
    <section className="card batch-results" aria-labelledby="results-title">
      <div className="screen-top">
        <h3 id="results-title" ref={headingRef} tabIndex={-1}>
          {t('results.title')}
        </h3>
        <Exports batchId={batch.id} />
      </div>
      <Tabs
        tabBarGutter={16}
        activeKey={view.tab}
        items={TABS.map((key) => ({ key, label: t(`results.${key}`), children: content[key] }))}
        onChange={(key) => onView({ ...view, tab: TABS.find((tab) => tab === key) ?? 'items' })}
      />
      {item !== null && (
        <ItemDrawer
          batchId={batch.id}
          item={item}
          isOpen={isOpen}
          questions={questions}
          onTurn={turn}
          onClose={close}
        />
      )}
    </section>
  );
}

/** Which answer the drawer shows. It outlives its closing: the drawer still has to give the focus back. */
function useOpenItem() {
  const [item, turn] = useState<OpenItem | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = (next: OpenItem) => {
    turn(next);
    setIsOpen(true);
  };
  return { item, isOpen, open, turn, close: () => setIsOpen(false) };
}

function Exports({ batchId }: { readonly batchId: string }) {
  const { t } = useTranslation();
  return (
    <p className="exports">
      {t('results.export')}
      {FORMATS.map((format) => (
        <Button key={format} href={`${pathOf(batchId)}/results.${format}`} download="">
          {format.toUpperCase()}
        </Button>
      ))}
    </p>
  );
}
