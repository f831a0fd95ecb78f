import { useQuery } from '@tanstack/react-query';
import { getAnswerReviews, getStoredEvaluation } from '../service/review-service.ts';

export const answerReviewsKey = (recordId: string): readonly string[] => ['answer-reviews', recordId];

/** What people said of an answer, beside the machine. */
export function useAnswerReviews(recordId: string) {
  return useQuery({
    queryKey: answerReviewsKey(recordId),
    queryFn: () => getAnswerReviews(recordId),
    staleTime: 0,
  });
}

/** An evaluation with its answer, as it was stored. */
export function useStoredEvaluation(recordId: string) {
  return useQuery({ queryKey: ['stored-evaluation', recordId], queryFn: () => getStoredEvaluation(recordId) });
}
