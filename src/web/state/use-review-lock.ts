import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { minutesLeft } from '../reviews/minutes-left.ts';
import { giveBack, renewLock } from '../service/review-service.ts';
import { sheetKey } from './use-sheet.ts';

/** A lock holds for 15 minutes: three attempts fit into it. */
const RENEW_MS = 4 * 60_000;

/** How often the minutes that are left are counted again. */
const COUNT_MS = 15_000;

/**
 * Keep a review locked as long as the page is looked at, and give it back when one leaves it.
 *
 * @param until when the lock ends; undefined where there is none to keep any more
 * @returns whole minutes that are left
 */
export function useReviewLock(taskId: string, until: string | undefined): number {
  const client = useQueryClient();
  const [nowMs, setNowMs] = useState(Date.now);
  const isHeld = until !== undefined;
  useEffect(() => {
    if (!isHeld) return;
    const renew = async () => {
      if (document.visibilityState !== 'visible') return;
      // That it was lost is told by the sheet.
      await renewLock(taskId).catch(() => undefined);
      await client.invalidateQueries({ queryKey: sheetKey(taskId), exact: true });
    };
    const leave = () => void giveBack(taskId);
    const forget = () => client.removeQueries({ queryKey: sheetKey(taskId), exact: true });
    const timer = setInterval(() => void renew(), RENEW_MS);
    const onVisible = () => void renew();
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('pagehide', leave);
      leave();
      forget();
    };
  }, [client, taskId, isHeld]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a renewal the minutes are counted at once
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), COUNT_MS);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? 0 : minutesLeft(until, nowMs);
}
