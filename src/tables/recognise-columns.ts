import type { ColumnMapping } from '../domain/column-mapping.ts';
import { type ColumnNote, createColumnNote } from './column-note.ts';
import { type ColumnRole, findColumnRole } from './column-role.ts';
import { createQuestionMatcher, type NamedQuestion, type QuestionMatcher } from './match-question.ts';

/** A suggestion for a person to check; null where the table does not show what it holds. The notes say what to look at. */
export type RecognisedColumns = { readonly mapping: ColumnMapping | null; readonly notes: readonly ColumnNote[] };

/** What can be seen of a column. */
type Column = {
  readonly name: string;
  readonly said: ColumnRole | undefined;
  /** The question that the header itself names. */
  readonly questionId: string | undefined;
  /** Cells of the sample that hold anything. */
  readonly filled: number;
  /** How many of them name a question, and how many do so by more than a bare number, which may mean anything. */
  readonly naming: number;
  readonly namingByText: number;
  /** In UTF-16 units, of the filled cells; 0 if there are none. */
  readonly averageLength: number;
};

/** Names and numbers of people are shorter. */
const longestCandidate = 40;

/**
 * Guess which columns hold candidates, questions and answers: by their headers in Chinese or English, and where these are
 * silent, by what is in them. The column whose cells name questions is the question; the longest text is the answer; the
 * first short column that is filled everywhere is the candidate.
 *
 * @param sampleRows cells in the order of `columns`; the first few dozen rows do
 */
export function recogniseColumns(
  columns: readonly string[],
  sampleRows: readonly (readonly string[])[],
  questions: readonly NamedQuestion[],
): RecognisedColumns {
  const matchQuestion = createQuestionMatcher(questions);
  const seen = columns.map((name, index) => {
    const cells = sampleRows.map((row) => row[index] ?? '');
    return lookAt(name, cells, matchQuestion);
  });
  const question = findQuestionColumn(seen);
  const named = seen.filter(({ questionId }) => questionId !== undefined);
  const isWide = named.length > 1 || (named.length === 1 && !question);
  return isWide ? toWide(seen, sampleRows.length) : toLong(seen, question, sampleRows.length);
}

function lookAt(name: string, cells: readonly string[], matchQuestion: QuestionMatcher): Column {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const naming = filled.filter((cell) => matchQuestion(cell) !== undefined);
  return {
    name,
    said: findColumnRole(name),
    questionId: matchQuestion(name),
    filled: filled.length,
    naming: naming.length,
    namingByText: naming.filter((cell) => !/^[\d.\s]+$/.test(cell)).length,
    averageLength: filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length),
  };
}

function toWide(columns: readonly Column[], rows: number): RecognisedColumns {
  const notes: ColumnNote[] = [];
  const answers = new Map<string, string>();
  const rest: Column[] = [];
  for (const column of columns) {
    const { name, questionId } = column;
    if (questionId === undefined) rest.push(column);
    else if (answers.has(questionId)) notes.push(createColumnNote('question-column-twice', name));
    else answers.set(questionId, name);
  }
  const candidate = findCandidateColumn(rest, rows, notes);
  const unknown = rest.filter(({ said, name }) => name !== candidate?.name && said?.role === 'question');
  for (const { name } of unknown) notes.push(createColumnNote('question-column-unknown', name));
  if (!candidate) return { mapping: null, notes };
  const pairs = [...answers].map(([questionId, column]) => ({ column, questionId }));
  return { mapping: { layout: 'wide', candidate: candidate.name, answers: pairs }, notes };
}

function toLong(columns: readonly Column[], question: Column | undefined, rows: number): RecognisedColumns {
  const notes: ColumnNote[] = [];
  if (!question) notes.push(createColumnNote('question-column-missing'));
  else if (question.naming < question.filled) {
    const { name, filled, naming } = question;
    const cells = { filledCells: filled, unknownCells: filled - naming };
    notes.push(createColumnNote('question-cells-unknown', name, cells));
  }
  const rest = columns.filter((column) => column !== question);
  const answer = findAnswerColumn(rest, notes);
  const others = rest.filter((column) => column !== answer);
  const candidate = findCandidateColumn(others, rows, notes);
  if (!question || !answer || !candidate) return { mapping: null, notes };
  const mapping = { layout: 'long', candidate: candidate.name, question: question.name, answer: answer.name } as const;
  return { mapping, notes };
}

/** By header and cells together: of 题号 and 题目 the one that names more questions of this bank. */
function findQuestionColumn(columns: readonly Column[]): Column | undefined {
  const ranked = columns
    .filter(({ said, questionId }) => questionId === undefined && (!said || said.role === 'question'))
    .map((column) => {
      const isSaid = column.said?.role === 'question';
      const share = (isSaid ? column.naming : column.namingByText) / Math.max(1, column.filled);
      return { column, points: share + (isSaid ? 0.5 : 0) };
    })
    .filter(({ points }) => points >= 0.5)
    .sort((a, b) => b.points - a.points);
  return ranked[0]?.column;
}

function findAnswerColumn(columns: readonly Column[], notes: ColumnNote[]): Column | undefined {
  const longest = (some: readonly Column[]) => some.toSorted((a, b) => b.averageLength - a.averageLength)[0];
  const said = columns.filter((column) => column.said?.role === 'answer');
  const best = said.filter((column) => column.said?.rank === Math.min(...said.map((it) => it.said?.rank ?? 0)));
  const byHeader = longest(best);
  if (byHeader) return byHeader;
  const silent = columns.filter(({ said: role, averageLength }) => !role && averageLength > 0);
  const byLength = longest(silent);
  notes.push(
    byLength ? createColumnNote('answer-column-guessed', byLength.name) : createColumnNote('answer-column-missing'),
  );
  return byLength;
}

function findCandidateColumn(columns: readonly Column[], rows: number, notes: ColumnNote[]): Column | undefined {
  const [byHeader] = columns
    .filter(({ said }) => said?.role === 'candidate')
    .toSorted((a, b) => (a.said?.rank ?? 0) - (b.said?.rank ?? 0));
  if (byHeader) return byHeader;
  const byContent = columns.find(({ said, filled, averageLength }) => {
    return !said && rows > 0 && filled === rows && averageLength <= longestCandidate;
  });
  notes.push(
    byContent
      ? createColumnNote('candidate-column-guessed', byContent.name)
      : createColumnNote('candidate-column-missing'),
  );
  return byContent;
}
