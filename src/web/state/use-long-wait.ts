import { useEffect, useState } from 'react';

/** Waiting longer than this one begins to wonder. */
const LONG_MS = 4_000;

/** True once something has been under way for so long that a word about it is due. */
export function useLongWait(isPending: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setTimeout(() => setIsLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isPending]);
  return isLong;
}
