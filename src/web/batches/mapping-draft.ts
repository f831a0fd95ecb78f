import type { ColumnMappingReply } from '../../api/batch-schemas.ts';

/** A mapping while somebody is choosing. Both layouts are kept, so that switching to and fro loses nothing. */
export type MappingDraft = {
  readonly layout: 'long' | 'wide';
  /** Names of columns; null while none is chosen. */
  readonly candidate: string | null;
  readonly question: string | null;
  readonly answer: string | null;
  /** Wide: the question that a column answers; columns that are not in it are ignored. */
  readonly questionOf: Readonly<Record<string, string>>;
};

/** What has to be chosen yet, or was chosen twice. */
export type MappingProblem =
  | 'candidate-missing'
  | 'question-missing'
  | 'answer-missing'
  | 'column-twice'
  | 'no-answers'
  | 'question-twice';

/** Begin with what the service makes of the columns. Without a suggestion nothing is chosen. */
export function toMappingDraft(suggested: ColumnMappingReply | null): MappingDraft {
  const empty = { layout: 'long' as const, candidate: null, question: null, answer: null, questionOf: {} };
  if (suggested === null) return empty;
  if (suggested.layout === 'long') return { ...empty, ...suggested };
  const { layout, candidate, answers } = suggested;
  const questionOf = Object.fromEntries(answers.map(({ column, questionId }) => [column, questionId]));
  return { ...empty, layout, candidate, questionOf };
}

/** Choose or change the question of a column of a wide table; null ignores the column. */
export function withQuestion(draft: MappingDraft, column: string, questionId: string | null): MappingDraft {
  const { [column]: _, ...others } = draft.questionOf;
  return { ...draft, questionOf: questionId === null ? others : { ...others, [column]: questionId } };
}

type Outcome = { readonly mapping: ColumnMappingReply } | { readonly problems: readonly MappingProblem[] };

/**
 * Turn what was chosen into a mapping, or say what is wrong with it.
 *
 * @param columns in the order of the table; columns that it does not have are left out
 */
export function toMapping(draft: MappingDraft, columns: readonly string[]): Outcome {
  return draft.layout === 'long' ? toLongMapping(draft) : toWideMapping(draft, columns);
}

function toLongMapping({ candidate, question, answer }: MappingDraft): Outcome {
  const problems: MappingProblem[] = [];
  if (candidate === null) problems.push('candidate-missing');
  if (question === null) problems.push('question-missing');
  if (answer === null) problems.push('answer-missing');
  const chosen = [candidate, question, answer].filter((column) => column !== null);
  if (new Set(chosen).size < chosen.length) problems.push('column-twice');
  if (problems.length > 0 || candidate === null || question === null || answer === null) return { problems };
  return { mapping: { layout: 'long', candidate, question, answer } };
}

function toWideMapping({ candidate, questionOf }: MappingDraft, columns: readonly string[]): Outcome {
  const answers = columns.flatMap((column) => {
    const questionId = questionOf[column];
    return questionId === undefined || column === candidate ? [] : [{ column, questionId }];
  });
  const problems: MappingProblem[] = [];
  if (candidate === null) problems.push('candidate-missing');
  if (answers.length === 0) problems.push('no-answers');
  if (new Set(answers.map(({ questionId }) => questionId)).size < answers.length) problems.push('question-twice');
  if (problems.length > 0 || candidate === null) return { problems };
  return { mapping: { layout: 'wide', candidate, answers } };
}
