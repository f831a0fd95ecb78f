import { it } from 'vitest';
import { killServerOften, rounds, timeout } from './kill-server-often.ts';

it(`finds everything that was acknowledged when the server on SQLite was killed ${rounds} times`, { timeout }, () =>
  killServerOften({
    seed: 11,
    prepare: async (folder) => ({ environment: {}, options: { sqliteFile: `${folder}/answers.sqlite` } }),
  }),
);
