import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { QuestionContentReply } from '../../api/authoring-schemas.ts';
import type { TrialReply } from '../../api/rubric-check-schemas.ts';
import { type FieldProblem, fieldProblems } from '../rubrics/field-problems.ts';
import { tryRubric } from '../service/rubric-service.ts';
import { useSettled } from './use-settled.ts';

/** Pause after the last change of answer or rubric. */
const SETTLE_MS = 300;

/** What a rubric made of an answer, with both as they were then. */
export type TriedAnswer = {
  readonly content: QuestionContentReply;
  readonly answer: string;
  readonly trial: TrialReply;
};

export type LiveTrial = {
  /** The last one that worked; undefined before the first. */
  readonly tried: TriedAnswer | undefined;
  /** True if it belongs to what is on the screen now. */
  readonly isCurrent: boolean;
  readonly problems: readonly FieldProblem[];
  readonly error: Error | null;
  readonly retry: () => void;
};

/** Try an answer each time it or the rubric has changed. A reply to what has changed since is called off and never shown. */
export function useTrial(draftId: string, content: QuestionContentReply, answer: string): LiveTrial {
  const request = useMemo(() => ({ content, answer, draftId }), [content, answer, draftId]);
  const settled = useSettled(request, SETTLE_MS);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['trial', settled],
    queryFn: async ({ signal }): Promise<TriedAnswer> => ({ ...settled, trial: await tryRubric(settled, signal) }),
    gcTime: 0,
  });
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  return {
    tried: data ?? last,
    isCurrent: data !== undefined && settled === request,
    problems: fieldProblems(error),
    error: isFetching ? null : error,
    retry: () => void refetch(),
  };
}
