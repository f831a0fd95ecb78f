import { type RefObject, useEffect } from 'react';
import { selectedWords } from '../reviews/selected-words.ts';

/** Tell which words of a text are selected, by mouse, finger or keyboard; that nothing is selected any more is not told. */
export function useSelectedWords(box: RefObject<HTMLElement | null>, onSelect: (words: string) => void): void {
  useEffect(() => {
    const read = () => {
      const words = box.current === null ? '' : selectedWords(box.current);
      if (words !== '') onSelect(words);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [box, onSelect]);
}
