import { skipToken, useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedEvaluationReply } from '../../api/schemas.ts';
import { evaluateAnswer } from '../service/practice-service.ts';

/** An answer as it was sent, with what came back. */
export type Submission = { readonly answer: string; readonly evaluation: RecordedEvaluationReply };

/**
 * Send answers to one question and keep the last evaluation of it while the page is open, also when the person looks
 * at another question in between.
 *
 * @param heading gets the focus when a reply has arrived and this question is still shown
 */
export function useSubmission(questionId: string, heading: RefObject<HTMLElement | null>) {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const submissionKey = ['submission', questionId];
  const mutationKey = ['evaluate', questionId];
  const { data: submission } = useQuery<Submission>({
    queryKey: submissionKey,
    queryFn: skipToken,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const { mutate, error } = useMutation({
    mutationKey,
    mutationFn: (answer: string) => evaluateAnswer({ questionId, answer }, i18n.language),
    onSuccess: (evaluation, answer) => {
      client.setQueryData<Submission>(submissionKey, { answer, evaluation });
    },
  });
  const isPending = useIsMutating({ mutationKey }) > 0;
  const onEvaluated = useFocusAfterRender(heading, isPending);
  const submit = (answer: string) => {
    if (!isPending) mutate(answer, { onSuccess: onEvaluated });
  };
  return { submission, submit, isPending, error };
}

/** Returns what asks for the focus; it moves once what is focused has been drawn. */
function useFocusAfterRender(target: RefObject<HTMLElement | null>, isPending: boolean): () => void {
  const isAskedFor = useRef(false);
  useEffect(() => {
    if (!isAskedFor.current || isPending || target.current === null) return;
    isAskedFor.current = false;
    target.current.focus();
  });
  return () => {
    isAskedFor.current = true;
  };
}
