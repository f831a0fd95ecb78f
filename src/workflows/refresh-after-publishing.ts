import type { PublicationStore } from '../storage/publication-store.ts';
import type { LiveBank } from './live-bank.ts';

/** The same store, whose publications are in use in this process once `publish` resolves. */
export function refreshAfterPublishing(
  publications: PublicationStore,
  { refresh }: Pick<LiveBank, 'refresh'>,
): PublicationStore {
  return {
    ...publications,
    async publish(...publication) {
      const published = await publications.publish(...publication);
      // It is published whatever comes now: a process that cannot read it back finds it a moment later.
      await refresh().catch(() => false);
      return published;
    },
  };
}
