import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { CriterionContent } from '../rubrics/new-criterion.ts';

type DragWords = {
  readonly announcements: Announcements;
  readonly screenReaderInstructions: ScreenReaderInstructions;
};

/** What a screen reader says while criteria are put into another order. */
export function useDragWords(criteria: readonly CriterionContent[]): DragWords {
  const { t } = useTranslation();
  const labelOf = (id: string | number) => criteria.find((it) => it.id === id)?.label ?? '';
  const placeOf = (id: string | number) => criteria.findIndex((it) => it.id === id) + 1;
  return {
    screenReaderInstructions: { draggable: t('drag.how') },
    announcements: {
      onDragStart: ({ active }) => t('drag.start', { label: labelOf(active.id), place: placeOf(active.id) }),
      onDragOver: ({ active, over }) =>
        over === null ? undefined : t('drag.over', { label: labelOf(active.id), place: placeOf(over.id) }),
      onDragEnd: ({ active, over }) =>
        t('drag.end', { label: labelOf(active.id), place: placeOf(over?.id ?? active.id) }),
      onDragCancel: ({ active }) => t('drag.cancel', { label: labelOf(active.id) }),
    },
  };
}
