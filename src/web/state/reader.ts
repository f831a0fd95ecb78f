import { createContext, useContext } from 'react';

/** Whom a result speaks to: somebody who practises and reads about an answer of their own, or somebody who reads another's. */
export const Reader = createContext<'candidate' | 'interviewer'>('candidate');

/** Ending of the keys of those texts that the catalogue has for each reader. */
export function useReaderSuffix(): '' | '.interviewer' {
  return useContext(Reader) === 'interviewer' ? '.interviewer' : '';
}
