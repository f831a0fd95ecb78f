import type { Program } from '../../src/compose.ts';

const unexpected = async (): Promise<never> => {
  throw new Error('this command must not touch the store, nor import');
};

/** For a program that evaluates only. */
export const noStore: Pick<
  Program,
  'openStoredServices' | 'openStorage' | 'hasStore' | 'migrateStorage' | 'importBank'
> = {
  openStoredServices: unexpected,
  openStorage: unexpected,
  hasStore: unexpected,
  migrateStorage: unexpected,
  importBank: unexpected,
};
