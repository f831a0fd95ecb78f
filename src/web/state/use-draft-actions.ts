import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DraftReply } from '../../api/authoring-schemas.ts';
import type { RubricReportReply } from '../../api/rubric-check-schemas.ts';
import { RequestFailure } from '../service/request-failure.ts';
import { type Publish, proposeCues, publishDraft, saveDraft, testDraft } from '../service/rubric-service.ts';
import type { DraftEdits, Edited } from './use-draft-edits.ts';

/** What the checks said of one save of a draft. */
type CheckedDraft = { readonly revision: number; readonly report: RubricReportReply };

export type DraftActions = ReturnType<typeof useDraftActions>;

/** Where a draft is kept. */
export function draftKey(draftId: string): readonly string[] {
  return ['draft', draftId];
}

/** Save, check, ask a model and publish. What the service works on is always what is on the screen: it is saved first. */
export function useDraftActions(draft: DraftReply, edits: DraftEdits) {
  const client = useQueryClient();
  const { save, saveFirst, keep, onError } = useSaving(draft, edits);
  const reportKey = ['rubric-report', draft.id];
  const { data: checked } = useQuery<CheckedDraft>({ queryKey: reportKey, queryFn: skipToken });
  const check = useMutation({
    mutationFn: async () => {
      const { revision } = await saveFirst();
      return { revision, report: await testDraft(draft.id) };
    },
    onSuccess: (result) => client.setQueryData<CheckedDraft>(reportKey, result),
    onError,
  });
  const propose = useMutation({
    mutationFn: async () => proposeCues(draft.id, (await saveFirst()).revision),
    onSuccess: (result) => keep(result.draft),
    onError,
  });
  const publish = useMutation({
    mutationFn: (request: Omit<Publish, 'revision'>) =>
      publishDraft(draft.id, { revision: draft.revision, ...request }),
    onSuccess: () => {
      edits.forget();
      for (const key of ['versions', 'drafts', 'questions']) void client.invalidateQueries({ queryKey: [key] });
    },
    onError,
  });
  const isFresh = checked?.revision === draft.revision && !edits.isDirty;
  return {
    ...{ save, check, propose, publish },
    /** Of what is on the screen now. */
    report: isFresh ? checked.report : undefined,
    isReportOld: !isFresh && checked !== undefined,
  };
}

/** Save what was typed. Where somebody else has saved in between, that is fetched for the person to choose. */
function useSaving(draft: DraftReply, edits: DraftEdits) {
  const client = useQueryClient();
  const keep = (next: DraftReply) => client.setQueryData<DraftReply>(draftKey(draft.id), next);
  const onError = (error: Error) => {
    if (error instanceof RequestFailure && error.problem?.code === 'draft-changed') {
      void client.invalidateQueries({ queryKey: draftKey(draft.id) });
    }
  };
  const saveFirst = async (): Promise<DraftReply> => {
    if (!edits.isDirty) return draft;
    const sent = { content: edits.content, section: edits.section };
    const next = await saveDraft(draft.id, { revision: edits.revision, ...sent });
    keep(next);
    edits.settle(sent, next);
    return next;
  };
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (_sent: Edited) => saveFirst(),
    onError,
  });
  const isOld = variables?.content !== edits.content || variables.section !== edits.section;
  const save = {
    run: () => mutate({ content: edits.content, section: edits.section }),
    isPending,
    /** Why what is on the screen now was not saved; null once it has changed. */
    error: isPending || isOld ? null : error,
  };
  return { save, saveFirst, keep, onError };
}
